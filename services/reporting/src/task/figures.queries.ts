import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type FiguresView, type Tally } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';

const Asked = z.object({ months: z.coerce.number().int().min(1).max(24, '至多看24个月').default(12) });
const none: Tally = { due: 0, done: 0, onTime: 0, issued: 0, acknowledgedInTime: 0, passedAtFirst: 0, judged: 0 };

const nobody: FiguresView['satisfaction'] = { satisfied: 0, basically: 0, dissatisfied: 0, noReply: 0 };

/** The first instant of the month that lies so many months back, in the county's time. */
const monthStart = (now: string, back: number): string => {
  const local = new Date(Date.parse(now) + 8 * 3_600_000);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - back, 1) - 8 * 3_600_000).toISOString();
};
const localMonth = (column: string): string => `to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM')`;

/** 总览: what was given out and done month by month, and the rates of units. Of what the actor may see. */
@ApiTags('统计通报')
@Controller('api/figures')
export class FiguresQueries {
  constructor(@Inject(envToken('reporting')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '总览:逐月交办与办结,各单位办结率、按时办结率、签收及时率、一次通过率' })
  async figures(@CurrentActor() actor: Actor, @Query() raw: unknown): Promise<FiguresView> {
    const { months } = Asked.parse(raw);
    const now = this.env.clock.now();
    const from = monthStart(now, months - 1);
    const values = [actor.region, from, now];
    const [byMonth = [], units = [], asked = []] = await this.env.db.together(scopeOf(actor), [
      [
        `select month, sum(issued)::int as issued, sum(done)::int as done from (
           select ${localMonth('issued_at')} as month, count(*) as issued, 0 as done from reporting.task
             where region = $1 and not withdrawn and issued_at >= $2::timestamptz and issued_at <= $3::timestamptz group by 1
           union all select ${localMonth('accepted_at')}, 0, count(*) from reporting.task
             where region = $1 and accepted_at >= $2::timestamptz and accepted_at <= $3::timestamptz group by 1) counted
         group by month order by month`,
        values,
      ],
      [
        `select units[1] as unit, max(unit_name) as name,
           count(*) filter (where inside)::int as due,
           count(*) filter (where inside and accepted_at is not null)::int as done,
           count(*) filter (where inside and on_time)::int as "onTime",
           count(*) filter (where issued_at >= $2::timestamptz)::int as issued,
           count(*) filter (where issued_at >= $2::timestamptz and acknowledged_late = false)::int as "acknowledgedInTime",
           count(*) filter (where inside and judged > 0)::int as judged,
           count(*) filter (where inside and judged > 0 and returns = 0)::int as "passedAtFirst"
         from (select *, due_at >= $2::timestamptz and due_at <= $3::timestamptz as inside from reporting.task
               where region = $1 and not withdrawn and (due_at >= $2::timestamptz or issued_at >= $2::timestamptz)) task
         group by units[1] order by max(unit_name)`,
        values,
      ],
      [
        // What counts of a matter is the last that was said of it (I-12).
        `select count(*) filter (where satisfaction = 'SATISFIED')::int as satisfied,
           count(*) filter (where satisfaction = 'BASICALLY')::int as basically,
           count(*) filter (where satisfaction = 'DISSATISFIED')::int as dissatisfied,
           count(*) filter (where satisfaction = 'NO_REPLY')::int as "noReply"
         from (select distinct on (matter_id) satisfaction from reporting.satisfaction
               where region = $1 and at >= $2::timestamptz and at <= $3::timestamptz order by matter_id, at desc, id) last`,
        values,
      ],
    ]);
    const rows = units as unknown as FiguresView['units'];
    const counted = new Map((byMonth as unknown as FiguresView['months']).map((row) => [row.month, row]));
    const span = Array.from({ length: months }, (_, i) => {
      const month = new Date(Date.parse(monthStart(now, months - 1 - i)) + 8 * 3_600_000).toISOString().slice(0, 7);
      return counted.get(month) ?? { month, issued: 0, done: 0 };
    });
    const keys = Object.keys(none) as (keyof Tally)[];
    const total = Object.fromEntries(keys.map((key) => [key, rows.reduce((n, row) => n + row[key], 0)])) as Tally;
    const [satisfaction = nobody] = asked as unknown as FiguresView['satisfaction'][];
    return { from, months: span, units: rows, total, satisfaction };
  }
}
