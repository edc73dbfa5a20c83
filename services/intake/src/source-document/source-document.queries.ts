import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { type RefusalCode, type SourceDocumentView, type SplitView } from '@duban/contracts';
import { type MinutesRead, readMinutes, readText, unreadable } from '@duban/documents';
import {
  Allow,
  ApiConsumes,
  ApiOperation,
  ApiTags,
  CurrentActor,
  envToken,
  knownRow,
  lookedAt,
  refuseClassified,
  scopeOf,
  type ServiceEnv,
  type Upload,
} from '@duban/host';
import { type Actor, Refusal } from '@duban/kernel';
import { z } from 'zod';
import { type OpenSourceDocument } from './source-document';

const ENTRANCE = '会议纪要拆分';
const MEGABYTES = 5;
const On = z.object({ issuedOn: z.iso.date('日期格式应为 2026-03-02') });
const Pasted = On.extend({ text: z.string().trim().min(1, '请粘贴纪要全文').max(60_000, '全文不超过6万字') });
type Row = { id: string; version: number; state: OpenSourceDocument };

/** 来源文件、会议纪要, and how a text reads as 议定事项 before anything is registered. */
@ApiTags('立项登记')
@Controller('api')
export class SourceDocumentQueries {
  constructor(@Inject(envToken('intake')) private readonly env: ServiceEnv) {}

  @Post('source-document-splits')
  @HttpCode(200)
  @Allow('INTAKE_CLERK', 'SUPERVISOR', 'SUPERVISION_CHIEF')
  @ApiOperation({ summary: '粘贴的纪要拆成议定事项,供人核对;不保存' })
  async pasted(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<SplitView> {
    const { text, issuedOn } = Pasted.parse(body);
    await refuseClassified(this.env, actor, ENTRANCE, text);
    return splitView(readText(text, issuedOn));
  }

  @Post('source-document-splits/file')
  @HttpCode(200)
  @Allow('INTAKE_CLERK', 'SUPERVISOR', 'SUPERVISION_CHIEF')
  @ApiConsumes('multipart/form-data')
  @ApiOperation({ summary: '同上,上传 docx、xlsx 或 txt(字段 file,不超过5MB)' })
  async file(@CurrentActor() actor: Actor, @Req() request: Upload, @Query() query: unknown): Promise<SplitView> {
    const { issuedOn } = On.parse(query);
    const { bytes, mime } = await lookedAt(this.env, actor, request, { megabytes: MEGABYTES, entrance: ENTRANCE });
    try {
      return splitView(await readMinutes(bytes, mime, issuedOn));
    } catch (error) {
      if (unreadable(error)) throw new Refusal<RefusalCode>('source-document.unreadable');
      throw error;
    }
  }

  @Get('source-documents/:matterId')
  @Allow('INTAKE_CLERK', 'SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '来源文件、会议纪要和各项议定事项' })
  async document(@CurrentActor() actor: Actor, @Param('matterId') id: string): Promise<SourceDocumentView> {
    const row = await knownRow(id, () =>
      this.env.db.query<Row>(
        scopeOf(actor),
        `select d.id, d.version, d.state from intake.source_document d where d.id = $1
             and (d.state #>> '{registered,by,id}' = $2 or exists (select from intake.matter m where m.id = d.id))`,
        [id, actor.id],
      ),
    );
    const { registered, items, corrections } = row.state;
    const { by, at, region: _region, ...document } = registered;
    return {
      ...document,
      matterId: row.id,
      version: row.version,
      items,
      registeredBy: by,
      registeredAt: at,
      corrections: corrections.map(({ items: _items, ...correction }) => correction),
    };
  }
}

const splitView = ({ text, rows }: MinutesRead): SplitView => ({
  text,
  rows: rows.map(({ due, ...row }) => ({
    ...row,
    co: [...row.co],
    deadline:
      due && (due.unit === 'DATE' ? { unit: due.unit, date: due.date } : { unit: due.unit, amount: due.amount }),
    deadlineText: due?.text ?? null,
    missing: [
      ...(row.lead ? [] : ['没有读到牵头单位(四要素之一),请选择']),
      ...(due ? [] : ['没有读到时限,请填写;没有写明的一般为30个工作日']),
    ],
  })),
});
