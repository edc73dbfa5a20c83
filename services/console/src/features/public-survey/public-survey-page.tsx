import { type PublicSurveyView, type SurveyAnswers } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Result, Skeleton } from 'antd';
import { type JSX, useState } from 'react';
import { post } from '../../api';
import { AnswerSheet, filled } from '../../shared/answer-sheet';
import { type Refusal, refusalOf, Refused } from '../../shared/refusal';
import './public-survey.css';

/** The link of one of the sample stands behind the #, which a browser sends to nobody. */
const tokenHere = (): string => window.location.hash.slice(1);
const said = (error: unknown): Refusal => refusalOf(error, '没有提交成功');

/** 群众填写 (S-64): the questionnaire behind a link, without signing in, and nothing else of the platform. */
export const PublicSurveyPage = (): JSX.Element => {
  const [token] = useState(tokenHere);
  const [done, finish] = useState(false);
  const survey = useQuery({
    queryKey: ['public-survey', token],
    queryFn: () => post<PublicSurveyView>('/api/public-survey', { token }),
    retry: false,
    staleTime: Infinity,
  });
  return (
    <main className="public-survey">
      {survey.isPending ? (
        <Skeleton active />
      ) : survey.isError ? (
        <Result status="warning" title={said(survey.error).title} subTitle={said(survey.error).remedy} />
      ) : done || survey.data.state === 'ANSWERED' ? (
        <Result status="success" title="已经收到,谢谢您" subTitle={`${survey.data.title}:每个链接填写一次,不必再填`} />
      ) : survey.data.state === 'OPEN' ? (
        <Questionnaire survey={survey.data} token={token} onDone={() => finish(true)} />
      ) : (
        <Result
          status="info"
          title={survey.data.state === 'OVER' ? '调查已经结束' : '调查还没有开始'}
          subTitle={`${survey.data.title}:${survey.data.fromOn}至${survey.data.untilOn}`}
        />
      )}
    </main>
  );
};

const Questionnaire = ({
  survey: { title, intro, untilOn, questions },
  token,
  onDone,
}: {
  survey: PublicSurveyView;
  token: string;
  onDone: () => void;
}): JSX.Element => {
  const [answers, setAnswers] = useState<SurveyAnswers>([]);
  const [problem, setProblem] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    const { answers: given, missing } = filled(questions, answers);
    if (missing) return setProblem({ title: `“${missing.text}”没有回答`, remedy: '请回答这一题' });
    setBusy(true);
    try {
      await post('/api/public-survey/answer', { token, answers: given });
      onDone();
    } catch (error) {
      const refusal = said(error);
      if (refusal.code === 'survey-response.answered') onDone();
      else setProblem(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <h1>{title}</h1>
      <p className="intro">{intro}</p>
      <p className="quiet">不登录、不记姓名;{untilOn}前填写</p>
      <AnswerSheet questions={questions} answers={answers} onChange={setAnswers} />
      <Refused refusal={problem} />
      <Button type="primary" size="large" block loading={busy} autoInsertSpace={false} onClick={() => void submit()}>
        提交
      </Button>
    </>
  );
};
