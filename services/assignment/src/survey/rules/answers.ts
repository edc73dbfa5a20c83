import { type RefusalCode, type SurveyAnswers, type SurveyQuestion, words } from '@duban/contracts';
import { Refusal } from '@duban/kernel';

/** How many choices a question has; of 填写 none. */
export const choicesOf = ({ kind, options }: SurveyQuestion): number =>
  kind === 'SATISFACTION' ? Object.keys(words.surveySatisfaction).length : options.length;

/** @throws Refusal when a question is not of this survey, is answered twice, not at all, or otherwise than it was asked */
export const answersTo = (questions: readonly SurveyQuestion[], answers: SurveyAnswers): void => {
  const known = answers.every(({ questionId }) => questions.some((one) => one.questionId === questionId));
  if (!known || new Set(answers.map(({ questionId }) => questionId)).size < answers.length)
    throw new Refusal<RefusalCode>('survey-response.unknown-question');
  for (const question of questions) {
    const { choices = [], text = '' } = answers.find(({ questionId }) => questionId === question.questionId) ?? {};
    const params = { question: question.text };
    const written = question.kind === 'TEXT';
    if (question.required && (written ? text === '' : choices.length === 0))
      throw new Refusal<RefusalCode>('survey-response.missing', params);
    const most = question.kind === 'MULTIPLE' ? choicesOf(question) : written ? 0 : 1;
    const sound = choices.every((choice) => choice < choicesOf(question)) && new Set(choices).size === choices.length;
    if (!sound || choices.length > most) throw new Refusal<RefusalCode>('survey-response.choice-wrong', params);
  }
};
