import { type TimelineEntry } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Timeline } from 'antd';
import { type JSX } from 'react';
import { get } from '../../api';
import { Loaded } from '../../shared/states';
import { fullMoment } from '../../shared/words';

/** 时间线: every step that happened, in order. */
export const TimelineTab = ({ matterId }: { matterId: string }): JSX.Element => {
  const timeline = useQuery({
    queryKey: ['timeline', matterId],
    queryFn: () => get<TimelineEntry[]>(`/api/timeline?matterId=${matterId}`),
  });
  return (
    <div className="card">
      <Loaded query={timeline} empty="还没有记录">
        {(list) => (
          <Timeline
            items={list.map((entry) => ({
              key: entry.id,
              content: (
                <>
                  <b>{entry.title}</b>{' '}
                  <span style={{ color: '#6b6f76' }}>
                    {fullMoment(entry.at)} · {entry.unit ?? ''}
                    {entry.by}
                  </span>
                  <div>{entry.detail}</div>
                </>
              ),
            }))}
          />
        )}
      </Loaded>
    </div>
  );
};
