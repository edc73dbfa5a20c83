import { type TracedStep, type TraceStepView, words } from '@duban/contracts';
import { Checkbox, Table } from 'antd';
import { type JSX, useContext, useState } from 'react';
import { lasted } from '../../shared/words';
import { KnownOf } from './step';

/** A step of the 责任链 as it is attached to a proposal: what it was then. */
export const tracedOf = ({ step, holders, by, minutes, lateMinutes }: TraceStepView): TracedStep => ({
  step,
  holder: by ?? holders.map(({ role }) => words.role[role]).join('、'),
  minutes,
  lateMinutes,
});

type Row = TracedStep & { key: string };
const same = (a: TracedStep, b: TracedStep): boolean =>
  a.step === b.step && a.holder === b.holder && a.minutes === b.minutes;

/** 责任链 of a proposal: every step of the matter, of which those are chosen that it rests on. */
export const TraceInput = ({
  value = [],
  onChange,
}: {
  value?: TracedStep[];
  onChange?: (steps: TracedStep[]) => void;
}): JSX.Element => {
  const { trace = [] } = useContext(KnownOf);
  // As it was when the form was drawn: what is still held goes on counting.
  const [rows] = useState(() => trace.map((one): Row => ({ ...tracedOf(one), key: one.key })));
  const toggle = ({ key: _, ...step }: Row, chosen: boolean): void =>
    onChange?.(chosen ? [...value, step] : value.filter((other) => !same(other, step)));
  return (
    <Table
      size="small"
      pagination={false}
      scroll={{ y: 260 }}
      dataSource={rows}
      locale={{ emptyText: '还没有环节' }}
      columns={[
        {
          title: '列入',
          width: 60,
          render: (_, row) => (
            <Checkbox
              aria-label={`列入 ${row.step}`}
              checked={value.some((step) => same(step, row))}
              onChange={({ target }) => toggle(row, target.checked)}
            />
          ),
        },
        { title: '环节', dataIndex: 'step' },
        { title: '在谁手里', dataIndex: 'holder' },
        { title: '时长', render: (_, { minutes }) => lasted(minutes) },
        {
          title: '超时',
          render: (_, { lateMinutes }) =>
            lateMinutes === null ? '—' : <span className="late">{lasted(lateMinutes)}</span>,
        },
      ]}
    />
  );
};
