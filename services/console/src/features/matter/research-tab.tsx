import { type ConclusionView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { type JSX } from 'react';
import { get } from '../../api';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { DraftButton } from '../research/draft-button';
import { Report, useReports } from '../research/reports-tab';
import { draftReport, draftSurvey } from '../research/research-steps';
import { Survey, useSurveys } from '../research/surveys-tab';
import { type Step } from '../steps/step';

/** The same form, about this matter and no other. */
const about = (matterId: string, step: Step): Step => ({
  ...step,
  fields: step.fields.filter(({ name }) => name[0] !== 'matterId'),
  fixed: () => ({ matterId }),
});

/** 调研 (S-59, S-64): what people say of the matter, and what was found out about it beyond it. */
export const ResearchTab = ({ matterId }: { matterId: string }): JSX.Element => {
  const me = useMe();
  const surveys = useSurveys(matterId);
  const conclusions = useQuery({
    queryKey: ['conclusions', matterId],
    queryFn: () => get<ConclusionView[]>(`/api/conclusions?matterId=${matterId}`),
  });
  const closed = (surveys.data ?? []).filter(({ status }) => status === 'CLOSED');
  return (
    <>
      {has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF') && (
        <div className="actions" style={{ marginBottom: 14 }}>
          <DraftButton step={() => about(matterId, draftSurvey())} />
          <DraftButton
            step={() => about(matterId, draftReport({ surveys: closed, conclusions: conclusions.data ?? [] }))}
          />
        </div>
      )}
      <Loaded query={surveys} empty="没有民情调查">
        {(list) => list.map((survey) => <Survey key={survey.id} survey={survey} />)}
      </Loaded>
      <Loaded query={useReports(matterId)} empty="没有调研报告">
        {(list) => list.map((one) => <Report key={one.id} view={one} />)}
      </Loaded>
    </>
  );
};
