import { type MatterFact, type MergeMatter, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** What the shell found of the two matters: the own id, and the other one when it is open and may be seen. */
export type MergeTarget = { id: string; target: { id: string; title: string; no: string } | null };

/** 并案: before it is reviewed, into another that is open. */
export const merge: Decide<MergeMatter, Matter, MatterFact, Policy, MergeTarget> = (
  { into, reason },
  state,
  { actor, now, lookup },
) => {
  atStatus(state, '并案', 'REGISTERED', 'OPINION_DRAFTED', 'APPROVED', 'ASSIGNED', 'IN_PROGRESS');
  if (into === lookup.id) throw new Refusal<RefusalCode>('matter.merge-itself');
  if (!lookup.target) throw new Refusal<RefusalCode>('matter.merge-target-closed');
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'matter.merged.v1', data: { by, at: now, into: lookup.target, reason } }];
};
