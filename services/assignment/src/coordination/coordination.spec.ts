import { by, desk, fact as ofAssignment, handler, head, stranger, water } from '../assignment/assignment.samples';
import { escalate } from './commands/escalate';
import { open } from './commands/open';
import { request } from './commands/request';
import { resolve } from './commands/resolve';
import { timeOut } from './commands/time-out';
import {
  asked,
  begun,
  chief,
  deputy,
  director,
  fact,
  given,
  mayor,
  NEXT_DUE,
  requested,
  subject,
  task,
  TIER_DUE,
  upTo,
} from './coordination.samples';

const system = { id: 'system', name: '系统', roles: [], units: [], system: true };
const next = { tierDueAt: NEXT_DUE };
const affected = { assignment: task(), latestOfPart: null, atWork: [water.id], today: '2026-03-02', subjects: {} };
const keep = { effect: 'KEEP', decision: '由水利局牵头' } as const;
const meeting = { on: '2026-03-04', place: '县政府三楼会议室', participants: '水利局、柳汀镇' };
const newUnit = { unit: { id: 'town', name: '柳汀镇' }, responsibleLeader: { id: 'l', name: '芮汀' } };
const accepted = ofAssignment('assignment.accepted.v1', { ...by(desk), onTime: true });

describe('S-36 提请协调: 本单位就本单位的任务, 或督查机构', () => {
  it('从督查机构一级开始, 带上任务的事项与单位', () => {
    given().when(request, asked, { actor: head, lookup: subject }).then(requested);
    expect(given().when(request, asked, { actor: desk, lookup: subject }).facts()).toHaveLength(1);
  });
  it('I-4 别的单位不能就它提请', () =>
    given().when(request, asked, { actor: stranger, lookup: subject }).refused('assignment.other-unit'));
  it('一个任务同时只有一个协调; 已办结的任务不再协调', () => {
    given()
      .when(request, asked, { actor: head, lookup: { ...subject, underWay: true } })
      .refused('coordination.already-open');
    given()
      .when(request, asked, { actor: head, lookup: { ...subject, assignment: task(accepted) } })
      .refused('assignment.wrong-status', { status: '审核通过' });
    given(requested).when(request, asked, { actor: head, lookup: subject }).refused('coordination.wrong-status');
  });
  it('SP-1 退办争议由流程转入, 重复的流程任务不再转', () => {
    const { assignmentId, stuck, proposal } = asked;
    const dispute = { assignmentId, stuck, proposal, kind: 'RETURN_DISPUTE' as const };
    const opened = fact('coordination.opened.v1', { ...dispute, ...begun, by: { id: 'system', name: '系统' }, at: '' });
    const [first] = given()
      .when(open, { ...dispute, matterId: begun.matterId }, { actor: system, lookup: subject })
      .facts();
    expect(first).toMatchObject({ ...opened, data: { ...opened.data, at: expect.any(String) as string } });
    given(requested)
      .when(open, { ...dispute, matterId: begun.matterId }, { actor: system, lookup: subject })
      .thenNothing();
  });
});

describe('R-407 逐级协调', () => {
  it.each([
    ['BODY', [requested], [desk, chief], [director, deputy, handler]],
    ['DIRECTOR', upTo('DIRECTOR'), [director], [chief, deputy]],
    ['LEADER', upTo('LEADER'), [deputy, mayor], [director]],
    ['MEETING', upTo('MEETING'), [mayor], [deputy]],
  ] as const)('%s 一级只由这一级办理', (_tier, past, may, mayNot) => {
    for (const actor of may)
      expect(
        given(...past)
          .when(resolve, { ...keep, meeting }, { actor, lookup: affected })
          .facts(),
      ).toHaveLength(1);
    for (const actor of mayNot)
      given(...past)
        .when(resolve, { ...keep, meeting }, { actor, lookup: affected })
        .refused('coordination.not-your-tier');
  });
  it('拒绝时说明现在由谁办理', () =>
    given(...upTo('LEADER'))
      .when(resolve, keep, { actor: desk, lookup: affected })
      .refused('coordination.not-your-tier', { tier: '分管领导协调会或现场办公', role: '分管领导、行政首长' }));
  it('这一级的人可以提请上一级, 最高一级没有上一级', () => {
    given(requested)
      .when(escalate, { reason: '跨三个单位' }, { actor: chief, lookup: next })
      .then(
        fact('coordination.escalated.v1', {
          ...by(chief),
          tier: 'DIRECTOR',
          tierDueAt: NEXT_DUE,
          reason: '跨三个单位',
        }),
      );
    given(requested)
      .when(escalate, { reason: '跨三个单位' }, { actor: director, lookup: next })
      .refused('coordination.not-your-tier');
    given(...upTo('MEETING'))
      .when(escalate, { reason: '再议' }, { actor: mayor, lookup: next })
      .refused('coordination.top-tier');
  });
  it('到时没有结果的自动上报; 没有到时、已有结果、最高一级不动', () => {
    const job = { coordinationId: 'k1' };
    const late = { actor: system, lookup: next, now: TIER_DUE };
    given(requested)
      .when(timeOut, job, late)
      .then(
        fact('coordination.timed-out.v1', {
          by: { id: 'system', name: '系统' },
          at: TIER_DUE,
          tier: 'DIRECTOR',
          tierDueAt: NEXT_DUE,
        }),
      );
    given(requested).when(timeOut, job, { actor: system, lookup: next }).thenNothing();
    given(...upTo('DIRECTOR'))
      .when(timeOut, job, late)
      .thenNothing();
    given(...upTo('MEETING'))
      .when(timeOut, job, { ...late, now: '2026-04-01T00:00:00.000Z' })
      .thenNothing();
    const resolved = fact('coordination.resolved.v1', { ...keep, ...by(chief), assignmentId: 'a1', tier: 'BODY' });
    given(requested, resolved).when(timeOut, job, late).thenNothing();
    given(requested, resolved)
      .when(resolve, keep, { actor: chief, lookup: affected })
      .refused('coordination.wrong-status');
    given(requested, resolved)
      .when(escalate, { reason: '再议' }, { actor: chief, lookup: next })
      .refused('coordination.wrong-status');
  });
});

describe('S-37 协调结果', () => {
  it('写明作用、由哪一级作出', () =>
    given(requested)
      .when(resolve, keep, { actor: chief, lookup: affected })
      .then(fact('coordination.resolved.v1', { ...keep, ...by(chief), assignmentId: 'a1', tier: 'BODY' })));
  it('分管领导一级起须有协调会或现场办公记录', () => {
    for (const [tier, actor] of [
      ['LEADER', deputy],
      ['MEETING', mayor],
    ] as const)
      given(...upTo(tier))
        .when(resolve, keep, { actor, lookup: affected })
        .refused('coordination.meeting-missing');
  });
  it('新时限不能已经过去', () => {
    const adjust = { ...keep, effect: 'ADJUST', dueOn: '2026-03-01' } as const;
    given(requested).when(resolve, adjust, { actor: chief, lookup: affected }).refused('coordination.due-past');
    expect(
      given(requested)
        .when(resolve, { ...adjust, dueOn: '2026-03-02' }, { actor: chief, lookup: affected })
        .facts(),
    ).toHaveLength(1);
  });
  it('5.1 再分解的任务调整时限, 不能晚于分解单位时限前一个工作日', () => {
    const adjust = { ...keep, effect: 'ADJUST', dueOn: '2026-03-10' } as const;
    const part = (latestOfPart: string) => ({ actor: chief, lookup: { ...affected, latestOfPart } });
    given(requested)
      .when(resolve, adjust, part('2026-03-09'))
      .refused('assignment.part-past-whole', { latest: '2026-03-09' });
    expect(given(requested).when(resolve, adjust, part('2026-03-10')).facts()).toHaveLength(1);
    expect(given(requested).when(resolve, keep, part('2026-03-09')).facts()).toHaveLength(1);
  });
  it('改由其他单位: 不能是原单位、已在办的单位; 已再分解的不能改; 本单位的人不能定 (I-4)', () => {
    const move = { ...keep, effect: 'REASSIGN', newUnit } as const;
    const of = (lookup: object, actor = chief) =>
      given(requested).when(resolve, move, { actor, lookup: { ...affected, ...lookup } });
    expect(of({}).facts()).toHaveLength(1);
    given(requested)
      .when(resolve, { ...move, newUnit: { ...newUnit, unit: water } }, { actor: chief, lookup: affected })
      .refused('assignment.reassign-same-unit');
    of({ atWork: ['town'] }).refused('assignment.reassign-unit-has-task');
    const firm = { division: '990121', subjectType: null, isSubject: false };
    of({ subjects: { town: firm } }).refused('notice.not-a-subject');
    const part = { assignmentId: 'c1', serial: 2, line: { unit: newUnit.unit } };
    of({ assignment: task(ofAssignment('assignment.split.v1', { ...by(head), children: [part] })) }).refused(
      'assignment.already-split',
    );
    of({}, { ...chief, units: ['office', water.id] }).refused('assignment.decider-of-unit');
  });
  it('任务已办结的只能按原分工了结', () => {
    const done = { ...affected, assignment: task(accepted) };
    const adjust = { ...keep, effect: 'ADJUST', requirement: '先通水' } as const;
    given(requested).when(resolve, adjust, { actor: chief, lookup: done }).refused('assignment.wrong-status');
    expect(given(requested).when(resolve, keep, { actor: chief, lookup: done }).facts()).toHaveLength(1);
  });
});
