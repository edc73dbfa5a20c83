import { type ApproveOutcome, type OutcomeFact, type Policy } from '@duban/contracts';
import { type Decide, signedAs } from '@duban/kernel';
import { type Outcome, outcomeAt, saidOf } from '../outcome';

/** 行政首长批准 (R-119, I-16): the position stands in the fact. */
export const approve: Decide<ApproveOutcome, Outcome, OutcomeFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const open = outcomeAt(state, '批准建议', 'CHECKED');
  const said = { ...saidOf(open, actor, now), agree, opinion, ...signedAs(actor, 'GOV_HEAD' as const) };
  return [{ type: 'outcome.approved.v1', data: said }];
};
