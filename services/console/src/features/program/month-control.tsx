import { type CheckMonthView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Input } from 'antd';
import { type JSX, useState } from 'react';
import { get } from '../../api';
import { Loaded } from '../../shared/states';

const thisMonth = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()).slice(0, 7);

/** 月控: what the monthly meeting looks at, planned or under way, of all bodies. */
export const MonthControl = (): JSX.Element => {
  const [month, choose] = useState(thisMonth);
  const query = useQuery({
    queryKey: ['check-months', month],
    queryFn: () => get<CheckMonthView>(`/api/check-months?month=${month}`),
  });
  return (
    <section className="card" aria-label="月控">
      <h3>
        月控{' '}
        <Input
          type="month"
          aria-label="月份"
          value={month}
          style={{ width: 160 }}
          onChange={({ target }) => target.value && choose(target.value)}
        />
      </h3>
      <Loaded query={query}>
        {({ checks, covert, often }) => (
          <>
            {often.length > 0 && (
              <Alert
                type="warning"
                showIcon
                title={`今年已到次数上限:${often.map(({ subject, thisYear }) => `${subject.name}${thisYear}次`).join('、')}`}
                style={{ marginBottom: 12 }}
              />
            )}
            <p className="quiet">
              {checks.length}项督查检查{covert > 0 && `,另有暗访${covert}次`}
            </p>
            <div className="rows plain">
              <table aria-label="本月督查检查">
                <tbody>
                  {checks.map((one) => (
                    <tr key={`${one.matterId}${one.fromOn}`}>
                      <td>
                        {one.fromOn}至{one.untilOn}
                      </td>
                      <td>{one.body}</td>
                      <td>{one.title}</td>
                      <td className="quiet">{one.subjects.map(({ name }) => name).join('、')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Loaded>
    </section>
  );
};
