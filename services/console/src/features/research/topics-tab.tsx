import { type ResearchTopicView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { type JSX } from 'react';
import { get } from '../../api';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { DraftButton } from './draft-button';
import { draftReport } from './research-steps';
import { Tag } from '../../shared/tag';

/** 见微知著 (S-53): problems that several units have, as topics of a report. */
export const TopicsTab = (): JSX.Element => {
  const me = useMe();
  const topics = useQuery({
    queryKey: ['research-topics'],
    queryFn: () => get<ResearchTopicView[]>('/api/research-topics'),
  });
  return (
    <Loaded query={topics} empty="近一年没有在几个单位重复出现的问题">
      {(list) =>
        list.map((topic) => (
          <section key={topic.what} className="card" aria-label={topic.what}>
            <h3>
              {topic.what} <Tag>{words.findingType[topic.type]}</Tag>
            </h3>
            <p className="quiet">
              {topic.units.length}个单位{topic.times}次:{topic.units.join('、')}
            </p>
            {topic.examples.map(({ what, unit, at }) => (
              <div key={`${unit}${at}${what}`}>
                {at.slice(0, 10)} {unit}:{what}
              </div>
            ))}
            {has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF') && (
              <div style={{ marginTop: 8 }}>
                <DraftButton step={() => draftReport({ topic })} label="据此起草调研报告" />
              </div>
            )}
          </section>
        ))
      }
    </Loaded>
  );
};
