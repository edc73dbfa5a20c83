import { type LedgerRow, words } from '@duban/contracts';
import { type SheetRow } from '@duban/documents';

const day = (at: string | null): string =>
  at ? new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : '';

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
  day(row.assignedAt),
  day(row.dueAt),
  row.progress,
  words.matterStatus[row.status],
  words.light[row.light],
  words.urgency[row.urgency],
];
