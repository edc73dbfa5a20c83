import { randomUUID } from 'node:crypto';
import { eventually, NOW } from '@duban/testing';
import { runAssignment } from '../running.samples';
import { actor, givenOut, named, ofMatter, path, people } from './given-out.samples';

const { clerk } = people;
const mayor = actor('闻若川', ['GOV_HEAD'], ['gov']);

let service: Awaited<ReturnType<typeof runAssignment>>;
let county: ReturnType<typeof givenOut>;
beforeAll(async () => {
  service = await runAssignment();
  county = givenOut(service);
});
// 周一 09:00
beforeEach(() => service.setNow(NOW));
afterAll(() => service.close());

const progress = {
  deployment: '已部署',
  actions: '已对接',
  progress: '过半',
  percent: 50,
  achievements: '已查清',
  problems: [],
  noProblemStatement: '经自查无新问题',
  nextSteps: '跟进',
};

describe('R-207 事项中止、恢复、撤销、再次批示', () => {
  const all = async (matterId: string, status: string): Promise<void> => {
    await eventually(`every assignment is ${status}`, async () =>
      (await county.list(matterId)).every((task) => task['status'] === status),
    );
  };
  it('中止后都停下, 恢复后按中止的工作日顺延; 事实重复送达只生效一次', async () => {
    const { matterId, lead, co } = await county.matter();
    await county.done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    const suspended = ofMatter(
      matterId,
      'matter.suspended.v1',
      { reason: '等待批复', expectedResumeOn: '2026-03-09' },
      mayor,
      '2026-03-03T01:00:00.000Z',
    );
    await service.publish(suspended);
    await all(matterId, 'SUSPENDED');
    expect(await county.view(lead)).toMatchObject({
      light: 'GREY',
      suspended: { reason: '等待批复', by: named(mayor) },
    });
    expect(await county.refused(path(lead, 'report-progress'), clerk, progress)).toMatchObject({
      title: '任务当前为“中止(等待批复)”,不能“进展反馈”',
    });
    await service.publish(suspended);
    await service.publish(
      ofMatter(
        matterId,
        'matter.resumed.v1',
        { reason: '已批复', suspendedAt: suspended.time, status: 'IN_PROGRESS' },
        mayor,
        '2026-03-06T01:00:00.000Z',
      ),
    );
    await eventually('the lead goes on', async () => (await county.view(lead))['status'] === 'ACKNOWLEDGED');
    await eventually('the co-operating unit too', async () => (await county.view(co))['status'] === 'ISSUED');
    // 3 日中止, 6 日恢复: 周二、周三、周四不计
    expect(await county.view(lead)).toMatchObject({
      dueAt: '2026-03-26T15:59:59.000Z',
      originalDueAt: '2026-03-23T15:59:59.000Z',
      suspensions: [{ from: '2026-03-03T01:00:00.000Z', to: '2026-03-06T01:00:00.000Z' }],
    });
    expect(await county.view(co)).toMatchObject({ acknowledgeDueAt: '2026-03-06T15:59:59.000Z' });
    expect(await county.facts(lead, 'assignment.suspended.v1')).toHaveLength(1);
  });

  it('撤销、并案的任务取消', async () => {
    const revoked = await county.matter();
    const merged = await county.matter();
    await service.publish(
      ofMatter(revoked.matterId, 'matter.revoked.v1', { reason: '政策调整', instrument: '县长批示' }, mayor),
    );
    const into = { id: randomUUID(), title: '供水整治', no: '清督〔2026〕PB-0002' };
    await service.publish(ofMatter(merged.matterId, 'matter.merged.v1', { reason: '内容相同', into }, mayor));
    await all(revoked.matterId, 'CANCELLED');
    await all(merged.matterId, 'CANCELLED');
    expect(await county.view(merged.lead)).toMatchObject({
      light: 'GREY',
      cancelled: { reason: '并入清督〔2026〕PB-0002《供水整治》' },
    });
  });

  it('再次批示改为特急的, 时限从批示起按制度重算', async () => {
    const { matterId, lead } = await county.matter();
    await service.publish(
      ofMatter(
        matterId,
        'matter.instruction-added.v1',
        { urgency: 'EXTRA_URGENT', urgencyBefore: 'NORMAL' },
        mayor,
        '2026-03-03T01:00:00.000Z',
      ),
    );
    await eventually('the dates are counted anew', async () => (await county.view(lead))['urgency'] === 'EXTRA_URGENT');
    expect(await county.view(lead)).toMatchObject({
      dueAt: '2026-03-04T15:59:59.000Z',
      acknowledgeDueAt: '2026-03-03T02:00:00.000Z',
      originalDueAt: '2026-03-23T15:59:59.000Z',
      recounts: [{ reason: 'URGENCY', previousDueAt: '2026-03-23T15:59:59.000Z' }],
    });
  });
});
