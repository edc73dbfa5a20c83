import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type PersonView, type Role, type UnitView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';

const People = z.object({ unit: z.string().max(64).optional(), role: z.string().max(40).optional() });

/** Who is who in one's own region: everybody who is signed in may look it up. */
@ApiTags('组织机构')
@Controller('api')
export class DirectoryQueries {
  constructor(@Inject(envToken('directory')) private readonly env: ServiceEnv) {}

  @Get('units')
  @Allow('signed-in')
  @ApiOperation({ summary: '本地区的单位' })
  units(@CurrentActor() { region }: Actor): Promise<UnitView[]> {
    return this.env.db.query<UnitView>(
      { scope: 'region', region },
      `select id, name, state ->> 'shortName' as "shortName", supervision_body as "isSupervisionBody",
         (state ->> 'isSubject')::boolean as "isSubject",
         coalesce(state ->> 'division', region) as division from directory.unit where region = $1
       order by supervision_body desc, name collate "zh-x-icu"`,
      [region],
    );
  }

  @Get('people')
  @Allow('signed-in')
  @ApiOperation({ summary: '本地区的人员,可按单位或角色' })
  people(@CurrentActor() { region }: Actor, @Query() raw: unknown): Promise<PersonView[]> {
    const { unit, role } = People.parse(raw);
    return this.env.db.query<PersonView & { roles: Role[] }>(
      { scope: 'region', region },
      `select id, name, state ->> 'post' as post, state -> 'unit' as unit, roles from directory.person
       where region = $1 and ($2::text is null or unit_id = $2) and ($3::text is null or $3 = any(roles))
       order by name collate "zh-x-icu"`,
      [region, unit ?? null, role ?? null],
    );
  }

  @Get('regions')
  @Allow('signed-in')
  @ApiOperation({ summary: '行政区划' })
  regions(): Promise<{ code: string; name: string }[]> {
    return this.env.db.query({ scope: 'all' }, 'select code, name from directory.region order by code');
  }
}
