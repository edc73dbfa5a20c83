import { Controller, Get, Inject } from '@nestjs/common';
import { type AnnualProgramView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type OpenProgram } from './annual-program';

type Row = { id: string; version: number; state: OpenProgram };

@ApiTags('年度计划')
@Controller('api/annual-programs')
export class AnnualProgramQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '年度督查检查计划和计划外的一事一报,最近的年度在前' })
  async list(@CurrentActor() actor: Actor): Promise<AnnualProgramView[]> {
    const rows = await this.env.db.query<Row>(
      scopeOf(actor),
      'select id, version, state from assignment.annual_program where region = $1 order by year desc limit 20',
      [actor.region],
    );
    return rows.map(view);
  }
}

const view = ({ id, version, state: { status, drafted, checked, approved, offProgram } }: Row): AnnualProgramView => {
  const { year, entries, similar, by: draftedBy, at: draftedAt } = drafted;
  return {
    ...{ id, version, year, status, entries, similar, draftedBy, draftedAt, checked, approved },
    offProgram: offProgram.map(({ applied, ...rest }) => ({ ...applied, ...rest })),
  };
};
