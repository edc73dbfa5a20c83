import { type ConclusionFact, type Policy, type ReceiveConclusion, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Conclusion, conclusionAt, signedFor } from '../conclusion';

/** 签收结论: the 30 days begin the day after. */
export const receive: Decide<ReceiveConclusion, Conclusion, ConclusionFact, Policy, { untilAt: string }> = (
  { remark },
  state,
  { actor, now, lookup: { untilAt } },
) => {
  const open = conclusionAt(state, '签收结论', 'DELIVERED');
  const { unit } = open.draft;
  if (!actor.units.includes(unit.id)) throw new Refusal<RefusalCode>('conclusion.other-unit', { unit: unit.name });
  return [{ type: 'conclusion.received.v1', data: { ...signedFor(unit, actor, now), remark, untilAt } }];
};
