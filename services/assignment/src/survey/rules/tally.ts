import { type SurveyAnswers, type SurveyQuestion } from '@duban/contracts';
import { choicesOf } from './answers';

export type Tally = { questionId: string; counts: number[]; answered: number };

/** 汇总: per question, how many chose each of its choices; of 填写, how many wrote something. */
export const tallied = (questions: readonly SurveyQuestion[], responses: readonly SurveyAnswers[]): Tally[] =>
  questions.map((question) => {
    const { questionId, kind } = question;
    const said = responses.flatMap((answers) => answers.filter((one) => one.questionId === questionId));
    const answered = said.filter(({ choices, text }) => (kind === 'TEXT' ? text !== '' : choices.length > 0)).length;
    const counts = Array.from(
      { length: choicesOf(question) },
      (_, choice) => said.filter(({ choices }) => choices.includes(choice)).length,
    );
    return { questionId, counts, answered };
  });
