import { Controller, Get, Inject, NotFoundException, Param, Query, StreamableFile } from '@nestjs/common';
import { type DocumentView, type DossierView, type SpecialReportView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, knownRow, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { type IssuedDocument } from './document/document';
import { type Dossier } from './dossier/dossier';
import { checklistOf, materialsOf } from './dossier/materials';
import { type SpecialReport } from './special-report/special-report';

const Of = z.object({ matterId: z.uuid('事项编号格式不对') });
const attachment = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

@ApiTags('公文与归档')
@Controller('api')
export class ArchiveQueries {
  constructor(@Inject(envToken('archive')) private readonly env: ServiceEnv) {}

  private async state<S>(actor: Actor, table: string, id: string): Promise<Exclude<S, { status: 'NONE' }>> {
    const { state } = await knownRow(id, () =>
      this.env.db.query<{ state: Exclude<S, { status: 'NONE' }> }>(
        scopeOf(actor),
        `select state from archive.${table} where id = $1`,
        [id],
      ),
    );
    return state;
  }

  @Get('documents')
  @Allow('signed-in')
  @ApiOperation({ summary: '一个事项的公文' })
  async documents(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<DocumentView[]> {
    const { matterId } = Of.parse(query);
    const rows = await this.env.db.query<{ id: string; state: Extract<IssuedDocument, { status: 'ISSUED' }> }>(
      scopeOf(actor),
      `select id, state from archive.document where region = $1 and matter_id = $2 order by state ->> 'at'`,
      [actor.region, matterId],
    );
    return rows.map(({ id, state }) => {
      const { kind, documentNo, title, at, file } = state;
      return {
        id,
        matterId,
        kind,
        documentNo,
        title,
        issuedAt: at,
        file: { name: file.name, size: file.size, mime: file.mime },
      };
    });
  }

  @Get('documents/:id/file')
  @Allow('signed-in')
  @ApiOperation({ summary: '下载公文' })
  async file(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { file } = await this.state<IssuedDocument>(actor, 'document', id);
    return new StreamableFile(this.env.attachments.open(file.digest), {
      type: file.mime,
      length: file.size,
      disposition: attachment(file.name),
    });
  }

  @Get('special-reports/:matterId')
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD', 'ARCHIVIST')
  @ApiOperation({ summary: '督查专报(拟稿与签发)' })
  async specialReport(@CurrentActor() actor: Actor, @Param('matterId') matterId: string): Promise<SpecialReportView> {
    const { status, draft, returnedBecause } = await this.state<SpecialReport>(actor, 'special_report', matterId);
    const { round, title, cause, process, results, problems, noProblemStatement, suggestions } = draft;
    return {
      matterId,
      status,
      round,
      title,
      cause,
      process,
      results,
      problems,
      noProblemStatement: noProblemStatement ?? null,
      suggestions,
      returnedBecause,
    };
  }

  @Get('dossiers/:matterId')
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD', 'ARCHIVIST')
  @ApiOperation({ summary: '归档案卷' })
  async dossier(@CurrentActor() actor: Actor, @Param('matterId') matterId: string): Promise<DossierView> {
    const state = await this.state<Dossier>(actor, 'dossier', matterId);
    const materials = await this.env.db.transaction(scopeOf(actor), (tx) => materialsOf(tx, matterId));
    return {
      matterId,
      status: state.status,
      checklist: [...checklistOf(materials)],
      missing: [...state.missing],
      retention: state.retention,
      archivalCode: state.built?.archivalCode ?? null,
      manifestDigest: state.built?.manifestDigest ?? null,
      items: state.built?.items ?? 0,
      checks: state.checks,
    };
  }

  @Get('dossiers/:matterId/package')
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_HEAD', 'ARCHIVIST')
  @ApiOperation({ summary: '下载归档数据包' })
  async package(@CurrentActor() actor: Actor, @Param('matterId') matterId: string): Promise<StreamableFile> {
    const { built } = await this.state<Dossier>(actor, 'dossier', matterId);
    if (!built) throw new NotFoundException();
    return new StreamableFile(this.env.attachments.open(built.file.digest), {
      type: built.file.mime,
      length: built.file.size,
      disposition: attachment(built.file.name),
    });
  }
}
