import { Controller, Get, Inject, NotFoundException, Param } from '@nestjs/common';
import { type CheckItem, type PlanItemView, type SupervisionPlanView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { type OpenAssignment } from '../assignment/assignment';
import { policyVersionOf } from '../assignment/assignment.store';
import { lightOf } from '../assignment/light';
import { figuresOf } from './figures';
import { openPeriod, type OpenPlan } from './plan';
import { itemTasks } from './plan.lookups';

type Task = { id: string; state: OpenAssignment };

/** 督查方案, its matrix of items and units, and how far each item is. */
@ApiTags('交办')
@Controller('api/supervision-plans')
export class PlanQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get(':matterId')
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD', 'INTAKE_CLERK')
  @ApiOperation({ summary: '督查方案:检查项目、分工、各期进展、分类、汇总' })
  async plan(@CurrentActor() actor: Actor, @Param('matterId') matterId: string): Promise<SupervisionPlanView> {
    return this.env.db.transaction(scopeOf(actor), async (tx) => {
      const [row] = z.uuid().safeParse(matterId).success
        ? await tx.query<{ version: number; state: OpenPlan }>(
            'select version, state from assignment.supervision_plan where id = $1',
            [matterId],
          )
        : [];
      if (!row) throw new NotFoundException();
      return this.view(matterId, row, await itemTasks(tx, matterId));
    });
  }

  private view(
    matterId: string,
    { version, state }: { version: number; state: OpenPlan },
    tasks: Task[],
  ): SupervisionPlanView {
    const { status, inForce, pending, opinion, period, classified, summary } = state;
    return {
      matterId,
      version,
      status,
      inForce: inForce && {
        version: inForce.version,
        objective: inForce.objective,
        rhythm: inForce.rhythm,
        items: inForce.items.map((item) => this.item(item, state, tasks)),
        approvedBy: inForce.approvedBy,
        approvedAt: inForce.approvedAt,
      },
      pending: pending && {
        version: pending.version,
        objective: pending.objective,
        rhythm: pending.rhythm,
        items: [...pending.items],
        reason: pending.reason,
        draftedBy: pending.draftedBy,
        opinion,
      },
      period: period && {
        period: period.period,
        reportDueAt: period.reportDueAt,
        classifyDueAt: period.classifyDueAt,
        open: openPeriod(state) !== null,
      },
      classified: classified.map((one) => ({ period: one.period, by: one.by, at: one.at })),
      figures: figuresOf(state, tasks, this.env.clock.now()),
      summary,
    };
  }

  private item(item: CheckItem, plan: OpenPlan, tasks: readonly Task[]): PlanItemView {
    const own = tasks.filter(({ state }) => state.issued.item?.no === item.no);
    const leading = own.find(({ state }) => state.issued.role !== 'CO');
    return {
      ...item,
      assignment: leading ? this.task(leading) : null,
      helping: own
        .filter(({ state }) => state.issued.role === 'CO')
        .map(({ state }) => ({ unit: state.issued.unit, status: state.status })),
      classes: plan.classified.flatMap(({ period, lines }) =>
        lines
          .filter(({ no }) => no === item.no)
          .map(({ progressClass, guidance, key }) => ({ period, progressClass, guidance, key })),
      ),
    };
  }

  private task({ id, state }: Task): NonNullable<PlanItemView['assignment']> {
    const { issued, status, dueAt, acknowledged, progress, unitPlan } = state;
    const policy = this.env.policyFor(issued.region, policyVersionOf(state));
    return {
      id,
      assignmentNo: issued.assignmentNo,
      unit: issued.unit,
      responsibleLeader: issued.responsibleLeader,
      status,
      light: lightOf(state, this.env.clock.now(), policy, this.env.calendar(issued.region)),
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
  }
}

const unitPlanOf = (plan: OpenAssignment['unitPlan']): NonNullable<PlanItemView['assignment']>['unitPlan'] => {
  if (!plan) return 'NONE';
  if (!plan.reviewed) return 'SUBMITTED';
  return plan.reviewed.agree ? 'ACCEPTED' : 'RETURNED';
};
