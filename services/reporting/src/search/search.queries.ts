import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type Page, type SearchHit } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { LedgerQuery } from '../ledger/filters';
import { ledgerPage } from '../ledger/rows';
import { snippet, termsOf } from './pairs';

const Asked = LedgerQuery.extend({
  text: LedgerQuery.shape.text.unwrap().refine((text) => text.length > 0, '请输入检索词'),
});

/** 检索: matters in which every word occurs, in what the actor may read, with the passages it was found in. */
@ApiTags('统计通报')
@Controller('api/search')
export class SearchQueries {
  constructor(@Inject(envToken('reporting')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '检索:标题、批示、报告、文号,按登记时间倒序,逐页' })
  async search(@CurrentActor() actor: Actor, @Query() raw: unknown): Promise<Page<SearchHit>> {
    const query = Asked.parse(raw);
    const page = await ledgerPage(this.env, actor, query);
    const terms = termsOf(query.text);
    const passages = await this.env.db.query<{ matterId: string; kind: string; text: string }>(
      scopeOf(actor),
      `select matter_id as "matterId", kind, text from reporting.passage
       where region = $1 and matter_id = any($2::uuid[]) and exists (select 1 from unnest($3::text[]) term where strpos(folded, term) > 0)
       order by case kind when '事项' then 0 when '批示' then 1 else 2 end, at desc, id limit 1000`,
      [actor.region, page.items.map((row) => row.matterId), terms],
    );
    return {
      next: page.next,
      items: page.items.map((row) => ({
        ...row,
        found: passages
          .filter((passage) => passage.matterId === row.matterId)
          .slice(0, 3)
          .map(({ kind, text }) => ({ kind, pieces: snippet(text, terms) })),
      })),
    };
  }
}
