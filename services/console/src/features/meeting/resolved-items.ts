import { type ResolvedItem, type SplitView } from '@duban/contracts';
import { deadlineOf, type NamedUnit, textOfDeadline, unitOf, unitsOf } from '../sheet/cells';
import { type SheetRow } from '../sheet/history';

const LEFT_OUT = '不列入';
export const supervision = ['列入', LEFT_OUT] as const;

/** A row as the text says it, with the names of the register where they are the only ones that fit. */
export const sheetRow = (row: SplitView['rows'][number], units: readonly NamedUnit[]): SheetRow => ({
  no: String(row.no),
  sentence: row.sentence,
  matter: row.matter,
  target: row.target ?? '',
  lead: unitOf(row.lead ?? '', units)?.name ?? row.lead ?? '',
  co: row.co.map((name) => unitOf(name, units)?.name ?? name).join('、'),
  leader: row.leader ?? '',
  deadline: textOfDeadline(row.deadline),
  supervised: '列入',
  reason: '',
});

const at = (row: SheetRow, key: string): string => (row[key] ?? '').trim();
export const isLeftOut = (row: SheetRow): boolean => at(row, 'supervised') === LEFT_OUT;

/** What is wrong with a cell, and what to do (S-28, S-94, S-6). */
export const problemOf = (row: SheetRow, key: string, units: readonly NamedUnit[]): string | undefined => {
  if (key === 'matter' && at(row, 'matter') === '') return '请填写事项';
  if (isLeftOut(row)) return key === 'reason' && at(row, 'reason') === '' ? '请写明不列入督查的理由' : undefined;
  if (key === 'lead' && at(row, 'lead') === '') return '没有牵头单位,请选择,或不列入督查';
  if (key === 'lead' && !unitOf(at(row, 'lead'), units)) return `没有名为“${at(row, 'lead')}”的单位,请从列表选择`;
  if (key === 'deadline' && at(row, 'deadline') === '') return '没有时限,请填写;没有写明的一般为30个工作日';
  if (key === 'deadline' && !deadlineOf(at(row, 'deadline'))) return '请写成 2026-03-31 或 30个工作日';
  const { unknown } = key === 'co' ? unitsOf(at(row, 'co'), units) : { unknown: undefined };
  return unknown === undefined ? undefined : `没有名为“${unknown}”的单位`;
};

/** The row as the command takes it. */
export const itemOf = (row: SheetRow, units: readonly NamedUnit[]): Partial<ResolvedItem> => {
  const lead = unitOf(at(row, 'lead'), units);
  const deadline = deadlineOf(at(row, 'deadline'));
  const [target, leader, unsupervisedReason] = [at(row, 'target'), at(row, 'leader'), at(row, 'reason')];
  return {
    no: Number(row['no']),
    sentence: row['sentence'] ?? '',
    matter: at(row, 'matter'),
    co: unitsOf(at(row, 'co'), units).units,
    supervised: !isLeftOut(row),
    ...(lead ? { lead } : {}),
    ...(deadline ? { deadline } : {}),
    ...(target ? { target } : {}),
    ...(leader ? { leader } : {}),
    ...(unsupervisedReason ? { unsupervisedReason } : {}),
  };
};
