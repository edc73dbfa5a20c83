import { type Attachment } from '@duban/contracts';
import { NOW } from '@duban/testing';
import { runAssignment } from '../running.samples';
import { checks, pass, report } from './assignment.samples';
import { givenOut, named, path, people, units } from './given-out.samples';

const { desk, chief, director, clerk, leader, head, town } = people;
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

const categoryIs = (matterId: string, category: string): Promise<string> => county.known({ category }, { matterId });
const progress = {
  deployment: '已部署',
  actions: '已对接法院',
  progress: '过半',
  percent: 50,
  achievements: '已查清',
  problems: [],
  noProblemStatement: '经自查无新问题',
  nextSteps: '跟进',
};
const wish = {
  reason: 'LITIGATION',
  explanation: '案件在法院审理',
  progress: '已对接法院',
  newDueOn: '2026-03-27',
  nextSteps: '判后执行',
};
/** The co-operating unit has done its part: the lead may report. */
const opinionIn = async (co: string): Promise<void> => {
  await county.done(path(co, 'acknowledge'), town, { handler: named(town) });
  await county.done(path(co, 'submit-opinion'), town, { opinion: '已配合' });
};
const reported = async (id: string): Promise<void> => {
  await county.done(path(id, 'draft-report'), clerk, { ...report, evidence });
  await county.done(path(id, 'check-report'), leader, yes);
  await county.done(path(id, 'sign-report'), head, yes);
};

describe('AC-5 延期', () => {
  it('到期前一天以涉法涉诉申请、已报进展: 按 D-5 逐级审批, 换新时限、留原时限', async () => {
    const { matterId, lead } = await county.matter();
    await categoryIs(matterId, 'SPECIAL');
    await county.done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    service.setNow('2026-03-20T02:00:00.000Z');
    expect(await county.refused(path(lead, 'request-extension'), clerk, wish)).toMatchObject({
      code: 'assignment.extension-litigation-progress',
      remedy: '请先填报进展反馈,再申请延期',
    });
    await county.done(path(lead, 'report-progress'), clerk, progress);
    await county.done(path(lead, 'request-extension'), clerk, wish);
    expect(await county.refused(path(lead, 'endorse-extension'), leader, yes)).toMatchObject({
      code: 'assignment.extension-endorser-not-head',
    });
    await county.done(path(lead, 'endorse-extension'), head, yes);
    await county.done(path(lead, 'check-extension'), desk, { agree: true, opinion: '情况属实' });
    // 4 of 15 working days, the first time: the chief decides, and nobody else
    expect(await county.view(lead)).toMatchObject({
      extension: { checked: { approver: 'SUPERVISION_CHIEF', opinion: '情况属实' }, decided: null },
    });
    expect(
      await county.refused(path(lead, 'decide-extension'), director, { result: 'APPROVED', opinion: '' }),
    ).toMatchObject({ status: 403, title: '这次延期由督查室主任审批', remedy: '请呈督查室主任审批' });
    await county.done(path(lead, 'decide-extension'), chief, { result: 'APPROVED' });
    expect(await county.view(lead)).toMatchObject({
      dueAt: '2026-03-27T15:59:59.000Z',
      originalDueAt: '2026-03-23T15:59:59.000Z',
      extension: { decided: true },
      extensions: 1,
      overdueDays: 0,
    });
  });

  it('逾期后不能申请, 可以作逾期说明, 仍算逾期', async () => {
    const { lead } = await county.matter();
    await county.done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    const explanation = { explanation: '管材迟到', expectedOn: '2026-03-30' };
    expect(await county.refused(path(lead, 'explain-overdue'), clerk, explanation)).toMatchObject({
      code: 'assignment.not-overdue',
    });
    service.setNow('2026-03-25T02:00:00.000Z');
    expect(
      await county.refused(path(lead, 'request-extension'), clerk, { ...wish, newDueOn: '2026-04-01' }),
    ).toMatchObject({
      status: 409,
      code: 'assignment.extension-too-late',
      title: '已过办结时限,不能申请延期',
    });
    await county.done(path(lead, 'explain-overdue'), clerk, explanation);
    expect(await county.view(lead)).toMatchObject({
      light: 'RED',
      overdueDays: 2,
      overdueExplained: [{ explanation: '管材迟到', by: named(clerk) }],
    });
  });

  it('代表建议延到交办六个月以后的不可能', async () => {
    const { matterId, lead } = await county.matter([
      { ...county.line('LEAD', units.water, head, 1), deadline: { unit: 'MONTH', amount: 5 } },
    ]);
    await categoryIs(matterId, 'PROPOSAL');
    await county.done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    service.setNow('2026-07-30T02:00:00.000Z');
    const more = { ...wish, reason: 'OBJECTIVE' };
    expect(
      await county.refused(path(lead, 'request-extension'), clerk, { ...more, newDueOn: '2026-09-03' }),
    ).toMatchObject({
      code: 'assignment.extension-statutory-cap',
      title: '法定期限到2026-09-02为止,不能再延',
    });
  });

  it('到期没有批复的, 时限不变, 只告知一次', async () => {
    const { lead } = await county.matter();
    await county.done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    await county.done(path(lead, 'request-extension'), clerk, { ...wish, reason: 'OBJECTIVE' });
    service.setNow('2026-03-24T00:00:00.000Z');
    await service.job('assignment.lapse-extension', { assignmentId: lead });
    await service.job('assignment.lapse-extension', { assignmentId: lead });
    expect(await county.view(lead)).toMatchObject({ dueAt: '2026-03-23T15:59:59.000Z', extension: { decided: false } });
    expect(await county.facts(lead, 'assignment.extension-lapsed.v1')).toHaveLength(1);
  });
});

describe('AC-6 质量关', () => {
  it('没有问题也没有签署无问题的、起草人签报的、没有佐证的都不能报送', async () => {
    const { lead, co } = await county.matter();
    await county.done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    await opinionIn(co);
    const { noProblemStatement: _, ...silent } = report;
    const draft = path(lead, 'draft-report');
    expect(await county.refused(draft, clerk, { ...silent, evidence })).toMatchObject({
      code: 'assignment.problems-missing',
    });
    expect(await county.refused(draft, clerk, { ...report, evidence: [] })).toMatchObject({
      code: 'assignment.evidence-missing',
    });
    const all = { ...clerk, roles: ['HANDLER', 'LIAISON', 'UNIT_HEAD'] };
    await county.done(draft, all, { ...report, evidence });
    await county.done(path(lead, 'check-report'), leader, yes);
    expect(await county.refused(path(lead, 'sign-report'), all, yes)).toMatchObject({ code: 'assignment.same-person' });
  });

  it('结论不准确的写明理由退回; 第二次退回亮红灯, 主要负责人说明后才能再报', async () => {
    const { lead, co } = await county.matter();
    await county.done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    await opinionIn(co);
    const back = { ...pass, conclusionAccurate: false, result: 'REWORK', opinion: '结论不准确' };
    await reported(lead);
    expect(
      await county.refused(path(lead, 'review'), desk, { ...pass, verification: 'DOCUMENT', checks: checks.slice(1) }),
    ).toMatchObject({ code: 'assignment.checks-missing', title: '形式检查还有未通过的项目:格式规范' });
    await county.done(path(lead, 'review'), desk, back);
    expect(await county.view(lead, clerk)).toMatchObject({
      status: 'RETURNED',
      returned: { reason: '结论不准确', times: 1, reworks: 1, reworkDueAt: '2026-03-05T15:59:59.000Z' },
      explanationDue: false,
    });
    await reported(lead);
    await county.done(path(lead, 'review'), desk, back);
    expect(await county.view(lead)).toMatchObject({ light: 'RED', reworks: 2, explanationDue: true });
    await county.done(path(lead, 'draft-report'), clerk, { ...report, evidence });
    await county.done(path(lead, 'check-report'), leader, yes);
    expect(await county.refused(path(lead, 'sign-report'), head, yes)).toMatchObject({
      code: 'assignment.returns-explanation-missing',
      title: '已退回重办2次,须由主要负责人先作情况说明',
    });
    expect(
      await county.refused(path(lead, 'propose-outcome'), desk, { kind: 'ADMONISH_TALK', reason: '屡退' }),
    ).toMatchObject({
      code: 'assignment.talk-too-early',
    });
    await county.done(path(lead, 'explain-returns'), head, { explanation: '核查不细', measures: '换人重办' });
    await county.done(path(lead, 'sign-report'), head, yes);
    await county.done(path(lead, 'review'), desk, { ...pass, verification: 'DOCUMENT' });
    await county.done(path(lead, 'second-review'), chief, { agree: false, opinion: '仍不准确' });
    await county.done(path(lead, 'propose-outcome'), desk, { kind: 'ADMONISH_TALK', reason: '屡退' });
    expect(await county.view(lead)).toMatchObject({
      reworks: 3,
      returnsExplained: [{ times: 2 }],
      proposals: [{ reason: '屡退' }],
    });
  });
});

describe('R-501 督查单', () => {
  it('红单签发后送达, 作业重复只送一份', async () => {
    const { lead } = await county.matter();
    const red = { assignmentId: lead, color: 'RED', documentNo: '清政督催〔2026〕9号' };
    await expect(service.job('assignment.serve-notice', red)).rejects.toMatchObject({
      code: 'assignment.red-unsigned',
    });
    service.setNow('2026-03-31T02:00:00.000Z');
    await county.done(path(lead, 'approve-notice'), chief, yes);
    await service.job('assignment.serve-notice', red);
    await service.job('assignment.serve-notice', red);
    expect(await county.view(lead)).toMatchObject({ redSigned: null, notices: [{ color: 'RED', overdueDays: 6 }] });
  });
});
