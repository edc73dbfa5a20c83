import { type TimelineEntry } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Tag, Timeline } from 'antd';
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
                  <span className="quiet">
                    {fullMoment(entry.at)} · {entry.by}
                  </span>{' '}
                  {entry.unit && <Tag>{entry.unit}</Tag>}
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
