import { type AssignmentView, type TimelineEntry } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Timeline } from 'antd';
import { type JSX, useState } from 'react';
import { get } from '../../api';
import { Loaded } from '../../shared/states';
import { fullMoment } from '../../shared/words';

/** 经过: what happened to this unit's task, in order. */
export const AssignmentHistory = ({ assignment: a }: { assignment: AssignmentView }): JSX.Element => {
  const [open, setOpen] = useState(false);
  const timeline = useQuery({
    queryKey: ['timeline', a.matterId],
    enabled: open,
    queryFn: () => get<TimelineEntry[]>(`/api/timeline?matterId=${a.matterId}`),
  });
  return (
    <div>
      <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => setOpen(!open)} aria-expanded={open}>
        {open ? '收起经过' : '看经过'}
      </Button>
      {open && (
        <Loaded query={timeline}>
          {(all) => (
            <Timeline
              style={{ marginTop: 12 }}
              items={all
                .filter(({ unit }) => unit === a.unit.name)
                .map((entry) => ({
                  key: entry.id,
                  content: (
                    <>
                      <b>{entry.title}</b>{' '}
                      <span className="quiet">
                        {fullMoment(entry.at)} · {entry.by}
                      </span>
                      <div>{entry.detail}</div>
                    </>
                  ),
                }))}
            />
          )}
        </Loaded>
      )}
    </div>
  );
};
