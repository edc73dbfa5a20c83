import { type MatterFact } from '@duban/contracts';
import { approve } from './commands/approve';
import { confirmApproval } from './commands/confirm-approval';
import { draftOpinion } from './commands/draft-opinion';
import { grantAccess } from './commands/grant-access';
import { register } from './commands/register';
import { remind } from './commands/remind';
import { upgrade } from './commands/upgrade';
import { matter } from './matter';
import {
  approved,
  approving,
  by,
  command,
  drafted,
  drafting,
  fact,
  given,
  head,
  id,
  lookup,
  me,
  opinion,
  registered,
  registration,
} from './matter.samples';

const { at } = by;
const director = { id: 'd', name: '祁砚秋' };
const inWords = (text: string): MatterFact =>
  fact('matter.registered.v1', {
    ...(registered.data as object),
    instruction: { ...registration.instruction, text },
  });

describe('D-1 三种批示 (AC-16)', () => {
  const know = { ...drafting, effortPath: 'KNOW' as const };
  const simple = { lookup: { simpleDueAt: '2026-03-04T16:00:00.000Z' } };
  it('“阅”的可以一般了解, 两个工作日内电话调度', () =>
    given(inWords('阅。请督查室了解后告我。'))
      .when(draftOpinion, know, simple)
      .then(drafted({ effortPath: 'KNOW', simpleDueAt: simple.lookup.simpleDueAt })));
  it('I-10 “请查处并报结果”的不能只是了解', () =>
    given(inWords('请查处并报结果。'))
      .when(draftOpinion, know, simple)
      .refused('matter.path-too-low', { wanted: '要处理结论' }));
  it('涉及全县的须按涉及全局办理, 并写政策依据', () => {
    const wide = inWords('各乡镇举一反三。');
    given(wide).when(draftOpinion, know, simple).refused('matter.path-too-low', { wanted: '涉及全局' });
    given(wide)
      .when(draftOpinion, { ...drafting, effortPath: 'OVERALL' })
      .refused('matter.policy-basis-missing');
  });
});

describe('知悉范围 (S-27, I-20)', () => {
  const team = { ...command, instruction: { ...registration.instruction, subject: 'TEAM' as const } };
  const named = [me, { id: 'head-of-team', name: '甄守拙' }];
  const restricted = fact('matter.registered.v1', {
    ...(registered.data as object),
    restrictedTo: [me, head],
  });
  it('队伍建设类不列知悉范围不能登记', () =>
    given()
      .when(register, team, { lookup: { registerNo: 'x', items: 0 } })
      .refused('matter.named-persons-missing'));
  it('登记人和批示领导总在知悉范围', () => {
    const [only] = given()
      .when(register, { ...team, restrictedTo: named }, { lookup: { registerNo: 'x', items: 0 } })
      .facts();
    expect(only?.data).toMatchObject({ restrictedTo: [me, head, named[1]] });
  });
  it('可以加人, 已在范围的不重复; 没有限定的不需要办', () => {
    const more = { persons: [director], reason: '参与核查' };
    given(restricted)
      .when(grantAccess, more)
      .then(fact('matter.access-granted.v1', { ...by, restrictedTo: [me, head, director], reason: '参与核查' }));
    given(restricted)
      .when(grantAccess, { ...more, persons: [me] })
      .thenNothing();
    given(registered).when(grantAccess, more).refused('matter.not-restricted');
  });
});

describe('电话批准 (立项, 特急)', () => {
  const byPhone = { approver: director, calledAt: '2026-03-02T08:50:00+08:00' };
  const confirmDueAt = lookup.confirmDueAt;
  const calledAt = '2026-03-02T00:50:00.000Z';
  const phoned = fact('matter.phone-approved.v1', { ...by, approver: director, calledAt, confirmDueAt });
  const { position: _, ...unsigned } = approved.data as Record<string, unknown>;
  it('督查室记下谁在什么时候批准, 等本人补签', () =>
    given(registered, drafted())
      .when(approve, { ...approving, byPhone }, { lookup })
      .then(fact('matter.approved.v1', unsigned), phoned));
  it('只有特急件可以; 时间不能在将来; 不予立项不能靠电话', () => {
    const usual = fact('matter.registered.v1', { ...(registered.data as object), urgency: 'NORMAL' });
    given(usual, drafted())
      .when(approve, { ...approving, byPhone }, { lookup })
      .refused('matter.phone-urgent-only');
    given(registered, drafted())
      .when(approve, { ...approving, byPhone: { ...byPhone, calledAt: '2026-03-02T02:00:00Z' } }, { lookup })
      .refused('matter.phone-future');
    given(registered, drafted())
      .when(approve, { decision: 'REJECT', opinion: '不立', byPhone }, { lookup })
      .refused('matter.not-approver');
  });
  it('督查室自己不能批准', () =>
    given(registered, drafted()).when(approve, approving, { lookup }).refused('matter.not-approver'));
  it('I-1 经批准的督查建议不能由督查室代记电话批准', () =>
    given(registered, drafted({ mandate: { ...opinion.mandate, type: 'APPROVED_PROPOSAL' } }))
      .when(approve, { ...approving, byPhone }, { lookup })
      .refused('matter.needs-head'));
  it('由批准人本人补签, 过了一个工作日的标明超时; 补签以后不再提醒', () => {
    const past = [registered, drafted(), approved, phoned];
    const signed = { opinion: '', calledAt };
    given(...past)
      .when(confirmApproval, { opinion: '' }, { actor: director })
      .then(fact('matter.approval-confirmed.v1', { by: director, at, ...signed, late: false }));
    given(...past)
      .when(confirmApproval, { opinion: '' }, { actor: director, now: '2026-03-05T01:00:00.000Z' })
      .then(
        fact('matter.approval-confirmed.v1', { by: director, at: '2026-03-05T01:00:00.000Z', ...signed, late: true }),
      );
    given(...past)
      .when(confirmApproval, { opinion: '' })
      .refused('matter.not-phone-approver', { approver: '祁砚秋' });
    const reminder = { matterId: id, reason: 'APPROVAL_UNCONFIRMED' as const };
    given(...past)
      .when(remind, reminder)
      .then(fact('matter.reminded.v1', { ...by, reason: reminder.reason }));
    const confirmed = fact('matter.approval-confirmed.v1', { by: director, at, ...signed, late: false });
    given(...past, confirmed)
      .when(remind, reminder)
      .thenNothing();
    given(...past, confirmed)
      .when(confirmApproval, { opinion: '' }, { actor: director })
      .refused('matter.no-phone-approval');
  });
});

describe('提醒', () => {
  const calling = { matterId: id, reason: 'CALL_NOT_MADE' as const };
  it('电话调度到时没有记录的提醒,记录以后不再提醒', () => {
    const past = [inWords('阅。'), drafted({ effortPath: 'KNOW' })];
    given(...past)
      .when(remind, calling)
      .then(fact('matter.reminded.v1', { ...by, reason: calling.reason }));
    given(registered, drafted()).when(remind, calling).thenNothing();
  });
  it('事项结束后案卷没有补正的提醒,在办的不提醒', () => {
    const supplementing = { matterId: id, reason: 'DOSSIER_INCOMPLETE' as const };
    const rejected = fact('matter.rejected.v1', { ...by, opinion: '不属督查范围', decision: 'REJECT' });
    given(registered, drafted(), rejected)
      .when(remind, supplementing)
      .then(fact('matter.reminded.v1', { ...by, reason: supplementing.reason }));
    given(registered, drafted()).when(remind, supplementing).thenNothing();
  });
});

describe('升级', () => {
  const up = { effortPath: 'CONCLUDE' as const, reason: '情况复杂' };
  it('电话调度的事项随时可以升级, 拟办内容保留, 接着立项', () => {
    const past = [inWords('阅。'), drafted({ effortPath: 'KNOW' })];
    const upgraded = fact('matter.upgraded.v1', { ...by, ...up });
    given(...past)
      .when(upgrade, up)
      .then(upgraded);
    const state = [...past, upgraded].reduce(matter.evolve, matter.initial);
    expect(state).toMatchObject({
      status: 'OPINION_DRAFTED',
      opinion: { effortPath: 'CONCLUDE', requirement: opinion.requirement },
    });
  });
  it('升级为全局的须写政策依据; 本来就交办的不升级', () => {
    given(inWords('阅。'), drafted({ effortPath: 'KNOW' }))
      .when(upgrade, { ...up, effortPath: 'OVERALL' })
      .refused('matter.policy-basis-missing');
    given(registered, drafted()).when(upgrade, up).refused('matter.simple-path-only');
  });
});
