import { randomUUID } from 'node:crypto';
import { nobodyBeside } from '@duban/host';
import { Database, serviceUrl } from '@duban/persistence';
import { eventually } from '@duban/testing';
import { Diagrams } from './diagrams';
import { embedded, REGION, tokenOf, WorkflowDesk } from '../running.samples';

let desk: WorkflowDesk;
beforeAll(async () => {
  desk = await WorkflowDesk.open(await embedded(), {}, 'sp-rectification.bpmn');
}, 120_000);
afterAll(() => desk?.close());

it('另一个实例发布的流程图,本实例也按它办', async () => {
  const known = randomUUID();
  await desk.registered(known);
  await desk.stepOf(await tokenOf(['SUPERVISOR']), known, '拟办');
  await desk.anotherPublishes();
  const matterId = randomUUID();
  const at = '2026-03-20T09:00:00.000Z';
  await desk.happened(
    'rectification.issued.v1',
    matterId,
    {
      ...{ matterId, region: REGION, matterTitle: '老旧小区改造', matterNo: '清督〔2026〕DX-0001', urgency: 'NORMAL' },
      ...{ unit: { id: '水务局', name: '水务局' }, planDueAt: at, dueAt: at },
    },
    randomUUID(),
  );
  const letters = await eventually('the letter of the new process is to be issued', async () => {
    const jobs = await desk.client.grpc.activateJobs({
      ...{ type: 'document.issue', worker: 'test', timeout: 60_000, maxJobsToActivate: 1, requestTimeout: -1 },
    });
    return jobs.length > 0 && jobs;
  });
  expect(letters[0]?.variables).toMatchObject({ kind: 'RECTIFICATION_NOTICE', matterId });
});

it('几条事实同时问起,读到之前谁也不当作没有流程图', async () => {
  const db = await Database.open({ url: serviceUrl(desk.databaseUrl, 'workflow') });
  const known = new Diagrams({ db, clock: desk.clock, beside: nobodyBeside });
  const [first, second] = await db.transaction({ scope: 'all' }, (tx) =>
    Promise.all([known.messages(tx), known.messages(tx)]),
  );
  await db.close();
  expect(first.size).toBeGreaterThan(0);
  expect(second).toEqual(first);
});
