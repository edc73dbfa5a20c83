import { type SurveyView, words } from '@duban/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Button, Modal, Space } from 'antd';
import { type JSX, useState } from 'react';
import { get } from '../../api';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { fullMoment } from '../../shared/words';
import { type Offer, Offered } from '../matter/offered';
import { DraftButton } from './draft-button';
import { RecordAnswer } from './record-answer';
import { closeSurvey, decideSurvey, draftSurvey } from './research-steps';
import { SurveyLinks } from './survey-links';
import { SurveyResults } from './survey-results';
import { Tag } from '../../shared/tag';

const colors = { DRAFTED: 'orange', RETURNED: 'red', OPEN: 'blue', CLOSED: 'green' } as const;
/** All of the region, or those about one matter. */
export const useSurveys = (matterId?: string, enabled = true): UseQueryResult<SurveyView[]> =>
  useQuery({
    queryKey: ['surveys', matterId],
    enabled,
    queryFn: () => get<SurveyView[]>(`/api/surveys${matterId ? `?matterId=${matterId}` : ''}`),
  });

/** 民情调查 (S-64). */
export const SurveysTab = (): JSX.Element => {
  const me = useMe();
  return (
    <>
      {has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF') && <DraftButton step={() => draftSurvey()} />}
      <div style={{ marginTop: 14 }}>
        <Loaded query={useSurveys()} empty="还没有民情调查">
          {(list) => list.map((survey) => <Survey key={survey.id} survey={survey} />)}
        </Loaded>
      </div>
    </>
  );
};

/** One survey, and what may be done with it now. */
export const Survey = ({ survey }: { survey: SurveyView }): JSX.Element => {
  const me = useMe();
  const [shown, show] = useState<'results' | 'links' | 'record'>();
  const { id, title, status, matterTitle, sample, fromOn, untilOn, draftedBy, draftedAt, decided, closed } = survey;
  const desk = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF');
  const editable = status === 'DRAFTED' || status === 'RETURNED';
  const offers: Offer[] = [
    ...(status === 'DRAFTED' && has(me, 'SUPERVISION_CHIEF') && draftedBy.id !== me.id
      ? [{ step: decideSurvey, id, label: '审核', main: true }]
      : []),
    ...(editable && desk ? [{ step: draftSurvey(survey), id, label: '修改' }] : []),
    ...(status === 'OPEN' && desk ? [{ step: closeSurvey, id, label: '汇总' }] : []),
  ];
  return (
    <section className="card" aria-label={title}>
      <h3>
        {title} <Tag color={colors[status]}>{words.surveyStatus[status]}</Tag>
      </h3>
      {matterTitle && <div>事项:{matterTitle}</div>}
      <div className="quiet">
        {sample.population},{words.sampleMethod[sample.method]},样本{sample.size}个;{fromOn}至{untilOn};{draftedBy.name}{' '}
        {fullMoment(draftedAt)}拟订
        {decided && `;${decided.by.name}${decided.agree ? '同意' : '退回'}${decided.opinion && `:${decided.opinion}`}`}
      </div>
      {closed && (
        <p>
          {closed.size}个样本收回{closed.answered}份;{closed.situation}
        </p>
      )}
      <Space wrap style={{ marginTop: 8 }}>
        {!editable && (
          <Button autoInsertSpace={false} onClick={() => show('results')}>
            结果
          </Button>
        )}
        {status === 'OPEN' && desk && (
          <Button autoInsertSpace={false} onClick={() => show('links')}>
            链接
          </Button>
        )}
        {status === 'OPEN' && desk && <Button onClick={() => show('record')}>登记答卷</Button>}
      </Space>
      <Offered offers={offers} about={title} known={{}} />
      <Modal
        open={shown !== undefined}
        title={shown && `${{ results: '结果', links: '链接', record: '登记答卷' }[shown]} · ${title}`}
        footer={null}
        destroyOnHidden
        width={720}
        onCancel={() => show(undefined)}
      >
        {shown === 'results' && <SurveyResults survey={survey} />}
        {shown === 'links' && <SurveyLinks id={id} />}
        {shown === 'record' && <RecordAnswer survey={survey} />}
      </Modal>
    </section>
  );
};
