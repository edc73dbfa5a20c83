import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diagrams } from '@duban/bpmn';
import { countyPolicy, type TodoView } from '@duban/contracts';
import { Engine, type Gateway, serveGateway } from '@duban/engine';
import { createLogger, type HostOptions, type Running, startServices, tokenSessions } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type Envelope, postgresTransport, type Transport } from '@duban/messaging';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { definition, type ProcessHistory } from './index';

const REGION = '990121';
const sessions = tokenSessions('workflow'.repeat(5));
const tokenOf = (roles: readonly string[], more: Partial<Actor> = {}): Promise<string> =>
  sessions.issue({ id: randomUUID(), name: '某人', roles, units: [], region: REGION, ...more });

let database: TestDatabase;
let transport: Transport;
let engine: Engine;
let gateway: Gateway;
let running: Running;
let folder: string;
const at = '2026-03-02T01:00:00.000Z';

const historyOf = ({ reads }: Engine): ProcessHistory => ({
  of: async (process) => {
    const root = await reads.rootOf(process);
    return root === undefined ? undefined : { processes: await reads.processes(root), ...(await reads.history(root)) };
  },
  incidents: async () =>
    (await reads.incidents()).map((one) => ({
      ...one,
      key: String(one.key),
      process: String(one.process),
      job: one.job ? String(one.job) : null,
    })),
});
const options = (): HostOptions => ({
  host: '127.0.0.1',
  port: 0,
  databaseUrl: database.url,
  transport,
  workflow: gateway,
  attachments: {} as HostOptions['attachments'],
  sessions,
  clock: { now: () => new Date().toISOString() },
  calendar: () => {
    throw new Error('not asked here');
  },
  policyFor: () => countyPolicy,
  log: createLogger('silent'),
});
const start = async (): Promise<Running> =>
  startServices([definition({ history: historyOf(engine), processes: folder })], options());

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'duban-diagrams-'));
  for (const { file, xml } of [...diagrams(), { file: 'enquiry.bpmn', xml: enquiry }])
    writeFileSync(path.join(folder, file), xml);
  database = await testDatabase();
  transport = await postgresTransport(database.url);
  engine = await Engine.open({ url: database.url });
  gateway = await serveGateway(engine);
  running = await start();
});
afterAll(async () => {
  await running.close();
  await gateway.close();
  await engine.close();
  await transport.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

let sequence = 0;
/** What another service says has happened. */
const factOf = (type: string, matterId: string, data: object, subject = matterId): Envelope => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/duban/other',
  type,
  subject,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  tenant: REGION,
  sequence: ++sequence,
  partitionkey: matterId,
  actor: { id: 'x', name: '某人' },
  data: { by: { id: 'x', name: '某人' }, at, ...data },
});
const happened = (...fact: Parameters<typeof factOf>): Promise<void> => transport.publish([factOf(...fact)]);
const registration = (matterId: string): Envelope =>
  factOf('matter.registered.v1', matterId, {
    title: '城区内涝点整治',
    registerNo: '登〔2026〕1',
    urgency: 'NORMAL',
    region: REGION,
    instruction: { text: '请抓紧整治', leader: { id: 'wen', name: '温若川' } },
  });
const registered = (matterId: string): Promise<void> => transport.publish([registration(matterId)]);
const drafted = (matterId: string, mandate = 'HEAD_INSTRUCTION'): Promise<void> =>
  happened('matter.opinion-drafted.v1', matterId, { effortPath: 'CONCLUDE', mandate: { type: mandate } });

const call = async (token: string, route: string, method = 'GET', body?: unknown) => {
  const response = await fetch(`${running.url}${route}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json().catch(() => null)) as never };
};
const todosOf = async (token: string, matterId: string): Promise<TodoView[]> =>
  ((await call(token, '/api/todos')).body as TodoView[]).filter((todo) => todo.matterId === matterId);
const todo = (token: string, matterId: string, step: string): Promise<TodoView> =>
  eventually(`the to-do ${step}`, async () => (await todosOf(token, matterId)).find((one) => one.step === step));

describe('待办与桥接', () => {
  it('登记开出拟办的待办;办理的事实完成它,下一步轮到别人', async () => {
    const [supervisor, chief] = [await tokenOf(['SUPERVISOR']), await tokenOf(['SUPERVISION_CHIEF'])];
    const matterId = randomUUID();
    await registered(matterId);
    expect(await todo(supervisor, matterId, '拟办')).toMatchObject({
      command: 'matter.draft-opinion',
      matterTitle: '城区内涝点整治',
      urgency: 'NORMAL',
      assignmentId: null,
      formId: null,
    });
    expect(await todosOf(chief, matterId)).toEqual([]);
    await drafted(matterId);
    expect(await todo(chief, matterId, '立项审核')).toMatchObject({ command: 'matter.check-opinion' });
    expect(await todosOf(supervisor, matterId)).toEqual([]);
  });

  it('事实先于待办到来,也不会丢', async () => {
    const director = await tokenOf(['OFFICE_DIRECTOR']);
    const matterId = randomUUID();
    await registered(matterId);
    await drafted(matterId);
    await happened('matter.opinion-checked.v1', matterId, { agree: true, opinion: '' });
    await todo(director, matterId, '立项审批');
  });

  it('同一事实来两次,只推进一步', async () => {
    const supervisor = await tokenOf(['SUPERVISOR']);
    const matterId = randomUUID();
    const fact = registration(matterId);
    await transport.publish([fact]);
    await todo(supervisor, matterId, '拟办');
    await transport.publish([fact]);
    await eventually('everything is quiet', async () => running.quiet());
    expect(await todosOf(supervisor, matterId)).toHaveLength(1);
  });

  it('经批准的督查建议只到行政首长;别的地区什么也看不到', async () => {
    const [head, director] = [await tokenOf(['GOV_HEAD']), await tokenOf(['OFFICE_DIRECTOR'])];
    const elsewhere = await tokenOf(['GOV_HEAD'], { region: '990122' });
    const matterId = randomUUID();
    await registered(matterId);
    await drafted(matterId, 'APPROVED_PROPOSAL');
    await happened('matter.opinion-checked.v1', matterId, { agree: true, opinion: '' });
    await todo(head, matterId, '立项审批');
    expect(await todosOf(director, matterId)).toEqual([]);
    expect(await todosOf(elsewhere, matterId)).toEqual([]);
    expect((await call(elsewhere, `/api/process-instances?matterId=${matterId}`)).body).toEqual([]);
    expect((await call(head, `/api/process-instances?matterId=${matterId}`)).body).toMatchObject([
      { processId: 'instruction-supervision', processName: '批办督查', state: 'ACTIVE', parentKey: null },
    ]);
  });

  it('绑定了命令的步骤不能当表单办结;别人的、没有的都是 404', async () => {
    const [supervisor, liaison] = [await tokenOf(['SUPERVISOR']), await tokenOf(['LIAISON'], { units: ['水务局'] })];
    const matterId = randomUUID();
    await registered(matterId);
    const { key } = await todo(supervisor, matterId, '拟办');
    for (const [token, which] of [
      [supervisor, key],
      [liaison, key],
      [supervisor, '1'],
    ] as const)
      expect(await call(token, `/api/todos/${which}/complete`, 'POST', {})).toMatchObject({ status: 404 });
  });
});

describe('承办途中', () => {
  const dueAt = '2026-03-20T09:30:00.000Z';
  const issue = (matterId: string, assignmentId: string, unit: string): Promise<unknown> =>
    engine.createInstance({
      id: 'sp-assignment',
      version: -1,
      variables: {
        matterId,
        assignmentId,
        region: REGION,
        matterTitle: '城区内涝点整治',
        urgency: 'NORMAL',
        assignment: { id: assignmentId, role: 'LEAD', unit: { id: unit } },
        acknowledgeDueAt: '2026-03-03T09:30:00.000Z',
        dueAt,
      },
    });

  it('协调的事实是另一条流,按它所说的任务找到流程和待办;同一事项的两个协调互不相干', async () => {
    const chief = await tokenOf(['SUPERVISION_CHIEF']);
    const [matterId, water, roads] = [randomUUID(), randomUUID(), randomUUID()];
    const [first, second] = [randomUUID(), randomUUID()];
    await issue(matterId, water, '水务局');
    await issue(matterId, roads, '交通局');
    const tier = { tier: 'BODY', tierDueAt: '2099-03-05T09:30:00.000Z' };
    await happened('coordination.requested.v1', matterId, { assignmentId: water, ...tier }, first);
    await happened('coordination.requested.v1', matterId, { assignmentId: roads, ...tier }, second);
    const held = (): Promise<(string | null)[]> =>
      todosOf(chief, matterId).then((todos) => todos.map((one) => one.assignmentId));
    await eventually('both are to be coordinated', async () => (await held()).length === 2);
    await happened(
      'coordination.resolved.v1',
      matterId,
      { assignmentId: roads, effect: 'KEEP', decision: '按原分工办理', tier: 'BODY' },
      second,
    );
    await eventually('one is left', async () => (await held()).join() === water);
    const [job] = await engine.activateJobs({
      type: 'assignment.apply-coordination',
      worker: 'test',
      timeout: 60_000,
      max: 1,
      fetch: [],
    });
    expect(job?.variables).toMatchObject({ assignmentId: roads, coordinationId: second, effect: 'KEEP', dueOn: null });
  });

  it('时限变了,已经开出的待办也换成新的时限;再次批示改了缓急,待办也改', async () => {
    const handler = await tokenOf(['HANDLER'], { units: ['园林局'] });
    const [matterId, assignmentId] = [randomUUID(), randomUUID()];
    await engine.createInstance({
      id: 'sp-handle',
      version: -1,
      variables: {
        matterId,
        assignmentId,
        region: REGION,
        matterTitle: '绿化补植',
        urgency: 'NORMAL',
        assignment: { id: assignmentId, role: 'LEAD', unit: { id: '园林局' } },
        dueAt,
      },
    });
    expect(await todo(handler, matterId, '办结报告起草')).toMatchObject({ dueAt, urgency: 'NORMAL' });
    const later = '2026-03-27T09:30:00.000Z';
    await happened('assignment.resumed.v1', matterId, { dueAt: later, previousDueAt: dueAt }, assignmentId);
    await happened('matter.instruction-added.v1', matterId, { urgency: 'URGENT', urgencyBefore: 'NORMAL' });
    await eventually('the to-do has the new date', async () => {
      const [one] = await todosOf(handler, matterId);
      return one?.dueAt === later && one.urgency === 'URGENT';
    });
  });
});

/** A diagram with a step that only has a form, and steps of two units. */
const enquiry = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="D" targetNamespace="urn:test" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.8.0">
  <bpmn:process id="enquiry" name="征询" isExecutable="true">
    <bpmn:startEvent id="ZX_Start" name="开始"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="ZX_Fill" name="填写情况">
      <bpmn:extensionElements><zeebe:userTask/><zeebe:formDefinition externalReference="situation"/><zeebe:assignmentDefinition candidateGroups='=["LIAISON@" + assignment.unit.id]'/><zeebe:ioMapping><zeebe:output source="=text" target="situation"/></zeebe:ioMapping></bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:userTask>
    <bpmn:userTask id="ZX_Acknowledge" name="签收征询">
      <bpmn:extensionElements><zeebe:userTask/><zeebe:assignmentDefinition candidateGroups='=["LIAISON@" + assignment.unit.id]'/><zeebe:taskSchedule dueDate="=acknowledgeDueAt"/><zeebe:properties><zeebe:property name="command" value="assignment.acknowledge"/></zeebe:properties><zeebe:ioMapping><zeebe:output source="=at" target="acknowledgedAt"/></zeebe:ioMapping></bpmn:extensionElements>
      <bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing></bpmn:userTask>
    <bpmn:endEvent id="ZX_End" name="结束"><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="ZX_Start" targetRef="ZX_Fill"/>
    <bpmn:sequenceFlow id="f2" sourceRef="ZX_Fill" targetRef="ZX_Acknowledge"/>
    <bpmn:sequenceFlow id="f3" sourceRef="ZX_Acknowledge" targetRef="ZX_End"/>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="DI"><bpmndi:BPMNPlane id="P" bpmnElement="enquiry">
    ${['ZX_Start', 'ZX_Fill', 'ZX_Acknowledge', 'ZX_End'].map((id, i) => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${i * 150}" y="0" width="100" height="80"/></bpmndi:BPMNShape>`).join('')}
    ${['f1', 'f2', 'f3'].map((id, i) => `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${i * 150 + 100}" y="40"/><di:waypoint x="${i * 150 + 150}" y="40"/></bpmndi:BPMNEdge>`).join('')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

describe('表单步骤与单位的待办', () => {
  const liaisonOf = (unit: string): Promise<string> => tokenOf(['LIAISON'], { units: [unit] });
  const begin = (matterId: string, assignmentId: string, unit: string): Promise<unknown> =>
    engine.createInstance({
      id: 'enquiry',
      version: -1,
      variables: {
        matterId,
        assignmentId,
        region: REGION,
        matterTitle: '征询',
        urgency: 'URGENT',
        assignment: { unit: { id: unit } },
        acknowledgeDueAt: '2026-03-03T09:30:00.000Z',
      },
    });

  it('表单步骤由本单位的人填写办结;签收只完成这一个任务的待办', async () => {
    const [water, town] = [await liaisonOf('水务局'), await liaisonOf('柳汀镇')];
    const [matterId, first, second] = [randomUUID(), randomUUID(), randomUUID()];
    await begin(matterId, first, '水务局');
    await begin(matterId, second, '柳汀镇');
    const form = await todo(water, matterId, '填写情况');
    expect(form).toMatchObject({ command: null, formId: 'situation', assignmentId: first, dueAt: null });
    expect(await call(town, `/api/todos/${form.key}/complete`, 'POST', {})).toMatchObject({ status: 404 });
    const variables = { text: '已落实' };
    for (const [token, key] of [
      [water, form.key],
      [town, (await todo(town, matterId, '填写情况')).key],
    ] as const)
      await eventually(
        'the step is open to be done',
        async () => (await call(token, `/api/todos/${key}/complete`, 'POST', { variables })).status === 200,
      );
    expect(await todo(water, matterId, '签收征询')).toMatchObject({ dueAt: '2026-03-03T09:30:00.000Z' });
    await todo(town, matterId, '签收征询');
    await happened('assignment.acknowledged.v1', matterId, { handler: { id: 'h', name: '某人' }, late: false }, first);
    await eventually('the unit has done it', async () => (await todosOf(water, matterId)).length === 0);
    expect(await todosOf(town, matterId)).toHaveLength(1);
  });

  it('被取消的流程,待办随之撤下', async () => {
    const water = await liaisonOf('水务局');
    const matterId = randomUUID();
    const made = (await begin(matterId, randomUUID(), '水务局')) as { key: string };
    const { key } = await todo(water, matterId, '填写情况');
    await eventually('the listener job is done', async () => (await engine.reads.userTasks({ key }))[0]?.task.created);
    await engine.cancelInstance(Number(made.key));
    await eventually('the to-do is gone', async () => (await todosOf(water, matterId)).length === 0);
  });
});

describe('发布流程图', () => {
  const file = 'sp-review.bpmn';
  const own = diagrams().find((diagram) => diagram.file === file)?.xml ?? '';

  it('有错的图不发布,原版本继续使用,平台照常启动', async () => {
    await running.close();
    writeFileSync(path.join(folder, file), own.replace('value="assignment.review"', 'value="assignment.reveiw"'));
    running = await start();
    const supervisor = await tokenOf(['SUPERVISOR']);
    const matterId = randomUUID();
    await registered(matterId);
    await todo(supervisor, matterId, '拟办');
  });
});
