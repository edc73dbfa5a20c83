import { randomUUID } from 'node:crypto';
import {
  type ResearchReportView,
  type ResearchTopicView,
  type SurveyLinkView,
  type SurveyResultsView,
  type SurveyView,
} from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { NOW } from '@duban/testing';
import { givenOut, people, units } from '../assignment/given-out.samples';
import { runAssignment } from '../running.samples';
import { addressKey, MOST_VISITS } from '../survey/visit-limit';

const { desk, chief, director, deputy, clerk, head, townHead } = people;
const [pleased, more] = [randomUUID(), randomUUID()];
const questions = [
  { questionId: pleased, text: '您对供水是否满意', kind: 'SATISFACTION' },
  { questionId: more, text: '还有什么意见', kind: 'TEXT', required: false },
];
const answer = (choice: number, text = '') => [
  { questionId: pleased, choices: [choice] },
  { questionId: more, text },
];

let service: Awaited<ReturnType<typeof runAssignment>>;
let county: ReturnType<typeof givenOut>;
beforeAll(async () => {
  service = await runAssignment();
  county = givenOut(service);
});
beforeEach(() => service.setNow(NOW));
afterAll(() => service.close());

const read = async <T>(url: string, by = desk): Promise<T> => (await service.get(url, by)).body as unknown as T;
const begun = async (matterId?: string): Promise<string> => {
  const id = randomUUID();
  await county.done(`/api/surveys/${id}/draft`, desk, {
    ...(matterId ? { matterId } : {}),
    ...{ title: '供水满意度调查', intro: '不记姓名。', questions },
    sample: { population: '用水户', method: 'RANDOM', size: 4 },
    ...{ fromOn: '2026-03-02', untilOn: '2026-03-10' },
  });
  return id;
};
const tokenIn = ({ path }: SurveyLinkView): string => path.slice(path.indexOf('#') + 1);
const linksOf = (id: string): Promise<SurveyLinkView[]> => read(`/api/surveys/${id}/links`);
const problem = (what: string) => ({
  ...{ what, when: '2026年', where: '鹭洲村', responsibleUnit: '水利局', impact: '120户', cause: '未列入计划' },
  suggestion: '列入明年计划',
});

it('S-64 凭链接填写: 一个样本一次, 只看到问卷; 假的链接、改过的链接、时间以外都不行; 结果里没有谁', async () => {
  const matterId = await county.known({ category: 'DECISION', title: '饮水工程断供问题', urgency: 'NORMAL' });
  const id = await begun(matterId);
  expect(await linksOf(id)).toEqual([]);
  await county.done(`/api/surveys/${id}/decide`, chief, { agree: true });
  const [one, two, three] = (await linksOf(id)) as [SurveyLinkView, SurveyLinkView, SurveyLinkView];
  expect(await linksOf(id)).toHaveLength(4);
  const open = (token: string) => service.visit('/api/public-survey', { token });
  const reply = (token: string, answers: object[]) => service.visit('/api/public-survey/answer', { token, answers });
  const seen = await open(tokenIn(one));
  expect(seen).toMatchObject({ status: 200, body: { state: 'OPEN', title: '供水满意度调查' } });
  expect(Object.keys(seen.body).sort()).toEqual(['fromOn', 'intro', 'questions', 'state', 'title', 'untilOn']);
  const changed = `${tokenIn(one).slice(0, -2)}AA`;
  for (const token of [changed, 'v1.AAAA', randomUUID(), one.path])
    expect(await open(token)).toMatchObject({ status: 404, body: { code: 'survey.link-invalid' } });
  expect(await reply(changed, answer(0))).toMatchObject({ status: 404 });
  expect(await reply(tokenIn(one), [{ questionId: more, text: '无' }])).toMatchObject({
    status: 422,
    body: { code: 'survey-response.missing', title: '“您对供水是否满意”没有回答' },
  });
  // Pressed twice at once: one of them is taken.
  const twice = await Promise.all([reply(tokenIn(one), answer(1, '水压低')), reply(tokenIn(one), answer(1, '水压低'))]);
  expect(twice.map(({ status }) => status).sort()).toEqual([204, 409]);
  expect(await reply(tokenIn(one), answer(0))).toMatchObject({ body: { code: 'survey-response.answered' } });
  expect(await open(tokenIn(one))).toMatchObject({ body: { state: 'ANSWERED', questions: [] } });
  const visited = { surveyId: id, serial: 2, channel: 'VISIT', answers: answer(2) };
  await county.done(`/api/survey-responses/${randomUUID()}/record`, desk, visited);
  expect(await reply(tokenIn(two), answer(0))).toMatchObject({ body: { code: 'survey-response.answered' } });
  expect(await reply(tokenIn(three), [{ questionId: pleased, choices: [0], text: '此件绝密★' }])).toMatchObject({
    status: 422,
    body: { code: 'matter.classified' },
  });
  service.setNow('2026-03-11T01:00:00.000Z');
  expect(await open(tokenIn(three))).toMatchObject({ body: { state: 'OVER', questions: [] } });
  expect(await reply(tokenIn(three), answer(0))).toMatchObject({ body: { code: 'survey-response.not-open' } });

  const results = await read<SurveyResultsView>(`/api/surveys/${id}/results`);
  expect(results).toEqual({
    ...{ size: 4, answered: 2, byChannel: { LINK: 1, VISIT: 1, PHONE: 0 } },
    tallies: [
      { questionId: pleased, counts: [0, 1, 1, 0], answered: 2 },
      { questionId: more, counts: [], answered: 1 },
    ],
    texts: [{ questionId: more, texts: ['水压低'] }],
  });
  await county.done(`/api/surveys/${id}/close`, desk, { situation: '入户补一份' });
  expect(await read<SurveyView[]>(`/api/surveys?matterId=${matterId}`)).toMatchObject([
    { id, status: 'CLOSED', matterTitle: '饮水工程断供问题', closed: { size: 4, answered: 2 } },
  ]);
  for (const url of ['/api/surveys', `/api/surveys/${id}/results`, `/api/surveys/${id}/links`])
    expect((await service.get(url, clerk)).status).toBe(403);
});

it('S-64 公开页面限频: 同一地址一刻钟内打开得太多的, 等一等', async () => {
  await service.env.db.query(
    { scope: 'all' },
    'insert into assignment.public_visit (key) select $1 from generate_series(1, $2)',
    [addressKey('127.0.0.1'), MOST_VISITS],
  );
  expect(await service.visit('/api/public-survey', { token: 'x' })).toMatchObject({
    status: 429,
    body: { code: 'survey.too-often' },
  });
  await service.env.db.query({ scope: 'all' }, 'delete from assignment.public_visit');
  expect(await service.visit('/api/public-survey', { token: 'x' })).toMatchObject({ status: 404 });
});

it('S-59 R-118 调研报告: 引用汇总过的调查, 建议由单位答复、跟踪到落实; 单位只看到提给自己的建议', async () => {
  const surveyId = await begun();
  const id = randomUUID();
  const [renew, fund] = [randomUUID(), randomUUID()];
  const report = {
    ...{ surveyIds: [surveyId], title: '农村供水管网调研', background: '多村反映', methods: ['INTERVIEW'] },
    ...{ problems: [problem('管网老化漏损')], causes: '投入不足', replyDueOn: '2026-03-20' },
    suggestions: [
      { suggestionId: renew, text: '管网改造列入计划', basis: '民情调查', to: units.water },
      { suggestionId: fund, text: '落实管护人员', basis: '访谈', to: units.town },
    ],
  };
  const at = (verb: string): string => `/api/research-reports/${id}/${verb}`;
  const reports = (by = desk) => read<ResearchReportView[]>('/api/research-reports', by);
  expect(await county.refused(at('draft'), desk, report)).toMatchObject({ code: 'research-report.survey-open' });
  await county.done(`/api/surveys/${surveyId}/decide`, chief, { agree: true });
  await county.done(`/api/surveys/${surveyId}/close`, desk, { situation: '没有收回' });
  await county.done(at('draft'), desk, report);
  await county.done(at('check'), chief, { agree: true });
  expect(await reports(head)).toEqual([]);
  const decided = (suggestionId: string, result: string, more: object) => ({ suggestionId, result, ...more });
  expect((await service.post(at('decide-suggestion'), head, decided(renew, 'ADOPTED', { measure: '改' }))).status).toBe(
    404,
  );
  await county.done(at('approve'), director, { agree: true });

  const [mine, ...others] = await reports(head);
  expect(others).toEqual([]);
  expect(mine).toMatchObject({ report: null, suggestions: [{ suggestionId: renew, decided: null, overdue: false }] });
  expect(JSON.stringify(mine)).not.toContain('管护人员');
  expect(JSON.stringify(mine)).not.toContain('老化漏损');
  service.setNow('2026-03-21T01:00:00.000Z');
  expect((await reports())[0]?.suggestions.map(({ overdue }) => overdue)).toEqual([true, true]);
  expect(
    await county.refused(at('decide-suggestion'), townHead, decided(renew, 'ADOPTED', { measure: '改' })),
  ).toMatchObject({ code: 'research-report.suggestion-unknown' });
  await county.done(
    at('decide-suggestion'),
    head,
    decided(renew, 'PARTLY', { reason: '分两年', measure: '先改三个村' }),
  );
  await county.done(at('decide-suggestion'), deputy, decided(fund, 'REJECTED', { reason: '已有安排' }));
  await county.done(at('follow-suggestion'), desk, { suggestionId: renew, done: true, situation: '三个村已完工' });
  const paper = (by: Actor) => service.get(`/api/research-reports/${id}/report.docx`, by);
  expect(await paper(director)).toMatchObject({ status: 200 });
  expect((await paper(head)).status).toBe(403);
  expect(await reports()).toMatchObject([
    {
      status: 'CLOSED',
      report: { by: { name: '苗晓岚' }, length: expect.any(Number), surveyIds: [surveyId] },
      suggestions: [
        { settled: true, decided: { result: 'PARTLY' }, followed: [{ situation: '三个村已完工' }] },
        { settled: true, decided: { result: 'REJECTED', by: { name: '岳长汀' } } },
      ],
    },
  ]);
});

it('S-53 近一年几个单位整改过的同类问题是候选题目', async () => {
  const matterId = await county.known({ category: 'DECISION', title: '安全生产', urgency: 'NORMAL' });
  for (const unit of [units.water, units.town]) {
    await county.done(`/api/rectifications/${randomUUID()}/issue`, desk, {
      ...{ matterId, unit, planDueOn: '2026-03-06', dueOn: '2026-03-31' },
      findings: [
        { findingId: randomUUID(), type: 'FORMALISM', problem: problem('台账照抄照搬'), requirement: '重新排查' },
      ],
    });
    service.setNow('2026-03-02T02:00:00.000Z');
  }
  expect(await read<ResearchTopicView[]>('/api/research-topics')).toMatchObject([
    { what: '台账照抄照搬', type: 'FORMALISM', times: 2, units: ['水利局', '柳汀镇'] },
  ]);
});
