import { countyPolicy, type Policy } from '@duban/contracts';
import { specFor } from '@duban/testing';
import { assignment } from './assignment';
import {
  by,
  desk,
  fact,
  given,
  handler,
  head,
  issued,
  LATER,
  leader,
  matterId,
  person,
  signed,
  checked as reportChecked,
  drafted,
  stranger,
  taken,
  wish,
  yes,
} from './assignment.samples';
import { checkExtension } from './commands/check-extension';
import { decideExtension } from './commands/decide-extension';
import { endorseExtension } from './commands/endorse-extension';
import { explainOverdue } from './commands/explain-overdue';
import { lapseExtension } from './commands/lapse-extension';
import { requestExtension } from './commands/request-extension';
import { type ExtensionTerms } from './extension-terms';

const newDueAt = '2026-03-04T15:59:59.000Z';
const latest = { once: '2026-03-04', total: '2026-03-04', statutory: null, part: null };
const terms: ExtensionTerms = { newDueAt, ahead: 1, latest };
const OVERDUE = '2026-03-04T00:00:00.000Z';
const chief = person(6, '甄守拙', ['SUPERVISION_CHIEF'], ['office']);
const director = person(7, '祁砚秋', ['OFFICE_DIRECTOR'], ['office']);
const deputy = person(8, '岳长汀', ['GOV_LEADER'], ['county']);
const mayor = person(9, '闻若川', ['GOV_HEAD'], ['county']);

const requested = fact('assignment.extension-requested.v1', { ...wish, ...by(handler) });
const endorsed = fact('assignment.extension-endorsed.v1', { ...by(head), ...yes });
const checked = (approver: string) => fact('assignment.extension-checked.v1', { ...by(desk), ...yes, approver });
const decided = (agree: boolean, dueAt: string, result: string) =>
  fact('assignment.extension-decided.v1', { ...by(chief), agree, result, opinion: '', dueAt, previousDueAt: LATER });
const progress = fact('assignment.progress-reported.v1', { percent: 50, ...by(handler) });
const open = given(issued(), taken);

describe('I-6 延期申请', () => {
  const ask = (more: object = {}, rest: object = {}) =>
    open.when(requestExtension, { ...wish, ...more }, { actor: handler, lookup: terms, ...rest });

  it('到期前由承办单位申请', () => ask().then(requested));
  it('I-4 别的单位不能替它申请', () => ask({}, { actor: stranger }).refused('assignment.other-unit'));
  it('S-32 逾期后不能申请', () => ask({}, { now: OVERDUE }).refused('assignment.extension-too-late'));
  it('至少提前制度规定的工作日, 规定为零的到期当天也可以', () => {
    const today = { ...terms, ahead: 0 };
    ask({}, { lookup: today }).refused('assignment.extension-too-close', { days: 1 });
    const free: Policy = { ...countyPolicy, extension: { ...countyPolicy.extension, aheadWorkdays: 0 } };
    specFor(assignment, free)(issued(), taken)
      .when(requestExtension, wish, { actor: handler, lookup: today })
      .then(requested);
  });
  it('一次只能有一个待批的申请', () =>
    given(issued(), taken, requested)
      .when(requestExtension, wish, { actor: handler, lookup: terms })
      .refused('assignment.extension-pending'));
  it('R-420 领导批准的也不超过两次', () => {
    const once = [requested, endorsed, checked('SUPERVISION_CHIEF'), decided(true, newDueAt, 'APPROVED')];
    const longer = {
      ...terms,
      newDueAt: '2026-03-05T15:59:59.000Z',
      latest: { ...latest, once: '2026-03-05', total: '2026-03-05' },
    };
    const again = { actor: handler, lookup: longer };
    given(issued(), taken, ...once)
      .when(requestExtension, { ...wish, newDueOn: '2026-03-05' }, again)
      .facts();
    given(issued(), taken, ...once, ...once)
      .when(requestExtension, { ...wish, newDueOn: '2026-03-05' }, again)
      .refused('assignment.too-many-extensions', { max: 2 });
  });
  it('涉法涉诉的须先报过进展', () => {
    ask({ reason: 'LITIGATION' }).refused('assignment.extension-litigation-progress');
    expect(
      given(issued(), taken, progress)
        .when(requestExtension, { ...wish, reason: 'LITIGATION' }, { actor: handler, lookup: terms })
        .facts(),
    ).toHaveLength(1);
  });
  it('新时限须更晚, 不超过一次上限、累计上限、法定上限, 并说明最晚到哪天', () => {
    ask({}, { lookup: { ...terms, newDueAt: LATER } }).refused('assignment.extension-not-later');
    const last = (more: object) => ({ lookup: { ...terms, latest: { ...latest, ...more } } });
    ask({}, last({ once: '2026-03-03' })).refused('assignment.extension-too-long', { latest: '2026-03-03' });
    ask({}, last({ total: '2026-03-03' })).refused('assignment.extension-total-too-long', { latest: '2026-03-03' });
    ask({}, last({ statutory: '2026-03-03' })).refused('assignment.extension-statutory-cap', { latest: '2026-03-03' });
  });
  it('5.1 再分解的任务不能晚于分解单位时限前一个工作日', () => {
    const parent = { assignmentId: 'w1', unit: { id: 'roads', name: '交通局' } };
    const part = given(issued({ role: 'CO', parent }), taken);
    const last = (day: string) => ({ actor: handler, lookup: { ...terms, latest: { ...latest, part: day } } });
    part
      .when(requestExtension, wish, last('2026-03-03'))
      .refused('assignment.part-past-whole', { unit: '交通局', latest: '2026-03-03' });
    part.when(requestExtension, wish, last('2026-03-04')).then(requested);
  });
  it('报送以后不用延期', () =>
    given(issued(), taken, drafted, reportChecked, signed)
      .when(requestExtension, wish, { actor: handler, lookup: terms })
      .refused('assignment.wrong-status', { status: '已报送' }));
});

describe('SP-3 单位意见', () => {
  const asked = given(issued(), taken, requested);
  const normal = { category: 'DECISION' } as const;
  it('由分管负责人签署, 不同意即止', () => {
    const signs = { actor: leader, lookup: normal };
    asked.when(endorseExtension, yes, signs).then(fact('assignment.extension-endorsed.v1', { ...by(leader), ...yes }));
    const no = { agree: false, opinion: '能按期' };
    const refused = fact('assignment.extension-endorsed.v1', { ...by(leader), ...no });
    asked.when(endorseExtension, no, signs).then(refused);
    given(issued(), taken, requested, refused)
      .when(checkExtension, yes, { actor: desk, lookup: { share: 1, category: null } })
      .refused('assignment.no-extension-pending');
  });
  it.each(['SPECIAL', 'INSTRUCTION'] as const)('批示件(%s)须由主要负责人签署', (category) => {
    asked
      .when(endorseExtension, yes, { actor: leader, lookup: { category } })
      .refused('assignment.extension-endorser-not-head');
    asked.when(endorseExtension, yes, { actor: head, lookup: { category } }).then(endorsed);
  });
  it('申请人不能自己签署', () =>
    asked
      .when(endorseExtension, yes, { actor: { ...handler, roles: ['UNIT_HEAD'] }, lookup: normal })
      .refused('assignment.extension-same-person'));
  it('不签第二遍', () =>
    given(issued(), taken, requested, endorsed)
      .when(endorseExtension, yes, { actor: leader, lookup: normal })
      .refused('assignment.wrong-status', { status: '单位意见已签署' }));
});

describe('D-5 延期由谁审批', () => {
  const ready = [taken, requested, endorsed];
  const level = (share: number, more: object = {}, before: ReturnType<typeof fact>[] = []) =>
    given(issued(more), ...before, ...ready)
      .when(checkExtension, yes, { actor: desk, lookup: { share, category: 'SPECIAL' } })
      .facts()[0]?.data;
  it('首次且不超过原时限三分之一的督查室主任批, 更长的办公室主任批', () => {
    expect(level(1 / 3)).toMatchObject({ approver: 'SUPERVISION_CHIEF', agree: true });
    expect(level(0.5)).toMatchObject({ approver: 'OFFICE_DIRECTOR' });
  });
  it('领导定了日期的由领导批', () =>
    expect(level(0.1, { deadline: { unit: 'DATE', date: '2026-03-03' } })).toMatchObject({ approver: 'GOV_LEADER' }));
  it('R-420 超过制度次数的只有领导能批', () => {
    const once = [requested, endorsed, checked('SUPERVISION_CHIEF'), decided(true, newDueAt, 'APPROVED')];
    expect(level(0.1, {}, once)).toMatchObject({ approver: 'GOV_LEADER' });
  });
  it('单位没有签署意见的不能初审, 不初审第二遍', () => {
    const look = { actor: desk, lookup: { share: 1, category: null } };
    given(issued(), taken, requested)
      .when(checkExtension, yes, look)
      .refused('assignment.wrong-status', { status: '延期未经单位负责人签署意见' });
    given(issued(), ...ready, checked('OFFICE_DIRECTOR'))
      .when(checkExtension, yes, look)
      .refused('assignment.wrong-status', { status: '延期已初审' });
  });
});

describe('SP-3 审批', () => {
  const at = (approver: string) => given(issued(), taken, requested, endorsed, checked(approver));
  const all = { result: 'APPROVED', opinion: '' } as const;
  const days = { requested: newDueAt, partial: null, latestOfPart: null };
  it('批准后时限顺延, 原时限保留', () => {
    at('SUPERVISION_CHIEF')
      .when(decideExtension, all, { actor: chief, lookup: days })
      .then(decided(true, newDueAt, 'APPROVED'));
    const state = [
      issued(),
      taken,
      requested,
      endorsed,
      checked('SUPERVISION_CHIEF'),
      decided(true, newDueAt, 'APPROVED'),
    ].reduce(assignment.evolve, assignment.initial);
    expect(state).toMatchObject({ dueAt: newDueAt, issued: { dueAt: LATER }, unextendedDueAt: LATER, extensions: 1 });
  });
  it('不是这一级的不能批, 并说明由谁批', () => {
    at('OFFICE_DIRECTOR')
      .when(decideExtension, all, { actor: chief, lookup: days })
      .refused('assignment.extension-not-your-level', { approver: '办公室主任' });
    at('SUPERVISION_CHIEF')
      .when(decideExtension, all, { actor: director, lookup: days })
      .refused('assignment.extension-not-your-level', { approver: '督查室主任' });
  });
  it('领导批的, 行政首长也可以批', () => {
    for (const who of [deputy, mayor])
      expect(at('GOV_LEADER').when(decideExtension, all, { actor: who, lookup: days }).facts()).toHaveLength(1);
  });
  it('未经初审不能批; 没有申请不能批', () => {
    given(issued(), taken, requested, endorsed)
      .when(decideExtension, all, { actor: chief, lookup: days })
      .refused('assignment.wrong-status', { status: '延期未经初审' });
    open.when(decideExtension, all, { actor: chief, lookup: days }).refused('assignment.no-extension-pending');
  });
  it('5.1 再分解的任务批不到分解单位时限前一个工作日以后', () => {
    const last = (latestOfPart: string) => ({ actor: chief, lookup: { ...days, latestOfPart } });
    const open = at('SUPERVISION_CHIEF');
    open.when(decideExtension, all, last('2026-03-03')).refused('assignment.part-past-whole', { latest: '2026-03-03' });
    open.when(decideExtension, all, last('2026-03-04')).then(decided(true, newDueAt, 'APPROVED'));
    open
      .when(decideExtension, { result: 'REJECTED', opinion: '' }, last('2026-03-03'))
      .then(decided(false, LATER, 'REJECTED'));
  });
  it('不同意的时限不变', () =>
    at('SUPERVISION_CHIEF')
      .when(decideExtension, { result: 'REJECTED', opinion: '' }, { actor: chief, lookup: days })
      .then(decided(false, LATER, 'REJECTED')));
  it('部分同意的日期晚于现有时限、早于申请的日期', () => {
    const far = given(
      issued(),
      taken,
      fact('assignment.extension-requested.v1', { ...wish, newDueOn: '2026-03-10', ...by(handler) }),
      endorsed,
      checked('SUPERVISION_CHIEF'),
    );
    const part = { result: 'PARTIAL', newDueOn: '2026-03-06', opinion: '先延三天' } as const;
    const to = (partial: string) => ({
      actor: chief,
      lookup: { ...days, requested: '2026-03-10T15:59:59.000Z', partial },
    });
    expect(far.when(decideExtension, part, to('2026-03-06T15:59:59.000Z')).facts()).toMatchObject([
      { data: { agree: true, result: 'PARTIAL', dueAt: '2026-03-06T15:59:59.000Z' } },
    ]);
    for (const day of [LATER, '2026-03-10T15:59:59.000Z'])
      far.when(decideExtension, part, to(day)).refused('assignment.extension-partial-late');
  });
});

describe('SP-3 到期没有批复的', () => {
  const pending = given(issued(), taken, requested, endorsed, checked('SUPERVISION_CHIEF'));
  it('时限不变, 告知申请人; 只告知一次', () => {
    const lapsed = fact('assignment.extension-lapsed.v1', { ...by(desk), at: OVERDUE, dueAt: LATER });
    pending.when(lapseExtension, { assignmentId: matterId }, { actor: desk, now: OVERDUE }).then(lapsed);
    given(issued(), taken, requested, lapsed)
      .when(lapseExtension, { assignmentId: matterId }, { actor: desk, now: OVERDUE })
      .thenNothing();
  });
  it('没到期、已批复的不算', () => {
    pending.when(lapseExtension, { assignmentId: matterId }, { actor: desk }).thenNothing();
    open.when(lapseExtension, { assignmentId: matterId }, { actor: desk, now: OVERDUE }).thenNothing();
  });
  it('R-207 中止期间不算到期', () =>
    given(issued(), taken, requested, fact('assignment.suspended.v1', { ...by(desk), reason: '等批复' }))
      .when(lapseExtension, { assignmentId: matterId }, { actor: desk, now: OVERDUE })
      .thenNothing());
  it('到期以后谁也不能再批', () =>
    pending
      .when(
        decideExtension,
        { result: 'APPROVED', opinion: '' },
        { actor: chief, now: OVERDUE, lookup: { requested: newDueAt, partial: null, latestOfPart: null } },
      )
      .refused('assignment.extension-lapsed'));
});

describe('S-32 逾期说明', () => {
  const words = { explanation: '管材迟到', expectedOn: '2026-03-06', evidence: [] };
  it('逾期后由承办单位作出, 仍算逾期', () => {
    const explained = fact('assignment.overdue-explained.v1', { ...words, ...by(handler), at: OVERDUE });
    open.when(explainOverdue, words, { actor: handler, now: OVERDUE }).then(explained);
    const state = [issued(), taken, explained].reduce(assignment.evolve, assignment.initial);
    expect(state).toMatchObject({ dueAt: LATER, overdueExplained: [words] });
  });
  it('没有逾期的不用说明', () =>
    open.when(explainOverdue, words, { actor: handler }).refused('assignment.not-overdue'));
  it('别的单位不能替它说明', () =>
    open.when(explainOverdue, words, { actor: stranger, now: OVERDUE }).refused('assignment.other-unit'));
});
