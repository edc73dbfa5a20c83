import { type OfReconsideration, type Policy, type ReconsiderationFact } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { signedFor } from '../conclusion';
import { type Reconsideration } from '../reconsideration';

/** 复核到期提醒: while there is no decision. */
export const remind: Decide<OfReconsideration, Reconsideration, ReconsiderationFact, Policy> = (
  _,
  state,
  { actor, now },
) => {
  if (state.status === 'NONE' || state.status === 'DECIDED' || state.status === 'INADMISSIBLE') return [];
  const { unit, decideDueAt } = state.filed;
  return [{ type: 'reconsideration.reminded.v1', data: { ...signedFor(unit, actor, now), decideDueAt } }];
};
