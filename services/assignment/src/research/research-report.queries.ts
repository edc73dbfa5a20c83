import { Controller, Get, Inject, Query } from '@nestjs/common';
import { localDay } from '@duban/calendar';
import { type ResearchReportView, type ResearchTopicView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { type OpenReport, settled } from './research-report';
import { type Found, recurring } from './topics';

type Row = { id: string; version: number; state: OpenReport };
const Of = z.object({ matterId: z.uuid('事项编号格式不对').optional() });

/** Of the last twelve months: what 整改 was asked for, which a unit knows of, so that nothing covert shows in a topic. */
const FOUND = `select f -> 'finding' ->> 'type' as type, f #>> '{finding,problem,what}' as what,
    r.state #>> '{issued,unit,name}' as unit, r.state #>> '{issued,at}' as at
  from assignment.rectification r cross join lateral jsonb_array_elements(r.state -> 'items') f
  where r.region = $1 and (r.state #>> '{issued,at}')::timestamptz > $2::timestamptz - interval '12 months'
  order by r.state #>> '{issued,at}', r.id limit 2000`;

@ApiTags('督查调研')
@Controller('api')
export class ResearchQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get('research-reports')
  @Allow('signed-in')
  @ApiOperation({ summary: '督查调研报告和建议的采纳;承办单位只看到提给本单位的建议' })
  async list(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<ResearchReportView[]> {
    const { matterId } = Of.parse(query);
    const scope = scopeOf(actor);
    const rows = await this.env.db.query<Row>(
      scope,
      `select id, version, state from assignment.research_report where region = $1 and ($2::uuid is null or matter_id = $2)
       order by state #>> '{drafted,at}' desc, id limit 200`,
      [actor.region, matterId ?? null],
    );
    const today = localDay(this.env.clock.now());
    return rows.map((row) => (scope.scope === 'unit' ? ofUnit(row, actor, today) : whole(row, today)));
  }

  @Get('research-topics')
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '候选的调研题目:近一年在几个单位重复出现的问题(S-53)' })
  async topics(@CurrentActor() actor: Actor): Promise<ResearchTopicView[]> {
    const found = await this.env.db.query<Found>(scopeOf(actor), FOUND, [actor.region, this.env.clock.now()]);
    return recurring(found);
  }
}

const common = ({ id, version, state: { status, drafted, suggestions } }: Row, today: string) => ({
  ...{ id, version, status, title: drafted.title, replyDueOn: drafted.replyDueOn },
  suggestions: suggestions.map((one) => ({
    ...one,
    followed: [...one.followed],
    settled: settled(one),
    overdue: status === 'APPROVED' && !one.decided && today > drafted.replyDueOn,
  })),
});
const whole = (row: Row, today: string): ResearchReportView => {
  const { drafted, checked, approved } = row.state;
  const { title: _title, replyDueOn: _due, suggestions: _suggestions, region: _region, ...said } = drafted;
  return { ...common(row, today), report: { ...said, checked, approved } };
};
const ofUnit = (row: Row, { units }: Actor, today: string): ResearchReportView => {
  const { suggestions, ...rest } = common(row, today);
  return { ...rest, suggestions: suggestions.filter(({ to }) => units.includes(to.id)), report: null };
};
