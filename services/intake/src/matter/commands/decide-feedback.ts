import { type DecideFeedback, type MatterFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** 阅示 (S-78): the instructing leader or the head agrees, instructs again, or has it verified. Closed only with an outcome (S-1). */
export const decideFeedback: Decide<DecideFeedback, Matter, MatterFact, Policy> = (
  { decision, text },
  state,
  { actor, now },
) => {
  const { registration, presented, round } = atStatus(state, '阅示', 'FEEDBACK');
  const { leader } = registration.instruction;
  if (actor.id !== leader.id && !actor.roles.includes('GOV_HEAD'))
    throw new Refusal<RefusalCode>('matter.not-instructing-leader', { leader: leader.name });
  if (!presented) throw new Refusal<RefusalCode>('matter.not-presented');
  const by = { id: actor.id, name: actor.name };
  if (decision === 'AGREE')
    return [{ type: 'matter.closed.v1', data: { by, at: now, decision, text, outcome: presented.outcome } }];
  return [{ type: 'matter.reinstructed.v1', data: { by, at: now, decision, text, round: round + 1 } }];
};
