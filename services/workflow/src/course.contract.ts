import { randomUUID } from 'node:crypto';
import { eventually } from '@duban/testing';
import { type DeskEngine, REGION, tokenOf, WorkflowDesk } from './running.samples';

/** An assignment under way. */
export const courseContract = (open: () => Promise<DeskEngine>): void => {
  describe('承办途中', () => {
    let desk: WorkflowDesk;
    beforeAll(async () => {
      desk = await WorkflowDesk.open(await open());
    }, 120_000);
    afterAll(() => desk.close());

    const dueAt = '2026-03-20T09:30:00.000Z';
    const issue = (matterId: string, assignmentId: string, unit: string): Promise<unknown> =>
      desk.client.createInstance('sp-assignment', {
        matterId,
        assignmentId,
        region: REGION,
        matterTitle: '城区内涝点整治',
        urgency: 'NORMAL',
        assignment: { id: assignmentId, role: 'LEAD', unit: { id: unit } },
        acknowledgeDueAt: '2026-03-03T09:30:00.000Z',
        dueAt,
      });

    it('协调的事实是另一条流,按它所说的任务找到流程和待办;同一事项的两个协调互不相干', async () => {
      const chief = await tokenOf(['SUPERVISION_CHIEF']);
      const [matterId, water, roads] = [randomUUID(), randomUUID(), randomUUID()];
      const [first, second] = [randomUUID(), randomUUID()];
      await issue(matterId, water, '水务局');
      await issue(matterId, roads, '交通局');
      const tier = { tier: 'BODY', tierDueAt: '2099-03-05T09:30:00.000Z' };
      await desk.happened('coordination.requested.v1', matterId, { assignmentId: water, ...tier }, first);
      await desk.happened('coordination.requested.v1', matterId, { assignmentId: roads, ...tier }, second);
      const held = (): Promise<(string | null)[]> =>
        desk.todosOf(chief, matterId).then((todos) => todos.map((one) => one.assignmentId));
      await eventually('both are to be coordinated', async () => (await held()).length === 2);
      await desk.happened(
        'coordination.resolved.v1',
        matterId,
        { assignmentId: roads, effect: 'KEEP', decision: '按原分工办理', tier: 'BODY' },
        second,
      );
      await eventually('one is left', async () => (await held()).join() === water);
      const [job] = await eventually('the job is there', async () => {
        const jobs = await desk.client.grpc.activateJobs({
          type: 'assignment.apply-coordination',
          worker: 'test',
          timeout: 60_000,
          maxJobsToActivate: 1,
          requestTimeout: -1,
        });
        return jobs.length > 0 && jobs;
      });
      expect(job?.variables).toMatchObject({
        assignmentId: roads,
        coordinationId: second,
        effect: 'KEEP',
        dueOn: null,
      });
    });

    it('整改由事实开始,各走各的流程;同一事项的两个整改,待办各是各的', async () => {
      const matterId = randomUUID();
      const [first, second] = [randomUUID(), randomUUID()];
      const water = await tokenOf(['LIAISON'], { units: ['水务局'] });
      const roads = await tokenOf(['LIAISON'], { units: ['交通局'] });
      const issued = (unit: string) => ({
        ...{
          matterId,
          region: REGION,
          matterTitle: '老旧小区改造',
          matterNo: '清督〔2026〕DX-0001',
          urgency: 'NORMAL',
        },
        ...{ unit: { id: unit, name: unit }, planDueAt: dueAt, dueAt },
      });
      await desk.happened('rectification.issued.v1', matterId, issued('水务局'), first);
      await desk.happened('rectification.issued.v1', matterId, issued('交通局'), second);
      for (const letter of [1, 2]) {
        const [job] = await eventually('a letter is to be issued', async () => {
          const jobs = await desk.client.grpc.activateJobs({
            type: 'document.issue',
            worker: 'test',
            timeout: 60_000,
            maxJobsToActivate: 1,
            requestTimeout: -1,
          });
          return jobs.length > 0 && jobs;
        });
        expect(job?.variables).toMatchObject({ kind: 'RECTIFICATION_NOTICE', matterId, signedBy: '某人' });
        const documentNo = `清政督改〔2026〕${letter}号`;
        await desk.client.grpc.completeJob({ jobKey: job?.key ?? '', variables: { documentNo } as never });
      }
      expect(await desk.stepOf(water, matterId, '整改方案')).toMatchObject({ subjectId: first, assignmentId: null });
      expect(await desk.stepOf(roads, matterId, '整改方案')).toMatchObject({ subjectId: second });
      const unit = { id: '交通局', name: '交通局' };
      await desk.happened('rectification.plan-submitted.v1', matterId, { unit, measures: [] }, second);
      const supervisor = await tokenOf(['SUPERVISOR']);
      expect(await desk.stepOf(supervisor, matterId, '整改方案审核')).toMatchObject({ subjectId: second });
      expect(await desk.todosOf(water, matterId)).toMatchObject([{ step: '整改方案', subjectId: first }]);
      const { body } = await desk.call(supervisor, `/api/process-instances?matterId=${matterId}`);
      expect(body).toMatchObject([{ processId: 'sp-rectification' }, { processId: 'sp-rectification' }]);
      const traced = `/api/responsibility-traces?matterId=${matterId}`;
      expect((await desk.call(supervisor, traced)).body).toMatchObject([
        {
          step: '整改方案',
          by: null,
          until: null,
          lateMinutes: 0,
          holders: [{ role: 'HANDLER', unit: '水务局' }, {}, {}],
        },
        { step: '整改方案', by: '某人', lateMinutes: 0, withdrawn: false, holders: [{ unit: '交通局' }, {}, {}] },
        { step: '整改方案审核', dueAt: null, lateMinutes: null, holders: [{ role: 'SUPERVISOR', unit: null }, {}] },
      ]);
      expect((await desk.call(water, traced)).status).toBe(403);
    });

    it('退回后重写的结论由原来的流程接着走,不另起一个', async () => {
      const [matterId, conclusionId] = [randomUUID(), randomUUID()];
      const office = await tokenOf(['OFFICE_DIRECTOR']);
      const drafter = await tokenOf(['SUPERVISOR'], { id: 'x' });
      const drafted = (facts: string): Promise<void> =>
        desk.happened(
          'conclusion.drafted.v1',
          matterId,
          {
            ...{ matterId, region: REGION, matterTitle: '老旧小区改造', matterNo: null, urgency: 'NORMAL' },
            ...{ unit: { id: '交通局', name: '交通局' }, facts, judgement: '走样', findings: [] },
          },
          conclusionId,
        );
      await drafted('初稿');
      const first = await desk.stepOf(office, matterId, '督查结论审定');
      await desk.opened(first.key);
      await desk.happened('conclusion.decided.v1', matterId, { agree: false, opinion: '不清楚' }, conclusionId);
      await desk.opened((await desk.stepOf(drafter, matterId, '修改结论')).key);
      await drafted('重写');
      const again = await desk.stepOf(office, matterId, '督查结论审定');
      expect(again.key).not.toBe(first.key);
      const { body } = await desk.call(office, `/api/process-instances?matterId=${matterId}`);
      expect(body).toMatchObject([{ processId: 'sp-conclusion' }]);
      expect(body).toHaveLength(1);
    });

    it('时限变了,已经开出的待办也换成新的时限;再次批示改了缓急,待办也改', async () => {
      const handler = await tokenOf(['HANDLER'], { units: ['园林局'] });
      const [matterId, assignmentId] = [randomUUID(), randomUUID()];
      await desk.client.createInstance('sp-handle', {
        matterId,
        assignmentId,
        region: REGION,
        matterTitle: '绿化补植',
        urgency: 'NORMAL',
        assignment: { id: assignmentId, role: 'LEAD', unit: { id: '园林局' } },
        dueAt,
      });
      expect(await desk.stepOf(handler, matterId, '办结报告起草')).toMatchObject({ dueAt, urgency: 'NORMAL' });
      const later = '2026-03-27T09:30:00.000Z';
      await desk.happened('assignment.resumed.v1', matterId, { dueAt: later, previousDueAt: dueAt }, assignmentId);
      await desk.happened('matter.instruction-added.v1', matterId, { urgency: 'URGENT', urgencyBefore: 'NORMAL' });
      await eventually('the to-do has the new date', async () => {
        const [one] = await desk.todosOf(handler, matterId);
        return one?.dueAt === later && one.urgency === 'URGENT';
      });
    });
  });
};
