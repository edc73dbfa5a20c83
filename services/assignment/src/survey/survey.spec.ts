import { countyPolicy, type SurveyFact } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { by, desk, matterId, person } from '../assignment/assignment.samples';
import { close } from './commands/close';
import { decide } from './commands/decide';
import { draft } from './commands/draft';
import { type Asked, submit } from './commands/submit';
import { tallied } from './rules/tally';
import { survey, surveyResponse } from './survey';

const given = specFor(survey, countyPolicy);
const chief = person(6, '甄守拙', ['SUPERVISION_CHIEF'], ['office']);
const idOf = (n: number): string => `c0a8012e-000a-4000-8000-00000000000${n}`;
const [pleased, when, more] = [idOf(1), idOf(2), idOf(3)];
const questions = [
  { questionId: pleased, text: '您对供水是否满意', kind: 'SATISFACTION' as const, options: [], required: true },
  {
    questionId: when,
    text: '什么时候停水',
    kind: 'MULTIPLE' as const,
    options: ['早晨', '中午', '夜间'],
    required: true,
  },
  { questionId: more, text: '还有什么意见', kind: 'TEXT' as const, options: [], required: false },
];
const wanted = {
  matterId,
  title: '鹭洲村供水满意度调查',
  intro: '不记姓名。',
  questions,
  sample: { population: '鹭洲村用水户', method: 'RANDOM' as const, size: 3 },
  fromOn: '2026-03-02',
  untilOn: '2026-03-10',
};
const drafting = {
  today: '2026-03-02',
  matter: { matterNo: '', matterTitle: '饮水工程断供问题', urgency: 'NORMAL' as const },
};
const fact = (type: SurveyFact['type'], data: object): SurveyFact => ({ type, data }) as SurveyFact;
const drafted = fact('survey.drafted.v1', {
  ...wanted,
  ...by(desk),
  region: '990121',
  matterTitle: '饮水工程断供问题',
});
const agreed = fact('survey.decided.v1', { ...by(chief), agree: true, opinion: '' });
const answers = [
  { questionId: pleased, choices: [1], text: '' },
  { questionId: when, choices: [0, 2], text: '' },
];
const asked = (past: SurveyFact[], rest: Partial<Asked> = {}): Asked => ({
  survey: past.reduce(survey.evolve, survey.initial),
  today: '2026-03-03',
  answered: false,
  ...rest,
});
const answering = (lookup: Asked, said = answers, serial = 2) =>
  specFor(surveyResponse, countyPolicy)().when(
    submit,
    { surveyId: 's1', serial, channel: 'LINK' as const, answers: said },
    { actor: { id: 'respondent', name: '受访者' }, lookup },
  );
const open = [drafted, agreed];

describe('S-64 民情调查: 问卷、样本', () => {
  it('拟订、审核; 审核以后问题不再改; 拟订人不能自己审核', () => {
    given().when(draft, wanted, { actor: desk, lookup: drafting }).then(drafted);
    given(drafted).when(decide, { agree: true, opinion: '' }, { actor: chief }).then(agreed);
    given(drafted).when(decide, { agree: true, opinion: '' }, { actor: desk }).refused('survey.same-person');
    given(...open)
      .when(draft, wanted, { actor: desk, lookup: drafting })
      .refused('survey.wrong-status', {
        status: '调查中',
      });
  });
  it('与事项无关的也可以; 没有的事项、过去的日期、列两次的问题不行', () => {
    const { matterId: _, ...topic } = wanted;
    const [begun] = given()
      .when(draft, topic, { actor: desk, lookup: { ...drafting, matter: null } })
      .facts();
    expect(begun?.data).not.toHaveProperty('matterTitle');
    given()
      .when(draft, wanted, { actor: desk, lookup: { ...drafting, matter: null } })
      .refused('survey.matter-unknown');
    const wrong = (change: object) => given().when(draft, { ...wanted, ...change }, { actor: desk, lookup: drafting });
    wrong({ fromOn: '2026-02-01', untilOn: '2026-03-01' }).refused('survey.dates-wrong');
    wrong({ untilOn: '2026-03-01' }).refused('survey.dates-wrong');
    wrong({ questions: [questions[0], questions[0]] }).refused('survey.question-repeated');
  });
});

describe('S-64 答卷: 一个样本一份, 在调查时间内', () => {
  it('答了必答的就收, 不知道是谁', () =>
    expect(answering(asked(open)).facts()).toMatchObject([
      { data: { serial: 2, by: { id: 'respondent', name: '受访者' }, at: NOW, region: '990121', matterId } },
    ]));
  it('没审核的、没开始的、过了时间的、汇总以后的不收', () => {
    answering(asked([drafted])).refused('survey-response.not-open');
    answering(asked(open, { today: '2026-03-01' })).refused('survey-response.not-open', { fromOn: '2026-03-02' });
    answering(asked(open, { today: '2026-03-11' })).refused('survey-response.not-open');
    const over = given(...open).when(close, { situation: '' }, { actor: desk, lookup: { answered: 0, tallies: [] } });
    answering(asked([...open, ...over.facts()])).refused('survey-response.not-open');
  });
  it('填过的样本、样本以外的编号不收', () => {
    answering(asked(open, { answered: true })).refused('survey-response.answered', { serial: 2 });
    answering(asked(open), answers, 4).refused('survey-response.not-sampled', { serial: 4, size: 3 });
  });
  it('必答的没答、单选选两项、选项以外、不是这份的问题、一题两答不收', () => {
    const [first, second] = answers as [(typeof answers)[number], (typeof answers)[number]];
    const saying = (...said: typeof answers) => answering(asked(open), said);
    saying(first).refused('survey-response.missing', { question: '什么时候停水' });
    saying({ ...first, choices: [0, 1] }, second).refused('survey-response.choice-wrong');
    saying({ ...first, choices: [4] }, second).refused('survey-response.choice-wrong');
    saying(first, { ...second, choices: [1, 1] }).refused('survey-response.choice-wrong');
    saying(first, second, { questionId: idOf(9), choices: [], text: '' }).refused('survey-response.unknown-question');
    saying(first, second, second).refused('survey-response.unknown-question');
    saying(first, second, { questionId: more, choices: [0], text: '' }).refused('survey-response.choice-wrong');
  });
});

it('S-64 汇总: 每个选项多少人, 填写的几人', () => {
  const written = { questionId: more, choices: [], text: '水压低' };
  const tallies = tallied(questions, [answers, [...answers, written]]);
  expect(tallies).toEqual([
    { questionId: pleased, counts: [0, 2, 0, 0], answered: 2 },
    { questionId: when, counts: [2, 0, 2], answered: 2 },
    { questionId: more, counts: [], answered: 1 },
  ]);
  const counted = { answered: 2, tallies };
  expect(
    given(...open)
      .when(close, { situation: '入户补一份' }, { actor: desk, lookup: counted })
      .facts(),
  ).toMatchObject([{ data: { size: 3, answered: 2, tallies, situation: '入户补一份' } }]);
  given(drafted).when(close, { situation: '' }, { actor: desk, lookup: counted }).refused('survey.wrong-status');
});
