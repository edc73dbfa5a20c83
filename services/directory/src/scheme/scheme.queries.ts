import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import {
  countyPolicy,
  type Policy,
  type PolicyChange,
  policyChanges,
  type SchemeDetailView,
  type SchemeView,
} from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, knownRow, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { type Scheme } from './scheme';

type Open = Exclude<Scheme, { status: 'NONE' }>;
const BUILT_IN = 'built-in';
const With = z.object({ with: z.string().max(64) });

/** 制度方案: the versions of one's own region; everybody may read by what rules they are measured. */
@ApiTags('制度方案')
@Controller('api/schemes')
export class SchemeQueries {
  constructor(@Inject(envToken('directory')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '本地区的各版制度方案' })
  async list(@CurrentActor() { region }: Actor): Promise<SchemeView[]> {
    const rows = await this.env.db.query<{ id: string; state: Open }>(
      { scope: 'region', region },
      `select id, state from directory.scheme where region = $1
       order by published, state -> 'policy' ->> 'effectiveFrom' desc, state ->> 'at' desc`,
      [region],
    );
    const { version } = this.env.policyFor(region);
    return [...rows.map((row) => opened(row, version)), builtIn(version)].map(({ policy: _, ...view }) => view);
  }

  @Get(':id')
  @Allow('signed-in')
  @ApiOperation({ summary: '一版制度方案' })
  async one(@CurrentActor() { region }: Actor, @Param('id') id: string): Promise<SchemeDetailView> {
    return this.find(region, id);
  }

  @Get(':id/changes')
  @Allow('signed-in')
  @ApiOperation({ summary: '与另一版比较:改了哪些项,旧值到新值' })
  async changes(
    @CurrentActor() { region }: Actor,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<PolicyChange[]> {
    const { with: other } = With.parse(query);
    const policies: Policy[] = [];
    for (const each of [other, id]) policies.push((await this.find(region, each)).policy);
    return policyChanges(...(policies as [Policy, Policy]));
  }

  /** @throws NotFoundException */
  private async find(region: string, id: string): Promise<SchemeDetailView> {
    const { version } = this.env.policyFor(region);
    if (id === BUILT_IN) return builtIn(version);
    const row = await knownRow(id, () =>
      this.env.db.query<{ id: string; state: Open }>(
        { scope: 'region', region },
        'select id, state from directory.scheme where id = $1',
        [id],
      ),
    );
    return opened(row, version);
  }
}

const shown = ({ name, version, effectiveFrom }: Policy): Pick<SchemeView, 'name' | 'version' | 'effectiveFrom'> => ({
  name,
  version,
  effectiveFrom,
});
const builtIn = (inForce: string): SchemeDetailView => ({
  id: BUILT_IN,
  ...shown(countyPolicy),
  base: null,
  status: 'BUILT_IN',
  inForce: inForce === countyPolicy.version,
  by: null,
  at: null,
  policy: countyPolicy,
});
const opened = ({ id, state }: { id: string; state: Open }, inForce: string): SchemeDetailView => {
  const { status, base, by, at, policy } = state;
  return {
    id,
    ...shown(policy),
    base,
    status,
    inForce: status === 'PUBLISHED' && policy.version === inForce,
    by,
    at,
    policy,
  };
};
