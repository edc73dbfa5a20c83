import { type OutcomeFact, type Policy, type RecordOutcomeReply } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Outcome, outcomeAt, saidOf } from '../outcome';

/** 登记处理结果: what the competent body made of it. */
export const recordReply: Decide<RecordOutcomeReply, Outcome, OutcomeFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const open = outcomeAt(state, '登记处理结果', 'EXECUTED');
  return [{ type: 'outcome.reply-recorded.v1', data: { ...command, ...saidOf(open, actor, now) } }];
};
