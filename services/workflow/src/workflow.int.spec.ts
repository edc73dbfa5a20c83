import { randomUUID } from 'node:crypto';
import { diagrams } from '@duban/bpmn';
import { eventually } from '@duban/testing';
import { REGION, registration, tokenOf, WorkflowDesk } from './running.samples';

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

let desk: WorkflowDesk;
beforeAll(async () => {
  desk = await WorkflowDesk.open({ 'enquiry.bpmn': enquiry });
});
afterAll(() => desk.close());

describe('待办与桥接', () => {
  it('登记开出拟办的待办;办理的事实完成它,下一步轮到别人', async () => {
    const [supervisor, chief] = [await tokenOf(['SUPERVISOR']), await tokenOf(['SUPERVISION_CHIEF'])];
    const matterId = randomUUID();
    await desk.registered(matterId);
    expect(await desk.stepOf(supervisor, matterId, '拟办')).toMatchObject({
      command: 'matter.draft-opinion',
      matterTitle: '城区内涝点整治',
      urgency: 'NORMAL',
      assignmentId: null,
      formId: null,
    });
    expect(await desk.todosOf(chief, matterId)).toEqual([]);
    await desk.drafted(matterId);
    expect(await desk.stepOf(chief, matterId, '立项审核')).toMatchObject({ command: 'matter.check-opinion' });
    expect(await desk.todosOf(supervisor, matterId)).toEqual([]);
  });

  it('事实先于待办到来,也不会丢', async () => {
    const director = await tokenOf(['OFFICE_DIRECTOR']);
    const matterId = randomUUID();
    await desk.registered(matterId);
    await desk.drafted(matterId);
    await desk.happened('matter.opinion-checked.v1', matterId, { agree: true, opinion: '' });
    await desk.stepOf(director, matterId, '立项审批');
  });

  it('同一事实来两次,只推进一步', async () => {
    const supervisor = await tokenOf(['SUPERVISOR']);
    const matterId = randomUUID();
    const fact = registration(matterId);
    await desk.transport.publish([fact]);
    await desk.stepOf(supervisor, matterId, '拟办');
    await desk.transport.publish([fact]);
    await eventually('everything is quiet', async () => desk.running.quiet());
    expect(await desk.todosOf(supervisor, matterId)).toHaveLength(1);
  });

  it('经批准的督查建议只到行政首长;别的地区什么也看不到', async () => {
    const [head, director] = [await tokenOf(['GOV_HEAD']), await tokenOf(['OFFICE_DIRECTOR'])];
    const elsewhere = await tokenOf(['GOV_HEAD'], { region: '990122' });
    const matterId = randomUUID();
    await desk.registered(matterId);
    await desk.drafted(matterId, 'APPROVED_PROPOSAL');
    await desk.happened('matter.opinion-checked.v1', matterId, { agree: true, opinion: '' });
    await desk.stepOf(head, matterId, '立项审批');
    expect(await desk.todosOf(director, matterId)).toEqual([]);
    expect(await desk.todosOf(elsewhere, matterId)).toEqual([]);
    expect((await desk.call(elsewhere, `/api/process-instances?matterId=${matterId}`)).body).toEqual([]);
    expect((await desk.call(head, `/api/process-instances?matterId=${matterId}`)).body).toMatchObject([
      { processId: 'instruction-supervision', processName: '批办督查', state: 'ACTIVE', parentKey: null },
    ]);
  });

  it('绑定了命令的步骤不能当表单办结;别人的、没有的都是 404', async () => {
    const [supervisor, liaison] = [await tokenOf(['SUPERVISOR']), await tokenOf(['LIAISON'], { units: ['水务局'] })];
    const matterId = randomUUID();
    await desk.registered(matterId);
    const { key } = await desk.stepOf(supervisor, matterId, '拟办');
    for (const [token, which] of [
      [supervisor, key],
      [liaison, key],
      [supervisor, '1'],
    ] as const)
      expect(await desk.call(token, `/api/todos/${which}/complete`, 'POST', {})).toMatchObject({ status: 404 });
  });
});

describe('表单步骤与单位的待办', () => {
  const liaisonOf = (unit: string): Promise<string> => tokenOf(['LIAISON'], { units: [unit] });
  const begin = (matterId: string, assignmentId: string, unit: string): Promise<unknown> =>
    desk.engine.createInstance({
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
    const form = await desk.stepOf(water, matterId, '填写情况');
    expect(form).toMatchObject({ command: null, formId: 'situation', assignmentId: first, dueAt: null });
    expect(await desk.call(town, `/api/todos/${form.key}/complete`, 'POST', {})).toMatchObject({ status: 404 });
    const variables = { text: '已落实' };
    for (const [token, key] of [
      [water, form.key],
      [town, (await desk.stepOf(town, matterId, '填写情况')).key],
    ] as const)
      await eventually(
        'the step is open to be done',
        async () => (await desk.call(token, `/api/todos/${key}/complete`, 'POST', { variables })).status === 200,
      );
    expect(await desk.stepOf(water, matterId, '签收征询')).toMatchObject({ dueAt: '2026-03-03T09:30:00.000Z' });
    await desk.stepOf(town, matterId, '签收征询');
    await desk.happened(
      'assignment.acknowledged.v1',
      matterId,
      { handler: { id: 'h', name: '某人' }, late: false },
      first,
    );
    await eventually('the unit has done it', async () => (await desk.todosOf(water, matterId)).length === 0);
    expect(await desk.todosOf(town, matterId)).toHaveLength(1);
  });

  it('被取消的流程,待办随之撤下', async () => {
    const water = await liaisonOf('水务局');
    const matterId = randomUUID();
    const made = (await begin(matterId, randomUUID(), '水务局')) as { key: string };
    const { key } = await desk.stepOf(water, matterId, '填写情况');
    await eventually(
      'the listener job is done',
      async () => (await desk.engine.reads.userTasks({ key }))[0]?.task.created,
    );
    await desk.engine.cancelInstance(Number(made.key));
    await eventually('the to-do is gone', async () => (await desk.todosOf(water, matterId)).length === 0);
  });
});

describe('发布流程图', () => {
  const file = 'sp-review.bpmn';
  const own = diagrams().find((diagram) => diagram.file === file)?.xml ?? '';

  it('有错的图不发布,原版本继续使用,平台照常启动', async () => {
    await desk.redraw(file, own.replace('value="assignment.review"', 'value="assignment.reveiw"'));
    const supervisor = await tokenOf(['SUPERVISOR']);
    const matterId = randomUUID();
    await desk.registered(matterId);
    await desk.stepOf(supervisor, matterId, '拟办');
  });
});
