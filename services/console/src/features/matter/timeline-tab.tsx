import { type TimelineEntry } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { type JSX } from 'react';
import { get } from '../../api';
import { Course } from '../../shared/course';
import { Loaded } from '../../shared/states';

/** 时间线: every step that happened, in order. */
export const TimelineTab = ({ matterId }: { matterId: string }): JSX.Element => {
  const timeline = useQuery({
    queryKey: ['timeline', matterId],
    queryFn: () => get<TimelineEntry[]>(`/api/timeline?matterId=${matterId}`),
  });
  return (
    <div className="card">
      <Loaded query={timeline} empty="还没有记录">
        {(list) => <Course entries={list.map((entry) => ({ ...entry, key: entry.id }))} />}
      </Loaded>
    </div>
  );
};
