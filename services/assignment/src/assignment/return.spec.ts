import { type AssignmentFact, type RequestReturn } from '@duban/contracts';
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
  person,
  stranger,
  taken,
  water,
} from './assignment.samples';
import { decideReturn } from './commands/decide-return';
import { requestReturn } from './commands/request-return';
import { reviewReturn } from './commands/review-return';
import { signReturn } from './commands/sign-return';

const chief = person(6, '甄守拙', ['SUPERVISION_CHIEF'], ['office']);
const NOON = '2026-03-02T04:00:00.000Z';
const terms = { windowUntil: NOON, decideDueAt: '2026-03-02T03:00:00.000Z', others: 0 };
const application: RequestReturn = { reason: 'NOT_OURS', basis: '三定规定第三条', evidence: [] };
const requested = (more: object = {}) =>
  fact('assignment.return-requested.v1', {
    ...application,
    ...by(handler),
    nth: 1,
    decideDueAt: terms.decideDueAt,
    ...more,
  });
const signed = fact('assignment.return-signed.v1', { ...by(leader), agree: true, opinion: '' });
const reviewed = fact('assignment.return-reviewed.v1', { ...by(desk), decision: 'CONTINUE', opinion: '属本单位职责' });
const town = { id: 'town', name: '柳汀镇' };
const newUnit = { unit: town, responsibleLeader: { id: 'l', name: '芮汀' } };
const place = { assignmentId: 'b1', serial: 3, replaces: 'a1' };
const agreed = { decision: 'REASSIGN', opinion: '属柳汀镇职责', newUnit } as const;
const goOn = { decision: 'CONTINUE', opinion: '属本单位职责' } as const;
const free = { atWork: ['water'], place, subjects: {} };

describe('I-5 R-304 退办只能在窗口内申请, 一次一个', () => {
  it('窗口内可以申请, 记下是第几个单位与答复时限, 时限照常计算', () => {
    for (const past of [[issued()], [issued(), taken]])
      given(...past)
        .when(requestReturn, application, { actor: handler, lookup: terms })
        .then(requested());
    given(issued())
      .when(requestReturn, application, { actor: handler, lookup: terms, now: NOON })
      .then(requested({ at: NOON }));
  });
  it('窗口过后被拒, 只能提请协调', () =>
    given(issued())
      .when(requestReturn, application, { actor: handler, lookup: terms, now: '2026-03-02T04:00:00.001Z' })
      .refused('assignment.return-window-closed', { until: '2026-03-02 12:00' }));
  it('已有一个待审的, 不能再申请', () =>
    given(issued(), requested())
      .when(requestReturn, application, { actor: handler, lookup: terms })
      .refused('assignment.return-pending'));
  it('已再分解的、已报送的不能退办', () => {
    const child = { assignmentId: 'c1', serial: 2, line: { unit: town } };
    given(issued(), taken, fact('assignment.split.v1', { ...by(leader), children: [child] }))
      .when(requestReturn, application, { actor: handler, lookup: terms })
      .refused('assignment.already-split', { units: '柳汀镇' });
    given(issued(), fact('assignment.accepted.v1', { ...by(desk), onTime: true }))
      .when(requestReturn, application, { actor: handler, lookup: terms })
      .refused('assignment.wrong-status');
  });
  it('S-44 别的单位已申请过的, 记为第二个单位', () => {
    const [second] = given(issued())
      .when(requestReturn, application, { actor: handler, lookup: { ...terms, others: 1 } })
      .facts();
    expect(second?.data).toMatchObject({ nth: 2 });
  });
});

describe('R-405 退办须单位领导签字', () => {
  const applied = given(issued(), taken, requested());
  it('由另一位负责人签字', () =>
    applied.when(signReturn, { agree: true, opinion: '' }, { actor: leader }).then(signed));
  it('申请人自己不能签字', () =>
    applied
      .when(signReturn, { agree: true, opinion: '' }, { actor: handler })
      .refused('assignment.return-same-person'));
  it('不同意即回到原来的环节, 不算退办', () => {
    const no = fact('assignment.return-signed.v1', { ...by(leader), agree: false, opinion: '是我们的事' });
    applied.when(signReturn, { agree: false, opinion: '是我们的事' }, { actor: leader }).then(no);
    given(issued(), taken, requested(), no)
      .when(signReturn, { agree: true, opinion: '' }, { actor: leader })
      .refused('assignment.no-return-pending');
    given(issued(), taken, requested(), no)
      .when(requestReturn, application, { actor: handler, lookup: terms })
      .then(requested());
  });
  it('签过的不能再签, 没有签字的不能审', () => {
    given(issued(), requested(), signed)
      .when(signReturn, { agree: true, opinion: '' }, { actor: head })
      .refused('assignment.wrong-status');
    applied.when(reviewReturn, goOn, { actor: desk, lookup: free }).refused('assignment.return-unsigned');
    applied.when(decideReturn, goOn, { actor: chief, lookup: free }).refused('assignment.return-unsigned');
  });
});

describe('SP-1 退办审查: 督查员初审, 督查室主任审定', () => {
  const due = given(issued(), taken, requested(), signed);
  const ready = given(issued(), taken, requested(), signed, reviewed);
  it('初审提出建议, 一次', () => {
    due.when(reviewReturn, goOn, { actor: desk, lookup: free }).then(reviewed);
    due
      .when(reviewReturn, agreed, { actor: desk, lookup: free })
      .then(fact('assignment.return-reviewed.v1', { ...by(desk), ...agreed }));
    ready.when(reviewReturn, goOn, { actor: desk, lookup: free }).refused('assignment.wrong-status');
  });
  it('没有初审不能审定', () =>
    due.when(decideReturn, goOn, { actor: chief, lookup: free }).refused('assignment.return-unreviewed'));
  it('同意改办: 新单位接原来的角色、要求、时限规则, 序号接着编', () => {
    const { role, requirement, deadline } = {
      role: 'LEAD',
      requirement: '抢修',
      deadline: { unit: 'WORKDAY', amount: 1 },
    };
    ready.when(decideReturn, agreed, { actor: chief, lookup: free }).then(
      fact('assignment.return-decided.v1', {
        ...by(chief),
        decision: 'REASSIGN',
        opinion: agreed.opinion,
        next: { ...place, line: { role, requirement, deadline, ...newUnit } },
      }),
    );
  });
  it('不能改给原单位, 也不能改给已在办本事项的单位', () => {
    const same = { ...newUnit, unit: { id: water.id, name: '水利局' } };
    ready
      .when(decideReturn, { ...agreed, newUnit: same }, { actor: chief, lookup: free })
      .refused('assignment.reassign-same-unit');
    ready
      .when(decideReturn, agreed, { actor: chief, lookup: { ...free, atWork: ['town'] } })
      .refused('assignment.reassign-unit-has-task', { unit: '柳汀镇' });
  });
  it('R-103 改办也只能交给可以督查的单位, 越级的须有理由, 理由随新任务', () => {
    const deciding = (subject: { division: string; isSubject?: boolean }, more: object = {}) =>
      ready.when(
        decideReturn,
        { ...agreed, newUnit: { ...newUnit, ...more } },
        { actor: chief, lookup: { ...free, subjects: { town: { subjectType: null, isSubject: true, ...subject } } } },
      );
    deciding({ division: '990121', isSubject: false }).refused('notice.not-a-subject');
    deciding({ division: '990121100201' }).refused('notice.skip-level', { levels: 2 });
    const [decided] = deciding({ division: '990121100201' }, { skipLevelReason: '镇里无力办理' }).facts();
    expect(decided?.data).toMatchObject({ next: { line: { skipLevelReason: '镇里无力办理' } } });
  });
  it('继续办理或提请协调: 单位回到原来的环节, 没有退办可审了', () => {
    for (const decision of ['CONTINUE', 'COORDINATE'] as const) {
      const decided = fact('assignment.return-decided.v1', { ...by(chief), decision, opinion: '理由', next: null });
      ready.when(decideReturn, { decision, opinion: '理由' }, { actor: chief, lookup: free }).then(decided);
      given(issued(), taken, requested(), signed, reviewed, decided)
        .when(decideReturn, goOn, { actor: chief, lookup: free })
        .refused('assignment.no-return-pending');
    }
  });
  it('第二个单位申请退办的只能提请协调, 推诿扯皮记数', () => {
    const twice = given(issued(), requested({ nth: 2 }), signed);
    for (const answer of [agreed, goOn])
      twice
        .when(reviewReturn, answer, { actor: desk, lookup: free })
        .refused('assignment.return-goes-to-coordination', { nth: 2 });
    const coordinate = { decision: 'COORDINATE', opinion: '提请协调' } as const;
    expect(twice.when(reviewReturn, coordinate, { actor: desk, lookup: free }).facts()).toHaveLength(1);
  });
  it('第二个单位的退办由协调答复: 议定按原分工的, 单位从申请时的环节接着办', () => {
    const result = { coordinationId: 'k1', effect: 'KEEP', decision: '由水利局办', next: null };
    const coordinated = fact('assignment.coordinated.v1', {
      ...by(desk),
      ...result,
      dueAt: LATER,
      previousDueAt: LATER,
    });
    const statusAfter = (...request: AssignmentFact[]) =>
      [issued(), taken, ...request, coordinated].reduce(assignment.evolve, assignment.initial).status;
    expect(statusAfter(requested({ nth: 2 }), signed)).toBe('ACKNOWLEDGED');
    expect(statusAfter(requested(), signed)).toBe('RETURN_REQUESTED');
  });
});

describe('I-4 单位不能动别的单位的任务, 也不能把自己的任务改给别的单位', () => {
  it('别的单位不能替它申请、签字', () => {
    given(issued())
      .when(requestReturn, application, { actor: stranger, lookup: terms })
      .refused('assignment.other-unit', { unit: '水利局' });
    given(issued(), requested())
      .when(requestReturn, application, { actor: stranger, lookup: terms })
      .refused('assignment.other-unit');
    given(issued(), requested())
      .when(signReturn, { agree: true, opinion: '' }, { actor: stranger })
      .refused('assignment.other-unit');
  });
  it('本单位的人兼任督查职务, 也不能审、不能定', () => {
    const both = { ...chief, units: ['office', water.id] };
    given(issued(), requested(), signed)
      .when(reviewReturn, agreed, { actor: both, lookup: free })
      .refused('assignment.decider-of-unit');
    given(issued(), requested(), signed, reviewed)
      .when(decideReturn, agreed, { actor: both, lookup: free })
      .refused('assignment.decider-of-unit');
  });
  it('已改办的任务只供查阅, 新任务由新单位办', () => {
    const decided = fact('assignment.return-decided.v1', {
      ...by(chief),
      ...agreed,
      next: { ...place, line: { unit: town } },
    });
    given(issued(), requested(), signed, reviewed, decided)
      .when(requestReturn, application, { actor: handler, lookup: terms })
      .refused('assignment.wrong-status', { status: '已改办' });
  });
});
