import { randomUUID } from 'node:crypto';
import { type Actor } from '@duban/kernel';
import { Database, serviceUrl } from '@duban/persistence';
import { eventually } from '@duban/testing';
import { WorkflowClient } from '@duban/workflow';
import { Controller, Get } from '@nestjs/common';
import { startServices } from './index';
import { callOf, definition, heard } from './probe.contract';
import { type Probe, runProbe, tokens } from './probe.samples';

@Controller('api/open')
class WithoutAllow {
  @Get()
  everything(): string {
    return 'everything';
  }
}

const someone: Actor = { id: randomUUID(), name: '苗晓岚', roles: [], units: [], region: '990121' };
const tokenOf = (roles: readonly string[], more: Partial<Actor> = {}): Promise<string> =>
  tokens.issue({ ...someone, roles, ...more });
let ADMIN: string;
let CHIEF: string;
let LIAISON: string;
let OTHER_UNIT: string;
let OTHER_REGION: string;
let probe: Probe;

beforeAll(async () => {
  ADMIN = await tokenOf(['SYSTEM_ADMIN']);
  CHIEF = await tokenOf(['SUPERVISION_CHIEF']);
  LIAISON = await tokenOf(['LIAISON'], { units: ['水利局'] });
  OTHER_UNIT = await tokenOf(['LIAISON'], { units: ['教育局'] });
  OTHER_REGION = await tokenOf(['LIAISON'], { units: ['水利局'], region: '990122' });
  probe = await runProbe();
});
afterAll(() => probe.close());

const call = callOf(() => probe.running.url);
const unit = { name: '水利局', shortName: '水利局', region: '990121' };
const registered = async (headers: Record<string, string> = {}): Promise<string> => {
  const id = randomUUID();
  const answer = await call('POST', `/api/units/${id}/register`, ADMIN, unit, headers);
  expect(answer).toMatchObject({ status: 200, body: { id, version: 1, repeated: false } });
  return id;
};
const agree = { agree: true, opinion: '' };

describe('访问', () => {
  it('没有令牌、令牌不对:401', async () => {
    for (const token of [undefined, 'forged'])
      expect(await call('POST', `/api/units/${randomUUID()}/register`, token, unit)).toMatchObject({
        status: 401,
        type: 'application/problem+json; charset=utf-8',
        body: { code: 'not-signed-in', title: '尚未登录或登录已过期', remedy: '请登录后再试' },
      });
  });

  it('角色不对:403,并说明由谁办理', async () => {
    expect(await call('POST', `/api/units/${randomUUID()}/register`, CHIEF, unit)).toMatchObject({
      status: 403,
      body: { code: 'command.not-allowed', title: '您的角色不能办理“登记单位”', remedy: '请由系统管理员办理' },
    });
    expect((await call('GET', `/api/things/${randomUUID()}/secrets`, CHIEF)).body).toMatchObject({
      status: 403,
      code: 'not-allowed',
    });
  });

  it('别的单位、别的地区、不存在、编号不成形:同样的 404', async () => {
    const id = await registered();
    const path = (thing: string): string => `/api/assignments/${thing}/acknowledge`;
    const body = { handler: { id: 'p1', name: '林致远' }, phone: '0000' };
    const answers = await Promise.all([
      call('POST', path(id), OTHER_UNIT, body),
      call('POST', path(id), OTHER_REGION, body),
      call('POST', path(randomUUID()), LIAISON, body),
      call('POST', path('1%20or%201'), LIAISON, body),
    ]);
    for (const { status, body: said } of answers) {
      expect(status).toBe(404);
      expect(said).toEqual(answers[0]?.body);
    }
    expect((await call('POST', path(id), LIAISON, body)).status).toBe(200);
  });

  it('浏览器会话写操作须带 X-Requested-With', async () => {
    const cookie = `duban_session=${ADMIN}`;
    const path = `/api/units/${randomUUID()}/register`;
    expect((await call('POST', path, undefined, unit, { cookie })).status).toBe(403);
    expect((await call('POST', path, undefined, unit, { cookie, 'x-requested-with': 'duban' })).status).toBe(200);
  });

  it('路由没有写明谁可以访问时不能启动', async () => {
    await expect(startServices([{ ...definition, queries: [WithoutAllow] }], probe.options)).rejects.toThrow(
      '没有写明谁可以访问(@Allow),不能启动:WithoutAllow.everything',
    );
  });
});

describe('命令', () => {
  it('数据由命令写下的服务不能从头重放:说明原因和办法;只由系统管理员要求', async () => {
    const [refused, other] = [
      await call('POST', '/api/fact-flow/probe/replay', ADMIN, {}),
      await call('POST', '/api/fact-flow/probe/replay', CHIEF, {}),
    ];
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'facts.not-replayable',
      title: expect.stringContaining('“试验”不能从头重放'),
    });
    expect(other.status).toBe(403);
  });

  it('填写有误:400,逐项用中文列出', async () => {
    const answer = await call('POST', `/api/units/${randomUUID()}/register`, ADMIN, { name: '', region: 'x' });
    expect(answer).toMatchObject({ status: 400, body: { title: '填写有误' } });
    expect(answer.body['errors']).toEqual([
      { field: 'name', message: '请填写单位名称' },
      { field: 'shortName', message: '请填写单位简称' },
      { field: 'region', message: '行政区划代码应为6、9或12位数字' },
    ]);
  });

  it('正文不是 JSON:400,不回显内容', async () => {
    const answer = await call('POST', `/api/units/${randomUUID()}/register`, ADMIN, '{"name":');
    expect(answer).toMatchObject({ status: 400, body: { title: '请求格式不对' } });
  });

  it('存不下的字符、没法核对的对象、过长的编号:400、404,不是系统出错', async () => {
    const at = `/api/units/${randomUUID()}/register`;
    for (const name of ['a\u0000b', 'a\udfffb', { length: { toString: 'x', valueOf: 'x' } }])
      expect(await call('POST', at, ADMIN, { ...unit, name })).toMatchObject({ status: 400 });
    const list = { length: { toString: 'x', valueOf: 'x' } };
    expect(await call('POST', '/api/regions/import', ADMIN, list)).toMatchObject({ status: 400 });
    const long = await call('POST', `/api/units/${'x'.repeat(500)}/register`, ADMIN, unit);
    expect(long).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('规定不许:说明原因和办法,不占用幂等键', async () => {
    const id = await registered();
    const key = { 'idempotency-key': randomUUID() };
    const path = `/api/matters/${id}/check-opinion`;
    expect(await call('POST', path, CHIEF, { agree: true, opinion: 'classified' }, key)).toMatchObject({
      status: 422,
      body: { code: 'matter.classified', remedy: '请按涉密渠道办理并告知保密员' },
    });
    expect((await call('POST', path, CHIEF, agree, key)).status).toBe(200);
  });

  it('同一幂等键重发得到第一次的结果,换了内容则不受理', async () => {
    const id = await registered();
    const key = { 'idempotency-key': randomUUID() };
    const path = `/api/matters/${id}/check-opinion`;
    const first = await call('POST', path, CHIEF, agree, key);
    expect(first.body).toMatchObject({ version: 2, repeated: false, facts: [{ type: 'matter.opinion-checked.v1' }] });
    expect((await call('POST', path, CHIEF, agree, key)).body).toEqual({ ...first.body, repeated: true });
    expect((await call('POST', path, CHIEF, { agree: true, opinion: '另一个' }, key)).body).toMatchObject({
      status: 422,
      code: 'command.key-reused',
    });
  });

  it('别人先改了:409;程序出错:500,只给跟踪号', async () => {
    const path = `/api/matters/${await registered()}/check-opinion`;
    expect(await call('POST', path, CHIEF, { agree: true, opinion: 'late' })).toMatchObject({
      status: 409,
      body: { code: 'conflict', title: '别人刚刚改过', remedy: '请刷新后重试' },
    });
    const fault = await call('POST', path, CHIEF, { agree: true, opinion: 'broken' });
    expect(fault).toMatchObject({
      status: 500,
      body: { code: 'fault', traceId: expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
    expect(JSON.stringify(fault.body)).not.toContain('secret detail');
  });

  it('流程作业以系统身份办理,重复的作业只办一次', async () => {
    const id = await registered();
    const client = WorkflowClient.connect(probe.gateway);
    await client.deploy([{ name: 'probe.bpmn', content: Buffer.from(diagram) }]);
    await client.createInstance('probe', { matterId: id, region: '990121' });
    const db = await Database.open({ url: serviceUrl(probe.database.url, 'probe'), max: 1 });
    const rows = await eventually('the job is in the journal', async () => {
      const found = await db.query<{ type: string; actor: string }>(
        { scope: 'all' },
        `select type, meta -> 'actor' ->> 'id' as actor from probe.journal where stream = $1 and version = 2`,
        [id],
      );
      return found.length > 0 && found;
    });
    expect(rows).toEqual([{ type: 'matter.begun.v1', actor: 'system' }]);
    await db.close();
    await client.close();
  });
});

describe('跟踪与说明', () => {
  it('traceparent 从请求进入日志表,随事实到达消费者', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const id = await registered({ traceparent });
    const db = await Database.open({ url: serviceUrl(probe.database.url, 'probe'), max: 1 });
    expect(
      await db.query({ scope: 'all' }, `select meta ->> 'traceparent' as t from probe.journal where stream = $1`, [id]),
    ).toEqual([{ t: traceparent }]);
    await db.close();
    await eventually('the consumer heard of it under the same trace', () =>
      heard.some((fact) => fact.traceparent === traceparent),
    );
    await eventually('everything is quiet', () => probe.running.quiet());
  });

  it('接口文档含命令的请求结构和读接口,事实文档含每个事实', async () => {
    const { body: openApi } = await call('GET', '/api/openapi.json');
    const paths = openApi['paths'] as Record<string, { post?: { summary: string; requestBody: object } }>;
    expect(paths['/api/units/{id}/register']?.post?.summary).toBe('登记单位');
    expect(JSON.stringify(paths['/api/units/{id}/register']?.post?.requestBody)).toContain('shortName');
    expect(Object.keys(paths)).toContain('/api/things');
    const { body: asyncApi } = await call('GET', '/api/asyncapi.json');
    expect(JSON.stringify(asyncApi)).toContain('assignment.issued.v1');
    const page = await call('GET', '/api/docs');
    expect(page.status).toBe(200);
    const nonce = /nonce="([^"]+)"/.exec(String(page.body['text']))?.[1];
    expect(page.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect((await call('GET', '/api/docs/swagger-ui.css')).status).toBe(200);
    expect((await call('GET', '/api/docs/package.json')).status).toBe(404);
    expect((await call('GET', '/api/asyncapi')).status).toBe(200);
  });

  it('探针、指标,不存在的地址', async () => {
    expect((await call('GET', '/health')).body).toEqual({ status: 'ok' });
    expect((await call('GET', '/ready')).body).toEqual({ status: 'ok' });
    const { text } = (await call('GET', '/metrics')).body;
    expect(text).toContain('duban_commands_total{command="unit.register"');
    for (const measured of ['unpublished', 'lag', 'parked'])
      expect(text).toMatch(new RegExp(`^duban_facts_${measured}\\{service="\\w+"\\} \\d+$`, 'm'));
    expect(await call('GET', '/api/nowhere', CHIEF)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});

it('数据库比程序新时说明出路', async () => {
  const tomorrow = { ...definition, migrations: [...definition.migrations, { id: '0002-tomorrow', up: [] }] };
  await (await startServices([tomorrow], probe.options)).close();
  await expect(startServices([definition], probe.options)).rejects.toThrow('请用较新的程序启动');
});

const diagram = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" targetNamespace="x" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.8.0">
<bpmn:process id="probe" isExecutable="true">
<bpmn:startEvent id="s"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
<bpmn:serviceTask id="a"><bpmn:extensionElements><zeebe:taskDefinition type="matter.begin"/></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:serviceTask>
<bpmn:endEvent id="e"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="a"/><bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="e"/>
</bpmn:process></bpmn:definitions>`;
