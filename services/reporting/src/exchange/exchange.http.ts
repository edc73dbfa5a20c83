import { Controller, Get, Header, HttpCode, Inject, Post, Req, StreamableFile } from '@nestjs/common';
import { type ProgressImportView, type RefusalCode } from '@duban/contracts';
import { progressTemplate, readProgress, Unreadable } from '@duban/documents';
import {
  Allow,
  ApiConsumes,
  ApiOperation,
  ApiTags,
  CurrentActor,
  envToken,
  lookedAt,
  type ServiceEnv,
  type Upload,
} from '@duban/host';
import { type Actor, Refusal } from '@duban/kernel';
import { judge, type Reportable } from './judge';
import { localMinute } from '../ledger/sheet';

const MOST_LINES = 500;

const unreadable = (): never => {
  throw new Refusal<RefusalCode>('file.unreadable');
};

/** 进展的表格报送 (AC-28): the template, and what a filled-in one would report. Reporting itself is the command, line by line. */
@ApiTags('统计通报')
@Controller('api')
export class ExchangeHttp {
  constructor(@Inject(envToken('reporting')) private readonly env: ServiceEnv) {}

  @Get('progress-template.xlsx')
  @Allow('LIAISON', 'HANDLER', 'UNIT_LEADER')
  @Header('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent('进展报送.xlsx')}`)
  @ApiOperation({ summary: '进展模板:本单位已签收、未办结的任务,一行一个' })
  async template(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    const open = await this.open(actor);
    const lines = open.map((one) => [one.assignmentNo, one.title, localMinute(one.dueAt)] as const);
    return new StreamableFile(await progressTemplate(lines));
  }

  @Post('progress-import')
  @HttpCode(200)
  @Allow('LIAISON', 'HANDLER', 'UNIT_LEADER')
  @ApiConsumes('multipart/form-data')
  @ApiOperation({ summary: '核对填好的进展模板(字段 file,不超过2MB),逐行指出问题;不改动任何数据' })
  async preview(@CurrentActor() actor: Actor, @Req() request: Upload): Promise<ProgressImportView> {
    const { bytes, mime } = await lookedAt(this.env, actor, request, { megabytes: 2, entrance: '进展导入' });
    if (!mime.endsWith('spreadsheetml.sheet')) return unreadable();
    const { lines, missing, tooMany } = await readProgress(bytes).catch((error: unknown) => {
      if (error instanceof Unreadable) return unreadable();
      throw error;
    });
    if (missing.length > 0) throw new Refusal<RefusalCode>('import.columns-missing', { columns: missing.join('、') });
    if (tooMany) throw new Refusal<RefusalCode>('import.too-many-lines', { max: MOST_LINES });
    if (lines.length === 0) throw new Refusal<RefusalCode>('import.nothing');
    return judge(lines, await this.open(actor));
  }

  /** Assignments of the actor's own units that progress can be reported on now. */
  private open(actor: Actor): Promise<(Reportable & { dueAt: string })[]> {
    return this.env.db.query(
      { scope: 'unit', region: actor.region, units: actor.units, person: actor.id },
      `select assignment_id as "assignmentId", assignment_no as "assignmentNo", title, unit_name as "unitName",
         to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "dueAt"
       from reporting.task where region = $1 and units[1] = any($2) and not ended and acknowledged_at is not null
       order by reporting.task.due_at, assignment_no limit ${MOST_LINES}`,
      [actor.region, actor.units],
    );
  }
}
