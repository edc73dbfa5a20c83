import { words } from '@duban/contracts';
import { optionsOf } from '../../shared/words';
import { type Known, type Step, verdict } from './step';

/** The findings that are not done with, as rows to be filled in: what is asked stands beside each. */
const rows = ({ rectification }: Known, more: object = {}): object[] =>
  (rectification?.findings ?? [])
    .filter(({ cleared }) => cleared === null)
    .map(({ findingId, problem, requirement }) => ({
      findingId,
      asked: `${problem.what};要求:${requirement}`,
      ...more,
    }));
const agreed = (): Record<string, unknown> => ({ agree: true });

export const submitPlan: Step = {
  command: 'rectification.submit-plan',
  submit: '报送整改方案',
  effect: '每个问题至少一项具体措施,写明责任人、完成时限、验收标准。',
  fields: [{ name: ['measures'], label: '整改措施', kind: 'measures' }],
  initial: (known) => ({ measures: rows(known) }),
};
export const reviewPlan: Step = {
  command: 'rectification.review-plan',
  submit: '提交审核意见',
  fields: verdict('同意方案', '退回重报'),
  initial: agreed,
};
export const reportRectification: Step = {
  command: 'rectification.report',
  submit: '报送整改报告',
  effect: '没有销号的问题逐项报,整改后的佐证不能少;由主要负责人报送。',
  fields: [{ name: ['results'], label: '整改结果', kind: 'results' }],
  initial: (known) => ({ results: rows(known, { before: [], after: [] }) }),
};
export const checkRectification: Step = {
  command: 'rectification.check',
  submit: '提交核查',
  effect: '逐项判断;没有到位的定新的时限继续整改,或转结果运用。',
  fields: [
    { name: ['method'], label: '核查方式', kind: 'select', options: optionsOf(words.verificationMethod) },
    { name: ['judgements'], label: '逐项判断', kind: 'judgements' },
    { name: ['dueOn'], label: '继续整改的新时限', kind: 'date', optional: true },
  ],
  initial: (known) => ({ method: 'ON_SITE', judgements: rows(known, { result: 'CLEARED' }) }),
};

export const decideInspection: Step = {
  command: 'inspection.decide',
  submit: '提交审批',
  effect: '批准以后方案冻结;变更须重新审批。',
  fields: verdict('批准方案', '退回修改'),
  initial: agreed,
};
export const concludeInspection: Step = {
  command: 'inspection.conclude',
  submit: '作出核查结果',
  effect: '每个点位都有底稿才能作出。',
  fields: [
    { name: ['result'], label: '核查结果', kind: 'choice', options: optionsOf(words.inspectionResult) },
    { name: ['summary'], label: '核查情况', kind: 'area' },
  ],
};
export const decideConclusion: Step = {
  command: 'conclusion.decide',
  submit: '提交审定',
  effect: '审定以后送达被查单位;参与结论的人以后不能复核。',
  fields: verdict('同意', '退回修改'),
  initial: agreed,
};
export const receiveConclusion: Step = {
  command: 'conclusion.receive',
  submit: '签收结论',
  effect: '有异议的,自签收次日起30日内可以申请复核。',
  fields: [{ name: ['remark'], label: '备注', kind: 'area', optional: true }],
};
export const examineReconsideration: Step = {
  command: 'reconsideration.examine',
  submit: '提交审查',
  fields: verdict('受理', '不予受理'),
  initial: agreed,
};
export const assignReviewers: Step = {
  command: 'reconsideration.assign-reviewers',
  submit: '指定复核人员',
  effect: '参与作出结论的人员应当回避,不能指定。',
  fields: [{ name: ['reviewers'], label: '复核人员', kind: 'people' }],
};
export const decideReconsideration: Step = {
  command: 'reconsideration.decide',
  submit: '作出复核决定',
  effect: '编号成文送达单位,作用于结论和其中问题的整改。',
  fields: [
    { name: ['decision'], label: '决定', kind: 'choice', options: optionsOf(words.reconsiderationDecision) },
    {
      name: ['withdrawn'],
      label: '撤销的问题',
      kind: 'withdrawn',
      optional: true,
      hint: '撤销的问题不再要求整改;撤销结论的,全部问题一并撤销',
      shown: ({ decision }) => decision === 'AMEND',
    },
    { name: ['reasons'], label: '理由', kind: 'area' },
  ],
};
export const explainOutcome: Step = {
  command: 'outcome.explain',
  submit: '报送书面说明',
  effect: '批准以前的说明、申辩;说明附在建议里一并审核。',
  fields: [
    { name: ['explanation'], label: '书面说明', kind: 'area' },
    { name: ['evidence'], label: '附件', kind: 'files', optional: true },
  ],
};
export const checkOutcome: Step = {
  command: 'outcome.check',
  submit: '提交审核',
  fields: verdict('同意,报行政首长', '不同意'),
  initial: agreed,
};
export const approveOutcome: Step = {
  command: 'outcome.approve',
  submit: '提交批准',
  effect: '批准以后才移送、执行。',
  fields: verdict('批准', '不批准'),
  initial: agreed,
};
export const executeOutcome: Step = {
  command: 'outcome.execute',
  submit: '登记移送',
  fields: [
    { name: ['handedTo'], label: '移送或执行机关', kind: 'text' },
    { name: ['handedOn'], label: '日期', kind: 'date' },
    { name: ['receivedBy'], label: '接收人', kind: 'text' },
    { name: ['remark'], label: '备注', kind: 'area', optional: true },
    { name: ['evidence'], label: '附件', kind: 'files', optional: true },
  ],
};
