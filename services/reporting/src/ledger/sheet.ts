import { type LedgerRow, words } from '@duban/contracts';
import { type SheetRow } from '@duban/documents';

/** `2026-03-02 09:30` in the county's time, empty for no time. */
export const localMinute = (at: string | null): string =>
  at ? new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : '';

const remarks = ({ urgency, returns, returningUnits }: LedgerRow): string =>
  [
    words.urgency[urgency],
    ...(returns > 0 ? [`退回${returns}次`] : []),
    ...(returningUnits > 0 ? [`${returningUnits}个单位申请退办`] : []),
  ].join(';');

/** One matter as a row of the workbook (AC-28). */
export const sheetRow = (row: LedgerRow, index: number): SheetRow => [
  String(index + 1),
  row.matterNo ?? row.registerNo,
  row.title,
  row.source,
  row.leader,
  row.leadUnits,
  row.coUnits,
  row.responsibleLeaders,
  row.handlers,
  localMinute(row.assignedAt),
  localMinute(row.dueAt),
  row.progress,
  words.matterStatus[row.status],
  words.light[row.light],
  remarks(row),
];
