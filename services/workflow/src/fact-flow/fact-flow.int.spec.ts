import { randomUUID } from 'node:crypto';
import { type FactFlowView } from '@duban/contracts';
import { Poison } from '@duban/messaging';
import { eventually } from '@duban/testing';
import { embedded, registration, tokenOf, WorkflowDesk } from '../running.samples';

let desk: WorkflowDesk;
beforeAll(async () => {
  desk = await WorkflowDesk.open(await embedded());
});
afterAll(() => desk.close());

describe('事实投递', () => {
  it('处理不了的事实列出原因, 重新投递后照办; 别的区划看不到, 承办人员进不来', async () => {
    const matterId = randomUUID();
    const handled: string[] = [];
    let healed = false;
    await desk.transport.subscribe('reporting', ['duban.matter.v1'], async (fact) => {
      if (!healed) throw new Poison('unknown version: matter.registered.v9');
      handled.push(fact.id);
    });
    const fact = registration(matterId);
    await desk.transport.publish([fact]);
    const chief = await tokenOf(['SUPERVISION_CHIEF']);
    const flow = async (token: string): Promise<FactFlowView> =>
      (await desk.call(token, '/api/fact-flow')).body as FactFlowView;
    const parked = await eventually('it is parked', async () => {
      const view = await flow(chief);
      return view.parked.length > 0 && view;
    });
    expect(parked.parked).toEqual([
      {
        id: fact.id,
        service: 'reporting',
        type: 'matter.registered.v1',
        matterId,
        reason: 'Poison: unknown version: matter.registered.v9',
        attempts: 1,
      },
    ]);
    expect(parked.services).toContainEqual({ service: 'reporting', waiting: 1, parked: 1 });

    const elsewhere = await tokenOf(['SYSTEM_ADMIN'], { region: '990999' });
    expect((await flow(elsewhere)).parked).toEqual([]);
    const again = `/api/parked-facts/reporting/${fact.id}/redrive`;
    expect((await desk.call(elsewhere, again, 'POST', {})).status).toBe(404);
    expect((await desk.call(await tokenOf(['HANDLER']), '/api/fact-flow')).status).toBe(403);

    healed = true;
    expect((await desk.call(chief, again, 'POST', {})).status).toBe(204);
    await eventually('it is handled', () => handled.includes(fact.id));
    await eventually('nothing is parked', async () => (await flow(chief)).parked.length === 0);
  });

  it('没有标题的登记不开始流程,搁置着等人改好', async () => {
    const matterId = randomUUID();
    const fact = registration(matterId);
    await desk.transport.publish([{ ...fact, data: { ...(fact.data as object), title: null } }]);
    const [parked] = await eventually('it is parked', async () => {
      const all = (await desk.transport.parked()).filter(({ id }) => id === fact.id);
      return all.length > 0 && all;
    });
    expect(parked?.reason).toContain('title');
    const chief = await tokenOf(['SUPERVISION_CHIEF']);
    expect((await desk.call(chief, `/api/process-instances?matterId=${matterId}`)).body).toEqual([]);
  });
});
