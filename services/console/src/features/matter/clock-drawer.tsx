import { type AssignmentView, type ClockView, type DeadlineRule, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Drawer } from 'antd';
import { type JSX, useState } from 'react';
import { get } from '../../api';
import { Loaded } from '../../shared/states';
import { fullMoment } from '../../shared/words';
import { Tag } from '../../shared/tag';

const units = { HOUR: '小时', WORKDAY: '个工作日', DAY: '日', MONTH: '个月' };
const ruleText = (rule: DeadlineRule): string =>
  rule.unit === 'DATE' ? `指定${rule.date}` : `${rule.amount}${units[rule.unit]}`;

/** 怎么算的: opens the day-by-day count of an assignment's due date. */
export const ClockButton = ({ assignment }: { assignment: AssignmentView }): JSX.Element => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        怎么算的
      </Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        size={480}
        title={`办结时限怎么算的 · ${assignment.unit.name}`}
        destroyOnHidden
      >
        <Clock id={assignment.id} version={assignment.version} />
      </Drawer>
    </>
  );
};

const Clock = ({ id, version }: { id: string; version: number }): JSX.Element => {
  const query = useQuery({
    queryKey: ['clock', id, version],
    queryFn: () => get<ClockView>(`/api/assignments/${id}/clock`),
  });
  return <Loaded query={query}>{(clock) => <Explained clock={clock} />}</Loaded>;
};

const Explained = ({ clock }: { clock: ClockView }): JSX.Element => (
  <>
    {clock.provisional && (
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 12 }}
        title="暂算:算到的年份还没有公布工作日历,公布后会重新计算并告知"
      />
    )}
    <Descriptions size="small" column={1} bordered>
      <Descriptions.Item label="规则">
        {ruleText(clock.rule)} {clock.setBy && <Tag>{words.clockSetBy[clock.setBy]}</Tag>}
      </Descriptions.Item>
      <Descriptions.Item label="起算">{fullMoment(clock.startAt)},当日不计入</Descriptions.Item>
      <Descriptions.Item label="到期">{fullMoment(clock.dueAt)}</Descriptions.Item>
      {clock.originalDueAt !== clock.dueAt && (
        <Descriptions.Item label="原时限">{fullMoment(clock.originalDueAt)}</Descriptions.Item>
      )}
      <Descriptions.Item label="日历">{clock.calendarVersion}</Descriptions.Item>
      {clock.suspensions.map(({ from, to }) => (
        <Descriptions.Item key={from} label="中止">
          {fullMoment(from)} 至 {to ? fullMoment(to) : '今(恢复后顺延)'}
        </Descriptions.Item>
      ))}
      {clock.submittedAt && <Descriptions.Item label="报送">{fullMoment(clock.submittedAt)}</Descriptions.Item>}
    </Descriptions>
    <p className="quiet">
      中止期间不计;报送以后督查机构审核的时间不计入承办单位,是否按时以最后审核通过的那次报送时间为准。
    </p>
    {clock.days.length === 0 ? (
      <p>按钟点计算,夜间和休假日照计。</p>
    ) : (
      <div className="rows">
        <table aria-label="逐日计算">
          <thead>
            <tr>
              <th>日期</th>
              <th>计第几天</th>
              <th>说明</th>
            </tr>
          </thead>
          <tbody>
            {numbered(clock.days).map(({ day, nth, why }) => (
              <tr key={day}>
                <td data-label="日期">{day}</td>
                <td data-label="计第几天">{nth ?? <span className="quiet">不计</span>}</td>
                <td data-label="说明">{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
    {clock.recounts.length > 0 && (
      <>
        <h4>重新计算过</h4>
        <ul>
          {clock.recounts.map((r) => (
            <li key={r.at}>
              {fullMoment(r.at)} {words.recountReason[r.reason]}:{fullMoment(r.previousDueAt)} 改为{' '}
              {fullMoment(r.dueAt)}({r.calendarVersion})
            </li>
          ))}
        </ul>
      </>
    )}
  </>
);

const numbered = (days: ClockView['days']): { day: string; nth: number | null; why: string }[] => {
  let nth = 0;
  return days.map(({ day, counted, why }) => ({ day, why, nth: counted ? (nth += 1) : null }));
};
