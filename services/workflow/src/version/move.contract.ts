import { randomUUID } from 'node:crypto';
import { diagrams } from '@duban/bpmn';
import { type DiagramInstanceView, type DiagramVersionsView, type InstanceMoveView } from '@duban/contracts';
import { eventually } from '@duban/testing';
import { enquiry } from '../enquiry.samples';
import { type DeskEngine, REGION, tokenOf, WorkflowDesk } from '../running.samples';

const file = 'enquiry.bpmn';
/** The first step has a new name, and what follows a new one too. */
const renamed = enquiry
  .replace('name="填写情况"', 'name="填写落实情况"')
  .replace('name="签收征询"', 'name="签收并答复征询"');
const without = renamed.replaceAll('ZX_Fill', 'ZX_Report');
const asService = renamed
  .replace('<bpmn:userTask id="ZX_Fill"', '<bpmn:serviceTask id="ZX_Fill"')
  .replace('</bpmn:userTask>', '</bpmn:serviceTask>')
  .replace(
    /<zeebe:userTask\/><zeebe:formDefinition.*?<zeebe:assignmentDefinition.*?\/>/,
    '<zeebe:taskDefinition type="assignment.apply-coordination"/>',
  );

/** 移到最新版. */
export const moveContract = (open: () => Promise<DeskEngine>): void => {
  describe('移到最新版', () => {
    let desk: WorkflowDesk;
    let [chief, water] = ['', ''];
    beforeEach(async () => {
      desk = await WorkflowDesk.open(await open(), { [file]: enquiry });
      chief = await tokenOf(['SUPERVISION_CHIEF'], { name: '尤芷' });
      water = await tokenOf(['LIAISON'], { units: ['水务局'] });
    }, 120_000);
    afterEach(() => desk.close());

    const begun = async (): Promise<{ matterId: string; key: string; step: string }> => {
      const [matterId, assignmentId] = [randomUUID(), randomUUID()];
      const key = await desk.client.createInstance('enquiry', {
        matterId,
        assignmentId,
        region: REGION,
        matterTitle: '征询内涝点',
        matterNo: '督〔2026〕7号',
        urgency: 'URGENT',
        assignment: { unit: { id: '水务局' } },
        acknowledgeDueAt: '2026-03-03T09:30:00.000Z',
      });
      const { key: step } = await desk.stepOf(water, matterId, '填写情况');
      await desk.opened(step);
      return { matterId, key, step };
    };
    const versions = async (): Promise<DiagramVersionsView['versions']> => {
      const { body } = await desk.call(chief, '/api/diagrams');
      return (body as DiagramVersionsView).versions.filter(({ processId }) => processId === 'enquiry');
    };
    const move = (key: string, reason: unknown = '新版补了环节说明', token = chief): ReturnType<WorkflowDesk['call']> =>
      desk.call(token, `/api/instances/${key}/move`, 'POST', { reason });
    const moves = async (token = chief): Promise<InstanceMoveView[]> =>
      (await desk.call(token, '/api/instance-moves')).body;

    it('发布新版,在办的留在原版;移过去的在新版办下去,再移一次不变,移动有记录', async () => {
      const { matterId, key, step } = await begun();
      const staying = await begun();
      await desk.redraw(file, renamed);
      expect(await versions()).toMatchObject([
        { name: '征询', version: 2, newest: true, running: 0 },
        { name: '征询', version: 1, newest: false, running: 2 },
      ]);
      const old = (await versions())[1]?.definitionKey;
      const listed = (await desk.call(chief, `/api/diagrams/${old}/instances`)).body as DiagramInstanceView[];
      expect(listed).toContainEqual({
        key,
        matterId,
        matterNo: '督〔2026〕7号',
        matterTitle: '征询内涝点',
        steps: ['填写情况'],
      });

      expect(await move(key)).toEqual({ status: 200, body: { moved: true, fromVersion: 1, toVersion: 2 } });
      expect((await versions()).map(({ running }) => running)).toEqual([1, 1]);
      expect(await desk.stepOf(water, matterId, '填写落实情况')).toMatchObject({ key: step, formId: 'situation' });
      expect(await move(key)).toMatchObject({ status: 200, body: { moved: false, toVersion: 2 } });
      expect(await moves()).toMatchObject([
        { key, matterId, processName: '征询', fromVersion: 1, toVersion: 2, reason: '新版补了环节说明', by: '尤芷' },
      ]);

      for (const each of [step, staying.step])
        expect(
          (await desk.call(water, `/api/todos/${each}/complete`, 'POST', { variables: { text: '已落实' } })).status,
        ).toBe(200);
      await desk.stepOf(water, matterId, '签收并答复征询');
      await desk.stepOf(water, staying.matterId, '签收征询');
    });

    it('停着的环节在新版里没有的不移,说出是哪个环节、怎么办;类型变了的也不移,都不留记录', async () => {
      const { matterId, key } = await begun();
      await desk.redraw(file, without);
      expect(await move(key)).toMatchObject({
        status: 409,
        body: {
          code: 'instance.step-vanished',
          title: '流程停在“填写情况”(ZX_Fill),第2版里没有',
          remedy: expect.stringContaining('保留原版'),
        },
      });
      await desk.redraw(file, asService);
      expect(await move(key)).toMatchObject({
        status: 409,
        body: { code: 'instance.cannot-move', title: '不能移到第3版:“填写情况”(ZX_Fill)换成了另一种类型的环节' },
      });
      expect(await moves()).toEqual([]);
      await desk.stepOf(water, matterId, '填写情况');
      await desk.redraw(file, renamed);
      expect(await move(key)).toMatchObject({ status: 200, body: { moved: true, fromVersion: 1, toVersion: 4 } });
    });

    it('平台自己的图:调用下级流程的、多实例的,各级都能移,移后照常办下去', async () => {
      const supervisor = await tokenOf(['SUPERVISOR']);
      const [matterId, assignmentId] = [randomUUID(), randomUUID()];
      await desk.registered(matterId);
      await desk.opened((await desk.stepOf(supervisor, matterId, '拟办')).key);
      await desk.client.createInstance('sp-assignment', {
        matterId: randomUUID(),
        assignmentId,
        region: REGION,
        matterTitle: '城区内涝点整治',
        urgency: 'NORMAL',
        assignment: { id: assignmentId, role: 'LEAD', unit: { id: '水务局' } },
        acknowledgeDueAt: '2026-03-03T09:30:00.000Z',
        dueAt: '2026-03-20T09:30:00.000Z',
      });
      await eventually('the unit has it', async () => {
        const { body } = await desk.call(water, '/api/todos');
        return (body as { step: string }[]).some(({ step }) => step === '签收');
      });
      await eventually('everything is quiet', async () => desk.running.quiet());
      const processes = ['instruction-supervision.bpmn', 'sp-assignment.bpmn', 'sp-acknowledge-return.bpmn'];
      for (const own of diagrams().filter(({ file: name }) => processes.includes(name)))
        await desk.redraw(own.file, own.xml.replace(/(<bpmn:process [^>]*name=")/, '$1新版'));
      const { versions: all } = (await desk.call(chief, '/api/diagrams')).body as DiagramVersionsView;
      const old = all.filter(({ newest, running }) => !newest && running > 0);
      expect(old.map(({ processId }) => processId)).toEqual(
        expect.arrayContaining(['instruction-supervision', 'sp-acknowledge-return']),
      );
      for (const { definitionKey } of old)
        for (const { key } of (await desk.call(chief, `/api/diagrams/${definitionKey}/instances`))
          .body as DiagramInstanceView[])
          expect(await move(key)).toMatchObject({ status: 200, body: { moved: true } });
      await desk.drafted(matterId);
      await desk.stepOf(chief, matterId, '立项审核');
    });

    it('要写理由;承办单位、别的区划的人移不了;系统管理员看不到事项内容;结束了的不移', async () => {
      const { key, matterId } = await begun();
      expect((await move(key, ' ')).status).toBe(400);
      expect((await move(key, '试试', water)).status).toBe(403);
      expect((await move(key, '试试', await tokenOf(['SUPERVISION_CHIEF'], { region: '990999' }))).status).toBe(404);
      expect((await move('x')).status).toBe(404);
      const admin = await tokenOf(['SYSTEM_ADMIN']);
      const [now] = await versions();
      expect((await desk.call(admin, `/api/diagrams/${now?.definitionKey}/instances`)).body).toEqual([
        { key, matterId, matterNo: null, matterTitle: null, steps: ['填写情况'] },
      ]);
      await desk.client.cancelInstance(key);
      const ended = await eventually('it has ended', async () => {
        const answer = await move(key);
        return answer.status === 409 && answer;
      });
      expect(ended.body).toMatchObject({ code: 'instance.ended' });
    });
  });
};
