import { type ApproveOutcome, type OutcomeFact, type Policy } from '@duban/contracts';
import { type Decide, signedAs } from '@duban/kernel';
import { type Changed, type Outcome, outcomeAt, saidOf, stillFounded } from '../outcome';

/** 行政首长批准 (R-119, I-16): the position stands in the fact. */
export const approve: Decide<ApproveOutcome, Outcome, OutcomeFact, Policy, Changed> = (
  { agree, opinion },
  state,
  { actor, now, lookup },
) => {
  const open = outcomeAt(state, '批准建议', 'CHECKED');
  if (agree) stillFounded(open, lookup);
  const said = { ...saidOf(open, actor, now), agree, opinion, ...signedAs(actor, 'GOV_HEAD' as const) };
  return [{ type: 'outcome.approved.v1', data: said }];
};
