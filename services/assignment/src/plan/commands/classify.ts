import { type ClassifyItems, type Policy, type RefusalCode, type SupervisionPlanFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { openPeriod, type SupervisionPlan } from '../plan';
import { planAt } from '../rules/plan-at';

/** 分类指导 (S-82): every item of the plan in force that is not 销号 yet, once a period. */
export const classify: Decide<
  ClassifyItems,
  SupervisionPlan,
  SupervisionPlanFact,
  Policy,
  { cleared: readonly number[] }
> = ({ lines }, state, { actor, now, lookup }) => {
  const plan = planAt(state, '分类指导', 'APPROVED', 'DRAFTED', 'CHECKED', 'RETURNED');
  const period = openPeriod(plan);
  if (!plan.inForce || !period) throw new Refusal<RefusalCode>('supervision-plan.no-period');
  const known = new Set(plan.inForce.items.map(({ no }) => no));
  const said = new Set<number>();
  for (const { no } of lines) {
    if (!known.has(no)) throw new Refusal<RefusalCode>('supervision-plan.item-unknown', { no });
    if (said.has(no)) throw new Refusal<RefusalCode>('supervision-plan.number-twice', { no });
    said.add(no);
  }
  const left = [...known].find((no) => !said.has(no) && !lookup.cleared.includes(no));
  if (left !== undefined) throw new Refusal<RefusalCode>('supervision-plan.item-unclassified', { no: left });
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'supervision-plan.classified.v1', data: { lines, by, at: now, period: period.period } }];
};
