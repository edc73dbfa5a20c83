import { type CheckItem, type PlanItemView } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type OpenAssignment } from '../assignment/assignment';
import { policyVersionOf } from '../assignment/assignment.store';
import { lightOf } from '../assignment/light';
import { decisionOn, type OpenPlan } from './plan';

export type Task = { id: string; state: OpenAssignment };

/** A 检查项目 with the task of the unit that leads it and what the desk and the leader said of it. */
export const itemView = (env: ServiceEnv, item: CheckItem, plan: OpenPlan, tasks: readonly Task[]): PlanItemView => {
  const own = tasks.filter(({ state }) => state.issued.item?.no === item.no);
  const leading = own.find(({ state }) => state.issued.role !== 'CO');
  return {
    ...item,
    assignment: leading ? taskView(env, leading) : null,
    helping: own
      .filter(({ state }) => state.issued.role === 'CO')
      .map(({ state }) => ({ unit: state.issued.unit, status: state.status })),
    classes: plan.classified.flatMap(({ period, lines }) =>
      lines
        .filter(({ no }) => no === item.no)
        .map(({ progressClass, guidance, key }) => ({ period, progressClass, guidance, key })),
    ),
    decided: decisionOn(plan, item.no) ?? null,
  };
};

const taskView = (env: ServiceEnv, { id, state }: Task): NonNullable<PlanItemView['assignment']> => {
  const { issued, status, dueAt, acknowledged, progress, unitPlan } = state;
  const policy = env.policyFor(issued.region, policyVersionOf(state));
  return {
    id,
    assignmentNo: issued.assignmentNo,
    unit: issued.unit,
    responsibleLeader: issued.responsibleLeader,
    status,
    light: lightOf(state, env.clock.now(), policy, env.calendar(issued.region)),
    dueAt,
    acknowledgedAt: acknowledged?.at ?? null,
    percent: progress.at(-1)?.percent ?? null,
    periods: Object.fromEntries(
      progress.flatMap((one) =>
        one.period ? [[one.period, { percent: one.percent, progress: one.progress }] as const] : [],
      ),
    ),
    unitPlan: unitPlanOf(unitPlan),
    clearedAt: state.itemCleared?.at ?? null,
    result: state.report?.results ?? null,
  };
};

const unitPlanOf = (plan: OpenAssignment['unitPlan']): NonNullable<PlanItemView['assignment']>['unitPlan'] => {
  if (!plan) return 'NONE';
  if (!plan.reviewed) return 'SUBMITTED';
  return plan.reviewed.agree ? 'ACCEPTED' : 'RETURNED';
};
