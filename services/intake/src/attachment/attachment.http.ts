import { Controller, Get, Inject, NotFoundException, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { type Attachment, type RefusalCode } from '@duban/contracts';
import { inspectFile, TooLarge } from '@duban/documents';
import {
  Allow,
  ApiConsumes,
  ApiOperation,
  ApiTags,
  ATTACHMENT_LIMIT,
  CurrentActor,
  envToken,
  fileOf,
  noteClassified,
  scopeOf,
  type ServiceEnv,
} from '@duban/host';
import { type Actor, Refusal } from '@duban/kernel';
import { type Readable } from 'node:stream';

type File = { name: string; mime: string; size: number };
type Upload = { file(): Promise<{ filename: string; file: Readable & { truncated?: boolean } } | undefined> };

const tooLarge = (): Refusal => new Refusal<RefusalCode>('file.too-large', { max: '50MB' });

/** 附件: streamed, hashed and inspected before a row names it; what is classified is gone before anybody could open it. */
@ApiTags('立项登记')
@Controller('api/attachments')
export class AttachmentHttp {
  constructor(@Inject(envToken('intake')) private readonly env: ServiceEnv) {}

  @Post()
  @Allow('signed-in')
  @ApiConsumes('multipart/form-data')
  @ApiOperation({ summary: '上传附件(字段 file,不超过50MB)' })
  async upload(@CurrentActor() actor: Actor, @Req() request: Upload): Promise<Attachment> {
    const part = await fileOf(request);
    if (!part) throw new Refusal<RefusalCode>('file.unreadable');
    const name = part.filename
      .normalize('NFC')
      .replace(/[\\/\u0000-\u001f]/g, '_')
      .slice(-200);
    const { attachments } = this.env;
    const stored = await attachments
      .put(part.file, { maxBytes: ATTACHMENT_LIMIT, by: this.env.name, region: actor.region })
      .catch((error: unknown) => {
        if (error instanceof TooLarge) throw tooLarge();
        throw error;
      });
    // The parser ends a file at its limit as if it were whole.
    if (part.file.truncated) {
      await this.forget(stored.digest);
      throw tooLarge();
    }
    const inspection = await inspectFile(attachments.pathOf(stored.digest), name);
    if (!inspection.ok) {
      await this.forget(stored.digest);
      if (inspection.code === 'file.classified') await noteClassified(this.env, actor, '附件', inspection.rule);
      throw new Refusal<RefusalCode>(inspection.code);
    }
    const { mime } = inspection;
    await this.env.db.query(
      { scope: 'region', region: actor.region },
      // Two units may hold the same file: both see it from now on.
      `insert into intake.attachment as a (digest, region, name, size, mime, uploaded_by, units, uploaded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (region, digest) do update set units = a.units || excluded.units
       where not a.units @> excluded.units`,
      [stored.digest, actor.region, name, stored.size, mime, actor.id, actor.units, this.env.clock.now()],
    );
    return { digest: stored.digest, name, size: stored.size, mime };
  }

  @Get(':digest')
  @Allow('signed-in')
  @ApiOperation({ summary: '下载附件' })
  async download(@CurrentActor() actor: Actor, @Param('digest') digest: string): Promise<StreamableFile> {
    const row = /^[0-9a-f]{64}$/.test(digest) ? await this.visible(actor, digest) : undefined;
    if (!row) throw new NotFoundException();
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`;
    return new StreamableFile(this.env.attachments.open(digest), { type: row.mime, length: row.size, disposition });
  }

  /** I-20: the region's desk sees all files, a unit its own and those of the matters it sees. */
  private async visible(actor: Actor, digest: string): Promise<File | undefined> {
    const [own] = await this.env.db.query<File>(
      scopeOf(actor),
      'select name, mime, size from intake.attachment where digest = $1 limit 1',
      [digest],
    );
    if (own) return own;
    const [named] = await this.env.db.query<File>(
      scopeOf(actor),
      `select file ->> 'name' as name, file ->> 'mime' as mime, (file ->> 'size')::int as size
       from intake.matter, jsonb_array_elements(state -> 'registration' -> 'attachments') as file
       where region = $1 and file ->> 'digest' = $2 limit 1`,
      [actor.region, digest],
    );
    return named;
  }

  private async forget(digest: string): Promise<void> {
    const named = await this.env.db.query(
      { scope: 'all' },
      'select 1 from intake.attachment where digest = $1 limit 1',
      [digest],
    );
    if (named.length === 0) await this.env.attachments.remove(digest);
  }
}
