import { type JSX } from 'react';
import { type NamedUnit } from '../sheet/cells';
import { type SheetRow } from '../sheet/history';
import { type Column, Sheet } from '../sheet/sheet';
import { problemOf, supervision } from './resolved-items';

/** 议定事项的表: each row with the sentence that it comes from. */
export const ItemsSheet = ({
  initial,
  units,
  onChange,
}: {
  initial: readonly SheetRow[];
  units: readonly NamedUnit[];
  onChange: (rows: readonly SheetRow[]) => void;
}): JSX.Element => {
  const names = units.map(({ name }) => name);
  const columns: Column[] = [
    { key: 'no', title: '序号', width: 48, fixed: true },
    { key: 'matter', title: '事项', width: 280 },
    { key: 'target', title: '目标', width: 160 },
    { key: 'lead', title: '牵头单位', width: 170, options: names },
    { key: 'co', title: '配合单位', width: 200 },
    { key: 'leader', title: '负责领导', width: 90 },
    { key: 'deadline', title: '时限', width: 120 },
    { key: 'supervised', title: '督查', width: 80, options: supervision },
    { key: 'reason', title: '不列入的理由', width: 140 },
  ];
  return (
    <Sheet
      label="议定事项"
      columns={columns}
      initial={initial}
      onChange={onChange}
      problem={(row, key) => problemOf(row, key, units)}
      note={(row) => `原文:${row['sentence'] ?? ''}`}
    />
  );
};
