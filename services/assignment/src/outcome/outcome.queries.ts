import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type OutcomeView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { changesOf } from './changes';
import { type OpenOutcome } from './outcome';

const Of = z.object({ matterId: z.uuid('事项编号格式不对') });

@ApiTags('结果运用')
@Controller('api/outcomes')
export class OutcomeQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '一个事项的结果运用建议;单位看得到关于本单位的' })
  async list(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<OutcomeView[]> {
    const { matterId } = Of.parse(query);
    const scope = scopeOf(actor);
    const [rows, changed] = await this.env.db.transaction(scope, async (tx) => [
      await tx.query<{ id: string; version: number; state: OpenOutcome }>(
        `select id, version, state from assignment.outcome where region = $1 and matter_id = $2
         order by state -> 'proposed' ->> 'at', id limit 200`,
        [actor.region, matterId],
      ),
      await changesOf(tx, matterId),
    ]);
    return rows.map(({ id, version, state: { proposed, checked, arranged = null, talked = null, ...rest } }) => ({
      ...proposed,
      ...rest,
      arranged,
      talked,
      changed: changed(proposed) ?? null,
      id,
      version,
      // What the office thinks is not told before the head has decided.
      checked: scope.scope === 'region' ? checked : null,
    }));
  }
}
