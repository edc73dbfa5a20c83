import { type CampaignFact, countyPolicy, type InspectionTeamFact } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { person } from '../assignment/assignment.samples';
import {
  approved,
  by,
  colleague,
  fact as campaignFact,
  first,
  guest,
  head,
  inForce,
  liuting,
  matter,
  named,
  plan,
  standing,
  supervisor,
  tongwu,
} from '../campaign/campaign.samples';
import { declare } from './commands/declare';
import { depart } from './commands/depart';
import { form } from './commands/form';
import { replace } from './commands/replace';
import { train } from './commands/train';
import { inspectionTeam, type InspectionTeam } from './inspection-team';

const given = specFor(inspectionTeam, countyPolicy);
const chief = person(41, '甄守拙', ['SUPERVISION_CHIEF'], ['office']);
const system = { ...person(0, '系统', [], []), id: 'system', system: true };
const matterId = '0b9f4b52-6d0e-4c1e-9a55-3c1f6e7a9d10';
const fact = (type: InspectionTeamFact['type'], data: object): InspectionTeamFact =>
  ({ type, data }) as InspectionTeamFact;
const formed = (more: object = {}) =>
  fact('inspection-team.formed.v1', {
    ...{ by: named(system), at: NOW, region: '990121', matterId, ...matter, planVersion: 1, name: '第一督查组' },
    ...{ leader: named(supervisor), leaderAppointedBy: named(head), members: [{ person: guest, kind: 'INVITED' }] },
    ...{ subjects: [liuting], scope: plan.scope, duty: plan.contents, fromOn: plan.fromOn, untilOn: plan.untilOn },
    ...{ undeclared: [named(supervisor), guest], ready: false },
    ...more,
  });
const promise = { interests: [], noInterests: true, committed: true as const };
const declared = (who: { id: string; name: string } = supervisor, more: object = {}) =>
  fact('inspection-team.declared.v1', { ...promise, ...by(supervisor), person: named(who), conflict: false, ...more });
const course = { on: '2026-03-02', hours: 4, content: '督查纪律', trainer: '甄守拙', evidence: [] };
const trained = (attended: { id: string; name: string }[] = [named(supervisor), guest]) =>
  fact('inspection-team.trained.v1', { ...course, attended, ...by(chief) });
const files = [{ digest: 'a'.repeat(64), name: '回避声明.pdf', size: 9, mime: 'application/pdf' }];
const paper = { person: guest, files };
const ready = [formed(), declared(), declared(guest), trained()];
const after = (...past: InspectionTeamFact[]): InspectionTeam =>
  past.reduce(inspectionTeam.evolve, inspectionTeam.initial);
const forming = { inspectionTeamId: first, matterId };

describe('R-106 组建督查组', () => {
  it('照批准的方案组建, 组长由行政首长确定; 只看本组点位的单位', () => {
    const lookup = { campaign: standing(...inForce) };
    given().when(form, forming, { actor: system, lookup }).then(formed());
  });
  it('没有批准的方案、方案里没有的组不能组建', () => {
    const lookup = { campaign: standing() };
    given().when(form, forming, { actor: system, lookup }).refused('campaign.not-approved', {});
    given()
      .when(
        form,
        { ...forming, inspectionTeamId: 'none' },
        { actor: system, lookup: { campaign: standing(...inForce) } },
      )
      .refused('campaign.team-unknown', {});
  });
  it('方案变更后重新组建: 留下的不必重新声明、培训; 已经出发、没有变的接着办', () => {
    const departed = fact('inspection-team.departed.v1', { ...by(supervisor), people: [] });
    const lookup = { campaign: standing(...inForce) };
    const [again] = given(...ready, departed)
      .when(form, forming, { actor: system, lookup })
      .facts();
    expect(again).toMatchObject({ data: { undeclared: [], ready: true } });
    expect(after(...ready, departed, again as InspectionTeamFact)).toMatchObject({ status: 'DEPARTED' });
    const [early] = given(...ready)
      .when(form, forming, { actor: system, lookup })
      .facts();
    expect(early).toMatchObject({ data: { undeclared: [], ready: false } });
  });
  it('变更后对象与声明的利害关系相关的, 应当回避', () => {
    const said = declared(guest, { interests: [{ unit: tongwu, relation: '曾任职' }], noInterests: false });
    const wider: CampaignFact = campaignFact('campaign.approved.v1', approved.data);
    const both = standing(...inForce.slice(0, -1), wider);
    if (both.status === 'NONE' || !both.inForce) throw new Error('not approved');
    const [team, ...others] = both.inForce.teams;
    if (!team) throw new Error('no team');
    const points = [...team.points, { ...team.points[0], unit: tongwu } as (typeof team.points)[number]];
    const campaign = { ...both, inForce: { ...both.inForce, teams: [{ ...team, points }, ...others] } };
    const past = [formed(), declared(), said, trained()];
    const departed = fact('inspection-team.departed.v1', { ...by(supervisor), people: [] });
    const [again] = given(...past, departed)
      .when(form, forming, { actor: system, lookup: { campaign } })
      .facts();
    expect(again).toMatchObject({ data: { subjects: [liuting, tongwu], ready: false } });
    given(...past, departed, again as InspectionTeamFact)
      .when(depart, {}, { actor: supervisor })
      .refused('inspection-team.conflict', { people: '令狐素' });
  });
});

describe('R-107 回避声明、纪律承诺', () => {
  it('本人声明没有, 承诺纪律', () => given(formed()).when(declare, promise, { actor: supervisor }).then(declared()));
  it('所在单位是督查对象的, 不说也是利害关系', () => {
    const ofUnit = { ...supervisor, units: ['office', 'liuting'] };
    const [said] = given(formed()).when(declare, promise, { actor: ofUnit }).facts();
    expect(said).toMatchObject({ data: { conflict: true, interests: [{ unit: liuting, relation: '所在单位' }] } });
  });
  it('有的写明单位和关系; 与本组对象无关的不用回避', () => {
    const with_ = (unit: { id: string; name: string }) => ({
      ...promise,
      noInterests: false,
      interests: [{ unit, relation: '配偶在该镇工作' }],
    });
    expect(given(formed()).when(declare, with_(liuting), { actor: supervisor }).facts()).toMatchObject([
      { data: { conflict: true } },
    ]);
    expect(given(formed()).when(declare, with_(tongwu), { actor: supervisor }).facts()).toMatchObject([
      { data: { conflict: false } },
    ]);
  });
  it('没有写明又没有确认没有的, 不收', () => {
    given(formed())
      .when(declare, { ...promise, noInterests: false }, { actor: supervisor })
      .refused('inspection-team.interests-unclear', {});
  });
  it('不在组里的不能声明, 声明过的不再声明', () => {
    given(formed())
      .when(declare, promise, { actor: colleague })
      .refused('inspection-team.not-member', { person: '晏行舟' });
    given(formed(), declared())
      .when(declare, promise, { actor: supervisor })
      .refused('inspection-team.declared-already', { person: '苗晓岚' });
  });
  it('邀请人员的书面声明由督查室登记; 工作人员的不行', () => {
    const [said] = given(formed())
      .when(declare, { ...promise, paper }, { actor: supervisor })
      .facts();
    expect(said).toMatchObject({ data: { person: guest, paper: files } });
    given(formed())
      .when(declare, { ...promise, paper: { ...paper, person: named(supervisor) } }, { actor: chief })
      .refused('inspection-team.paper-by-desk', {});
    given(formed())
      .when(declare, { ...promise, paper }, { actor: person(42, '訾宁', ['HANDLER'], ['water']) })
      .refused('inspection-team.paper-by-desk', {});
  });
});

describe('R-107 条例第九条 培训', () => {
  const lookup = { today: '2026-03-02' };
  const attended = [named(supervisor), guest];
  it('登记培训的内容、学时和人员', () =>
    given(formed())
      .when(train, { ...course, attended }, { actor: chief, lookup })
      .then(trained()));
  it('还没有到的日期、组外的人不行', () => {
    given(formed())
      .when(train, { ...course, on: '2026-03-03', attended }, { actor: chief, lookup })
      .refused('inspection-team.trained-later', {});
    given(formed())
      .when(train, { ...course, attended: [named(colleague)] }, { actor: chief, lookup })
      .refused('inspection-team.not-member', { person: '晏行舟' });
  });
});

describe('调整人员', () => {
  const coming = { person: named(colleague), kind: 'STAFF' as const };
  it('换下应当回避的, 换上的要声明', () => {
    const [change] = given(formed(), declared())
      .when(replace, { out: guest, in: coming, reason: '应当回避' }, { actor: chief })
      .facts();
    expect(change).toMatchObject({ data: { leader: named(supervisor), undeclared: [named(colleague)] } });
    expect(after(formed(), declared(), change as InspectionTeamFact)).toMatchObject({
      members: [{ person: named(colleague) }],
    });
  });
  it('条例第八条 组长由政府确定: 督查室主任不能换, 行政首长可以', () => {
    const change = { out: named(supervisor), in: coming, reason: '应当回避' };
    given(formed()).when(replace, change, { actor: chief }).refused('inspection-team.leader-by-government', {});
    const [done] = given(formed()).when(replace, change, { actor: head }).facts();
    expect(done).toMatchObject({ data: { leader: named(colleague), undeclared: [named(colleague), guest] } });
    expect(after(formed(), done as InspectionTeamFact)).toMatchObject({
      leader: named(colleague),
      members: [{ person: guest }],
    });
  });
  it('不在组里的换不下, 已在组里的换不上', () => {
    given(formed())
      .when(replace, { out: named(colleague), in: coming, reason: '改' }, { actor: chief })
      .refused('inspection-team.not-member', { person: '晏行舟' });
    given(formed())
      .when(replace, { out: guest, in: { person: named(supervisor), kind: 'STAFF' }, reason: '改' }, { actor: chief })
      .refused('inspection-team.in-already', { person: '苗晓岚' });
  });
});

describe('AC-10 没有培训记录的督查组不能出发', () => {
  const going = (...past: InspectionTeamFact[]) => given(...past).when(depart, {}, { actor: supervisor });
  it('都声明、承诺、培训过的, 组长带队出发', () =>
    going(...ready).then(
      fact('inspection-team.departed.v1', { ...by(supervisor), people: [named(supervisor), guest] }),
    ));
  it('缺声明的、应当回避的、没有培训的, 逐个说出是谁', () => {
    going(formed(), declared()).refused('inspection-team.undeclared', { people: '令狐素' });
    const aside = declared(guest, { interests: [{ unit: liuting, relation: '曾任职' }], conflict: true });
    going(formed(), declared(), aside, trained()).refused('inspection-team.conflict', { people: '令狐素' });
    going(formed(), declared(), declared(guest)).refused('inspection-team.untrained', { people: '苗晓岚、令狐素' });
    going(formed(), declared(), declared(guest), trained([named(supervisor)])).refused('inspection-team.untrained', {
      people: '令狐素',
    });
  });
  it('不是组长的不能办; 出发以后不再调整人员, 要变更方案', () => {
    given(...ready)
      .when(depart, {}, { actor: chief })
      .refused('inspection-team.not-leader', { leader: '苗晓岚' });
    const departed = fact('inspection-team.departed.v1', { ...by(supervisor), people: [] });
    given(...ready, departed)
      .when(replace, { out: guest, in: { person: named(colleague), kind: 'STAFF' }, reason: '改' }, { actor: chief })
      .refused('inspection-team.wrong-status', { status: '已出发', command: '调整督查组人员' });
  });
});
