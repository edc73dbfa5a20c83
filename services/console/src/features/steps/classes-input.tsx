import { type ClassifyItems, words } from '@duban/contracts';
import { type JSX, useState } from 'react';
import { type SheetRow } from '../sheet/history';
import { type Column, Sheet } from '../sheet/sheet';

export type ClassLine = Partial<ClassifyItems['lines'][number]> & { matter?: string; said?: string };
const classes = Object.entries(words.progressClass) as [keyof typeof words.progressClass, string][];
const KEY = '重点';

/** 分类指导 (S-82): every item of the period in one sheet. */
export const ClassesInput = ({
  value = [],
  onChange,
}: {
  value?: ClassLine[];
  onChange?: (lines: ClassLine[]) => void;
}): JSX.Element => {
  const [initial] = useState<SheetRow[]>(() =>
    value.map(({ no, matter = '', said = '', progressClass = 'NORMAL', guidance = '', key }) => ({
      ...{ no: String(no), matter, said, guidance },
      progressClass: words.progressClass[progressClass],
      key: key ? KEY : '',
    })),
  );
  const columns: Column[] = [
    { key: 'no', title: '序号', width: 48, fixed: true },
    { key: 'matter', title: '事项', width: 220, fixed: true },
    { key: 'said', title: '本期进展', width: 220, fixed: true },
    { key: 'progressClass', title: '分类', width: 100, options: classes.map(([, zh]) => zh) },
    { key: 'guidance', title: '指导意见', width: 260 },
    { key: 'key', title: '重点督办', width: 90, options: [KEY] },
  ];
  const classOf = (row: SheetRow) => classes.find(([, zh]) => zh === row['progressClass'])?.[0];
  return (
    <Sheet
      label="分类指导"
      columns={columns}
      initial={initial}
      onChange={(rows) =>
        onChange?.(
          rows.map((row) => {
            const progressClass = classOf(row);
            const rest = { no: Number(row['no']), guidance: row['guidance'] ?? '', key: row['key'] === KEY };
            return progressClass ? { ...rest, progressClass } : rest;
          }),
        )
      }
      problem={(row, key) => {
        if (key === 'progressClass' && !classOf(row)) return `请选择:${classes.map(([, zh]) => zh).join('、')}`;
        if (key === 'guidance' && classOf(row) !== 'NORMAL' && !row['guidance']) return '不正常的请写明指导意见';
        return undefined;
      }}
    />
  );
};
