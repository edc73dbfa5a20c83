import { type OutcomeFact, type Policy, type RecordTalk, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Outcome, outcomeAt, saidOf } from '../outcome';
import { type Held } from './arrange-talk';

/** 约谈记录: what was said, undertaken and signed; with it the proposal is carried out, and followed up on a day. */
export const recordTalk: Decide<RecordTalk, Outcome, OutcomeFact, Policy, Held> = (
  command,
  state,
  { actor, now, lookup: { heldAt, heldOn } },
) => {
  const open = outcomeAt(state, '登记约谈记录', 'ARRANGED');
  if (command.followUpOn <= heldOn) throw new Refusal<RefusalCode>('outcome.follow-up-past');
  return [{ type: 'outcome.talk-recorded.v1', data: { ...command, heldAt, ...saidOf(open, actor, now) } }];
};
