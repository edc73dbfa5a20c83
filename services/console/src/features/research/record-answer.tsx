import { commands, type SurveyAnswers, type SurveyView, words } from '@duban/contracts';
import { Button, InputNumber, message, Radio, Space } from 'antd';
import { type JSX, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { queries } from '../../api';
import { send } from '../../send';
import { AnswerSheet, filled } from '../../shared/answer-sheet';
import { type Refusal, refusalOf, Refused } from '../../shared/refusal';
import { optionsOf } from '../../shared/words';

const { LINK: _, ...channels } = words.answerChannel;

/** 登记答卷: what one of the sample said at the door or on the telephone; then the next one. */
export const RecordAnswer = ({ survey: { id, questions, sample } }: { survey: SurveyView }): JSX.Element => {
  const [responseId, begin] = useState(() => uuidv7());
  const [serial, setSerial] = useState<number | null>(null);
  const [channel, setChannel] = useState('VISIT');
  const [answers, setAnswers] = useState<SurveyAnswers>([]);
  const [problem, setProblem] = useState<Refusal>();
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
      begin(uuidv7());
      setSerial(null);
      setAnswers([]);
      setProblem(undefined);
    } catch (error) {
      // A new attempt is another one: what was refused is not repeated.
      begin(uuidv7());
      setProblem(refusalOf(error));
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
      <Refused refusal={problem} />
      <Button type="primary" autoInsertSpace={false} onClick={() => void submit()}>
        登记
      </Button>
    </>
  );
};
