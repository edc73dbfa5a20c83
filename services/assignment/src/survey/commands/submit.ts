import { type FactData, type Policy, type RefusalCode, type SurveyResponseFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Survey, type SurveyResponse } from '../survey';
import { answersTo } from '../rules/answers';

/** The survey that is answered, today, and whether this one of the sample has answered already. */
export type Asked = { survey: Survey; today: string; answered: boolean };
export type Response = Pick<FactData<'survey-response.submitted.v1'>, 'surveyId' | 'serial' | 'channel' | 'answers'>;

/** 答卷: one of each of the sample, while the survey runs. */
export const submit: Decide<Response, SurveyResponse, SurveyResponseFact, Policy, Asked> = (
  command,
  state,
  { actor, now, lookup: { survey, today, answered } },
) => {
  const { serial, answers } = command;
  if (survey.status === 'NONE') throw new Refusal<RefusalCode>('survey.link-invalid');
  const { matterId, region, fromOn, untilOn, sample, questions } = survey.drafted;
  if (survey.status !== 'OPEN' || today < fromOn || today > untilOn)
    throw new Refusal<RefusalCode>('survey-response.not-open', { fromOn, untilOn });
  if (serial > sample.size)
    throw new Refusal<RefusalCode>('survey-response.not-sampled', { serial, size: sample.size });
  if (state.status !== 'NONE' || answered) throw new Refusal<RefusalCode>('survey-response.answered', { serial });
  answersTo(questions, answers);
  const by = { id: actor.id, name: actor.name };
  const data = { ...command, by, at: now, region, ...(matterId && { matterId }) };
  return [{ type: 'survey-response.submitted.v1', data }];
};
