import { type MatterFact, type Policy, type PresentMatter } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** By when the leader should have read, and from when the silence is long enough. */
export type AnswerBy = { unreadAt: string; silentAt: string };

/** 呈报: the signed special report lies before the leader; its outcome is what the matter may be closed with (S-1). */
export const present: Decide<PresentMatter, Matter, MatterFact, Policy, AnswerBy> = (
  { documentNo, outcome },
  state,
  { actor, now, lookup },
) => {
  const { presented } = atStatus(state, '呈报', 'FEEDBACK');
  if (presented?.documentNo === documentNo) return [];
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'matter.presented.v1', data: { by, at: now, documentNo, outcome, ...lookup } }];
};
