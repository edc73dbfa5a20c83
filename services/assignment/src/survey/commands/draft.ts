import { type DraftSurvey, type Policy, type RefusalCode, type SurveyFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type KnownMatter } from '../../known-matter';
import { type Survey } from '../survey';
import { atStatus } from '../rules/at-status';

/** Today, and the matter that the survey is about: null when there is no such one. */
export type Drafting = { today: string; matter: KnownMatter | null };

/** 拟订民情调查 (S-64): may be written anew until it goes out. */
export const draft: Decide<DraftSurvey, Survey, SurveyFact, Policy, Drafting> = (
  command,
  state,
  { actor, now, lookup: { today, matter } },
) => {
  if (state.status !== 'NONE') atStatus(state, '拟订民情调查', 'DRAFTED', 'RETURNED');
  const { matterId, questions, fromOn, untilOn } = command;
  if (matterId && !matter) throw new Refusal<RefusalCode>('survey.matter-unknown');
  if (untilOn < fromOn || untilOn < today) throw new Refusal<RefusalCode>('survey.dates-wrong');
  for (const [i, { questionId, text }] of questions.entries())
    if (questions.findIndex((one) => one.questionId === questionId) < i)
      throw new Refusal<RefusalCode>('survey.question-repeated', { question: text });
  const { id, name, region } = actor;
  const data = { ...command, by: { id, name }, at: now, region, ...(matter && { matterTitle: matter.matterTitle }) };
  return [{ type: 'survey.drafted.v1', data }];
};
