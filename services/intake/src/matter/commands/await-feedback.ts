import { type MatterFact, type OfMatter, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** 转为反馈中 (domain 4.3). Already there: nothing to do, so a repeated job is harmless. */
export const awaitFeedback: Decide<OfMatter, Matter, MatterFact, Policy> = (_, state, { actor, now }) => {
  if (state.status === 'FEEDBACK') return [];
  atStatus(state, '转为反馈中', 'IN_PROGRESS', 'IN_REVIEW');
  return [{ type: 'matter.awaiting-feedback.v1', data: { by: { id: actor.id, name: actor.name }, at: now } }];
};
