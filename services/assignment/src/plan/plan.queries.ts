import { Controller, Get, Inject, Param } from '@nestjs/common';
import { type SupervisionPlanView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, knownRow, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { figuresOf } from './figures';
import { itemView, type Task } from './item-view';
import { openPeriod, type OpenPlan } from './plan';
import { itemTasks } from './plan.lookups';

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
      const row = await knownRow(matterId, () =>
        tx.query<{ version: number; state: OpenPlan }>(
          'select version, state from assignment.supervision_plan where id = $1',
          [matterId],
        ),
      );
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
        firstReportWorkdays: inForce.firstReportWorkdays,
        items: inForce.items.map((item) => itemView(this.env, item, state, tasks)),
        approvedBy: inForce.approvedBy,
        approvedAt: inForce.approvedAt,
      },
      pending: pending && {
        version: pending.version,
        objective: pending.objective,
        rhythm: pending.rhythm,
        firstReportWorkdays: pending.firstReportWorkdays,
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
}
