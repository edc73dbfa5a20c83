import { Body, Controller, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { type ReadNotice, readNotice, readSheet, tableProblems, withYear } from '@duban/calendar';
import { type CalendarPreviewView, CalendarTable, type MovedDeadline, type RefusalCode } from '@duban/contracts';
import { decodeText, sheetRows, Unreadable } from '@duban/documents';
import {
  Allow,
  ApiConsumes,
  ApiOperation,
  ApiTags,
  CurrentActor,
  envToken,
  lookedAt,
  refuseClassified,
  scopeOf,
  type ServiceEnv,
  type Upload,
} from '@duban/host';
import { type Actor, Refusal } from '@duban/kernel';
import { type Tx } from '@duban/persistence';
import { z } from 'zod';
import { policyVersionOf } from './assignment.store';
import { recounted } from './clock';
import { openAssignments } from './open-assignments';
import { firstDayOf } from './recount.listener';

const ENTRANCE = '工作日历导入';
const SHOWN = 200;

const year = z.coerce.number().int().min(2004).max(2100);
const Chosen = z.object({ year: year.optional(), source: z.string().trim().max(100).default('') });
const Pasted = z.union([
  z.object({ table: CalendarTable }),
  Chosen.extend({ text: z.string().trim().min(1, '请粘贴通知全文').max(20_000, '不超过2万字') }),
]);

const unreadable = (): never => {
  throw new Refusal<RefusalCode>('file.unreadable');
};

/**
 * 工作日历的导入 (R-206, I-21): the notice as text, csv or xlsx, as it was understood; what is wrong in which cell; and which
 * open deadlines would move. Nothing is changed: drafting and publishing are commands.
 */
@ApiTags('交办')
@Controller('api/calendar-previews')
export class CalendarPreviewHttp {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Post()
  @HttpCode(200)
  @Allow('SYSTEM_ADMIN', 'OFFICE_DIRECTOR')
  @ApiOperation({ summary: '核对粘贴的放假通知(或一张表),并预览哪些在办期限会变;不改动任何数据' })
  async pasted(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<CalendarPreviewView> {
    const given = Pasted.parse(body);
    if ('table' in given) {
      const { table } = given;
      const errors = tableProblems(table.year, table).map(({ day, message }) => ({ cell: day, message }));
      return this.preview(actor, { year: table.year, source: table.source, table, errors }, '');
    }
    await refuseClassified(this.env, actor, ENTRANCE, given.text);
    return this.preview(actor, readNotice(given.text, given.year), given.source);
  }

  @Post('file')
  @HttpCode(200)
  @Allow('SYSTEM_ADMIN', 'OFFICE_DIRECTOR')
  @ApiConsumes('multipart/form-data')
  @ApiOperation({ summary: '核对 xlsx、csv 或 txt(字段 file,不超过1MB),其余同上' })
  async file(
    @CurrentActor() actor: Actor,
    @Req() request: Upload,
    @Query() query: unknown,
  ): Promise<CalendarPreviewView> {
    const chosen = Chosen.parse(query);
    const { bytes, mime } = await lookedAt(this.env, actor, request, { megabytes: 1, entrance: ENTRANCE });
    if (mime === 'text/plain') return this.preview(actor, readNotice(decodeText(bytes), chosen.year), chosen.source);
    if (!mime.endsWith('spreadsheetml.sheet')) return unreadable();
    const rows = await sheetRows(bytes).catch((error: unknown) => {
      if (error instanceof Unreadable) return unreadable();
      throw error;
    });
    return this.preview(actor, readSheet(rows, chosen.year), chosen.source);
  }

  private async preview(actor: Actor, read: ReadNotice, source: string): Promise<CalendarPreviewView> {
    const { year: of, errors } = read;
    const parsed = CalendarTable.safeParse({ year: of, source: source || read.source || '', ...copied(read) });
    const unsourced = parsed.error?.issues.some(({ path }) => path[0] === 'source')
      ? [{ cell: '文号', message: '没有读到通知文号,请填写' }]
      : [];
    const all = [...errors, ...unsourced];
    if (!parsed.success || all.length > 0)
      return {
        table: of === null ? null : { year: of, source: source || read.source, ...copied(read) },
        errors: all,
        moving: 0,
        settling: 0,
        lines: [],
      };
    return { table: parsed.data, errors: [], ...(await this.impact(actor, parsed.data)) };
  }

  /** The whole region is counted; the lines are those that the reader may see. */
  private async impact(
    actor: Actor,
    table: CalendarTable,
  ): Promise<Pick<CalendarPreviewView, 'moving' | 'settling' | 'lines'>> {
    const { region } = actor;
    const calendar = withYear(this.env.calendar(region), '预览', table.year, table);
    const moved: MovedDeadline[] = [];
    let settling = 0;
    const ofRegion: Tx['query'] = (sql, values) => this.env.db.query({ scope: 'region', region }, sql, values);
    for await (const rows of openAssignments(ofRegion, region, firstDayOf(table.year)))
      for (const { id, state } of rows) {
        const next = recounted(state, calendar, this.env.policyFor(region, policyVersionOf(state)));
        if (state.clock.provisional && !next.provisional) settling += 1;
        if (next.dueAt === state.dueAt) continue;
        const { assignmentNo, title, unit } = state.issued;
        const lines = { assignmentId: id, assignmentNo, title, unit: unit.name };
        moved.push({ ...lines, dueAt: state.dueAt, newDueAt: next.dueAt });
      }
    const visible = await this.env.db.query<{ id: string }>(
      scopeOf(actor),
      `select id from assignment.assignment where id = any($1) order by due_at, id limit ${SHOWN}`,
      [moved.map(({ assignmentId }) => assignmentId)],
    );
    const seen = new Set(visible.map(({ id }) => id));
    return { moving: moved.length, settling, lines: moved.filter(({ assignmentId }) => seen.has(assignmentId)) };
  }
}

const copied = ({ table: { off, work, localWork } }: Pick<ReadNotice, 'table'>) => ({
  off: [...off],
  work: [...work],
  localWork: [...localWork],
});
