import { randomUUID } from 'node:crypto';
import { diagrams } from '@duban/bpmn';
import { type IncidentView } from '@duban/contracts';
import { eventually } from '@duban/testing';
import { readDiagram } from './diagram/read-diagram';
import { enquiry } from './enquiry.samples';
import { type DeskEngine, REGION, registration, tokenOf, WorkflowDesk } from './running.samples';

const returning = diagrams().find(({ file }) => file === 'sp-return.bpmn')?.xml ?? '';

/** The inbox, the bridge and publishing. */
export const inboxContract = (open: () => Promise<DeskEngine>): void => {
  let desk: WorkflowDesk;
  beforeAll(async () => {
    desk = await WorkflowDesk.open(await open(), { 'enquiry.bpmn': enquiry });
  }, 120_000);
  afterAll(() => desk.close());
  /** The engine has gone on a moment before the row of the step that was done is committed. */
  const nothingLeft = (token: string, matterId: string): Promise<unknown> =>
    eventually('the to-do is gone', async () => (await desk.todosOf(token, matterId)).length === 0);

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
      await nothingLeft(supervisor, matterId);
    });

    it('事实先于待办到来,也不会丢', async () => {
      const director = await tokenOf(['OFFICE_DIRECTOR']);
      const matterId = randomUUID();
      await desk.registered(matterId);
      await desk.drafted(matterId);
      await desk.happened('matter.opinion-checked.v1', matterId, { agree: true, opinion: '' });
      await desk.stepOf(director, matterId, '立项审批');
    });

    it('流程落后半小时,先到的事实也等着它的待办', async () => {
      const director = await tokenOf(['OFFICE_DIRECTOR']);
      const matterId = randomUUID();
      await desk.drafted(matterId);
      await desk.happened('matter.opinion-checked.v1', matterId, { agree: true, opinion: '' });
      await eventually('both have been heard', async () => (await desk.transport.lag('workflow')) === 0);
      desk.clock.set(new Date(desk.clock.millis() + 30 * 60_000).toISOString());
      await desk.running.quiet();
      await desk.registered(matterId);
      await desk.stepOf(director, matterId, '立项审批');
      desk.clock.release();
    });

    it('重新办理的事项,上一轮先到而没有等到待办的事实不替这一轮办', async () => {
      const supervisor = await tokenOf(['SUPERVISOR']);
      const matterId = randomUUID();
      await desk.drafted(matterId);
      await desk.happened('matter.reopened.v1', matterId, { reason: '又有反复', round: 2 });
      await desk.registered(matterId);
      const { key } = await desk.stepOf(supervisor, matterId, '拟办');
      await desk.opened(key);
      await desk.running.quiet();
      expect(await desk.todosOf(supervisor, matterId)).toHaveLength(1);
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
    const begin = (
      matterId: string,
      assignmentId: string,
      unit: string,
      acknowledgeDueAt = '2026-03-03T09:30:00.000Z',
    ): Promise<string> =>
      desk.client.createInstance('enquiry', {
        matterId,
        assignmentId,
        region: REGION,
        matterTitle: '征询',
        urgency: 'URGENT',
        assignment: { unit: { id: unit } },
        acknowledgeDueAt,
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

    it('停住的流程列给督查室主任,写明停在哪个事项的哪一步;引擎查不了的,说明到哪里去看', async () => {
      const [water, chief] = [await liaisonOf('水务局'), await tokenOf(['SUPERVISION_CHIEF'])];
      const matterId = randomUUID();
      await begin(matterId, randomUUID(), '水务局', '不是日期');
      const { key } = await desk.stepOf(water, matterId, '填写情况');
      await desk.opened(key);
      await desk.call(water, `/api/todos/${key}/complete`, 'POST', { variables: { text: '已落实' } });
      if (!desk.engine.searchable) {
        expect(await desk.call(chief, '/api/incidents')).toMatchObject({
          status: 501,
          body: { code: 'engine-not-searchable', remedy: expect.stringContaining('Operate') },
        });
        return;
      }
      // Only after the last of several tries, each later than the one before.
      const stopped = await eventually(
        'it is listed',
        async () => {
          const { body } = await desk.call(chief, '/api/incidents');
          return (body as IncidentView[]).find((one) => one.matterId === matterId);
        },
        { timeoutMs: 40_000 },
      );
      expect(stopped).toMatchObject({ elementId: 'ZX_Acknowledge', elementName: '签收征询' });
      expect((await desk.call(water, '/api/incidents')).status).toBe(403);
      expect((await desk.call(chief, `/api/incidents/${stopped.key}/resolve`, 'POST', {})).status).toBe(204);
      expect((await desk.call(chief, '/api/incidents/1/resolve', 'POST', {})).status).toBe(404);
    }, 60_000);

    it('被取消的流程,待办随之撤下', async () => {
      const water = await liaisonOf('水务局');
      const matterId = randomUUID();
      const made = await begin(matterId, randomUUID(), '水务局');
      const { key } = await desk.stepOf(water, matterId, '填写情况');
      await desk.opened(key);
      await desk.client.cancelInstance(made);
      await nothingLeft(water, matterId);
    });
  });

  describe('流程引擎不在', () => {
    it('事实照样收下;引擎回来以后按原来的次序补上,一件不少,没有搁置的', async () => {
      const [supervisor, chief] = [await tokenOf(['SUPERVISOR']), await tokenOf(['SUPERVISION_CHIEF'])];
      const [before, during] = [randomUUID(), randomUUID()];
      await desk.registered(before);
      await desk.stepOf(supervisor, before, '拟办');
      desk.wire.cut();
      await desk.drafted(before);
      await desk.registered(during);
      await desk.drafted(during);
      await eventually('what has come waits', async () => !(await desk.running.quiet()));
      expect((await desk.call(supervisor, '/api/todos')).status).toBe(200);
      desk.wire.mend();
      const patience = { timeoutMs: 40_000 };
      for (const matterId of [before, during])
        await eventually(
          'the next step has come',
          async () => (await desk.todosOf(chief, matterId)).some(({ step }) => step === '立项审核'),
          patience,
        );
      await nothingLeft(supervisor, before);
      expect(await desk.transport.parked()).toEqual([]);
    }, 60_000);

    it('启动时引擎不在,服务照样启动;引擎回来即发布流程图', async () => {
      const supervisor = await tokenOf(['SUPERVISOR']);
      const matterId = randomUUID();
      desk.wire.cut();
      await desk.redraw('sp-return.bpmn', `${returning}<!-- 改过 -->`);
      await desk.registered(matterId);
      expect((await desk.call(supervisor, '/api/todos')).status).toBe(200);
      desk.wire.mend();
      await eventually(
        'the to-do has come',
        async () => (await desk.todosOf(supervisor, matterId)).some(({ step }) => step === '拟办'),
        { timeoutMs: 40_000 },
      );
    }, 60_000);
  });

  describe('发布流程图', () => {
    it('发布的图每个人工步骤都有监听,流程图主人的图里没有', async () => {
      const supervisor = await tokenOf(['SUPERVISOR']);
      const matterId = randomUUID();
      await desk.registered(matterId);
      await desk.stepOf(supervisor, matterId, '拟办');
      const instances = await eventually('the process is seen', async () => {
        const { body } = await desk.call(supervisor, `/api/process-instances?matterId=${matterId}`);
        return (body as { definitionKey: string }[]).length > 0 && (body as { definitionKey: string }[]);
      });
      const { body } = await desk.call(supervisor, `/api/diagrams/${instances[0]?.definitionKey}`);
      expect((body as { xml: string }).xml).not.toContain('taskListener');
      for (const { file, xml } of diagrams()) {
        const { published } = await readDiagram(xml);
        const steps = xml.match(/<bpmn:userTask /g)?.length ?? 0;
        expect({ file, drawn: xml.includes('taskListener') }).toEqual({ file, drawn: false });
        for (const event of ['creating', 'canceling'])
          expect({ file, event, n: published.match(new RegExp(`eventType="${event}"`, 'g'))?.length ?? 0 }).toEqual({
            file,
            event,
            n: steps,
          });
      }
    });

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
};
