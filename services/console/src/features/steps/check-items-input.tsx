import { type CheckItem, words } from '@duban/contracts';
import { type JSX, useState } from 'react';
import { type NamedUnit, unitOf, unitsOf } from '../sheet/cells';
import { type SheetRow } from '../sheet/history';
import { type Column, Sheet } from '../sheet/sheet';
import { useUnits } from './named-select';

const methods = Object.entries(words.verificationMethod) as [CheckItem['method'], string][];
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const textsOf = (item: Partial<CheckItem>): SheetRow => ({
  no: String(item.no ?? ''),
  sentence: item.sentence ?? '',
  matter: item.matter ?? '',
  target: item.target ?? '',
  successCriteria: item.successCriteria ?? '',
  method: words.verificationMethod[item.method ?? 'DOCUMENT'],
  lead: item.lead?.name ?? '',
  co: (item.co ?? []).map(({ name }) => name).join('、'),
  leader: item.leader ?? '',
  dueOn: item.dueOn ?? '',
});
const itemOf = (row: SheetRow, units: readonly NamedUnit[]): Partial<CheckItem> => {
  const [lead, method] = [unitOf(row['lead'] ?? '', units), methods.find(([, zh]) => zh === row['method'])?.[0]];
  return {
    no: Number(row['no']),
    sentence: row['sentence'] ?? '',
    matter: row['matter'] ?? '',
    ...(row['target'] ? { target: row['target'] } : {}),
    successCriteria: row['successCriteria'] ?? '',
    ...(method ? { method } : {}),
    ...(lead ? { lead } : {}),
    co: unitsOf(row['co'] ?? '', units).units,
    ...(row['leader'] ? { leader: row['leader'] } : {}),
    dueOn: row['dueOn'] ?? '',
  };
};
const problemOf = (row: SheetRow, key: string, units: readonly NamedUnit[]): string | undefined => {
  const text = (row[key] ?? '').trim();
  if ((key === 'matter' || key === 'successCriteria') && text === '') return '请填写';
  if (key === 'method' && !methods.some(([, zh]) => zh === text)) return '请从列表选择检查方式';
  if (key === 'lead' && !unitOf(text, units)) return '请从列表选择牵头单位';
  if (key === 'dueOn' && !DAY.test(text)) return '请写成 2026-03-31';
  const { unknown } = key === 'co' ? unitsOf(text, units) : { unknown: undefined };
  return unknown === undefined ? undefined : `没有名为“${unknown}”的单位`;
};

/** 检查项目 (S-80, S-81): item × 负责领导 × 牵头 × 配合 × 时限, edited as a sheet. */
export const CheckItemsInput = ({
  value = [],
  onChange,
}: {
  value?: Partial<CheckItem>[];
  onChange?: (items: Partial<CheckItem>[]) => void;
}): JSX.Element => {
  const units = useUnits(true).map(({ value: id, name }) => ({ id, name }));
  const [initial] = useState(() => value.map(textsOf));
  const columns: Column[] = [
    { key: 'no', title: '序号', width: 48, fixed: true },
    { key: 'matter', title: '事项', width: 240 },
    { key: 'successCriteria', title: '完成标准', width: 200 },
    { key: 'method', title: '检查方式', width: 100, options: methods.map(([, zh]) => zh) },
    { key: 'leader', title: '负责领导', width: 90 },
    { key: 'lead', title: '牵头单位', width: 170, options: units.map(({ name }) => name) },
    { key: 'co', title: '配合单位', width: 200 },
    { key: 'dueOn', title: '时限', width: 110 },
  ];
  return (
    <Sheet
      label="检查项目"
      columns={columns}
      initial={initial}
      onChange={(rows) => onChange?.(rows.map((row) => itemOf(row, units)))}
      problem={(row, key) => problemOf(row, key, units)}
      note={(row) => `原文:${row['sentence'] ?? ''}`}
    />
  );
};
