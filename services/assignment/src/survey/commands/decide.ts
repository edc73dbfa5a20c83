import { type DecideSurvey, type Policy, type RefusalCode, type SurveyFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Survey } from '../survey';
import { atStatus } from '../rules/at-status';

/** 调查方案审核: from here on the questions stand and the links work. */
export const decide: Decide<DecideSurvey, Survey, SurveyFact, Policy> = ({ agree, opinion }, state, { actor, now }) => {
  const { drafted } = atStatus(state, '审核', 'DRAFTED');
  if (drafted.by.id === actor.id) throw new Refusal<RefusalCode>('survey.same-person', { by: actor.name });
  return [{ type: 'survey.decided.v1', data: { by: { id: actor.id, name: actor.name }, at: now, agree, opinion } }];
};
