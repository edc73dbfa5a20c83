import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type CoordinationView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { type OpenCoordination } from './coordination';
import { tierRoles } from './rules/tiers';

type Row = { id: string; version: number; state: OpenCoordination };
const Of = z.object({ matterId: z.uuid('事项编号格式不对') });

@ApiTags('交办')
@Controller('api/coordinations')
export class CoordinationQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '一个事项的协调,先提请的在前' })
  async list(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<CoordinationView[]> {
    const { matterId } = Of.parse(query);
    const rows = await this.env.db.query<Row>(
      scopeOf(actor),
      `select id, version, state from assignment.coordination where region = $1 and matter_id = $2
       order by state -> 'begun' ->> 'at', id`,
      [actor.region, matterId],
    );
    return rows.map(view);
  }
}

const view = ({ id, version, state: { status, begun, tier, tierDueAt, steps, resolved } }: Row): CoordinationView => {
  const { matterId, matterNo, title, assignmentId, unit, kind, stuck, proposal, by, at } = begun;
  const about = { matterId, matterNo, title, assignmentId, unit, kind, stuck, proposal };
  return {
    id,
    version,
    ...about,
    parties: begun.parties ?? [],
    tried: begun.tried ?? null,
    evidence: begun.evidence ?? [],
    requestedBy: by,
    requestedAt: at,
    status,
    tier,
    roles: [...tierRoles[tier]],
    tierDueAt,
    steps: [...steps],
    resolved,
  };
};
