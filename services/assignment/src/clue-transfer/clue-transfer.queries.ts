import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type ClueTransferView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { type OpenClue } from './clue-transfer';

type Row = { id: string; version: number; state: OpenClue; matterNo: string; matterTitle: string };
const Of = z.object({ matterId: z.uuid('事项编号格式不对').optional() });

@ApiTags('线索移送')
@Controller('api/clue-transfers')
export class ClueTransferQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_HEAD')
  @ApiOperation({ summary: '线索移送:由我经办、报我批准的;别人的看不到' })
  async list(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<ClueTransferView[]> {
    const { matterId } = Of.parse(query);
    const rows = await this.env.db.query<Row>(
      scopeOf(actor),
      `select c.id, c.version, c.state, coalesce(t.no, '') as "matterNo", coalesce(t.title, '') as "matterTitle"
       from assignment.clue_transfer c left join assignment.matter_terms t on t.matter_id = c.matter_id
       where c.region = $1 and $2 = any(c.persons) and ($3::uuid is null or c.matter_id = $3)
       order by c.state -> 'registered' ->> 'at' desc, c.id limit 200`,
      [actor.region, actor.id, matterId ?? null],
    );
    return rows.map(({ state: { registered, ...rest }, ...row }) => ({ ...registered, ...rest, ...row }));
  }
}
