import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { Controller, Get, Inject, NotFoundException, Param, Res } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Allow } from './access';
import { ApiExcludeController } from './described';
import { asyncApiDocument } from './asyncapi';
import { asyncApiPage, swaggerPage } from './docs-pages';
import { contentSecurityPolicy, newNonce } from './http-server';
import { openApiDocument } from './openapi';
import { type HostReply } from './request';
import { type ServiceDefinition } from './service';

export const DESCRIPTION = 'duban:description';

/** The two documents, made at the first question. */
export type ApiDescription = Readonly<{ openApi(): Promise<object>; asyncApi(): object }>;

export const apiDescription = (
  definitions: readonly ServiceDefinition[],
  app: () => NestFastifyApplication,
): ApiDescription => {
  let openApi: Promise<object> | undefined;
  let asyncApi: object | undefined;
  return {
    openApi: () => (openApi ??= openApiDocument(definitions, app())),
    asyncApi: () => (asyncApi ??= asyncApiDocument()),
  };
};

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** What integrators read. */
@ApiExcludeController()
@Controller('api')
@Allow('anyone')
export class DocsController {
  constructor(@Inject(DESCRIPTION) private readonly description: ApiDescription) {}

  @Get('openapi.json')
  openApi(): Promise<object> {
    return this.description.openApi();
  }

  @Get('asyncapi.json')
  asyncApi(): object {
    return this.description.asyncApi();
  }

  @Get('docs')
  docs(@Res() reply: HostReply): void {
    page(reply, swaggerPage);
  }

  @Get('asyncapi')
  asyncApiPage(@Res() reply: HostReply): void {
    page(reply, () => asyncApiPage(this.description.asyncApi()));
  }

  /** Swagger UI's own files. */
  @Get('docs/:file')
  file(@Param('file') file: string, @Res() reply: HostReply): void {
    const folder = path.dirname(require.resolve('swagger-ui-dist/package.json'));
    const type = types[path.extname(file)];
    const full = path.join(folder, path.basename(file));
    if (!type || !existsSync(full)) throw new NotFoundException();
    void reply.type(`${type}; charset=utf-8`).send(createReadStream(full));
  }
}

const page = (reply: HostReply, html: (nonce: string) => string): void => {
  const nonce = newNonce();
  void reply
    .header('content-security-policy', contentSecurityPolicy(nonce))
    .type('text/html; charset=utf-8')
    .send(html(nonce));
};
