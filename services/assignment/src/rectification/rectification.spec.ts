import { check } from './commands/check';
import { fixAtOnce } from './commands/fix-at-once';
import { generalize } from './commands/generalize';
import { issue } from './commands/issue';
import { issuePeer } from './commands/issue-peer';
import { markOverdue } from './commands/mark-overdue';
import { report } from './commands/report';
import { reportProgress } from './commands/report-progress';
import { reviewPlan } from './commands/review-plan';
import { submitPlan } from './commands/submit-plan';
import { rectification } from './rectification';
import {
  agreed,
  blocked,
  checked,
  desk,
  DUE,
  evidence,
  fact,
  findings,
  given,
  handler,
  head,
  issued,
  later,
  leak,
  measure,
  notice,
  planned,
  reported,
  result,
  stranger,
  system,
  TODAY,
  toIssue,
  water,
} from './rectification.samples';

const dates = { today: TODAY, latest: '2026-03-31' };
const plan = (...measures: ReturnType<typeof measure>[]) =>
  given(issued).when(submitPlan, { measures }, { actor: handler, lookup: dates });
const underWay = [issued, planned, agreed];
const judged = (findingId: string, verdict: 'CLEARED' | 'CONTINUE' | 'REFER') => ({
  findingId,
  result: verdict,
  opinion: verdict === 'CLEARED' ? '' : '仍渗水',
});
const checking = (verdicts: ReturnType<typeof judged>[], dueOn?: string) => ({
  method: 'ON_SITE' as const,
  judgements: verdicts,
  ...(dueOn ? { dueOn } : {}),
});

describe('R-116 整改通知: 督查机构把问题交给一个单位', () => {
  it('记下事项的标题、编号和两个时限', () =>
    given().when(issue, notice, { actor: desk, lookup: toIssue }).then(issued));
  it('企业不能被要求整改(条例第五条)', () => {
    const firm = { division: '990121', subjectType: null, isSubject: false };
    given()
      .when(issue, notice, { actor: desk, lookup: { ...toIssue, subjects: { [water.id]: firm } } })
      .refused('notice.not-a-subject', { unit: '水利局' });
  });
  it('方案时限早于今天、整改时限早于方案时限的不能下达', () => {
    const wrong = (dayOf: object) => given().when(issue, { ...notice, ...dayOf }, { actor: desk, lookup: toIssue });
    wrong({ planDueOn: '2026-03-01' }).refused('rectification.dates-wrong');
    wrong({ planDueOn: '2026-03-20', dueOn: '2026-03-19' }).refused('rectification.dates-wrong');
  });
  it('事项不在本地区的不能下达; 同一整改不能下达两次', () => {
    given()
      .when(issue, notice, { actor: desk, lookup: { ...toIssue, matter: null } })
      .refused('rectification.matter-unknown');
    given(issued).when(issue, notice, { actor: desk, lookup: toIssue }).refused('rectification.wrong-status');
  });
});

describe('S-35 整改方案: 每个问题至少一项具体措施', () => {
  it('每个问题都有措施、责任人、时限、验收标准的可以报送', () => plan(measure(leak), measure(blocked)).then(planned));
  it.each([
    [{ measure: '' }, '措施'],
    [{ responsible: '' }, '责任人'],
    [{ dueOn: '' }, '完成时限'],
    [{ acceptance: '' }, '验收标准'],
  ])('%j 的不能报送', (empty, field) =>
    plan(measure(leak), measure(blocked, empty)).refused('rectification.measure-missing', {
      finding: '消防通道堵塞',
      field,
    }),
  );
  it('有一个问题没有措施的不能报送', () =>
    plan(measure(leak)).refused('rectification.measure-missing', { finding: '消防通道堵塞', field: '措施' }));
  it('措施的时限不能晚于整改时限, 也不能已经过去', () => {
    plan(measure(leak, { dueOn: '2026-04-01' }), measure(blocked)).refused('rectification.measure-late');
    plan(measure(leak, { dueOn: '2026-03-01' }), measure(blocked)).refused('rectification.measure-late');
  });
  it('通知里没有的问题不能列', () => plan(measure('elsewhere')).refused('rectification.unknown-finding'));
  it('I-4 别的单位不能报', () =>
    given(issued)
      .when(submitPlan, { measures: [] }, { actor: stranger, lookup: dates })
      .refused('rectification.other-unit', { unit: '水利局' }));
  it('督查室审核, 本单位的人不能审; 不同意的重新报方案', () => {
    const back = { agree: false, opinion: '措施空泛' };
    given(issued, planned).when(reviewPlan, back, { actor: handler }).refused('rectification.checker-of-unit');
    const [returned] = given(issued, planned).when(reviewPlan, back, { actor: desk }).facts();
    if (!returned) throw new Error('nothing was decided');
    given(issued, planned, returned)
      .when(submitPlan, { measures: [measure(leak), measure(blocked)] }, { actor: handler, lookup: dates })
      .then(planned);
  });
});

describe('整改进展与报告', () => {
  it('方案同意以后填报进展', () => {
    const half = { findingId: leak, percent: 50, progress: '一栋已完成' };
    given(issued).when(reportProgress, half, { actor: handler }).refused('rectification.wrong-status');
    expect(
      given(...underWay)
        .when(reportProgress, half, { actor: handler })
        .facts(),
    ).toHaveLength(1);
  });
  it('没有销号的问题逐项报, 整改后的佐证不能少', () => {
    given(...underWay)
      .when(report, { results: [result(leak), result(blocked)] }, { actor: head })
      .then(reported(leak, blocked));
    given(...underWay)
      .when(report, { results: [result(leak)] }, { actor: head })
      .refused('rectification.result-missing', { finding: '消防通道堵塞' });
    given(...underWay)
      .when(report, { results: [result(leak), result(blocked, [])] }, { actor: head })
      .refused('rectification.evidence-missing', { finding: '消防通道堵塞' });
  });
  it('过了时限报送的记为逾期; 到期没有报告的提示一次', () => {
    const late = '2026-04-01T01:00:00.000Z';
    const [told] = given(...underWay)
      .when(markOverdue, { rectificationId: 'r' }, { actor: system, now: late })
      .facts();
    expect(told).toMatchObject({ data: { dueAt: DUE, open: ['外墙渗水', '消防通道堵塞'] } });
    if (!told) throw new Error('nothing was told');
    given(...underWay, told)
      .when(markOverdue, { rectificationId: 'r' }, { actor: system, now: late })
      .thenNothing();
    given(...underWay)
      .when(markOverdue, { rectificationId: 'r' }, { actor: system, now: TODAY })
      .thenNothing();
    const [delivered] = given(...underWay)
      .when(report, { results: [result(leak), result(blocked)] }, { actor: head, now: late })
      .facts();
    expect(delivered).toMatchObject({ data: { late: true } });
  });
});

describe('立行立改', () => {
  const onTheSpot = { findingId: blocked, result: '当场清除', evidence };
  it('督查人员当场确认, 有佐证的即销号, 不必再写措施', () => {
    const [fixed, ...rest] = given(issued).when(fixAtOnce, onTheSpot, { actor: desk }).facts();
    expect(rest).toEqual([]);
    if (!fixed) throw new Error('nothing was fixed');
    expect(
      given(issued, fixed)
        .when(submitPlan, { measures: [measure(leak)] }, { actor: handler, lookup: dates })
        .facts(),
    ).toHaveLength(1);
    given(issued, fixed).when(fixAtOnce, onTheSpot, { actor: desk }).refused('rectification.unknown-finding');
  });
  it('没有佐证的不算; 被整改单位自己说了不算', () => {
    given(issued)
      .when(fixAtOnce, { ...onTheSpot, evidence: [] }, { actor: desk })
      .refused('rectification.evidence-missing');
    given(issued).when(fixAtOnce, onTheSpot, { actor: head }).refused('rectification.checker-of-unit');
  });
  it('最后一个问题立行立改的, 整改随即销号', () => {
    const fixed = given(issued).when(fixAtOnce, onTheSpot, { actor: desk }).facts();
    const last = given(issued, ...fixed)
      .when(fixAtOnce, { ...onTheSpot, findingId: leak }, { actor: desk })
      .facts();
    expect(last.map(({ type }) => type)).toEqual(['rectification.fixed-at-once.v1', 'rectification.closed.v1']);
  });
});

describe('整改核查(R-116)', () => {
  const all = [...underWay, reported(leak, blocked)];
  it('全部到位的销号', () => {
    const facts = given(...all)
      .when(check, checking([judged(leak, 'CLEARED'), judged(blocked, 'CLEARED')]), { actor: desk, lookup: later })
      .facts();
    expect(facts.map(({ type }) => type)).toEqual(['rectification.checked.v1', 'rectification.closed.v1']);
  });
  it('有一处不到位的继续整改, 到新的时限; 到位的不再报', () => {
    const verdicts = [judged(leak, 'CONTINUE'), judged(blocked, 'CLEARED')];
    const [found] = given(...all)
      .when(check, checking(verdicts, '2026-04-20'), { actor: desk, lookup: later })
      .facts();
    expect(found).toMatchObject({ data: { outcome: 'CONTINUE', dueAt: later.dueAt } });
    if (!found) throw new Error('nothing was found');
    const again = [...all, found];
    given(...again)
      .when(report, { results: [result(leak)] }, { actor: head })
      .then(reported(leak));
    given(...again)
      .when(report, { results: [result(leak), result(blocked)] }, { actor: head })
      .refused('rectification.unknown-finding');
  });
  it('新的时限须在今天以后', () =>
    given(...all)
      .when(check, checking([judged(leak, 'CONTINUE'), judged(blocked, 'CLEARED')], TODAY), {
        actor: desk,
        lookup: { ...later, dueAt: DUE },
      })
      .refused('rectification.due-past'));
  it('逐项判断, 漏一项不行; 本单位的人不能核查', () => {
    given(...all)
      .when(check, checking([judged(leak, 'CLEARED')]), { actor: desk, lookup: later })
      .refused('rectification.result-missing', { finding: '消防通道堵塞' });
    given(...all)
      .when(check, checking([judged(leak, 'CLEARED'), judged(blocked, 'CLEARED')]), { actor: head, lookup: later })
      .refused('rectification.checker-of-unit');
  });
  it('有一处转结果运用的, 整改转结果运用(SP-9)', () => {
    const [found] = given(...all)
      .when(check, checking([judged(leak, 'REFER'), judged(blocked, 'CLEARED')]), { actor: desk, lookup: later })
      .facts();
    expect(found).toMatchObject({ data: { outcome: 'REFERRED' } });
  });
});

describe('S-69 举一反三: 点上的问题变成面上的要求', () => {
  const peers = [
    { id: 'town', name: '柳汀镇' },
    { id: 'village', name: '白藤镇' },
  ];
  const order = {
    findingId: leak,
    units: peers,
    requirement: '对照自查',
    planDueOn: '2026-03-06',
    dueOn: '2026-03-31',
  };
  const done = [
    ...underWay,
    reported(leak, blocked),
    checked('CLOSED', [judged(leak, 'CLEARED'), judged(blocked, 'CLEARED')]),
  ];
  it('销号以后也可以要求, 每个单位各有一个整改', () => {
    const [ordered] = given(...done)
      .when(generalize, order, { actor: desk, lookup: { ids: ['r1', 'r2'] } })
      .facts();
    expect(ordered).toMatchObject({
      data: {
        finding: findings[0],
        tasks: [
          { rectificationId: 'r1', unit: peers[0] },
          { rectificationId: 'r2', unit: peers[1] },
        ],
      },
    });
  });
  it('不能要求被整改单位自己, 也不能列两次', () => {
    const to = (...units: typeof peers) =>
      given(issued).when(generalize, { ...order, units }, { actor: desk, lookup: { ids: [] } });
    to(water).refused('rectification.itself', { unit: '水利局' });
    to({ id: 'town', name: '柳汀镇' }, { id: 'town', name: '柳汀镇' }).refused('rectification.itself', {
      unit: '柳汀镇',
    });
  });
  it('流程逐个下达, 重复的流程任务不再下达', () => {
    const job = { ...notice, findings: findings.slice(0, 1), rectificationId: 'r1', generalizedFrom: 'r0' };
    const [peer] = given().when(issuePeer, job, { actor: system, lookup: toIssue }).facts();
    expect(peer).toMatchObject({ type: 'rectification.peer-issued.v1', data: { generalizedFrom: 'r0' } });
    if (!peer) throw new Error('nothing was given out');
    given(peer).when(issuePeer, job, { actor: system, lookup: toIssue }).thenNothing();
  });
});

it('没有下达的整改什么也不会变', () => {
  expect(rectification.evolve({ status: 'NONE' }, fact('rectification.closed.v1', {}))).toEqual({ status: 'NONE' });
  given().when(reviewPlan, { agree: true, opinion: '' }, { actor: desk }).refused('rectification.wrong-status', {
    status: '未下达',
  });
});
