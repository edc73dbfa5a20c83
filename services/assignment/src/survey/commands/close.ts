import { type CloseSurvey, type Policy, type SurveyFact } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Survey } from '../survey';
import { atStatus } from '../rules/at-status';
import { type Tally } from '../rules/tally';

/** The answers there are, counted. */
export type Counted = { answered: number; tallies: Tally[] };

/** 调查汇总: the figures as they are now; nobody answers any more. */
export const close: Decide<CloseSurvey, Survey, SurveyFact, Policy, Counted> = (
  { situation },
  state,
  { actor, now, lookup },
) => {
  const { drafted } = atStatus(state, '汇总', 'OPEN');
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'survey.closed.v1', data: { by, at: now, situation, size: drafted.sample.size, ...lookup } }];
};
