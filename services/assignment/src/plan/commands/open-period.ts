import { type OpenPeriod, type Policy, type SupervisionPlanFact } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { openPeriod, type SupervisionPlan } from '../plan';
import { planAt } from '../rules/plan-at';

/** What the calendar counted for the next period. */
export type NextPeriod = { period: string; reportDueAt: string; classifyDueAt: string };

/** 开启本期 (WH_Track): a job of the process, after the last period has been classified. A repeated job changes nothing. */
export const openNext: Decide<OpenPeriod, SupervisionPlan, SupervisionPlanFact, Policy, NextPeriod> = (
  _,
  state,
  { actor, now, lookup },
) => {
  const plan = planAt(state, '开启本期', 'APPROVED', 'DRAFTED', 'CHECKED', 'RETURNED');
  if (openPeriod(plan)) return [];
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'supervision-plan.period-opened.v1', data: { by, at: now, ...lookup } }];
};
