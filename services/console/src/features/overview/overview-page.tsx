import { type FiguresView, type OverviewView, type Tally, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type JSX, useState } from 'react';
import { Link } from 'react-router';
import { get } from '../../api';
import { Loaded } from '../../shared/states';
import { Light } from '../../shared/words';
import { Figures } from '../inbox/inbox-page';

/** 指标口径. */
const definitions = [
  { name: '办结率', text: '期内到期的任务中已审核通过的', of: (t: Tally) => [t.done, t.due] },
  { name: '按时办结率', text: '期内到期的任务中按时审核通过的', of: (t: Tally) => [t.onTime, t.due] },
  { name: '签收及时率', text: '期内交办的任务中时限内签收的', of: (t: Tally) => [t.acknowledgedInTime, t.issued] },
  { name: '一次通过率', text: '审核过的任务中没有退回即通过的', of: (t: Tally) => [t.passedAtFirst, t.judged] },
] as const;
const rate = ([part = 0, whole = 0]: readonly number[]): string =>
  whole === 0 ? '—' : `${Math.round((part / whole) * 100)}%`;

/** 总览: by state and light, month by month, and the rates of units. */
export const OverviewPage = (): JSX.Element => {
  const [months, setMonths] = useState(12);
  const overview = useQuery({ queryKey: ['overview'], queryFn: () => get<OverviewView>('/api/overview') });
  const figures = useQuery({
    queryKey: ['figures', months],
    queryFn: () => get<FiguresView>(`/api/figures?months=${months}`),
  });
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="page-title">总览</h1>
        <Select
          aria-label="统计期"
          value={months}
          onChange={setMonths}
          options={[1, 3, 6, 12, 24].map((n) => ({ value: n, label: n === 1 ? '本月' : `近${n}个月` }))}
          style={{ width: 120 }}
        />
      </div>
      <Figures />
      <Loaded query={overview}>
        {(o) => (
          <div className="halves">
            <section className="card" aria-label="按状态">
              <h3>按状态</h3>
              {o.byStatus.map(({ status, count }) => (
                <Bar
                  key={status}
                  to={`/ledger?status=${status}`}
                  label={words.matterStatus[status]}
                  part={count}
                  whole={Math.max(...o.byStatus.map((s) => s.count))}
                />
              ))}
            </section>
            <section className="card" aria-label="按灯">
              <h3>按灯</h3>
              {o.byLight.map(({ light, count }) => (
                <Bar
                  key={light}
                  to={`/ledger?light=${light}`}
                  label={<Light light={light} />}
                  part={count}
                  whole={Math.max(...o.byLight.map((s) => s.count))}
                />
              ))}
            </section>
          </div>
        )}
      </Loaded>
      <Loaded query={figures}>
        {(f) => (
          <>
            <section className="card" aria-label="逐月交办与办结">
              <h3>逐月交办与办结(任务件数)</h3>
              <Months months={f.months} />
            </section>
            <Satisfied of={f.satisfaction} />
            <section className="card" aria-label="各单位">
              <h3>各单位</h3>
              <div className="rows plain">
                <table>
                  <thead>
                    <tr>
                      <th>单位</th>
                      <th>应办</th>
                      {definitions.map(({ name }) => (
                        <th key={name}>{name}</th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {[...f.units, { ...f.total, unit: '', name: '合计' }].map((u) => (
                      <tr key={u.unit}>
                        <td data-label="单位">
                          {u.unit ? <Link to={`/ledger?unit=${u.unit}`}>{u.name}</Link> : <b>{u.name}</b>}
                        </td>
                        <td data-label="应办">{u.due}</td>
                        {definitions.map(({ name, of }) => (
                          <td key={name} data-label={name}>
                            {rate(of(u))} <small className="quiet">{of(u).join('/')}</small>
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <p className="quiet">
                口径:{definitions.map(({ name, text }) => `${name}为${text}`).join(';')}
                。到期未满的不计入应办,没有分母的不显示。
              </p>
            </section>
          </>
        )}
      </Loaded>
    </div>
  );
};

/** 满意率: 满意与基本满意 of those who answered; who did not answer is shown beside it, never counted in. */
const Satisfied = ({
  of: { satisfied, basically, dissatisfied, noReply },
}: {
  of: FiguresView['satisfaction'];
}): JSX.Element => {
  const answered = satisfied + basically + dissatisfied;
  return (
    <section className="card" aria-label="群众回访">
      <h3>群众回访</h3>
      <p style={{ margin: 0 }}>
        满意率 <b>{rate([satisfied + basically, answered])}</b>(满意{satisfied}、基本满意{basically}、不满意
        {dissatisfied},其中满意占{rate([satisfied, answered])});反馈回收率 <b>{rate([answered, answered + noReply])}</b>
        (未反馈{noReply})
      </p>
    </section>
  );
};

const Bar = ({ to, label, part, whole }: { to: string; label: JSX.Element | string; part: number; whole: number }) => (
  <Link to={to} className="bar">
    <span>{label}</span>
    <i>
      <b style={{ width: `${(part / whole) * 100}%` }} />
    </i>
    <em>{part}</em>
  </Link>
);

const HEIGHT = 150;
const Months = ({ months }: { months: FiguresView['months'] }): JSX.Element => {
  const most = Math.max(1, ...months.flatMap((m) => [m.issued, m.done]));
  const tall = (n: number): number => (n / most) * HEIGHT;
  return (
    <>
      <div className="months">
        {months.map((m) => (
          <div key={m.month} title={`${m.month} 交办${m.issued},办结${m.done}`}>
            <div style={{ height: HEIGHT }}>
              <b className="issued" style={{ height: tall(m.issued) }} />
              <b className="done" style={{ height: tall(m.done) }} />
            </div>
            <small>{m.month.slice(2).replace('-', '.')}</small>
          </div>
        ))}
      </div>
      <p className="quiet legend">
        <b className="issued" /> 交办 {months.reduce((n, m) => n + m.issued, 0)}件 <b className="done" /> 办结{' '}
        {months.reduce((n, m) => n + m.done, 0)}件
      </p>
    </>
  );
};
