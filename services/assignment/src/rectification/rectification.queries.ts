import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { type RectificationView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, knownRow, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { type OpenRectification } from './rectification';

type Row = { id: string; version: number; state: OpenRectification };
const Of = z.object({ matterId: z.uuid('事项编号格式不对').optional(), closed: z.enum(['true', 'false']).optional() });

@ApiTags('整改')
@Controller('api/rectifications')
export class RectificationQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '整改:一个事项的,或没有办完的(closed=true 时连同已销号的),先到期的在前' })
  async list(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<RectificationView[]> {
    const { matterId, closed } = Of.parse(query);
    const rows = await this.env.db.query<Row>(
      scopeOf(actor),
      `select id, version, state from assignment.rectification where region = $1
         and ($2::uuid is null and ($3 or status <> 'CLOSED') or matter_id = $2) order by due_at, id limit 500`,
      [actor.region, matterId ?? null, closed === 'true'],
    );
    return rows.map((row) => this.view(row));
  }

  @Get(':id')
  @Allow('signed-in')
  @ApiOperation({ summary: '一个整改' })
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RectificationView> {
    const row = await knownRow(id, () =>
      this.env.db.query<Row>(scopeOf(actor), 'select id, version, state from assignment.rectification where id = $1', [
        id,
      ]),
    );
    return this.view(row);
  }

  private view({ id, version, state }: Row): RectificationView {
    const { issued, items, status, dueAt, planReviewed, checks, generalized } = state;
    const { matterId, matterNo, matterTitle, unit, at: issuedAt, planDueAt } = issued;
    const { generalizedFrom = null, reopens = null } = issued;
    const waits = status === 'ISSUED' || status === 'PLAN_SUBMITTED' || status === 'RECTIFYING';
    return {
      ...{
        id,
        version,
        matterId,
        matterNo,
        matterTitle,
        unit,
        status,
        issuedAt,
        planDueAt,
        dueAt,
        generalizedFrom,
        reopens,
      },
      overdue: waits && this.env.clock.now() > dueAt,
      findings: items.map(({ finding, progress, continued, withdrawn = null, ...rest }) => ({
        ...finding,
        ...rest,
        withdrawn,
        progress: [...progress],
        continued: [...continued],
      })),
      planReviewed,
      checks: [...checks],
      generalized: [...generalized],
    };
  }
}
