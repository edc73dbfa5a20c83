import { type ConclusionView, type ResearchTopicView, type SurveyView, words } from '@duban/contracts';
import { v7 as uuidv7 } from 'uuid';
import { optionsOf } from '../../shared/words';
import { type Step, verdict } from '../steps/step';

const agreed = (): Record<string, unknown> => ({ agree: true });
const today = (after = 0): string => new Date(Date.now() + (8 + 24 * after) * 3_600_000).toISOString().slice(0, 10);

/** 民情调查, anew or as it was drafted before. */
export const draftSurvey = (before?: SurveyView): Step => ({
  command: 'survey.draft',
  submit: '送审核',
  effect: '督查室主任同意以后生成链接,每个样本一个,只能填写一次;不记姓名。',
  fields: [
    { name: ['matterId'], label: '关于哪个事项', kind: 'matter', optional: true },
    { name: ['title'], label: '调查名称', kind: 'text' },
    { name: ['intro'], label: '卷首说明', kind: 'area', hint: '填写的人先看到:谁在调查、为什么、不记姓名' },
    { name: ['sample', 'population'], label: '调查对象', kind: 'text', hint: '例如 鹭洲村用水户' },
    { name: ['sample', 'method'], label: '抽样方法', kind: 'choice', options: optionsOf(words.sampleMethod) },
    { name: ['sample', 'size'], label: '样本数', kind: 'number', max: 1000 },
    { name: ['fromOn'], label: '自', kind: 'date' },
    { name: ['untilOn'], label: '至(当日止)', kind: 'date' },
    { name: ['questions'], label: '问题', kind: 'questions' },
  ],
  initial: () =>
    before
      ? {
          ...{ matterId: before.matterId, title: before.title, intro: before.intro, sample: before.sample },
          ...{ fromOn: before.fromOn, untilOn: before.untilOn, questions: before.questions },
        }
      : { sample: { method: 'RANDOM', size: 100 }, fromOn: today(), untilOn: today(14), questions: [] },
});
export const decideSurvey: Step = {
  command: 'survey.decide',
  submit: '提交审核意见',
  effect: '同意以后问题不再改,链接生效。',
  fields: verdict('同意发放', '退回修改'),
  initial: agreed,
};
export const closeSurvey: Step = {
  command: 'survey.close',
  submit: '汇总',
  effect: '汇总以后不能再填写;各项数字由平台按此刻的答卷填写。',
  fields: [{ name: ['situation'], label: '调查情况', kind: 'area', hint: '怎样发放、收回多少、有什么不足' }],
};

/** What a report may begin with and refer to. */
type About = {
  topic?: ResearchTopicView;
  /** closed ones */
  surveys?: readonly SurveyView[];
  conclusions?: readonly ConclusionView[];
};
/** 调研报告, on a topic that recurs or on one of one's own. */
export const draftReport = ({ topic, surveys = [], conclusions = [] }: About = {}): Step => ({
  command: 'research-report.draft',
  submit: '送审核',
  effect: '问题在前;做法成效不长于问题和原因。每条建议提给一个单位,由它答复是否采纳。',
  fields: [
    { name: ['matterId'], label: '关于哪个事项', kind: 'matter', optional: true },
    { name: ['title'], label: '报告题目', kind: 'text' },
    { name: ['background'], label: '调研背景', kind: 'area' },
    { name: ['methods'], label: '调研方式', kind: 'many', options: optionsOf(words.supervisionMethod) },
    {
      name: ['surveyIds'],
      label: '引用的民情调查',
      kind: 'many',
      optional: true,
      options: surveys.map(({ id, title }) => ({ value: id, label: title })),
      shown: () => surveys.length > 0,
    },
    {
      name: ['conclusionId'],
      label: '所属督查结论',
      kind: 'select',
      optional: true,
      options: conclusions.map(({ id, unit, judgement }) => ({ value: id, label: `${unit.name}:${judgement}` })),
      shown: () => conclusions.length > 0,
    },
    { name: ['problems'], label: '问题', kind: 'problems' },
    { name: ['causes'], label: '原因分析', kind: 'area' },
    { name: ['achievements'], label: '做法成效', kind: 'area', optional: true, hint: '简写' },
    { name: ['suggestions'], label: '建议', kind: 'suggestions' },
    { name: ['replyDueOn'], label: '各单位答复期限', kind: 'date' },
    { name: ['attachments'], label: '附件', kind: 'files', optional: true },
  ],
  initial: () => ({
    title: topic ? `关于“${topic.what}”等问题的调研`.slice(0, 60) : '',
    background: topic ? `近一年${topic.units.join('、')}${topic.times}次发现同类问题:${topic.what}。` : '',
    methods: ['INTERVIEW'],
    problems: (topic?.examples ?? []).map(({ what, unit, at }) => ({
      ...{ what, when: at.slice(0, 10), responsibleUnit: unit, selfReported: false },
    })),
    surveyIds: [],
    suggestions: [{ suggestionId: uuidv7() }],
    replyDueOn: today(14),
  }),
});
export const checkReport: Step = {
  command: 'research-report.check',
  submit: '提交审核意见',
  fields: verdict('同意', '退回修改'),
  initial: agreed,
};
export const approveReport: Step = {
  command: 'research-report.approve',
  submit: '签发',
  effect: '签发以后报领导,并把建议送各单位答复。',
  fields: verdict('同意签发', '退回修改'),
  initial: agreed,
};
export const decideSuggestion = (suggestionId: string): Step => ({
  command: 'research-report.decide-suggestion',
  submit: '答复',
  fields: [
    { name: ['result'], label: '是否采纳', kind: 'choice', options: optionsOf(words.suggestionResult) },
    {
      name: ['measure'],
      label: '怎样落实',
      kind: 'area',
      shown: ({ result }) => result !== 'REJECTED',
    },
    {
      name: ['reason'],
      label: '没有全部采纳的理由',
      kind: 'area',
      shown: ({ result }) => result !== 'ADOPTED',
    },
  ],
  initial: () => ({ result: 'ADOPTED' }),
  fixed: () => ({ suggestionId }),
});
export const followSuggestion = (suggestionId: string): Step => ({
  command: 'research-report.follow-suggestion',
  submit: '记下',
  fields: [
    {
      name: ['done'],
      label: '是否已经落实',
      kind: 'choice',
      options: [
        { value: true, label: '已落实' },
        { value: false, label: '还在落实' },
      ],
    },
    { name: ['situation'], label: '落实情况', kind: 'area' },
  ],
  initial: () => ({ done: false }),
  fixed: () => ({ suggestionId }),
});
