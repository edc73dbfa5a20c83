import { type MatterFact, type OfMatter, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** 转为办理中 (domain 4.3). Already there: nothing to do, so a repeated job is harmless. */
export const begin: Decide<OfMatter, Matter, MatterFact, Policy> = (_, state, { actor, now }) => {
  if (state.status === 'IN_PROGRESS') return [];
  // 大型督查 gives no tasks out: it begins when the teams are ready.
  const campaign = state.status === 'APPROVED' && state.registration.procedure === 'DX';
  if (!campaign) atStatus(state, '转为办理中', 'ASSIGNED', 'IN_REVIEW');
  return [{ type: 'matter.begun.v1', data: { by: { id: actor.id, name: actor.name }, at: now } }];
};
