import { type MatterFact } from '@duban/contracts';
import fc from 'fast-check';
import { addInstruction } from './commands/add-instruction';
import { changeLeader } from './commands/change-leader';
import { closeAsPresented } from './commands/close-as-presented';
import { decideFeedback } from './commands/decide-feedback';
import { merge } from './commands/merge';
import { readReport } from './commands/read-report';
import { remind } from './commands/remind';
import { reopen } from './commands/reopen';
import { resume } from './commands/resume';
import { revoke } from './commands/revoke';
import { suspend } from './commands/suspend';
import { matter } from './matter';
import {
  approved,
  assigned,
  by,
  closed,
  drafted,
  fact,
  feedback,
  given,
  head,
  id,
  me,
  presented,
  registered,
  toFeedback,
} from './matter.samples';

const { at } = by;
const handling = [registered, drafted(), approved, assigned, fact('matter.begun.v1', by)];
describe('撤销、并案', () => {
  const why = { reason: '省里统一处理', instrument: '县长批示' };
  it('由交办的领导撤销, 写明依据', () =>
    given(...handling)
      .when(revoke, why, { actor: head })
      .then(fact('matter.revoked.v1', { by: head, at, ...why })));
  it('别的领导不能撤销; 办结以后不能撤销', () => {
    given(...handling)
      .when(revoke, why, { actor: { roles: ['GOV_LEADER'] } })
      .refused('matter.not-mandate-giver', { giver: '闻若川' });
    given(...toFeedback, presented, closed)
      .when(revoke, why, { actor: head })
      .refused('matter.wrong-status', { status: '办结' });
  });
  const other = { id: 'other', title: '另一件', no: '清督〔2026〕PB-0002' };
  it('并入另一个在办事项, 审核以后不能并', () => {
    given(...handling)
      .when(merge, { into: other.id, reason: '同一水源' }, { lookup: { id, target: other } })
      .then(fact('matter.merged.v1', { ...by, into: other, reason: '同一水源' }));
    given(...toFeedback)
      .when(merge, { into: other.id, reason: '同一水源' }, { lookup: { id, target: other } })
      .refused('matter.wrong-status');
  });
  it('不能并入自己, 也不能并入已结束的', () => {
    given(...handling)
      .when(merge, { into: id, reason: '同' }, { lookup: { id, target: null } })
      .refused('matter.merge-itself');
    given(...handling)
      .when(merge, { into: other.id, reason: '同' }, { lookup: { id, target: null } })
      .refused('matter.merge-target-closed');
  });
});

describe('中止、恢复 (R-207)', () => {
  const lookup = { today: '2026-03-02' };
  const stop = { reason: '等待判决', expectedResumeOn: '2026-03-20' };
  const suspended = fact('matter.suspended.v1', { ...by, ...stop });
  it('中止后不能办理, 恢复后回到原来的环节', () => {
    given(...handling)
      .when(suspend, stop, { lookup })
      .then(suspended);
    given(...handling, suspended)
      .when(suspend, stop, { lookup })
      .refused('matter.wrong-status', { status: '中止' });
    given(...handling, suspended)
      .when(resume, { reason: '已判决' }, { now: '2026-03-10T01:00:00.000Z' })
      .then(
        fact('matter.resumed.v1', {
          ...by,
          at: '2026-03-10T01:00:00.000Z',
          reason: '已判决',
          suspendedAt: at,
          status: 'IN_PROGRESS',
        }),
      );
  });
  it('恢复日期须在今后, 没有中止的不能恢复', () => {
    given(...handling)
      .when(suspend, { ...stop, expectedResumeOn: '2026-03-02' }, { lookup })
      .refused('matter.resume-date-past');
    given(...handling)
      .when(resume, { reason: '' })
      .refused('matter.wrong-status');
  });
});

describe('再次批示、领导变更', () => {
  const words = { leader: head, post: '县长', on: '2026-03-02', text: '三日内办好' };
  it('再次批示可以改紧急程度, 改前改后都记下', () => {
    const usual = fact('matter.registered.v1', { ...(registered.data as object), urgency: 'NORMAL' });
    const added = { instruction: words, urgency: 'URGENT' as const };
    const [only] = given(usual, drafted()).when(addInstruction, added).facts();
    expect(only).toEqual(fact('matter.instruction-added.v1', { ...by, ...added, urgencyBefore: 'NORMAL' }));
    expect([usual, drafted(), only as MatterFact].reduce(matter.evolve, matter.initial)).toMatchObject({
      urgency: 'URGENT',
      instructions: [added],
    });
  });
  it('接任的领导阅示, 原领导不再阅示', () => {
    const next = { id: 'next', name: '路知远' };
    const change = { leader: next, post: '代县长', reason: '分工调整' };
    const changed = fact('matter.leader-changed.v1', { ...by, ...change, previous: head });
    given(...toFeedback, presented)
      .when(changeLeader, change)
      .then(changed);
    const agree = { decision: 'AGREE' as const, text: '' };
    given(...toFeedback, presented, changed)
      .when(decideFeedback, agree, { actor: head })
      .refused('matter.not-instructing-leader', { leader: '路知远' });
    given(...toFeedback, presented, changed)
      .when(decideFeedback, agree, { actor: next })
      .then(fact('matter.closed.v1', { by: next, at, ...agree, outcome: '已恢复供水' }));
    given(...toFeedback, changed)
      .when(changeLeader, change)
      .refused('matter.same-leader');
  });
});

describe('反馈之后', () => {
  const lying = fact('matter.presented.v1', {
    ...(presented.data as object),
    unreadAt: '2026-03-05T16:00:00.000Z',
    silentAt: '2026-03-16T16:00:00.000Z',
  });
  const read = fact('matter.report-read.v1', { by: head, at });
  const unread = { matterId: id, reason: 'REPORT_UNREAD' as const };
  it('领导未阅的提醒秘书; 已阅的不提醒', () => {
    given(...toFeedback, lying)
      .when(remind, unread)
      .then(fact('matter.reminded.v1', { ...by, reason: 'REPORT_UNREAD' }));
    given(...toFeedback, lying)
      .when(readReport, {}, { actor: head })
      .then(read);
    given(...toFeedback, lying, read)
      .when(remind, unread)
      .thenNothing();
    given(...toFeedback, lying, read)
      .when(readReport, {}, { actor: head })
      .thenNothing();
  });
  it('满十个工作日未批, 办公室主任才能按已呈阅办结', () => {
    given(...toFeedback, lying)
      .when(closeAsPresented, { reason: '无不同意见' })
      .refused('matter.silence-too-short', { days: 10 });
    const now = '2026-03-17T01:00:00.000Z';
    given(...toFeedback, lying)
      .when(closeAsPresented, { reason: '无不同意见' }, { now })
      .then(
        fact('matter.closed-as-presented.v1', { by: me, at: now, reason: '无不同意见', presentedAt: at }),
        fact('matter.closed.v1', {
          by: me,
          at: now,
          decision: 'PRESENTED',
          text: '无不同意见',
          outcome: '已恢复供水',
        }),
      );
  });
  it('列入重点督办的开始新一轮, 并标为重点', () => {
    const key = { decision: 'KEY' as const, text: '列入重点' };
    const [only] = given(...toFeedback, lying)
      .when(decideFeedback, key, { actor: head })
      .facts();
    expect([...toFeedback, lying, only as MatterFact].reduce(matter.evolve, matter.initial)).toMatchObject({
      status: 'IN_PROGRESS',
      round: 2,
      key: true,
    });
  });
  it('办结的可以重新办理, 归档的不能', () => {
    given(...toFeedback, presented, closed)
      .when(reopen, { reason: '回头看仍断供' })
      .then(fact('matter.reopened.v1', { ...by, reason: '回头看仍断供', round: 2 }));
    given(...toFeedback, presented, closed, fact('matter.archived.v1', by))
      .when(reopen, { reason: '回头看仍断供' })
      .refused('matter.wrong-status', { status: '已归档' });
  });
});

it('任何次序的命令: 中止只能恢复或撤销, 撤销、并案之后不再变', () => {
  const target = { id: 'other', title: '另一件', no: '2' };
  const steps = [
    [suspend, { reason: '等', expectedResumeOn: '2026-03-20' }, { today: '2026-03-02' }],
    [resume, { reason: '续' }, undefined],
    [revoke, { reason: '撤', instrument: '批示' }, undefined],
    [merge, { into: 'other', reason: '并' }, { id, target }],
    [addInstruction, { instruction: { leader: head }, urgency: 'URGENT' }, undefined],
    [changeLeader, { leader: { id: 'n', name: '新' }, post: '县长', reason: '调整' }, undefined],
    [decideFeedback, { decision: 'AGREE', text: '' }, undefined],
    [reopen, { reason: '回头看' }, undefined],
  ] as const;
  const ended = ['REVOKED', 'MERGED', 'ARCHIVED'];
  fc.assert(
    fc.property(fc.array(fc.nat(steps.length - 1), { maxLength: 40 }), fc.boolean(), (order, reported) => {
      const past = reported ? [...handling, feedback, presented] : [...handling];
      for (const i of order) {
        const before = past.reduce(matter.evolve, matter.initial).status;
        const [decide, input, found] = steps[i] as (typeof steps)[number];
        try {
          const actor = { id: head.id, name: head.name, roles: ['GOV_HEAD', 'OFFICE_DIRECTOR'] };
          past.push(
            ...given(...past)
              .when(decide as never, input as never, { lookup: found as never, actor })
              .facts(),
          );
        } catch (error) {
          expect((error as Error).name).toBe('Refusal');
        }
        const after = past.reduce(matter.evolve, matter.initial).status;
        if (ended.includes(before)) expect(after).toBe(before);
        if (before === 'SUSPENDED') expect(['SUSPENDED', 'IN_PROGRESS', 'REVOKED']).toContain(after);
      }
    }),
  );
});
