import { type Attachment, type FactData } from '@duban/contracts';
import { NOW } from '@duban/testing';
import { runAssignment } from '../running.samples';
import { report } from './assignment.samples';
import { givenOut, named, path, people, units } from './given-out.samples';

const { desk, chief, clerk, leader, head, town, townHead, roads } = people;
type Decided = FactData<'assignment.return-decided.v1'>;
type Split = FactData<'assignment.split.v1'>;
const application = { reason: 'NOT_OURS', basis: '三定规定第三条' };
const newUnit = { unit: units.roads, responsibleLeader: named(roads) };
const yes = { agree: true };

let service: Awaited<ReturnType<typeof runAssignment>>;
let county: ReturnType<typeof givenOut>;
let evidence: Attachment[];
beforeAll(async () => {
  service = await runAssignment();
  county = givenOut(service);
  evidence = [await service.kept('现场照片.txt', '水表已恢复走字')];
});
// 周一 09:00
beforeEach(() => service.setNow(NOW));
afterAll(() => service.close());

/** 申请、签字、初审. */
const applied = async (id: string, answer: object): Promise<void> => {
  await county.done(path(id, 'request-return'), clerk, application);
  await county.done(path(id, 'sign-return'), leader, yes);
  await county.done(path(id, 'review-return'), desk, answer);
};

describe('AC-3 退办', () => {
  it('第三个工作日、单位领导签字、督查室同意: 改由新单位, 原记录保留, 新单位时限从下达重新计算', async () => {
    const { matterId, lead } = await county.matter();
    await county.done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    service.setNow('2026-03-05T02:00:00.000Z');
    expect(await county.view(lead)).toMatchObject({ returnWindowUntil: '2026-03-05T15:59:59.000Z' });
    const agree = { decision: 'REASSIGN', opinion: '属交通局职责', newUnit };
    await applied(lead, agree);
    expect(await county.view(lead, clerk)).toMatchObject({
      status: 'RETURN_REQUESTED',
      dueAt: '2026-03-23T15:59:59.000Z',
      returnRequest: { nth: 1, signed: { agree: true }, reviewed: { newUnit }, decided: null },
    });
    await county.done(path(lead, 'decide-return'), chief, agree);
    const { next } = await county.fact<Decided>(lead, 'assignment.return-decided.v1');
    if (!next) throw new Error('no successor');
    expect(next).toMatchObject({ serial: 3, replaces: lead, line: { role: 'LEAD', requirement: '立即抢修' } });
    await county.issue(matterId, next);
    expect(await county.view(lead, clerk)).toMatchObject({ status: 'WITHDRAWN_REASSIGNED', light: 'GREY' });
    expect(await county.view(next.assignmentId, roads)).toMatchObject({
      assignmentNo: '清督〔2026〕PB-0001-03',
      status: 'ISSUED',
      unit: units.roads,
      replaces: lead,
      dueAt: '2026-03-26T15:59:59.000Z',
    });
    const old = await county.refused(path(lead, 'draft-report'), clerk, { ...report, evidence });
    expect(old).toMatchObject({ code: 'assignment.wrong-status', title: '任务当前为“已改办”,不能“起草办结报告”' });
  });

  it('第七个工作日窗口已关: 退办被拒, 指明改走协调', async () => {
    const { lead } = await county.matter();
    service.setNow('2026-03-11T02:00:00.000Z');
    expect(await county.refused(path(lead, 'request-return'), clerk, application)).toMatchObject({
      status: 409,
      code: 'assignment.return-window-closed',
      title: '退办窗口已于2026-03-05 23:59关闭',
      remedy: '请继续办理;确有争议的提请协调',
    });
  });

  it('I-4 单位改不了自己的任务, 也碰不到别人的', async () => {
    const { lead, co } = await county.matter();
    await county.done(path(lead, 'request-return'), clerk, application);
    const agree = { decision: 'REASSIGN', opinion: '属交通局职责', newUnit };
    expect((await service.post(path(lead, 'decide-return'), head, agree)).status).toBe(403);
    expect((await service.post(path(lead, 'sign-return'), townHead, yes)).status).toBe(404);
    expect((await service.post(path(co, 'request-return'), clerk, application)).status).toBe(404);
    await county.done(path(lead, 'sign-return'), leader, yes);
    await county.done(path(lead, 'review-return'), desk, agree);
    const both = { ...chief, units: ['office', 'water'] };
    expect(await county.refused(path(lead, 'decide-return'), both, agree)).toMatchObject({
      code: 'assignment.decider-of-unit',
    });
    expect(
      await county.refused(path(lead, 'decide-return'), chief, { ...agree, newUnit: { ...newUnit, unit: units.town } }),
    ).toMatchObject({
      code: 'assignment.reassign-unit-has-task',
      title: '柳汀镇已经承办本事项',
    });
  });

  it('S-44 同一事项第二个单位申请退办: 只能提请协调', async () => {
    const { lead, co } = await county.matter();
    await applied(lead, { decision: 'CONTINUE', opinion: '属水利局职责' });
    await county.done(path(lead, 'decide-return'), chief, { decision: 'CONTINUE', opinion: '属水利局职责' });
    expect(await county.view(lead)).toMatchObject({ status: 'ISSUED', returnRequest: { decided: { next: null } } });
    await county.done(path(co, 'request-return'), town, application);
    await county.done(path(co, 'sign-return'), townHead, yes);
    expect(await county.view(co)).toMatchObject({ returnRequest: { nth: 2 } });
    const agree = { decision: 'REASSIGN', opinion: '属交通局职责', newUnit };
    expect(await county.refused(path(co, 'review-return'), desk, agree)).toMatchObject({
      title: '本事项已是第2个单位申请退办,须提请协调',
      remedy: '请选择“提请协调”',
    });
    const coordinate = { decision: 'COORDINATE', opinion: '两家都退' };
    await county.done(path(co, 'review-return'), desk, coordinate);
    await county.done(path(co, 'decide-return'), chief, coordinate);
    expect(await county.view(co)).toMatchObject({ status: 'ISSUED' });
  });
});

describe('AC-7 主协办', () => {
  it('缺一份协办意见主办不能签报; 标明逾期未送后可以; 协办自己记逾期', async () => {
    const { lead, co } = await county.matter();
    await county.done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    await county.done(path(lead, 'draft-report'), clerk, { ...report, evidence });
    await county.done(path(lead, 'check-report'), leader, yes);
    expect(await county.refused(path(lead, 'sign-report'), head, yes)).toMatchObject({
      title: '柳汀镇的协办意见还没有送来',
      remedy: '请催办协办单位,或由督查室标明逾期未送',
    });
    const missing = { reason: '两次催办未送' };
    expect(await county.refused(path(co, 'mark-opinion-missing'), desk, missing)).toMatchObject({
      title: '协办意见的时限是2026-03-09,还没有到期',
    });
    expect((await service.post(path(co, 'mark-opinion-missing'), head, missing)).status).toBe(403);
    service.setNow('2026-03-12T02:00:00.000Z');
    await county.done(path(co, 'mark-opinion-missing'), desk, missing);
    await county.done(path(lead, 'sign-report'), head, yes);
    expect(await county.view(lead)).toMatchObject({ status: 'SUBMITTED', light: 'GREEN', overdueDays: 0 });
    expect(await county.view(co)).toMatchObject({ opinionMissing: missing, light: 'RED', overdueDays: 3 });
    await county.done(path(co, 'acknowledge'), town, { handler: named(town) });
    await county.done(path(co, 'submit-opinion'), town, { opinion: '补送意见' });
    expect(await county.view(co)).toMatchObject({ status: 'ACCEPTED', opinion: { late: true }, light: 'RED' });
  });
});

describe('R-103 再分解', () => {
  const part = (unit: { id: string; name: string }, dueOn: string) => ({
    lines: [{ unit, responsibleLeader: named(roads), requirement: '修通便道', dueOn }],
  });

  it('下级任务时限更早, 结果汇到本单位; 本单位看得见、不能代办, 没有到齐不能签报', async () => {
    const { matterId, lead, co } = await county.matter();
    await county.done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    expect(await county.refused(path(lead, 'split'), clerk, part(units.roads, '2026-03-23'))).toMatchObject({
      title: '“交通局”的时限须不晚于2026-03-20',
    });
    await county.done(path(lead, 'split'), leader, part(units.roads, '2026-03-20'));
    const { children } = await county.fact<Split>(lead, 'assignment.split.v1');
    const [child] = children;
    if (!child) throw new Error('no part');
    expect(child).toMatchObject({ serial: 3, parent: { assignmentId: lead, unit: units.water } });
    await county.done(path(co, 'acknowledge'), town, { handler: named(town) });
    await county.done(path(co, 'submit-opinion'), town, { opinion: '同意' });
    await county.done(path(lead, 'draft-report'), clerk, { ...report, evidence });
    await county.done(path(lead, 'check-report'), leader, yes);
    const waits = { code: 'assignment.opinions-missing', title: '交通局的协办意见还没有送来' };
    expect(await county.refused(path(lead, 'sign-report'), head, yes)).toMatchObject(waits);
    await county.issue(matterId, child);
    expect(await county.refused(path(lead, 'sign-report'), head, yes)).toMatchObject(waits);
    expect((await county.list(matterId, clerk)).map(({ id }) => id)).toEqual([lead, child.assignmentId]);
    expect((await county.list(matterId, roads)).map(({ id }) => id)).toEqual([child.assignmentId]);
    expect(await county.view(child.assignmentId, clerk)).toMatchObject({
      parent: { assignmentId: lead, unit: units.water },
      dueAt: '2026-03-20T15:59:59.000Z',
    });
    expect(
      await county.refused(path(child.assignmentId, 'acknowledge'), clerk, { handler: named(clerk) }),
    ).toMatchObject({ code: 'assignment.other-unit', title: '这是交通局的任务' });
    await county.done(path(child.assignmentId, 'acknowledge'), roads, { handler: named(roads) });
    expect(
      await county.refused(path(child.assignmentId, 'split'), roads, part(units.town, '2026-03-20')),
    ).toMatchObject({
      code: 'assignment.split-too-late',
    });
    await county.done(path(child.assignmentId, 'submit-opinion'), roads, { opinion: '便道已通' });
    await county.done(path(lead, 'sign-report'), head, yes);
    expect(await county.view(lead)).toMatchObject({ status: 'SUBMITTED', children: [{ line: { unit: units.roads } }] });
  });

  it('别的单位的分解不挡主办; 退回改办的分解等新单位的结果', async () => {
    const { matterId, lead, co } = await county.matter();
    await county.done(path(co, 'acknowledge'), town, { handler: named(town) });
    await county.done(path(co, 'split'), town, part(units.roads, '2026-03-05'));
    const { children } = await county.fact<Split>(co, 'assignment.split.v1');
    if (!children[0]) throw new Error('no part');
    const { assignmentId } = children[0];
    await county.issue(matterId, children[0]);
    expect(await county.refused(path(co, 'submit-opinion'), town, { opinion: '同意' })).toMatchObject({
      title: '交通局的协办意见还没有送来',
    });
    await county.done(path(assignmentId, 'request-return'), roads, application);
    await county.done(path(assignmentId, 'sign-return'), { ...roads, id: head.id }, yes);
    const school = { unit: { id: 'school', name: '教育局' }, responsibleLeader: named(roads) };
    const agree = { decision: 'REASSIGN', opinion: '属教育局职责', newUnit: school };
    await county.done(path(assignmentId, 'review-return'), desk, agree);
    await county.done(path(assignmentId, 'decide-return'), chief, agree);
    expect(await county.refused(path(co, 'submit-opinion'), town, { opinion: '同意' })).toMatchObject({
      title: '交通局的协办意见还没有送来',
    });
    const { next } = await county.fact<Decided>(assignmentId, 'assignment.return-decided.v1');
    if (!next) throw new Error('no successor');
    expect(next).toMatchObject({ serial: 4, parent: { assignmentId: co, unit: units.town } });
    await county.issue(matterId, next);
    expect(await county.refused(path(co, 'submit-opinion'), town, { opinion: '同意' })).toMatchObject({
      title: '教育局的协办意见还没有送来',
    });
    await county.done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    await county.done(path(lead, 'draft-report'), clerk, { ...report, evidence });
    await county.done(path(lead, 'check-report'), leader, yes);
    expect(await county.refused(path(lead, 'sign-report'), head, yes)).toMatchObject({
      title: '柳汀镇的协办意见还没有送来',
    });
  });
});
