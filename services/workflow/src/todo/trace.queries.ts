import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type TraceStepView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';

const Of = z.object({ matterId: z.uuid('事项编号格式不对') });
const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const minutes = (from: string, to: string): string => `floor(extract(epoch from ${to} - ${from}) / 60)::int`;
type Row = Omit<TraceStepView, 'holders'> & { roles: string[] };

/** 责任链 (ResponsibilityTrace, S-41): who held which step of a matter, for how many minutes, and whose time ran out. */
@ApiTags('流程')
@Controller('api/responsibility-traces')
export class TraceQueries {
  constructor(@Inject(envToken('workflow')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '责任倒查:一个事项的每个环节在谁手里、多少分钟、有没有超时' })
  async trace(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<TraceStepView[]> {
    const { matterId } = Of.parse(query);
    const rows = await this.env.db.query<Row>(
      scopeOf(actor),
      `select key, step, roles, done_by as by, ${iso('created_at')} as from, ${iso('done_at')} as until,
         ${iso('due_at')} as "dueAt", ${minutes('created_at', 'held_until')} as minutes,
         case when due_at < held_until then ${minutes('greatest(due_at, created_at)', 'held_until')} end as "lateMinutes", withdrawn
       from (select *, coalesce(done_at, $3::timestamptz) as held_until from workflow.todo) held
       where region = $1 and matter_id = $2 order by created_at, key limit 500`,
      [actor.region, matterId, this.env.clock.now()],
    );
    return rows.map(({ roles, ...row }) => ({
      ...row,
      holders: roles.map((role) => {
        const [code = role, unit] = role.split('@');
        return { role: code as TraceStepView['holders'][number]['role'], unit: unit ?? null };
      }),
    }));
  }
}
