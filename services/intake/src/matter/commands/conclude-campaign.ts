import { type ConcludeCampaign, type MatterFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** 督查活动办结 (S-1): with what has come of it. Already closed: nothing to do, so a repeated job is harmless. */
export const concludeCampaign: Decide<ConcludeCampaign, Matter, MatterFact, Policy> = (
  { outcome },
  state,
  { actor, now },
) => {
  if (state.status === 'CLOSED') return [];
  atStatus(state, '督查活动办结', 'IN_PROGRESS');
  const by = { id: actor.id, name: actor.name };
  return [
    { type: 'matter.campaign-concluded.v1', data: { by, at: now, outcome } },
    { type: 'matter.closed.v1', data: { by, at: now, decision: 'AGREE', text: '', outcome } },
  ];
};
