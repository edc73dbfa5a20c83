import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { workdaysBetween } from '@duban/calendar';
import { type AssignmentView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, knownRow, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { type OpenAssignment } from './assignment';
import { policyVersionOf } from './assignment.store';
import { lightOf } from './light';
import { unexplained } from './rules/returns';
import { returnWindow } from './return-window';
import { requirementOf } from './rules/successor';

/** Nothing is overdue at the unit any more. */
const rests = new Set<OpenAssignment['status']>([
  'SUBMITTED',
  'ACCEPTED',
  'CLEARED',
  'WITHDRAWN_REASSIGNED',
  'CANCELLED',
  'SUSPENDED',
]);
type Row = { id: string; version: number; state: OpenAssignment };
const Of = z.object({ matterId: z.uuid('事项编号格式不对') });

@ApiTags('交办')
@Controller('api/assignments')
export class AssignmentQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '一个事项的承办任务' })
  async list(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<AssignmentView[]> {
    const { matterId } = Of.parse(query);
    const rows = await this.env.db.query<Row>(
      scopeOf(actor),
      `select id, version, state from assignment.assignment where region = $1 and matter_id = $2
       order by role = 'CO', state -> 'issued' ->> 'assignmentNo'`,
      [actor.region, matterId],
    );
    return rows.map((row) => this.view(row));
  }

  @Get(':id')
  @Allow('signed-in')
  @ApiOperation({ summary: '一个承办任务' })
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AssignmentView> {
    const row = await knownRow(id, () =>
      this.env.db.query<Row>(scopeOf(actor), 'select id, version, state from assignment.assignment where id = $1', [
        id,
      ]),
    );
    return this.view(row);
  }

  private view({ id, version, state }: Row): AssignmentView {
    const now = this.env.clock.now();
    const { issued, status, dueAt } = state;
    const policy = this.env.policyFor(issued.region, policyVersionOf(state));
    const calendar = this.env.calendar(issued.region);
    const { matterId, assignmentNo, matterNo, title, role, unit, responsibleLeader, issuedAt } = issued;
    return {
      id,
      version,
      matterId,
      assignmentNo,
      matterNo,
      title,
      role,
      unit,
      responsibleLeader,
      item: issued.item ?? null,
      requirement: requirementOf(state),
      subjectType: issued.subjectType ?? null,
      skipLevelReason: issued.skipLevelReason ?? null,
      issuedAt,
      urgency: state.urgency,
      acknowledgeDueAt: state.acknowledgeDueAt,
      provisional: state.clock.provisional,
      status,
      dueAt,
      handler: state.acknowledged?.handler ?? issued.handler ?? null,
      light: lightOf(state, now, policy, calendar),
      acknowledgedAt: state.acknowledged?.at ?? null,
      originalDueAt: issued.dueAt,
      overdueDays: rests.has(status) ? 0 : workdaysBetween(dueAt, now, calendar),
      submittedAt: state.signed?.at ?? state.opinion?.at ?? null,
      percent: state.progress.at(-1)?.percent ?? null,
      progress: [...state.progress],
      opinion: state.opinion,
      report: state.report,
      reportChecked: state.checked,
      reportSigned: state.signed,
      reviews: [...state.reviews],
      returned: state.returned,
      extension: state.extension && { ...state.extension, decided: state.extension.agreed },
      ...courseOf(state),
      returnWindowUntil: returnWindow(state, policy, calendar),
      returnRequest: state.returnRequest,
      children: [...state.children],
      parent: issued.parent ?? null,
      replaces: issued.replaces ?? null,
      opinionMissing: state.opinionMissing,
      coordinated: [...state.coordinated],
    };
  }
}

/** What happened beside the straight road: 延期、退回、中止、督查单. */
const courseOf = (state: OpenAssignment) => ({
  unitPlan: state.unitPlan,
  itemCleared: state.itemCleared,
  extensions: state.extensions,
  overdueExplained: [...state.overdueExplained],
  reworks: state.reworks,
  returnsExplained: [...state.explained],
  explanationDue: unexplained(state),
  suspended: state.suspended,
  suspensions: [...state.suspensions],
  cancelled: state.cancelled,
  recounts: [...state.recounts],
  urges: [...state.urges],
  notices: [...state.notices],
  redSigned: state.redSigned,
  proposals: [...state.proposals],
});
