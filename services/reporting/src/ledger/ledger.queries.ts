import { Controller, Get, Header, Inject, Query, StreamableFile } from '@nestjs/common';
import { type LedgerRow, type OverviewView, type Page, words } from '@duban/contracts';
import { ledgerWorkbook } from '@duban/documents';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { LedgerQuery } from './filters';
import { overviewSql } from './overview';
import { ledgerPage, ledgerRows } from './rows';
import { settledStatuses } from './settled';
import { sheetRow } from './sheet';

const EXPORT_LIMIT = 5000;

/** 台账 (S-74, AC-28) and the figures above the inbox. Rows are those the actor may see (I-20), by row-level security. */
@ApiTags('统计通报')
@Controller('api')
export class LedgerQueries {
  constructor(@Inject(envToken('reporting')) private readonly env: ServiceEnv) {}

  @Get('ledger')
  @Allow('signed-in')
  @ApiOperation({ summary: '台账:按登记时间倒序(逾期、本周到期按到期先后),逐页' })
  async ledger(@CurrentActor() actor: Actor, @Query() raw: unknown): Promise<Page<LedgerRow>> {
    return ledgerPage(this.env, actor, LedgerQuery.parse(raw));
  }

  @Get('ledger.xlsx')
  @Allow('signed-in')
  @Header('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent('督办台账.xlsx')}`)
  @ApiOperation({ summary: `台账导出:同样的筛选条件,至多${EXPORT_LIMIT}行` })
  async workbook(@CurrentActor() actor: Actor, @Query() raw: unknown): Promise<StreamableFile> {
    const rows = await ledgerRows(this.env, actor, LedgerQuery.parse(raw), EXPORT_LIMIT);
    return new StreamableFile(await ledgerWorkbook(rows.map(sheetRow)));
  }

  @Get('overview')
  @Allow('signed-in')
  @ApiOperation({ summary: '总览:在办、逾期、本周到期、按时办结率' })
  async overview(@CurrentActor() actor: Actor): Promise<OverviewView> {
    const now = this.env.clock.now();
    const groups = await this.env.db.query<{
      status: keyof typeof words.matterStatus;
      light: keyof typeof words.light;
      count: number;
      overdue: number;
      week: number;
      onTime: number;
      judged: number;
    }>(scopeOf(actor), overviewSql, [now, actor.region]);
    const sum = (of: (g: (typeof groups)[number]) => number): number => groups.reduce((n, g) => n + of(g), 0);
    const done = new Set<string>(settledStatuses);
    const tally = <K extends string>(key: (g: (typeof groups)[number]) => K): { key: K; count: number }[] => {
      const counts = new Map<K, number>();
      for (const g of groups) counts.set(key(g), (counts.get(key(g)) ?? 0) + g.count);
      return [...counts].map(([k, count]) => ({ key: k, count }));
    };
    const judged = sum((g) => g.judged);
    return {
      open: sum((g) => (done.has(g.status) ? 0 : g.count)),
      closed: sum((g) => (g.status === 'CLOSED' || g.status === 'ARCHIVED' ? g.count : 0)),
      overdue: sum((g) => g.overdue),
      dueThisWeek: sum((g) => g.week),
      byStatus: tally((g) => g.status).map(({ key, count }) => ({ status: key, count })),
      byLight: tally((g) => g.light).map(({ key, count }) => ({ light: key, count })),
      onTimeRate: judged === 0 ? null : sum((g) => g.onTime) / judged,
    };
  }
}
