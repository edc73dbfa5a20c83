import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type TimelineEntry } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';

const Of = z.object({ matterId: z.uuid('事项编号格式不对') });

@ApiTags('统计通报')
@Controller('api/timeline')
export class TimelineQueries {
  constructor(@Inject(envToken('reporting')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '事项时间线:已发生的每一步,按时间先后' })
  async timeline(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<TimelineEntry[]> {
    const { matterId } = Of.parse(query);
    return this.env.db.query<TimelineEntry>(
      scopeOf(actor),
      `select id, to_json(at at time zone 'UTC')#>>'{}' || 'Z' as at, type, title, detail, by_name as by, unit_name as unit
       from reporting.timeline where region = $2 and matter_id = $1 order by timeline.at, id limit 2000`,
      [matterId, actor.region],
    );
  }
}
