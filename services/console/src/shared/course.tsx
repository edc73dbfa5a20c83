import { type TimelineEntry } from '@duban/contracts';
import { Timeline } from 'antd';
import { type JSX } from 'react';
import { fullMoment } from './words';
import { Tag } from './tag';

type Entry = Pick<TimelineEntry, 'title' | 'at' | 'by' | 'unit' | 'detail'> & { key: string };

/** 经过: what happened, when, by whom. */
export const Course = ({ entries }: { entries: readonly Entry[] }): JSX.Element => (
  <Timeline
    items={entries.map((entry) => ({
      key: entry.key,
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
);
