import { type MatterView, type TraceStepView, words } from '@duban/contracts';
import { Checkbox, Timeline } from 'antd';
import { type JSX, useState } from 'react';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { fullMoment, lasted } from '../../shared/words';
import { useUnits } from '../steps/named-select';
import { proposeOutcome } from '../steps/outcome-steps';
import { Offered } from './offered';
import { useTrace } from './supervision';
import { Tag } from '../../shared/tag';

type Named = (one: TraceStepView) => string;

/** 责任链 (AC-21): who held which step, for how many minutes, and whose time ran out; a proposal rests on it. */
export const TraceTab = ({ matter }: { matter: MatterView }): JSX.Element => {
  const me = useMe();
  const trace = useTrace(matter.id);
  const units = useUnits(true);
  const [onlyLate, setOnlyLate] = useState(false);
  const held: Named = ({ holders }) =>
    holders
      .map(({ role, unit }) => [units.find(({ value }) => value === unit)?.name, words.role[role]].filter(Boolean))
      .map((parts) => parts.join(' '))
      .join('、');
  return (
    <div className="card">
      <Loaded query={trace} empty="还没有环节">
        {(list) => (
          <>
            <Totals list={list} held={held} />
            <p>
              <Checkbox checked={onlyLate} onChange={({ target }) => setOnlyLate(target.checked)}>
                只看超时的环节
              </Checkbox>
            </p>
            <Timeline
              items={list
                .filter(({ lateMinutes }) => !onlyLate || lateMinutes !== null)
                .map((one) => ({
                  key: one.key,
                  color: one.lateMinutes !== null ? 'red' : one.until ? 'blue' : 'gold',
                  content: <Step one={one} held={held(one)} longest={Math.max(...list.map((each) => each.minutes))} />,
                }))}
            />
            {has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF') && (
              <Offered offers={[{ step: proposeOutcome }]} about={matter.title} known={{ matter, trace: list }} />
            )}
          </>
        )}
      </Loaded>
    </div>
  );
};

const Step = ({ one, held, longest }: { one: TraceStepView; held: string; longest: number }): JSX.Element => (
  <div role="group" aria-label={`环节:${one.step}`}>
    <b>{one.step}</b> <span className="quiet">{held}</span>{' '}
    {one.lateMinutes !== null && <Tag color="red">超时{lasted(one.lateMinutes)}</Tag>}
    {one.withdrawn && <Tag>已撤下</Tag>}
    <div className="span" title={lasted(one.minutes)}>
      <i style={{ width: `${longest > 0 ? Math.max(1, (one.minutes / longest) * 100) : 1}%` }}>
        {one.lateMinutes !== null && <em style={{ width: `${(one.lateMinutes / Math.max(1, one.minutes)) * 100}%` }} />}
      </i>
      {one.minutes}分钟{one.minutes >= 60 && `(${lasted(one.minutes)})`}
    </div>
    <div className="quiet">
      {fullMoment(one.from)}起,{one.until ? `${fullMoment(one.until)}止` : '现在仍在手里'}
      {one.by && `,${one.by}办理`}
      {one.dueAt && `;时限${fullMoment(one.dueAt)}`}
    </div>
  </div>
);

type Total = { held: string; steps: number; minutes: number; missed: number; late: number };

/** 各人各单位合计: for how long it lay where, and how often time ran out there; the latest first. */
const Totals = ({ list, held }: { list: readonly TraceStepView[]; held: Named }): JSX.Element => {
  const totals = new Map<string, Total>();
  for (const one of list) {
    const name = held(one);
    const { steps, minutes, missed, late } = totals.get(name) ?? { steps: 0, minutes: 0, missed: 0, late: 0 };
    totals.set(name, {
      held: name,
      steps: steps + 1,
      minutes: minutes + one.minutes,
      missed: missed + (one.lateMinutes === null ? 0 : 1),
      late: late + (one.lateMinutes ?? 0),
    });
  }
  return (
    <div className="rows plain">
      <table aria-label="责任链合计">
        <thead>
          <tr>
            {['在谁手里', '环节', '合计时长', '超时环节', '合计超时'].map((title) => (
              <th key={title}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...totals.values()]
            .sort((a, b) => b.late - a.late || b.minutes - a.minutes)
            .map((total) => (
              <tr key={total.held}>
                <td data-label="在谁手里">{total.held}</td>
                <td data-label="环节">{total.steps}</td>
                <td data-label="合计时长">{lasted(total.minutes)}</td>
                <td data-label="超时环节">{total.missed || '—'}</td>
                <td data-label="合计超时" className={total.late > 0 ? 'late' : ''}>
                  {total.late > 0 ? lasted(total.late) : '—'}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
};
