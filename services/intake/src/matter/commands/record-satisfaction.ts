import { type MatterFact, type Policy, type RecordSatisfaction, words } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/**
 * 回访 (S-98, I-12): the supervision body asks, never the undertaking unit. 不满意 after 办结 begins a new round; before it
 * the matter cannot be closed in this round.
 */
export const recordSatisfaction: Decide<RecordSatisfaction, Matter, MatterFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const { round, status, opinion } = atStatus(state, '登记回访', 'FEEDBACK', 'CLOSED');
  const by = { id: actor.id, name: actor.name };
  const recorded = { type: 'matter.satisfaction-recorded.v1', data: { ...command, by, at: now, round } } as const;
  if (command.satisfaction !== 'DISSATISFIED' || status !== 'CLOSED' || opinion?.effortPath === 'KNOW')
    return [recorded];
  const reason = `回访${words.satisfaction.DISSATISFIED}:${command.remark}`.slice(0, 500);
  return [recorded, { type: 'matter.reopened.v1', data: { by, at: now, reason, round: round + 1 } }];
};
