import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type SelfCheckView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { type OpenSelfCheck } from './self-check';

const Of = z.object({ matterId: z.uuid('事项编号格式不对') });
type Row = { id: string; version: number; state: OpenSelfCheck };

@ApiTags('大型督查')
@Controller('api/self-checks')
export class SelfCheckQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '自查:本单位的,督查机构看全部的' })
  async list(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<SelfCheckView[]> {
    const { matterId } = Of.parse(query);
    const rows = await this.env.db.query<Row>(
      scopeOf(actor),
      `select id, version, state from assignment.self_check where region = $1 and matter_id = $2
       order by state #>> '{asked,unit,name}', id limit 100`,
      [actor.region, matterId],
    );
    return rows.map(({ id, version, state: { asked, submitted } }) => {
      const { unit, checklist, requirement, dueAt } = asked;
      return { id, version, matterId, unit, checklist, requirement, dueAt, submitted };
    });
  }
}
