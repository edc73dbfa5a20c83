import { type CampaignFact } from '@duban/contracts';
import { person } from '../assignment/assignment.samples';
import { covertShare } from './campaign';
import {
  agree,
  approved,
  approving,
  by,
  checks,
  colleague,
  deputy,
  drafted,
  endorsed,
  endorsedTwice,
  fact,
  given,
  guest,
  head,
  inForce,
  liuting,
  named,
  office,
  plan,
  planning,
  point,
  standing,
  supervisor,
  team1,
  team2,
  tongwu,
} from './campaign.samples';
import { amend } from './commands/amend';
import { approve } from './commands/approve';
import { draft } from './commands/draft';
import { endorse } from './commands/endorse';

const no = { agree: false, opinion: '点位太多' };
const refusedPlan = (change: Partial<typeof plan>, more: object = {}) =>
  given().when(draft, { ...plan, ...change }, { actor: supervisor, lookup: { ...planning, ...more } });
const last = (facts: readonly CampaignFact[]): CampaignFact => {
  const one = facts.at(-1);
  if (!one) throw new Error('nothing was decided');
  return one;
};

describe('S-84 R-112 草拟预案', () => {
  it('内容、对象、范围、方式、时间、分组、点位齐全的报审', () => {
    given().when(draft, plan, { actor: supervisor, lookup: planning }).then(drafted());
    expect(standing(drafted())).toMatchObject({ status: 'IN_APPROVAL', pending: { turn: 'OFFICE', version: 1 } });
  });
  it('S-56 暗访比例由点位算出', () => expect(covertShare(plan)).toBe(67));
  it('不是大型督查的事项不能草拟', () =>
    given()
      .when(draft, plan, { actor: supervisor, lookup: { ...planning, matter: null } })
      .refused('campaign.not-campaign', {}));
  it('R-113 发现重复督查的照样可以报审, 记在方案里', () => {
    const duplicates = [
      {
        matterId: 'm9',
        title: '质量检查',
        body: '住建局',
        subject: liuting,
        fromOn: '2026-03-12',
        untilOn: '2026-03-13',
      },
    ];
    const found = { ...checks, duplicates };
    given()
      .when(draft, plan, { actor: supervisor, lookup: { ...planning, checks: found } })
      .then(fact('campaign.drafted.v1', { ...drafted().data, checks: found }));
  });
  it.each<[rule: string, change: Partial<typeof plan>, code: string, params: object]>([
    ['时间倒置', { untilOn: '2026-03-08' }, 'campaign.dates-wrong', {}],
    ['已经过去', { fromOn: '2026-03-01' }, 'campaign.dates-wrong', {}],
    ['明查不足3个工作日通知', { fromOn: '2026-03-04' }, 'campaign.notice-too-short', { earliest: '2026-03-05' }],
    ['自查时限在督查结束以后', { selfCheckDueOn: '2026-03-21' }, 'campaign.self-check-dates', {}],
    ['全部暗访却要求自查', { teams: [{ ...team1, points: [point(1)] }, team2] }, 'campaign.self-check-covert', {}],
    ['督查组重名', { teams: [team1, { ...team2, name: team1.name }] }, 'campaign.team-twice', { team: '第一督查组' }],
    [
      '一个人在两个组',
      { teams: [team1, { ...team2, members: [{ person: guest, kind: 'INVITED' }] }] },
      'campaign.person-twice',
      { person: '令狐素' },
    ],
    [
      '点位重复',
      { teams: [team1, { ...team2, points: [point(3, tongwu), { ...point(1, tongwu), pointId: 'other' }] }] },
      'campaign.point-twice',
      { point: '小区1(新河路1号)' },
    ],
    [
      '点位的单位不在对象内',
      { subjects: [liuting] },
      'campaign.point-outside-subjects',
      { point: '小区3', unit: '桐坞乡' },
    ],
    [
      '对象没有点位',
      { subjects: [liuting, tongwu, { id: 'baiteng', name: '白藤镇' }] },
      'campaign.subject-without-point',
      { unit: '白藤镇' },
    ],
    ['有暗访点位而方式里没有暗访', { methods: ['INSPECT'] }, 'campaign.covert-method-missing', {}],
    ['R-601 计划内外都填', { programEntryId: 'c0a8012e-000a-4000-8000-000000000099' }, 'campaign.program-both', {}],
  ])('%s的不收', (_, change, code, params) => refusedPlan(change).refused(code as never, params as never));
  it('R-601 不在年度计划内又没有一事一报理由的不收', () => {
    const { offProgramReason: _reason, ...bare } = plan;
    given().when(draft, bare, { actor: supervisor, lookup: planning }).refused('campaign.program-missing', {});
  });
  it('R-601 写明的计划条目须是批准过的', () => {
    const { offProgramReason: _reason, ...bare } = plan;
    const entry = { ...bare, programEntryId: 'c0a8012e-000a-4000-8000-000000000099' };
    given()
      .when(draft, entry, { actor: supervisor, lookup: { ...planning, entryKnown: false } })
      .refused('campaign.program-entry-unknown', {});
    expect(given().when(draft, entry, { actor: supervisor, lookup: planning }).facts()).toMatchObject([
      { data: { programEntryId: entry.programEntryId } },
    ]);
  });
  it('R-103 企业、群众不是督查对象; 越出本级的不行', () => {
    const enterprise = { liuting: { division: '990121', subjectType: null, isSubject: false } };
    refusedPlan({}, { subjects: enterprise }).refused('notice.not-a-subject', { unit: '柳汀镇' });
    const elsewhere = { liuting: { division: '990122', subjectType: null, isSubject: true } };
    refusedPlan({}, { subjects: elsewhere }).refused('notice.outside-jurisdiction', { unit: '柳汀镇' });
  });
  it('全部暗访的当天就可以去', () => {
    const { selfCheckDueOn: _due, ...rest } = plan;
    const covert = { ...rest, fromOn: '2026-03-02', teams: [{ ...team1, points: [point(1)] }, team2] };
    expect(given().when(draft, covert, { actor: supervisor, lookup: planning }).facts()).toHaveLength(1);
  });
});

describe('S-84 报领导审定: 办公室主任、分管领导、行政首长', () => {
  it('依次审核, 审定以后冻结; 组长由行政首长确定(R-106)', () => {
    given(drafted()).when(endorse, { agree: true, opinion: '同意' }, { actor: office }).then(endorsed('OFFICE'));
    given(drafted(), endorsed('OFFICE'))
      .when(endorse, { agree: true, opinion: '同意' }, { actor: deputy })
      .then(endorsed('LEADER'));
    given(...endorsedTwice)
      .when(approve, agree, { actor: head, lookup: approving })
      .then(approved);
    expect(standing(...inForce)).toMatchObject({ status: 'APPROVED', pending: null, inForce: { version: 1 } });
  });
  it('行政首长可以另定组长, 方案里的组长随之改变', () => {
    const other = { id: 'x', name: '甄守拙' };
    const decided = given(...endorsedTwice)
      .when(
        approve,
        { ...agree, leaders: [{ teamId: team2.teamId, leader: other }] },
        { actor: head, lookup: approving },
      )
      .facts();
    expect(standing(...endorsedTwice, ...decided)).toMatchObject({
      inForce: { teams: [{ leader: named(supervisor) }, { leader: other }] },
    });
    given(...endorsedTwice)
      .when(approve, { ...agree, leaders: [{ teamId: 'none', leader: other }] }, { actor: head, lookup: approving })
      .refused('campaign.team-unknown', {});
  });
  it('没到的一步不能办: 分管领导不能越过办公室主任, 首长不能越过分管领导', () => {
    given(drafted()).when(endorse, { agree: true, opinion: '' }, { actor: deputy }).refused('campaign.not-office', {});
    given(drafted(), endorsed('OFFICE'))
      .when(endorse, { agree: true, opinion: '' }, { actor: person(36, '另一主任', ['OFFICE_DIRECTOR'], ['office']) })
      .refused('campaign.not-leader', {});
    given(drafted(), endorsed('OFFICE'))
      .when(approve, agree, { actor: head, lookup: approving })
      .refused('campaign.wrong-status', { status: '待分管领导审核', command: '督查方案审定' });
  });
  it('草拟、审核、审定是不同的人', () => {
    const both = { ...supervisor, roles: ['SUPERVISOR', 'OFFICE_DIRECTOR'] };
    given(drafted())
      .when(endorse, { agree: true, opinion: '' }, { actor: both })
      .refused('campaign.same-person', { by: '苗晓岚' });
    const twice = { ...office, roles: ['OFFICE_DIRECTOR', 'GOV_LEADER'] };
    given(drafted(), endorsed('OFFICE'))
      .when(endorse, { agree: true, opinion: '' }, { actor: twice })
      .refused('campaign.same-person', { by: '祁砚秋' });
  });
  it('回避: 督查对象的人不能草拟、审核、审定', () => {
    const ofUnit = <A extends { units: string[] }>(who: A): A => ({ ...who, units: ['liuting'] });
    given()
      .when(draft, plan, { actor: ofUnit(supervisor), lookup: planning })
      .refused('campaign.recusal', {});
    given(drafted())
      .when(endorse, { agree: true, opinion: '' }, { actor: ofUnit(office) })
      .refused('campaign.recusal', {});
    given(...endorsedTwice)
      .when(approve, agree, { actor: ofUnit(head), lookup: approving })
      .refused('campaign.recusal', {});
  });
  it('任何一级退回的, 回到草拟; 重新草拟的从头审核', () => {
    const returned = given(...endorsedTwice)
      .when(approve, { ...no, leaders: [] }, { actor: head, lookup: approving })
      .facts();
    expect(standing(...endorsedTwice, ...returned)).toMatchObject({
      status: 'DRAFT',
      pending: { turn: 'RETURNED', opinion: '点位太多' },
    });
    given(...endorsedTwice, last(returned))
      .when(draft, plan, { actor: supervisor, lookup: planning })
      .then(drafted());
    given(drafted()).when(draft, plan, { actor: supervisor, lookup: planning }).refused('campaign.wrong-status', {
      status: '待办公室主任审核',
      command: '草拟预案',
    });
  });
  it('审定时通知已不足3个工作日的, 请推迟', () =>
    given(...endorsedTwice)
      .when(approve, agree, { actor: head, lookup: { ...approving, earliestOpen: '2026-03-10' } })
      .refused('campaign.notice-too-short', { earliest: '2026-03-10' }));
});

describe('R-113 重复督查、多头督查', () => {
  const duplicates = [
    {
      matterId: 'm9',
      title: '质量检查',
      body: '住建局',
      subject: liuting,
      fromOn: '2026-03-12',
      untilOn: '2026-03-13',
    },
  ];
  it('没有理由的不能批准, 说出是谁的哪一次', () =>
    given(...endorsedTwice)
      .when(approve, agree, { actor: head, lookup: { ...approving, duplicates } })
      .refused('campaign.duplicate', { duplicates: '住建局的“质量检查”,柳汀镇,2026-03-12至2026-03-13' }));
  it('写明理由的可以, 理由留下', () =>
    given(...endorsedTwice)
      .when(
        approve,
        { ...agree, overrideReason: '两次内容不同' },
        { actor: head, lookup: { ...approving, duplicates } },
      )
      .then(fact('campaign.approved.v1', { ...approved.data, overrideReason: '两次内容不同' })));
});

describe('I-13 R-113 批准以后冻结, 变更是新的一版', () => {
  const wider = {
    ...plan,
    subjects: [...plan.subjects, { id: 'baiteng', name: '白藤镇' }],
    teams: [team1, { ...team2, points: [...team2.points, point(4, { id: 'baiteng', name: '白藤镇' }, 'OPEN_VISIT')] }],
    reason: '群众反映集中',
  };
  const amended = fact('campaign.amended.v1', { ...wider, ...by(supervisor), version: 2, checks });
  it('不能直接改动, 只能变更', () => {
    given(...inForce)
      .when(draft, plan, { actor: supervisor, lookup: planning })
      .refused('campaign.frozen', {});
    given(...inForce)
      .when(amend, wider, { actor: supervisor, lookup: planning })
      .then(amended);
    given(drafted()).when(amend, wider, { actor: supervisor, lookup: planning }).refused('campaign.not-approved', {});
  });
  it('审定以前仍按原来一版; 审定以后按新的, 原来的留着, 只通知新增的明查对象', () => {
    const past = [...inForce, amended];
    expect(standing(...past)).toMatchObject({ status: 'APPROVED', inForce: { version: 1 }, pending: { version: 2 } });
    const told = fact('campaign.notified.v1', { ...by(head), units: [liuting], documentNo: '', selfChecks: [] });
    const endorsedAgain = [...past, told, endorsed('OFFICE', 2), endorsed('LEADER', 2)];
    const [decided] = given(...endorsedAgain)
      .when(approve, agree, { actor: head, lookup: approving })
      .facts();
    expect(decided).toMatchObject({
      type: 'campaign.amendment-approved.v1',
      data: { version: 2, notice: { units: [{ id: 'baiteng' }] } },
    });
    expect(standing(...endorsedAgain, decided as CampaignFact)).toMatchObject({
      inForce: { version: 2 },
      superseded: [{ version: 1 }],
      pending: null,
    });
  });
  it('已经开始的, 变更时开始日期可以在过去; 延长到过去的不行', () => {
    const lookup = { ...planning, today: '2026-03-12', earliestOpen: '2026-03-17' };
    expect(
      given(...inForce)
        .when(amend, { ...wider, untilOn: '2026-03-27' }, { actor: supervisor, lookup })
        .facts(),
    ).toHaveLength(1);
    given(...inForce)
      .when(amend, { ...wider, untilOn: '2026-03-11', selfCheckDueOn: '2026-03-10' }, { actor: supervisor, lookup })
      .refused('campaign.dates-wrong', {});
  });
  it('一次变更没有定, 不能再提一次', () =>
    given(...inForce, amended)
      .when(amend, wider, { actor: colleague, lookup: planning })
      .refused('campaign.wrong-status', { status: '待办公室主任审核', command: '变更督查方案' }));
});
