import { type DecideItems, type Policy, type RefusalCode, type SupervisionPlanFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type SupervisionPlan } from '../plan';
import { planAt } from '../rules/plan-at';

/** 逐项决定 (WH_Feedback, S-83): the leader says of open items 继续, 调整, 终结 or 交大型督查; what is over stays over. */
export const decideItems: Decide<
  DecideItems,
  SupervisionPlan,
  SupervisionPlanFact,
  Policy,
  { over: readonly number[] }
> = ({ lines }, state, { actor, now, lookup }) => {
  const plan = planAt(state, '逐项决定', 'APPROVED', 'DRAFTED', 'CHECKED', 'RETURNED');
  if (!plan.inForce) throw new Refusal<RefusalCode>('supervision-plan.not-approved');
  const known = new Set(plan.inForce.items.map(({ no }) => no));
  const said = new Set<number>();
  for (const { no } of lines) {
    if (!known.has(no)) throw new Refusal<RefusalCode>('supervision-plan.item-unknown', { no });
    if (said.has(no)) throw new Refusal<RefusalCode>('supervision-plan.number-twice', { no });
    if (lookup.over.includes(no)) throw new Refusal<RefusalCode>('supervision-plan.item-over', { no });
    said.add(no);
  }
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'supervision-plan.items-decided.v1', data: { lines, by, at: now } }];
};
