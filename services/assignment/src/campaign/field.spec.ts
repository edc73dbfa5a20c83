import { close } from './commands/close';
import { decideSynthesis } from './commands/decide-synthesis';
import { holdHuddle, type Huddling } from './commands/hold-huddle';
import { lookBack } from './commands/look-back';
import { mergeFindings, type Merging, type Recorded } from './commands/merge-findings';
import { planLookBack } from './commands/plan-look-back';
import { reportIncident } from './commands/report-incident';
import { synthesize } from './commands/synthesize';
import {
  by,
  colleague,
  fact,
  first,
  given,
  head,
  inForce,
  liuting,
  named,
  supervisor,
  tongwu,
} from './campaign.samples';
import {
  amended,
  chief,
  concluded,
  finding,
  finished,
  huddle,
  inTheField,
  merged,
  photo,
  problem,
  recordA,
  recordB,
  report,
  synthesized,
} from './field.samples';

const said = { teamId: first, progress: '查了两处', newFindings: '', problems: '', finished: false };
const standing: Huddling = {
  team: { name: '第一督查组', leader: named(supervisor) },
  ...{ today: '2026-03-10', nextAt: '2026-03-11T08:00:00.000Z', mergeDueAt: '2026-03-13T15:59:59.000Z' },
  ...{ open: [], findings: 2 },
};
const yes = { agree: true, opinion: '' };

describe('DX_DailyHuddle 每日碰头', () => {
  const holding = (command: object = {}, lookup: object = {}, actor = supervisor) =>
    given(...inTheField, huddle(first)).when(
      holdHuddle,
      { ...said, ...command },
      { actor, lookup: { ...standing, ...lookup } },
    );
  it('组长一天一次, 记下第几版方案、查到多少; 结束外勤的到碰头会', () => {
    const [held] = holding().facts();
    expect(held).toMatchObject({ data: { on: '2026-03-10', version: 1, findings: 2, nextAt: standing.nextAt } });
    const [last] = holding({ finished: true }).facts();
    expect(last).toMatchObject({ data: { finished: true, nextAt: standing.mergeDueAt } });
  });
  it('同一天不再开', () =>
    holding({}, { today: '2026-03-09' }).refused('campaign.huddle-held', { team: '第一督查组', on: '2026-03-09' }));
  it('只由组长主持; 没有这个组的不行', () => {
    holding({}, {}, colleague).refused('campaign.huddle-by-leader', { leader: '苗晓岚' });
    holding({}, { team: null }).refused('campaign.team-unknown');
  });
  it('还有没作出结果的核查, 不能结束外勤', () =>
    holding({ finished: true }, { open: ['暗访(三里小区)'] }).refused('campaign.checks-open', {
      points: '暗访(三里小区)',
    }));
  it('结束了的不再碰头; 方案变更以后按新的一版重新开始', () => {
    const again = (...more: typeof inTheField) =>
      given(...inTheField, ...finished, ...more).when(holdHuddle, said, { actor: supervisor, lookup: standing });
    again().refused('campaign.team-finished');
    expect(again(...amended).facts()).toMatchObject([{ data: { version: 2 } }]);
  });
  it('没有批准、没有实施的不行', () => {
    given().when(holdHuddle, said, { actor: supervisor, lookup: standing }).refused('campaign.not-approved');
    given(...concluded)
      .when(holdHuddle, said, { actor: supervisor, lookup: standing })
      .refused('campaign.wrong-status', { status: '已有结论' });
  });
});

describe('DX_Execute 重大突发情况立即报告', () => {
  const incident = {
    ...{
      teamId: first,
      kind: 'SAFETY' as const,
      when: '3月10日10时',
      where: '新河小区',
      what: '脚手架坍塌',
      evidence: [],
    },
    ...{ casualties: '', taken: '疏散现场人员', toldTo: '119、县应急局' },
  };
  const team = { name: '第一督查组', people: [named(supervisor)] };
  const reporting = (
    actor = supervisor,
    past = inTheField,
    lookup: Parameters<typeof reportIncident>[2]['lookup'] = { team },
  ) => given(...past).when(reportIncident, incident, { actor, lookup });
  it('组里的任何人随时报告, 一天几次都可以; 记在活动里', () => {
    const [told] = reporting().facts();
    expect(told).toMatchObject({ data: { teamName: '第一督查组', what: '脚手架坍塌', by: named(supervisor) } });
    expect(reporting(supervisor, [...inTheField, told as (typeof inTheField)[number]]).facts()).toHaveLength(1);
  });
  it('不在组里的、外勤以前的、方案里没有的组不能报', () => {
    reporting(colleague).refused('campaign.incident-by-team', { team: '第一督查组' });
    reporting(supervisor, inForce).refused('campaign.wrong-status');
    reporting(supervisor, inTheField, { team: null }).refused('campaign.team-unknown');
  });
});

describe('DX_Huddle 碰头会: 核对、归并、分级', () => {
  const recorded: Recorded[] = [
    { findingId: recordA, unit: liuting, what: '外墙渗水', covert: true, photos: [photo] },
    { findingId: recordB, unit: liuting, what: '窗台渗水', covert: false, photos: [] },
  ];
  const lookup: Merging = { recorded, leaders: [named(supervisor), named(colleague)], synthesisDueAt: '2026-03-16' };
  const minutes = {
    ...{ attendees: [named(supervisor), named(colleague)], standard: '以户为单位', minutes: '逐项核对', setAside: [] },
    findings: [{ ...finding, sources: [recordA, recordB] }],
  };
  const merging = (command: object = {}, past = [...inTheField, ...finished], more: Merging = lookup) =>
    given(...past).when(mergeFindings, { ...minutes, ...command }, { actor: chief, lookup: more });
  it('两份底稿的同一个问题并为一个, 照片是证据; 有一份是明查的不算暗访', () =>
    expect(merging().facts()).toMatchObject([{ data: { findings: [{ evidence: [photo], covert: false }] } }]));
  it('只有暗访查到的, 记为暗访', () =>
    expect(
      merging({ findings: [finding], setAside: [{ findingId: recordB, reason: '同一处' }] }).facts(),
    ).toMatchObject([{ data: { findings: [{ covert: true }] } }]));
  it('外勤没有结束的、组长没有到的不能开', () => {
    merging({}, [...inTheField, huddle(first, { finished: true })]).refused('campaign.teams-out', {
      teams: '第二督查组',
    });
    merging({ attendees: [named(supervisor)] }).refused('campaign.leader-absent', { names: '晏行舟' });
  });
  it('S-50 查出的问题不能丢: 每个都并入一个或写明理由不列入, 也不能用两次', () => {
    merging({ findings: [finding] }).refused('campaign.source-left', { findings: '窗台渗水' });
    merging({ findings: [] }).refused('campaign.source-left', { findings: '外墙渗水;窗台渗水' });
    const twice = [{ findingId: recordA, reason: '重复' }];
    merging({ setAside: twice }).refused('campaign.source-twice', { finding: '外墙渗水' });
    merging({ findings: [{ ...finding, sources: ['elsewhere'] }] }).refused('campaign.source-unknown');
  });
  it('只合并同一单位的问题', () =>
    merging({ findings: [{ ...finding, unit: tongwu }] }).refused('campaign.source-other-unit', { unit: '柳汀镇' }));
  it('R-114 没有证据的不列', () =>
    merging({
      findings: [{ ...finding, sources: [recordB] }],
      setAside: [{ findingId: recordA, reason: '误记' }],
    }).refused('campaign.finding-unproven', { finding: problem.what }));
});

describe('DX_Synthesize 情况综合, S-57 问题在前', () => {
  const past = [...inTheField, ...finished, merged];
  const writing = (command: object = {}, before = past) =>
    given(...before).when(synthesize, { ...report, ...command }, { actor: chief });
  it('数字由平台填: 点位、暗访、问题、分级', () =>
    writing().then({ ...synthesized, data: { ...synthesized.data, ...by(chief) } } as never));
  it('成效比问题长的退回', () => {
    const achievements = '好'.repeat(100);
    writing({ achievements }).refused('campaign.achievements-longer', { achievements: 100 });
    expect(writing({ achievements: '好'.repeat(40) }).facts()).toHaveLength(1);
  });
  it('每个对象都有结论, 方案以外的不能有; 查出问题的写明整改要求', () => {
    const [ofLiuting, ofTongwu] = report.conclusions;
    writing({ conclusions: [ofLiuting] }).refused('campaign.subject-unconcluded', { units: '桐坞乡' });
    const outside = { unit: { id: 'roads', name: '交通局' }, judgement: '好', requirement: '' };
    writing({ conclusions: [ofLiuting, ofTongwu, outside] }).refused('campaign.subject-outside', { unit: '交通局' });
    writing({ conclusions: [{ ...ofLiuting, requirement: '' }, ofTongwu] }).refused('campaign.requirement-missing', {
      unit: '柳汀镇',
    });
  });
  it('碰头会以前不能写', () => writing({}, [...inTheField, ...finished]).refused('campaign.not-merged'));
});

describe('总报告审定', () => {
  const ids = [1, 2].map((n) => ({ conclusionId: `c${n}`, rectificationId: `r${n}` }));
  const deciding = (command: typeof yes, past = [...inTheField, ...finished, merged, synthesized]) =>
    given(...past).when(decideSynthesis, command, { actor: head, lookup: { ids } });
  it('同意: 每个对象一份结论, 查出问题的另有整改; 活动转为已有结论', () =>
    expect(deciding(yes).facts()).toMatchObject([
      {
        data: {
          conclusions: [
            { conclusionId: 'c1', unit: liuting, rectificationId: 'r1' },
            { conclusionId: 'c2', unit: tongwu, rectificationId: null },
          ],
        },
      },
    ]));
  it('不同意的重写以后再审; 一份只审一次', () => {
    const [no] = deciding({ agree: false, opinion: '原因没有写透' }).facts();
    expect(no).toMatchObject({ data: { conclusions: [] } });
    if (!no) throw new Error('nothing was decided');
    const sentBack = [...inTheField, ...finished, merged, synthesized, no as typeof merged];
    deciding(yes, sentBack).refused('campaign.not-merged');
    expect(deciding(yes, [...sentBack, synthesized]).facts()).toHaveLength(1);
  });
});

describe('DX_FollowUp 跟踪督查: 回头看', () => {
  const rectified = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'];
  const window = {
    rectified,
    unregistered: [] as string[],
    fromOn: '2026-04-02',
    untilOn: '2026-06-02',
    visitAt: '2026-04-03T00:00:00.000Z',
  };
  const wish = { findingIds: ['f1', 'f2'], visitOn: '2026-04-03', persons: [named(supervisor)] };
  const planning = (command: object = {}, lookup: object = {}) =>
    given(...concluded).when(
      planLookBack,
      { ...wish, ...command },
      { actor: supervisor, lookup: { ...window, ...lookup } },
    );
  it('抽查不少于已整改的五分之一, 销号后一至三个月', () => {
    expect(planning().facts()).toMatchObject([{ data: { rectified: 6, findingIds: ['f1', 'f2'] } }]);
    planning({ findingIds: ['f1'] }).refused('campaign.sample-too-small', { rectified: 6, least: 2, sample: 1 });
    planning({ findingIds: ['f1', 'f1'] }).refused('campaign.sample-too-small', { sample: 1 });
    planning({ findingIds: ['f1', 'f9'] }).refused('campaign.sample-unknown');
    for (const visitOn of ['2026-04-01', '2026-06-03'])
      planning({ visitOn }).refused('campaign.look-back-outside', { fromOn: '2026-04-02', untilOn: '2026-06-02' });
    planning({}, { rectified: [] }).refused('campaign.nothing-rectified');
  });
  it('碰头会定了单独立项的问题, 没有立项的不能安排回头看, 点出问题', () =>
    planning({}, { unregistered: ['外墙渗水', '电梯停用'] }).refused('campaign.finding-unregistered', {
      findings: '外墙渗水;电梯停用',
    }));

  const planned = fact('campaign.look-back-planned.v1', {
    ...wish,
    ...by(supervisor),
    rectified: 6,
    visitAt: window.visitAt,
  });
  const result = (findingId: string, implemented = true) => ({
    ...{ findingId, implemented, situation: '现场看过', evidence: implemented ? [] : [photo] },
  });
  const reopened = [
    {
      ...{ unit: liuting, rectificationId: 'r9', reopens: 'r1', outcomeId: 'o9' },
      ...{ findings: [], planDueOn: '2026-04-10', dueOn: '2026-05-03' },
    },
  ];
  const looking = (results: ReturnType<typeof result>[], more: { today?: string } = {}, actor = supervisor) =>
    given(...concluded, planned).when(
      lookBack,
      { results },
      { actor, lookup: { today: '2026-04-03', reopened, ...more } },
    );
  it('指定的人到了那一天, 逐个写明; 没有落实的重新整改, 并提出结果运用建议', () =>
    expect(looking([result('f1'), result('f2', false)]).facts()).toMatchObject([{ data: { reopened } }]));
  it('少一个的、提前的、别人的、没有落实又没有证据的都不收', () => {
    looking([result('f1')]).refused('campaign.look-back-incomplete');
    looking([result('f1'), result('f1')]).refused('campaign.look-back-incomplete');
    looking([result('f1'), result('f2')], { today: '2026-04-02' }).refused('campaign.look-back-early');
    looking([result('f1'), result('f2')], {}, colleague).refused('campaign.look-back-other-person', {
      names: '苗晓岚',
    });
    looking([result('f1'), { ...result('f2', false), evidence: [] }]).refused('campaign.look-back-unproven');
  });
  it('没有安排的不收', () =>
    given(...concluded)
      .when(lookBack, { results: [result('f1')] }, { actor: supervisor, lookup: { today: '2026-04-03', reopened } })
      .refused('campaign.no-look-back'));
});

it('活动收尾一次', () => {
  const [closed] = given(...concluded)
    .when(close, { matterId: 'm' }, { actor: supervisor })
    .facts();
  expect(closed).toMatchObject({ type: 'campaign.closed.v1' });
  if (!closed) throw new Error('nothing was closed');
  given(...concluded, closed)
    .when(close, { matterId: 'm' }, { actor: supervisor })
    .thenNothing();
});
