import { type CloseAsPresented, type MatterFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';
import { closable } from '../rules/closable';

/** 按“已呈阅”办结: the leader had the report for as long as the scheme says, and said nothing. */
export const closeAsPresented: Decide<CloseAsPresented, Matter, MatterFact, Policy> = (
  { reason },
  state,
  { actor, now, policy },
) => {
  const matter = atStatus(state, '按已呈阅办结', 'FEEDBACK');
  const { presented } = matter;
  if (!presented) throw new Refusal<RefusalCode>('matter.not-presented');
  const { silentAt, outcome, at: presentedAt } = presented;
  if (!silentAt || Date.parse(now) < Date.parse(silentAt))
    throw new Refusal<RefusalCode>('matter.silence-too-short', { days: policy.leader.silentWorkdays });
  closable(matter);
  const by = { id: actor.id, name: actor.name };
  return [
    { type: 'matter.closed-as-presented.v1', data: { by, at: now, reason, presentedAt } },
    { type: 'matter.closed.v1', data: { by, at: now, decision: 'PRESENTED', text: reason, outcome } },
  ];
};
