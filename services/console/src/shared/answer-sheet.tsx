import { type SurveyAnswers, type SurveyQuestion, words } from '@duban/contracts';
import { Checkbox, Input, Radio } from 'antd';
import { type JSX } from 'react';

const choicesOf = ({ kind, options }: SurveyQuestion): readonly string[] =>
  kind === 'SATISFACTION' ? Object.values(words.surveySatisfaction) : options;
const isAnswered = ({ choices, text }: SurveyAnswers[number]): boolean => choices.length > 0 || text.trim() !== '';

/** What was answered, and the first question that has to be answered and was not. */
export const filled = (
  questions: readonly SurveyQuestion[],
  answers: SurveyAnswers,
): { answers: SurveyAnswers; missing: SurveyQuestion | undefined } => {
  const given = answers.filter(isAnswered);
  const missing = questions.find(
    ({ questionId, required }) => required && !given.some((one) => one.questionId === questionId),
  );
  return { answers: given, missing };
};

/** 答卷: the questions of a survey one below the other, for who answers and for who writes down an answer. */
export const AnswerSheet = ({
  questions,
  answers,
  onChange,
}: {
  questions: readonly SurveyQuestion[];
  answers: SurveyAnswers;
  onChange: (answers: SurveyAnswers) => void;
}): JSX.Element => {
  const of = (questionId: string) =>
    answers.find((one) => one.questionId === questionId) ?? { questionId, choices: [], text: '' };
  const set = (questionId: string, change: Partial<SurveyAnswers[number]>): void =>
    onChange([...answers.filter((one) => one.questionId !== questionId), { ...of(questionId), ...change }]);
  return (
    <ol className="answer-sheet">
      {questions.map((question) => {
        const { questionId, text, kind, required } = question;
        const { choices, text: written } = of(questionId);
        const options = choicesOf(question).map((label, value) => ({ value, label }));
        return (
          <li key={questionId}>
            <fieldset>
              <legend>
                {text}
                {kind === 'MULTIPLE' && '(可选几项)'}
                {!required && <span className="quiet">(选填)</span>}
              </legend>
              {kind === 'TEXT' ? (
                <Input.TextArea
                  aria-label={text}
                  maxLength={1000}
                  autoSize={{ minRows: 2, maxRows: 8 }}
                  value={written}
                  onChange={(event) => set(questionId, { text: event.target.value })}
                />
              ) : kind === 'MULTIPLE' ? (
                <Checkbox.Group
                  options={options}
                  value={choices}
                  onChange={(chosen) => set(questionId, { choices: [...chosen].sort((a, b) => a - b) })}
                />
              ) : (
                <Radio.Group
                  options={options}
                  value={choices[0]}
                  onChange={(event) => set(questionId, { choices: [event.target.value as number] })}
                />
              )}
            </fieldset>
          </li>
        );
      })}
    </ol>
  );
};
