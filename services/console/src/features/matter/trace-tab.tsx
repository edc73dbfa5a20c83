import { type TraceStepView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Tag, Timeline } from 'antd';
import { type JSX } from 'react';
import { get } from '../../api';
import { Loaded } from '../../shared/states';
import { fullMoment } from '../../shared/words';

const lasted = (minutes: number): string => {
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  return [days && `${days}天`, hours && `${hours}小时`, `${minutes % 60}分钟`].filter(Boolean).join('');
};

/** 责任链 (AC-21): who held which step, for how long, and whose time ran out. */
export const TraceTab = ({ matterId }: { matterId: string }): JSX.Element => {
  const trace = useQuery({
    queryKey: ['trace', matterId],
    queryFn: () => get<TraceStepView[]>(`/api/responsibility-traces?matterId=${matterId}`),
  });
  return (
    <div className="card">
      <Loaded query={trace} empty="还没有环节">
        {(list) => (
          <Timeline
            items={list.map((one) => ({
              key: one.key,
              color: one.lateMinutes === null ? 'blue' : 'red',
              content: (
                <>
                  <b>{one.step}</b>{' '}
                  <span className="quiet">{one.holders.map(({ role }) => words.role[role]).join('、')}</span>{' '}
                  {one.lateMinutes !== null && <Tag color="red">超时{lasted(one.lateMinutes)}</Tag>}
                  {one.withdrawn && <Tag>已撤下</Tag>}
                  <div>
                    {fullMoment(one.from)}起,{one.until ? `${fullMoment(one.until)}止` : '现在仍在手里'},共
                    {lasted(one.minutes)}
                    {one.by && `,${one.by}办理`}
                    {one.dueAt && `;时限${fullMoment(one.dueAt)}`}
                  </div>
                </>
              ),
            }))}
          />
        )}
      </Loaded>
    </div>
  );
};
