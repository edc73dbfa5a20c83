import { type ArrangeTalk, type OutcomeFact, type Policy, type RefusalCode, words } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { approvedOnly, type Changed, type Outcome, outcomeAt, saidOf, stillFounded } from '../outcome';

/** When it is held, in UTC, and the day in China. */
export type Held = { heldAt: string; heldOn: string };

/** 约谈通知: of an approved proposal to talk (I-16); when it was really held says the 约谈记录. */
export const arrangeTalk: Decide<ArrangeTalk, Outcome, OutcomeFact, Policy, Held & Changed> = (
  command,
  state,
  { actor, now, lookup },
) => {
  approvedOnly(state);
  const open = outcomeAt(state, '发约谈通知', 'APPROVED');
  stillFounded(open, lookup);
  const { heldAt } = lookup;
  const { kind } = open.proposed;
  if (kind !== 'ADMONISH_TALK')
    throw new Refusal<RefusalCode>('outcome.not-a-talk', { kind: words.outcomeProposalKind[kind] });
  if (heldAt <= now) throw new Refusal<RefusalCode>('outcome.talk-past');
  return [{ type: 'outcome.talk-arranged.v1', data: { ...command, heldAt, ...saidOf(open, actor, now) } }];
};
