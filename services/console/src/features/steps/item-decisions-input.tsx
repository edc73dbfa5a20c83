import { type DecideItems, words } from '@duban/contracts';
import { type JSX, useState } from 'react';
import { type SheetRow } from '../sheet/history';
import { type Column, Sheet } from '../sheet/sheet';

export type DecisionLine = Partial<DecideItems['lines'][number]> & { matter?: string; said?: string };
const decisions = Object.entries(words.itemDecision) as [keyof typeof words.itemDecision, string][];
const decisionOf = (row: SheetRow) => decisions.find(([, zh]) => zh === row['decision'])?.[0];
const columns: Column[] = [
  { key: 'no', title: '序号', width: 48, fixed: true },
  { key: 'matter', title: '事项', width: 220, fixed: true },
  { key: 'said', title: '进展', width: 160, fixed: true },
  { key: 'decision', title: '决定', width: 110, options: decisions.map(([, zh]) => zh) },
  { key: 'opinion', title: '意见', width: 280 },
];

/** 逐项决定 (WH_Feedback): the open items in one sheet; what is left empty is not decided on now. */
export const ItemDecisionsInput = ({
  value = [],
  onChange,
}: {
  value?: DecisionLine[];
  onChange?: (lines: DecisionLine[]) => void;
}): JSX.Element => {
  const [initial] = useState<SheetRow[]>(() =>
    value.map(({ no, matter = '', said = '' }) => ({ no: String(no), matter, said, decision: '', opinion: '' })),
  );
  return (
    <Sheet
      label="逐项决定"
      columns={columns}
      initial={initial}
      onChange={(rows) =>
        onChange?.(
          rows.flatMap((row) => {
            const decision = decisionOf(row);
            return decision ? [{ no: Number(row['no']), decision, opinion: row['opinion'] ?? '' }] : [];
          }),
        )
      }
      problem={(row, key) => {
        const decision = decisionOf(row);
        if (key === 'decision' && row['decision'] && !decision)
          return `请选择:${decisions.map(([, zh]) => zh).join('、')}`;
        if (key === 'opinion' && decision && decision !== 'CONTINUE' && !row['opinion']) return '请写明理由';
        return undefined;
      }}
    />
  );
};
