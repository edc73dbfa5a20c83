import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type ConclusionView, type ReconsiderationView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { type OpenConclusion } from './conclusion';
import { type OpenReconsideration } from './reconsideration';

type Row<S> = { id: string; version: number; state: S };
const Of = z.object({ matterId: z.uuid('事项编号格式不对') });

@ApiTags('复核')
@Controller('api')
export class ReconsiderationQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get('conclusions')
  @Allow('signed-in')
  @ApiOperation({ summary: '一个事项的督查结论;单位看得到送达给自己的' })
  async conclusions(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<ConclusionView[]> {
    return (await this.rows<OpenConclusion>(actor, query, 'conclusion')).map(({ id, version, state }) => {
      const { by: draftedBy, at: _at, region: _region, ...draft } = state.draft;
      const { status, received, reconsidered } = state;
      const [receivedAt, untilAt] = [received?.at ?? null, received?.untilAt ?? null];
      return { ...draft, id, version, draftedBy, status, receivedAt, untilAt, reconsidered };
    });
  }

  @Get('reconsiderations')
  @Allow('signed-in')
  @ApiOperation({ summary: '一个事项的复核' })
  async reconsiderations(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<ReconsiderationView[]> {
    const desk = scopeOf(actor).scope === 'region';
    const now = this.env.clock.now();
    return (await this.rows<OpenReconsideration>(actor, query, 'reconsideration')).map(({ id, version, state }) => {
      const { filed, status, examined, reviewers, reviews, decided } = state;
      const { conclusionId, matterId, unit, at: filedAt, reasons, decideDueAt } = filed;
      return {
        ...{ id, version, conclusionId, matterId, unit, status, filedAt, reasons, decideDueAt, examined, decided },
        overdue: !decided && status !== 'INADMISSIBLE' && now > decideDueAt,
        reviewers: desk ? [...reviewers] : [],
        reviews: desk ? [...reviews] : [],
      };
    });
  }

  private rows<S>(actor: Actor, query: unknown, table: 'conclusion' | 'reconsideration'): Promise<Row<S>[]> {
    const { matterId } = Of.parse(query);
    return this.env.db.query<Row<S>>(
      scopeOf(actor),
      `select id, version, state from assignment.${table} where region = $1 and matter_id = $2 order by id limit 200`,
      [actor.region, matterId],
    );
  }
}
