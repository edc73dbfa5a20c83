import { commands, type SurveyAnswers, type SurveyView, words } from '@duban/contracts';
import { Alert, App, Button, InputNumber, Radio, Space } from 'antd';
import { type JSX, useState } from 'react';
import { ApiError, queries, send } from '../../api';
import { AnswerSheet, filled } from '../../shared/answer-sheet';
import { optionsOf } from '../../shared/words';

const { LINK: _, ...channels } = words.answerChannel;

/** 登记答卷: what one of the sample said at the door or on the telephone; then the next one. */
export const RecordAnswer = ({ survey: { id, questions, sample } }: { survey: SurveyView }): JSX.Element => {
  const { message } = App.useApp();
  const [responseId, begin] = useState(() => crypto.randomUUID());
  const [serial, setSerial] = useState<number | null>(null);
  const [channel, setChannel] = useState('VISIT');
  const [answers, setAnswers] = useState<SurveyAnswers>([]);
  const [problem, setProblem] = useState<{ title: string; remedy?: string | undefined }>();
  const submit = async (): Promise<void> => {
    const { answers: given, missing } = filled(questions, answers);
    if (missing) return setProblem({ title: `“${missing.text}”没有回答`, remedy: '请回答这一题' });
    const command = { surveyId: id, serial: serial ?? undefined, channel, answers: given };
    const parsed = commands['survey-response.record'].input.safeParse(command);
    if (!parsed.success) return setProblem({ title: parsed.error.issues[0]?.message ?? '填写有误' });
    try {
      await send('survey-response.record', responseId, parsed.data, responseId);
      message.success(`${serial}号样本已登记`);
      await queries.invalidateQueries();
      begin(crypto.randomUUID());
      setSerial(null);
      setAnswers([]);
      setProblem(undefined);
    } catch (error) {
      // A new attempt is another one: what was refused is not repeated.
      begin(crypto.randomUUID());
      setProblem(error instanceof ApiError ? error.problem : { title: '没有办成', remedy: '请重试' });
    }
  };
  return (
    <>
      <Space wrap style={{ marginBottom: 14 }}>
        <InputNumber
          aria-label="样本编号"
          placeholder="样本编号"
          min={1}
          max={sample.size}
          value={serial}
          onChange={setSerial}
        />
        <Radio.Group
          aria-label="怎样问的"
          optionType="button"
          options={optionsOf(channels)}
          value={channel}
          onChange={(event) => setChannel(event.target.value as string)}
        />
      </Space>
      <AnswerSheet questions={questions} answers={answers} onChange={setAnswers} />
      {problem && (
        <Alert
          type="warning"
          showIcon
          title={problem.title}
          description={problem.remedy}
          style={{ marginBottom: 12 }}
        />
      )}
      <Button type="primary" autoInsertSpace={false} onClick={() => void submit()}>
        登记
      </Button>
    </>
  );
};
