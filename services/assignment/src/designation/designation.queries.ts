import { Controller, Get, Inject } from '@nestjs/common';
import { localDay } from '@duban/calendar';
import { type DesignationView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type OpenDesignation } from './designation';

type Row = { id: string; version: number; state: OpenDesignation };

@ApiTags('政府指定')
@Controller('api/designations')
export class DesignationQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '政府指定部门开展的督查:事项、范围、职责、期限' })
  async list(@CurrentActor() actor: Actor): Promise<DesignationView[]> {
    const rows = await this.env.db.query<Row>(
      scopeOf(actor),
      `select id, version, state from assignment.designation where region = $1
       order by state #>> '{proposed,untilOn}' desc, id limit 200`,
      [actor.region],
    );
    const today = localDay(this.env.clock.now());
    return rows.map(({ id, version, state: { status, proposed, approved, ended } }) => {
      const expired = status === 'APPROVED' && today > proposed.untilOn;
      return { id, version, ...proposed, status: expired ? 'EXPIRED' : status, approved, ended };
    });
  }
}
