import { type CheckItem, type DeadlineRule, words } from '@duban/contracts';
import { optionsOf } from '../../shared/words';
import { ended, isOpen } from './plan-items';
import { type Field, type Known, type Step, verdict } from './step';

const planFields: Field[] = [
  { name: ['objective'], label: '督查目标', kind: 'area' },
  { name: ['rhythm'], label: '检查节奏', kind: 'choice', options: optionsOf(words.rhythm) },
  {
    name: ['firstReportWorkdays'],
    label: '首报',
    kind: 'number',
    optional: true,
    hint: '交办后几个工作日内首次报告,不要求的留空;会议议定事项一般为5个工作日',
  },
  { name: ['items'], label: '检查项目', kind: 'check-items' },
];
/** 会议议定事项 */
const FIRST_REPORT_WORKDAYS = 5;
const dayOf = (deadline: DeadlineRule | undefined): string => (deadline?.unit === 'DATE' ? deadline.date : '');

/** What the document put under supervision, or what was sent back, or what is in force and is to be amended. */
const written = ({ document, plan }: Known): Record<string, unknown> => {
  const before = plan?.pending ?? plan?.inForce;
  if (before) {
    const { objective, rhythm, firstReportWorkdays, items } = before;
    return { objective, rhythm, items: items.map(bare), ...(firstReportWorkdays ? { firstReportWorkdays } : {}) };
  }
  const items = (document?.items ?? [])
    .filter(({ supervised }) => supervised)
    .map(({ no, sentence, matter, target, successCriteria, lead, co, leader, deadline }) => ({
      ...{ no, sentence, matter, target, lead, co, leader },
      successCriteria: successCriteria ?? target ?? '',
      method: 'DOCUMENT',
      dueOn: dayOf(deadline),
    }));
  const first = document?.kind.endsWith('_MEETING') ? { firstReportWorkdays: FIRST_REPORT_WORKDAYS } : {};
  return { objective: document ? `${document.title}各项议定事项按期落实` : '', rhythm: 'MONTH', items, ...first };
};
const bare = ({ no, sentence, matter, target, successCriteria, method, lead, co, leader, dueOn }: CheckItem) => ({
  ...{ no, sentence, matter, target, successCriteria, method, lead, co, leader, dueOn },
});

export const draftPlan: Step = {
  command: 'supervision-plan.draft',
  submit: '送审核',
  effect: '批准以后方案冻结,改动须修订并重新审批。',
  fields: planFields,
  initial: written,
};
export const amendPlan: Step = {
  command: 'supervision-plan.amend',
  submit: '提出修订',
  effect: '新的一版批准以前,仍按原来一版;已销号的项目不能改。',
  fields: [...planFields, { name: ['reason'], label: '修订理由', kind: 'area' }],
  initial: written,
};
export const checkPlan: Step = {
  command: 'supervision-plan.check',
  submit: '提交审核',
  fields: verdict('同意', '退回修改'),
  initial: () => ({ agree: true }),
};
export const approvePlan: Step = {
  command: 'supervision-plan.approve',
  submit: '提交审批',
  fields: verdict('批准', '退回修改'),
  initial: () => ({ agree: true }),
};
export const classify: Step = {
  command: 'supervision-plan.classify',
  submit: '提交分类',
  fields: [{ name: ['lines'], label: '各项分类', kind: 'classes' }],
  initial: ({ plan }) => ({
    lines: (plan?.inForce?.items ?? [])
      .filter((item) => !ended(item) && item.assignment?.status !== 'CLEARED')
      .map(({ no, matter, assignment, classes }) => {
        const said = plan?.period ? assignment?.periods[plan.period.period] : undefined;
        return {
          ...{ no, matter, key: classes.at(-1)?.key ?? false, progressClass: 'NORMAL', guidance: '' },
          said: said ? `${said.percent}%:${said.progress}` : '未报',
        };
      }),
  }),
};
export const decideItems: Step = {
  command: 'supervision-plan.decide-items',
  submit: '提交决定',
  effect: '终结、交大型督查的项目,承办任务随即取消;没有选的项目这次不作决定。',
  fields: [{ name: ['lines'], label: '逐项决定', kind: 'item-decisions' }],
  initial: ({ plan }) => ({
    lines: (plan?.inForce?.items ?? []).filter(isOpen).map(({ no, matter, assignment }) => ({
      ...{ no, matter, said: assignment?.percent == null ? '未报' : `${assignment.percent}%` },
    })),
  }),
};
export const summarize: Step = {
  command: 'supervision-plan.summarize',
  submit: '提交汇总',
  effect: '各项数字由平台按此刻的情况填写。',
  fields: [
    { name: ['evaluation'], label: '对照目标的评估', kind: 'area' },
    { name: ['causes'], label: '未完成和滞后的原因', kind: 'area' },
    { name: ['suggestions'], label: '下步建议', kind: 'area' },
  ],
};
export const submitUnitPlan: Step = {
  command: 'assignment.submit-unit-plan',
  submit: '报送落实方案',
  fields: [
    { name: ['measures'], label: '措施', kind: 'area' },
    { name: ['stages'], label: '阶段目标', kind: 'stages' },
  ],
};
export const reviewUnitPlan: Step = {
  command: 'assignment.review-unit-plan',
  submit: '提交审查',
  fields: verdict('同意', '退回修改'),
  initial: () => ({ agree: true }),
};
export const clearItem: Step = {
  command: 'assignment.clear-item',
  submit: '销号',
  fields: [
    { name: ['criterionMet'], label: '完成标准', kind: 'confirm', text: '已达到方案定的完成标准' },
    { name: ['verification'], label: '核查方式', kind: 'select', options: optionsOf(words.verificationMethod) },
    { name: ['opinion'], label: '销号意见', kind: 'area' },
    { name: ['evidence'], label: '佐证材料', kind: 'files' },
  ],
  initial: ({ assignment }) => ({ verification: assignment?.item?.method }),
};
