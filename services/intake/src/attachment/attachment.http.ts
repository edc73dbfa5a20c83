import { Controller, Get, Inject, NotFoundException, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Attachment, type RefusalCode } from '@duban/contracts';
import { inspectFile, TooLarge } from '@duban/documents';
import { Allow, CurrentActor, envToken, type ServiceEnv } from '@duban/host';
import { type Actor, Refusal } from '@duban/kernel';
import { type Readable } from 'node:stream';
import { noteRefusal } from '../matter/classified';

const MAX_BYTES = 50 * 1024 * 1024;
type Upload = { file(): Promise<{ filename: string; file: Readable & { truncated?: boolean } } | undefined> };

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
    const part = await request.file();
    if (!part) throw new Refusal<RefusalCode>('file.unreadable');
    const name = part.filename
      .normalize('NFC')
      .replace(/[\\/\u0000-\u001f]/g, '_')
      .slice(-200);
    const { attachments } = this.env;
    const stored = await attachments.put(part.file, { maxBytes: MAX_BYTES }).catch((error: unknown) => {
      if (error instanceof TooLarge) throw new Refusal<RefusalCode>('file.too-large', { max: '50MB' });
      throw error;
    });
    const inspection = await inspectFile(attachments.pathOf(stored.digest), name);
    if (!inspection.ok) {
      if (!(await this.isNamed(stored.digest))) await attachments.remove(stored.digest);
      if (inspection.code === 'file.classified') await noteRefusal(this.env, actor, '附件', inspection.rule);
      throw new Refusal<RefusalCode>(inspection.code);
    }
    const { mime } = inspection;
    await this.env.db.query(
      { scope: 'region', region: actor.region },
      `insert into intake.attachment (digest, region, name, size, mime, uploaded_by, uploaded_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (region, digest) do nothing`,
      [stored.digest, actor.region, name, stored.size, mime, actor.id, this.env.clock.now()],
    );
    return { digest: stored.digest, name, size: stored.size, mime };
  }

  @Get(':digest')
  @Allow('signed-in')
  @ApiOperation({ summary: '下载附件' })
  async download(@CurrentActor() actor: Actor, @Param('digest') digest: string): Promise<StreamableFile> {
    const [row] = /^[0-9a-f]{64}$/.test(digest)
      ? await this.env.db.query<{ name: string; mime: string; size: number }>(
          { scope: 'region', region: actor.region },
          'select name, mime, size from intake.attachment where digest = $1',
          [digest],
        )
      : [];
    if (!row) throw new NotFoundException();
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`;
    return new StreamableFile(this.env.attachments.open(digest), { type: row.mime, length: row.size, disposition });
  }

  private async isNamed(digest: string): Promise<boolean> {
    return (
      (await this.env.db.query({ scope: 'all' }, 'select 1 from intake.attachment where digest = $1 limit 1', [digest]))
        .length > 0
    );
  }
}
