import { countyPolicy, type ResearchReportFact } from '@duban/contracts';
import { specFor } from '@duban/testing';
import { by, desk, head, matterId, person, stranger, water } from '../assignment/assignment.samples';
import { approve } from './commands/approve';
import { check } from './commands/check';
import { decideSuggestion } from './commands/decide-suggestion';
import { draft, type Referred } from './commands/draft';
import { followSuggestion } from './commands/follow-suggestion';
import { researchReport } from './research-report';
import { recurring } from './topics';

const given = specFor(researchReport, countyPolicy);
const chief = person(6, '甄守拙', ['SUPERVISION_CHIEF'], ['office']);
const director = person(7, '邵明', ['OFFICE_DIRECTOR'], ['office']);
const deputy = person(8, '岳长汀', ['GOV_LEADER'], ['gov']);
const [renew, fund] = ['c0a8012e-000b-4000-8000-000000000001', 'c0a8012e-000b-4000-8000-000000000002'];
const finance = { id: 'finance', name: '财政局' };
const problem = {
  ...{ what: '管网老化漏损', when: '2026年', where: '鹭洲村', responsibleUnit: water.name, impact: '120户水压不足' },
  ...{ cause: '未列入改造计划', suggestion: '列入明年计划', selfReported: false },
};
const suggestions = [
  { suggestionId: renew, text: '管网改造列入计划', basis: '民情调查', to: water },
  { suggestionId: fund, text: '安排管护经费', basis: '访谈', to: finance },
];
const wanted = {
  matterId,
  surveyIds: ['s1'],
  title: '农村供水管网调研',
  background: '多村反映',
  methods: ['INTERVIEW' as const],
  problems: [problem],
  causes: '投入不足',
  achievements: '',
  suggestions,
  replyDueOn: '2026-03-20',
  attachments: [],
};
const matter = { matterNo: '', matterTitle: '饮水工程断供问题', urgency: 'NORMAL' as const };
const referred: Referred = { today: '2026-03-02', matter, conclusion: true, closedSurveys: 1 };
const fact = (type: ResearchReportFact['type'], data: object): ResearchReportFact =>
  ({ type, data }) as ResearchReportFact;
const drafted = fact('research-report.drafted.v1', {
  ...{ ...wanted, ...by(desk), region: '990121', matterTitle: matter.matterTitle, length: 55 },
});
const checked = fact('research-report.checked.v1', { ...by(chief), agree: true, opinion: '' });
const approved = fact('research-report.approved.v1', {
  ...{ ...by(director), agree: true, opinion: '', title: wanted.title, units: [water, finance] },
});
const agree = { agree: true, opinion: '' };
const drafting = (change: object = {}, lookup = referred) =>
  given().when(draft, { ...wanted, ...change }, { actor: desk, lookup });

describe('S-59 R-118 督查调研报告', () => {
  it('起草、审核、签发三个人, 签发时写明建议提给哪些单位', () => {
    drafting().then(drafted);
    given(drafted).when(check, agree, { actor: chief }).then(checked);
    given(drafted, checked).when(approve, agree, { actor: director }).then(approved);
    given(drafted).when(check, agree, { actor: desk }).refused('research-report.same-person');
    given(drafted, checked).when(approve, agree, { actor: chief }).refused('research-report.same-person');
    given(drafted).when(approve, agree, { actor: director }).refused('research-report.wrong-status', {
      status: '待审核',
    });
  });
  it('S-57 问题在前: 做法成效比问题和原因长的不行', () => {
    drafting({ achievements: '成'.repeat(40) }).refused('research-report.achievements-longer', { achievements: 40 });
    expect(drafting({ achievements: '成'.repeat(10) }).facts()).toMatchObject([{ data: { length: 65 } }]);
  });
  it('引用的调查要汇总过, 结论、事项要有, 答复期限不能过去, 建议不列两次', () => {
    drafting({}, { ...referred, closedSurveys: 0 }).refused('research-report.survey-open');
    drafting({ conclusionId: 'c1' }, { ...referred, conclusion: false }).refused('research-report.conclusion-unknown');
    drafting({}, { ...referred, matter: null }).refused('survey.matter-unknown');
    drafting({ replyDueOn: '2026-03-01' }).refused('research-report.reply-due-past');
    drafting({ suggestions: [suggestions[0], suggestions[0]] }).refused('research-report.suggestion-repeated');
  });
});

describe('S-59 每条建议跟踪: 采纳、部分采纳、未采纳', () => {
  const standing = [drafted, checked, approved];
  const adopted = { suggestionId: renew, result: 'ADOPTED' as const, reason: '', measure: '明年先改三个村' };
  const rejected = { suggestionId: fund, result: 'REJECTED' as const, reason: '已另有渠道', measure: '' };
  const answered = () =>
    given(...standing)
      .when(decideSuggestion, adopted, { actor: head })
      .facts();
  it('由提给的单位主要负责人或领导答复, 一次; 别的单位看不到这一条', () => {
    expect(answered()).toMatchObject([{ data: { suggestion: '管网改造列入计划', to: water, result: 'ADOPTED' } }]);
    expect(
      given(...standing)
        .when(decideSuggestion, adopted, { actor: deputy })
        .facts(),
    ).toHaveLength(1);
    given(...standing)
      .when(decideSuggestion, adopted, { actor: stranger })
      .refused('research-report.suggestion-unknown');
    given(...standing, ...answered())
      .when(decideSuggestion, adopted, { actor: head })
      .refused('research-report.suggestion-decided', { result: '采纳' });
    given(drafted, checked).when(decideSuggestion, adopted, { actor: head }).refused('research-report.wrong-status');
  });
  it('采纳、部分采纳的写明怎样落实, 部分采纳、未采纳的写明理由', () => {
    const saying = (more: object) =>
      given(...standing).when(decideSuggestion, { ...adopted, measure: '', ...more }, { actor: head });
    saying({}).refused('research-report.answer-incomplete', { result: '采纳', missing: '怎样落实' });
    saying({ result: 'PARTLY', measure: '先改一个村' }).refused('research-report.answer-incomplete', {
      missing: '理由',
    });
    saying({ result: 'REJECTED' }).refused('research-report.answer-incomplete', { missing: '理由' });
    expect(saying({ result: 'REJECTED', reason: '已有安排' }).facts()).toHaveLength(1);
  });
  it('采纳的跟踪到落实; 没采纳的不跟踪; 全部了结的报告办结', () => {
    const going = { suggestionId: renew, done: false, situation: '正在招标' };
    given(...standing)
      .when(followSuggestion, going, { actor: desk })
      .refused('research-report.suggestion-not-adopted');
    const all = [
      ...standing,
      ...answered(),
      ...given(...standing, ...answered())
        .when(decideSuggestion, rejected, { actor: deputy })
        .facts(),
    ];
    given(...all)
      .when(followSuggestion, { ...going, suggestionId: fund }, { actor: desk })
      .refused('research-report.suggestion-not-adopted');
    const followed = given(...all)
      .when(followSuggestion, going, { actor: desk })
      .facts();
    expect(followed.map(({ type }) => type)).toEqual(['research-report.suggestion-followed.v1']);
    const last = given(...all, ...followed)
      .when(followSuggestion, { ...going, done: true }, { actor: desk })
      .facts();
    expect(last).toMatchObject([
      { type: 'research-report.suggestion-followed.v1' },
      { type: 'research-report.closed.v1', data: { adopted: 1, partly: 0, rejected: 1 } },
    ]);
    given(...all, ...followed, ...last)
      .when(followSuggestion, going, { actor: desk })
      .refused('research-report.wrong-status', { status: '建议已办结' });
  });
});

it('S-53 见微知著: 几个单位都有的同类问题成为候选题目, 一个单位的不算, 单位多的在前', () => {
  const found = (what: string, unit: string, type = 'FORMALISM') => ({
    type: type as 'FORMALISM',
    what,
    unit,
    at: 'd',
  });
  expect(
    recurring([
      found('台账照抄照搬', '水利局'),
      found('消防通道堵塞', '柳汀镇', 'INACTION'),
      found('台账照抄照搬不实', '柳汀镇'),
      found('消防通道堵塞', '白藤镇', 'INACTION'),
      found('台账照抄', '白藤镇'),
      found('资金未拨付', '财政局', 'DELAY'),
      found('资金未拨付', '财政局', 'DELAY'),
      found('台账照抄照搬', '财政局', 'FALSE_REPORT'),
    ]).map(({ what, times, units }) => ({ what, times, units })),
  ).toEqual([
    { what: '台账照抄照搬', times: 3, units: ['水利局', '柳汀镇', '白藤镇'] },
    { what: '消防通道堵塞', times: 2, units: ['柳汀镇', '白藤镇'] },
  ]);
});
