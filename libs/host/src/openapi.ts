import { routeOf } from '@duban/contracts';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { describeRoutes } from './described';
import { type ServiceDefinition } from './service';

const problemAnswer = (description: string): object => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const schemas = {
  Problem: {
    type: 'object',
    required: ['type', 'status', 'title'],
    properties: {
      type: { type: 'string' },
      status: { type: 'integer' },
      title: { type: 'string', description: '发生了什么' },
      code: { type: 'string' },
      remedy: { type: 'string', description: '怎么办' },
      errors: {
        type: 'array',
        items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } } },
      },
      traceId: { type: 'string' },
    },
  },
  CommandAnswer: {
    type: 'object',
    required: ['id', 'version', 'facts', 'repeated'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      version: { type: 'integer' },
      facts: { type: 'array', items: { type: 'object', properties: { type: { type: 'string' } } } },
      repeated: { type: 'boolean', description: '同一幂等键已办过,这是第一次的结果' },
    },
  },
};
const answers = {
  '400': problemAnswer('填写有误,errors 逐项列出'),
  '401': problemAnswer('尚未登录'),
  '403': problemAnswer('没有权限'),
  '404': problemAnswer('没有找到,或无权查看'),
  '409': problemAnswer('当前环节不能办理,或别人刚刚改过'),
  '406': problemAnswer('不是要求的格式:文件请用 multipart/form-data'),
  '413': problemAnswer('内容太大'),
  '415': problemAnswer('不支持这种内容类型'),
  '422': problemAnswer('不符合规定,remedy 说明怎么办'),
  '429': problemAnswer('次数太多,请按 remedy 所说的时间再试'),
  '503': problemAnswer('系统繁忙,或数据库、流程引擎暂时连不上,请按 Retry-After 再试'),
};

const commandPaths = (definition: ServiceDefinition): [string, object][] =>
  definition.commands
    .filter(({ row }) => row.by === 'person')
    .map(({ name, row }) => [
      routeOf(name).replace(':id', '{id}'),
      {
        post: {
          operationId: name,
          tags: [definition.zh],
          summary: row.zh,
          description: `角色:${row.roles.join('、')};产生:${row.completes.join('、')}`,
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
            { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } },
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: z.toJSONSchema(row.input, { io: 'input', unrepresentable: 'any' }) },
            },
          },
          responses: {
            '200': {
              description: '已办',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/CommandAnswer' } } },
            },
            ...answers,
          },
        },
      },
    ]);

type Paths = Record<string, Record<string, { responses?: object }>>;
/** Reads and other routes written by hand refuse as commands do. */
const refusing = (paths: Paths): Paths =>
  Object.fromEntries(
    Object.entries(paths).map(([at, methods]) => [
      at,
      Object.fromEntries(
        Object.entries(methods).map(([method, described]) => [
          method,
          { ...described, responses: { ...answers, ...described.responses } },
        ]),
      ),
    ]),
  );

/** OpenAPI 3.1: commands from the catalogue, reads from the controllers' decorators. */
export const openApiDocument = async (
  definitions: readonly ServiceDefinition[],
  app: NestFastifyApplication,
): Promise<object> => {
  const swagger = await import('@nestjs/swagger');
  const { ApiTags, DocumentBuilder, SwaggerModule } = swagger;
  describeRoutes(swagger);
  for (const { zh, queries } of definitions) for (const controller of queries) ApiTags(zh)(controller);
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('督办接口')
    .setVersion('1.0.0')
    .setDescription(
      '写操作带 Idempotency-Key 可安全重发:一次操作一个,最好用按时间先后的 UUIDv7;错误为 application/problem+json。',
    )
    .addBearerAuth()
    .addCookieAuth('duban_session')
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('cookie')
    .build();
  const document = SwaggerModule.createDocument(app, base, { autoTagControllers: false });
  return {
    ...document,
    paths: { ...refusing(document.paths as Paths), ...Object.fromEntries(definitions.flatMap(commandPaths)) },
    components: { ...document.components, schemas: { ...document.components?.schemas, ...schemas } },
  };
};
