import { type MatterFact } from '@duban/contracts';
import { NOW } from '@duban/testing';
import fc from 'fast-check';
import { approve } from './commands/approve';
import { archive } from './commands/archive';
import { admit } from './commands/admit';
import { assign } from './commands/assign';
import { awaitFeedback } from './commands/await-feedback';
import { begin } from './commands/begin';
import { checkOpinion } from './commands/check-opinion';
import { decideFeedback } from './commands/decide-feedback';
import { draftOpinion } from './commands/draft-opinion';
import { present } from './commands/present';
import { recordCall } from './commands/record-call';
import { register } from './commands/register';
import { submitForReview } from './commands/submit-for-review';
import { matter } from './matter';
import {
  given,
  head,
  by,
  id,
  command,
  opinion,
  drafting,
  fact,
  registered,
  drafted,
  approved,
  assigned,
  presented,
  closed,
  toFeedback,
  approving,
  director,
  lookup,
} from './matter.samples';

describe('登记', () => {
  it('记下批示原文, 取登记号', () =>
    given()
      .when(register, command, { lookup: { registerNo: '登2026-0001', items: 0 } })
      .then(registered));
  it('同一事项不能登记两次', () =>
    given(registered)
      .when(register, command, { lookup: { registerNo: 'x', items: 0 } })
      .refused('matter.already-registered'));
  const origin = { kind: 'ITEM' as const, matterId: id, itemNo: 3 };
  const from = { no: '清督〔2026〕WH-0001', title: '常务会议定事项的督查', restricted: false };
  it('从别的事项转来的, 记下来源事项的编号、标题和哪一项', () =>
    expect(
      given()
        .when(register, { ...command, origin }, { lookup: { registerNo: '登2026-0001', items: 0, origin: from } })
        .facts(),
    ).toMatchObject([{ data: { origin: { ...origin, no: from.no, title: from.title } } }]));
  it('来源事项不存在的不能登记; 来源限定知悉范围的, 也须限定', () => {
    given()
      .when(register, { ...command, origin }, { lookup: { registerNo: 'x', items: 0, origin: null } })
      .refused('matter.origin-unknown');
    given()
      .when(
        register,
        { ...command, origin },
        { lookup: { registerNo: 'x', items: 0, origin: { ...from, restricted: true } } },
      )
      .refused('matter.origin-restricted');
  });
});

describe('拟办', () => {
  it('写明依据、要求、时限与核查方式', () => given(registered).when(draftOpinion, drafting).then(drafted()));
  it('涉及全局的须写政策依据', () =>
    given(registered)
      .when(draftOpinion, { ...drafting, effortPath: 'OVERALL' })
      .refused('matter.policy-basis-missing'));
  it('时限与制度不同须写理由', () => {
    const longer = { ...drafting, deadline: { unit: 'WORKDAY' as const, amount: 5 } };
    given(registered).when(draftOpinion, longer).refused('matter.deadline-reason-missing');
    given(registered)
      .when(draftOpinion, { ...longer, deadlineReason: '需上级协调' })
      .then(drafted({ deadline: longer.deadline, deadlineReason: '需上级协调' }));
  });
  it('领导批示了日期的按日期', () => {
    const deadline = { unit: 'DATE' as const, date: '2026-03-04' };
    given(registered)
      .when(draftOpinion, { ...drafting, deadline })
      .then(drafted({ deadline }));
  });
  it('立项以后不能再拟办', () =>
    given(registered, drafted(), approved)
      .when(draftOpinion, drafting)
      .refused('matter.wrong-status', { status: '已立项' }));
});

describe('立项', () => {
  it('I-17 批准时取号', () =>
    given(registered, drafted()).when(approve, approving, { lookup, actor: director }).then(approved));
  it('代理审批的写明职务和代谁', () => {
    const principal = { id: 'p9', name: '祁砚秋' };
    const actor = { ...director, onBehalfOf: [{ role: 'OFFICE_DIRECTOR', ...principal, delegation: 'd1' }] };
    given(registered, drafted())
      .when(approve, approving, { lookup, actor })
      .then(fact('matter.approved.v1', { ...(approved.data as object), onBehalfOf: principal }));
  });
  it('I-1 没有依据不能立项: 未拟办的事项', () =>
    given(registered).when(approve, approving, { lookup }).refused('matter.wrong-status'));
  it('I-1 经批准的督查建议须由行政首长批准', () => {
    const proposal = drafted({ mandate: { ...opinion.mandate, type: 'APPROVED_PROPOSAL' } });
    given(registered, proposal)
      .when(approve, approving, { lookup, actor: { roles: ['OFFICE_DIRECTOR'] } })
      .refused('matter.needs-head');
    given(registered, proposal)
      .when(approve, approving, { lookup, actor: { roles: ['GOV_HEAD'] } })
      .then(fact('matter.approved.v1', { ...(approved.data as object), position: 'GOV_HEAD' }));
  });
  it('不予立项与退回拟办', () => {
    const no = { decision: 'REJECT' as const, opinion: '不属督查范围' };
    given(registered, drafted())
      .when(approve, no, { lookup, actor: director })
      .then(fact('matter.rejected.v1', { ...by, ...no }));
    const back = { decision: 'SEND_BACK' as const, opinion: '要求不清' };
    given(registered, drafted())
      .when(approve, back, { lookup, actor: director })
      .then(fact('matter.sent-back.v1', { ...by, ...back }));
  });
  it('审核不同意的回到拟办', () => {
    const verdict = { agree: false, opinion: '要求不具体' };
    const checked = fact('matter.opinion-checked.v1', { ...by, ...verdict });
    given(registered, drafted()).when(checkOpinion, verdict).then(checked);
    given(registered, drafted(), checked)
      .when(approve, approving, { lookup })
      .refused('matter.wrong-status', { status: '已登记' });
  });
});

describe('I-10 一般了解', () => {
  const call = {
    unit: { id: 'u1', name: '财政局' },
    answeredBy: '局长',
    situation: '资金已到位',
    conclusion: '秋粮收购资金到位',
  };
  it('一次电话记录即可办结', () =>
    given(registered, drafted({ effortPath: 'KNOW' }))
      .when(recordCall, call)
      .then(fact('matter.call-recorded.v1', { ...call, ...by })));
  it('要处理结论的不能只打电话', () =>
    given(registered, drafted()).when(recordCall, call).refused('matter.simple-path-only'));
});

describe('阅示', () => {
  const agree = { decision: 'AGREE' as const, text: '' };
  it('同意办结, 结果即专报所报', () =>
    given(...toFeedback, presented)
      .when(decideFeedback, agree, { actor: { id: head.id, name: head.name } })
      .then(fact('matter.closed.v1', { by: head, at: NOW, ...agree, outcome: '已恢复供水' })));
  it('S-1 没有呈报结果不能办结', () =>
    given(...toFeedback)
      .when(decideFeedback, agree, { actor: { id: head.id } })
      .refused('matter.not-presented'));
  it('代理批示领导的可以阅示', () => {
    const acting = { roles: ['GOV_LEADER'], onBehalfOf: [{ role: 'GOV_LEADER', ...head, delegation: 'd1' }] };
    const agree = { decision: 'AGREE' as const, text: '' };
    const deputy = given(...toFeedback, presented);
    expect(deputy.when(decideFeedback, agree, { actor: acting }).facts()).toMatchObject([
      { type: 'matter.closed.v1', data: { by: { name: '苗晓岚' } } },
    ]);
  });
  it('由批示领导本人或行政首长阅示', () => {
    const other = given(...toFeedback, presented);
    other
      .when(decideFeedback, agree, { actor: { roles: ['GOV_LEADER'] } })
      .refused('matter.not-instructing-leader', { leader: '闻若川' });
  });
  it('再批示进入下一轮, 历史保留', () => {
    const again = { decision: 'REINSTRUCT' as const, text: '请举一反三排查全县' };
    given(...toFeedback, presented)
      .when(decideFeedback, again, { actor: { id: head.id, name: head.name } })
      .then(fact('matter.reinstructed.v1', { by: head, at: NOW, ...again, round: 2 }));
  });
});

describe('I-25 状态只随命令变化, 重复的流程任务不产生事实', () => {
  it('已在该状态的不产生事实', () => {
    given(...toFeedback)
      .when(awaitFeedback, { matterId: id })
      .thenNothing();
    given(registered, drafted(), approved, assigned, fact('matter.begun.v1', by))
      .when(begin, { matterId: id })
      .thenNothing();
    given(...toFeedback, presented)
      .when(present, { matterId: id, documentNo: '第1期', outcome: '已恢复供水' })
      .thenNothing();
    given(...toFeedback, presented, closed, fact('matter.archived.v1', by))
      .when(archive, { matterId: id })
      .thenNothing();
  });
  it('改办、再分解的新单位也看得到事项, 看得到的不再通知', () => {
    const first = [{ id: 'u1', name: '水利局' }];
    const joined = [{ id: 'u9', name: '住建局' }];
    const past = [registered, drafted(), approved, assigned];
    const admitted = fact('matter.units-admitted.v1', { ...by, units: joined });
    given(...past)
      .when(admit, { matterId: id, units: [...first, ...joined] })
      .then(admitted);
    given(...past, admitted)
      .when(admit, { matterId: id, units: joined })
      .thenNothing();
    expect([...past, admitted].reduce(matter.evolve, matter.initial)).toMatchObject({
      status: 'ASSIGNED',
      units: [...first, ...joined],
    });
  });
  it('未办结的不能归档, 未立项的不能交办', () => {
    given(...toFeedback)
      .when(archive, { matterId: id })
      .refused('matter.wrong-status', { status: '反馈中' });
    given(registered).when(assign, { matterId: id, units: [], dueAt: NOW }).refused('matter.wrong-status');
  });
  it('任何次序的命令: 越过立项就有依据和编号, 办结就有结果', () => {
    const steps = [
      [register, command, { registerNo: 'x', items: 0 }],
      [draftOpinion, drafting, undefined],
      [checkOpinion, { agree: true, opinion: '' }, undefined],
      [approve, approving, lookup],
      [assign, { matterId: id, units: [], dueAt: NOW }, undefined],
      [begin, { matterId: id }, undefined],
      [submitForReview, { matterId: id }, undefined],
      [awaitFeedback, { matterId: id }, undefined],
      [present, { matterId: id, documentNo: '1', outcome: '好' }, undefined],
      [decideFeedback, { decision: 'AGREE', text: '' }, undefined],
      [archive, { matterId: id }, undefined],
    ] as const;
    fc.assert(
      fc.property(fc.array(fc.nat(steps.length - 1), { maxLength: 60 }), (order) => {
        const past: MatterFact[] = [];
        for (const i of order) {
          const [decide, input, found] = steps[i] as (typeof steps)[number];
          try {
            past.push(
              ...given(...past)
                .when(decide as never, input as never, { lookup: found as never, actor: { id: head.id, ...director } })
                .facts(),
            );
          } catch (error) {
            expect((error as Error).name).toBe('Refusal');
          }
        }
        const state = past.reduce(matter.evolve, matter.initial);
        if (state.status === 'NONE') return;
        const beyond = !['REGISTERED', 'OPINION_DRAFTED', 'REJECTED'].includes(state.status);
        if (beyond) expect(state).toMatchObject({ matterNo: lookup.matterNo, opinion: { mandate: opinion.mandate } });
        if (state.status === 'CLOSED' || state.status === 'ARCHIVED') expect(state.outcome).toBe('好');
      }),
    );
  });
});
