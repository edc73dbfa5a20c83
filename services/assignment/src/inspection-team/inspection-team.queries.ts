import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type InspectionTeamView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { declarationOf, gapsOf, type OpenTeam, peopleOf, trainedOn } from './inspection-team';

const Of = z.object({ matterId: z.uuid('事项编号格式不对').optional() });
type Row = { id: string; version: number; state: OpenTeam };

@ApiTags('大型督查')
@Controller('api/inspection-teams')
export class InspectionTeamQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  /** None for a unit (row-level security), but for those who are in the team; nor for somebody who also belongs to one that is looked into (I-18). */
  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '督查组:一个事项的,或我参加的' })
  async list(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<InspectionTeamView[]> {
    const { matterId } = Of.parse(query);
    const rows = await this.env.db.query<Row>(
      scopeOf(actor),
      `select id, version, state from assignment.inspection_team where region = $1 and not (subjects && $2::text[])
         and (matter_id = $3 or $3::uuid is null and $4 = any(persons)) order by state #>> '{formed,name}', id limit 100`,
      [actor.region, [...actor.units], matterId ?? null, actor.id],
    );
    return rows.map(viewOf);
  }
}

const viewOf = ({ id, version, state }: Row): InspectionTeamView => {
  const { formed, leader, status, trainings, replaced, departedAt } = state;
  const aside = new Set(gapsOf(state).conflict.map((person) => person.id));
  const { matterId, name, planVersion, leaderAppointedBy, fromOn, untilOn } = formed;
  return {
    ...{ id, version, matterId, name, status, planVersion, leader, leaderAppointedBy, fromOn, untilOn, departedAt },
    people: peopleOf(state).map(({ person, kind }) => {
      const said = declarationOf(state, person);
      return {
        ...{ person, kind, declaredAt: said?.at ?? null, interests: said?.interests ?? [] },
        ...{ conflict: aside.has(person.id), trainedOn: trainedOn(state, person) },
      };
    }),
    trainings: [...trainings],
    replaced: replaced.map(({ out, in: coming, reason, by, at }) => ({ out, in: coming.person, reason, by, at })),
  };
};
