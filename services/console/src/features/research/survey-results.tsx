import { type SurveyResultsView, type SurveyView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { type JSX } from 'react';
import { get } from '../../api';
import { Loaded } from '../../shared/states';

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((100 * part) / whole));

/** 结果: how many answered, how many chose what, and what was written, of nobody in particular. */
export const SurveyResults = ({ survey: { id, questions } }: { survey: SurveyView }): JSX.Element => {
  const results = useQuery({
    queryKey: ['survey-results', id],
    queryFn: () => get<SurveyResultsView>(`/api/surveys/${id}/results`),
  });
  return (
    <Loaded query={results}>
      {({ size, answered, byChannel, tallies, texts }) => (
        <>
          <p role="status">
            样本{size}个,收回{answered}份({percent(answered, size)}%):
            {(Object.keys(words.answerChannel) as (keyof typeof words.answerChannel)[])
              .map((channel) => `${words.answerChannel[channel]}${byChannel[channel]}份`)
              .join(',')}
          </p>
          {questions.map((question, i) => {
            const { questionId, text, kind, options } = question;
            const tally = tallies.find((one) => one.questionId === questionId);
            const written = texts.find((one) => one.questionId === questionId)?.texts ?? [];
            const choices = kind === 'SATISFACTION' ? Object.values(words.surveySatisfaction) : options;
            return (
              <section key={questionId} aria-label={text}>
                <b>
                  {i + 1}. {text}
                </b>{' '}
                <span className="quiet">{tally?.answered ?? 0}人回答</span>
                <div className="tally">
                  {choices.map((choice, at) => {
                    const count = tally?.counts[at] ?? 0;
                    const share = percent(count, tally?.answered ?? 0);
                    return [
                      <span key={`${choice} label`}>{choice}</span>,
                      <i key={`${choice} bar`} style={{ width: `${share}%` }} />,
                      <span key={`${choice} count`}>
                        {count}人 {share}%
                      </span>,
                    ];
                  })}
                </div>
                {written.map((one, at) => (
                  <div key={at} className="block">
                    {one}
                  </div>
                ))}
              </section>
            );
          })}
        </>
      )}
    </Loaded>
  );
};
