import { type OpenAssignment } from '../assignment/assignment';
import { type Figures } from './commands/summarize';
import { dispensed, type SupervisionPlan } from './plan';

type Task = { state: OpenAssignment };
/** Delivered by the unit, or done: nothing is overdue there any more. */
const rests = new Set<OpenAssignment['status']>(['SUBMITTED', 'ACCEPTED', 'CLEARED', 'SUSPENDED']);

/** What the unit that leads has reported of the item; what is 销号 is done. */
export const percentOf = (state: OpenAssignment | undefined): number =>
  state?.status === 'CLEARED' ? 100 : (state?.progress.at(-1)?.percent ?? 0);

/** The latest class that the desk gave to an item. */
export const classOf = (plan: SupervisionPlan, no: number) =>
  plan.status === 'NONE'
    ? undefined
    : plan.classified.flatMap(({ lines }) => lines.filter((line) => line.no === no)).at(-1)?.progressClass;

/** 汇总 (S-83): of the items of the plan in force, by the tasks of the units that lead them. */
export const figuresOf = (plan: SupervisionPlan, tasks: readonly Task[], now: string): Figures => {
  const items = plan.status === 'NONE' ? [] : (plan.inForce?.items ?? []);
  const leading = items.map(({ no }) => ({
    no,
    state: tasks.find(({ state }) => state.issued.item?.no === no && state.issued.role !== 'CO')?.state,
  }));
  const over = new Set(plan.status === 'NONE' ? [] : dispensed(plan));
  const kept = leading.filter(({ no }) => !over.has(no));
  const cleared = kept.filter(({ state }) => state?.status === 'CLEARED');
  const open = kept.filter(({ state }) => state?.status !== 'CLEARED');
  const count = (of: readonly unknown[]): number => of.length;
  const sum = kept.reduce((total, { state }) => total + percentOf(state), 0);
  return {
    items: items.length,
    cleared: cleared.length,
    onTime: count(cleared.filter(({ state }) => state?.onTime === true)),
    overdue: count(open.filter(({ state }) => state && !rests.has(state.status) && state.dueAt < now)),
    lagging: count(open.filter(({ no }) => /LAGGING/.test(classOf(plan, no) ?? ''))),
    blocked: count(open.filter(({ no }) => classOf(plan, no) === 'BLOCKED')),
    ...(over.size > 0 ? { dispensed: over.size } : {}),
    percent: kept.length === 0 ? 0 : Math.round(sum / kept.length),
  };
};
