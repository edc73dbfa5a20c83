import { type AssignmentView } from '@duban/contracts';
import { County } from './county';
import { yes } from './road';

let county: County;
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
});
afterAll(() => county?.close());

const lead = [{ role: 'LEAD', unit: 'water' }] as const;
const task = (matter: string): Promise<AssignmentView> => county.assignment('water', matter);
const progress = {
  deployment: '已部署',
  actions: '已对接法院',
  progress: '过半',
  percent: 50,
  achievements: '已查清欠缴名单',
  noProblemStatement: '经自查无新问题',
  nextSteps: '跟进判决',
};
const wish = {
  reason: 'LITIGATION',
  explanation: '案件在法院审理',
  progress: '已对接法院',
  newDueOn: '2026-03-27',
  nextSteps: '判后执行',
};

it('AC-5 延期:到期前一日以涉法涉诉申请并报了进展,按 D-5 逐级审批,批准后换新时限、留原时限', async () => {
  const matter = await county.issue(lead);
  const { id, dueAt } = await county.acknowledge('water', matter);
  expect(dueAt).toBe('2026-03-23T15:59:59.000Z');
  await county.moveTo('2026-03-20T02:00:00.000Z');
  expect(await county.refused('water.handler', 'assignment.request-extension', id, wish)).toMatchObject({
    code: 'assignment.extension-litigation-progress',
  });
  await county.do('water.handler', 'assignment.report-progress', id, progress);
  await county.do('water.handler', 'assignment.request-extension', id, wish);

  await county.awaits('water.head', 'assignment.endorse-extension', matter);
  await county.do('water.head', 'assignment.endorse-extension', id, yes);
  await county.awaits('miaoxiaolan', 'assignment.check-extension', matter);
  await county.do('miaoxiaolan', 'assignment.check-extension', id, { agree: true, opinion: '情况属实' });
  // 首次、不超过原时限三分之一:督查室主任审批,别人不能批
  expect(await county.waiting('qiyanqiu', matter)).not.toContain('assignment.decide-extension');
  expect(await county.refused('qiyanqiu', 'assignment.decide-extension', id, { result: 'APPROVED' })).toMatchObject({
    code: 'assignment.extension-not-your-level',
    title: '这次延期由督查室主任审批',
  });
  await county.awaits('zhenshouzhuo', 'assignment.decide-extension', matter);
  await county.do('zhenshouzhuo', 'assignment.decide-extension', id, { result: 'APPROVED' });
  expect(await task(matter)).toMatchObject({
    dueAt: '2026-03-27T15:59:59.000Z',
    originalDueAt: '2026-03-23T15:59:59.000Z',
    extension: { decided: true },
    extensions: 1,
  });
  // 到原时限不算逾期,也不催
  await county.moveTo('2026-03-24T02:00:00.000Z');
  expect(await task(matter)).toMatchObject({ overdueDays: 0, notices: [] });
});

it('AC-5 逾期后申请被拒,可以作逾期说明', async () => {
  await county.moveTo('2026-04-01T01:00:00.000Z');
  const matter = await county.issue(lead);
  const { id } = await county.acknowledge('water', matter);
  await county.moveTo('2026-04-28T02:00:00.000Z');
  expect(
    await county.refused('water.handler', 'assignment.request-extension', id, {
      ...wish,
      reason: 'OBJECTIVE',
      newDueOn: '2026-05-08',
    }),
  ).toMatchObject({ code: 'assignment.extension-too-late', title: '已过办结时限,不能申请延期' });
  await county.do('water.handler', 'assignment.explain-overdue', id, {
    explanation: '管材迟到',
    expectedOn: '2026-05-08',
  });
  expect(await task(matter)).toMatchObject({ light: 'RED', overdueExplained: [{ explanation: '管材迟到' }] });
});

it('AC-5 代表建议的办理时限总共不能超过六个月', async () => {
  await county.moveTo('2026-05-06T01:00:00.000Z');
  const deadline = { unit: 'MONTH', amount: 5 };
  const matter = await county.issue([{ role: 'LEAD', unit: 'water', deadline }], {
    register: { title: '关于第37号代表建议加强农村供水的办理', category: 'PROPOSAL' },
    opinion: { deadline, deadlineReason: '涉及面广' },
  });
  const { id } = await county.acknowledge('water', matter);
  await county.moveTo('2026-09-30T02:00:00.000Z');
  const more = { ...wish, reason: 'OBJECTIVE', newDueOn: '2026-11-10' };
  expect(await county.refused('water.handler', 'assignment.request-extension', id, more)).toMatchObject({
    code: 'assignment.extension-statutory-cap',
    title: '法定期限到2026-11-06为止,不能再延',
  });
});
