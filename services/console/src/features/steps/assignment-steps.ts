import { words } from '@duban/contracts';
import { optionsOf } from '../../shared/words';
import { problemFields, type Step, verdict } from './step';

const yesNo = [
  { value: true, label: '通过' },
  { value: false, label: '不通过' },
];

export const acknowledge: Step = {
  command: 'assignment.acknowledge',
  submit: '签收',
  fields: [
    { name: ['handler'], label: '承办人', kind: 'person' },
    { name: ['remark'], label: '备注', kind: 'text', optional: true },
  ],
};
export const reportProgress: Step = {
  command: 'assignment.report-progress',
  submit: '报送进展',
  fields: [
    {
      name: ['period'],
      label: '报告期',
      kind: 'text',
      optional: true,
      hint: '按期报送的填写,如 2026-03;首次报告写“首报”',
    },
    { name: ['deployment'], label: '部署安排', kind: 'area' },
    { name: ['actions'], label: '具体行动', kind: 'area' },
    { name: ['progress'], label: '工作进度', kind: 'area' },
    { name: ['percent'], label: '完成百分比', kind: 'number' },
    { name: ['achievements'], label: '成绩经验', kind: 'area' },
    ...problemFields,
    { name: ['nextSteps'], label: '下步打算', kind: 'area' },
    { name: ['evidence'], label: '佐证材料', kind: 'files', optional: true },
  ],
};
export const submitOpinion: Step = {
  command: 'assignment.submit-opinion',
  submit: '报送协办意见',
  fields: [
    { name: ['opinion'], label: '协办意见', kind: 'area' },
    { name: ['evidence'], label: '附件', kind: 'files', optional: true },
  ],
};
export const draftReport: Step = {
  command: 'assignment.draft-report',
  submit: '送审核',
  fields: [
    { name: ['facts'], label: '实情', kind: 'area' },
    { name: ['crux'], label: '症结', kind: 'area' },
    { name: ['measures'], label: '措施', kind: 'area' },
    { name: ['results'], label: '结果', kind: 'area' },
    ...problemFields,
    { name: ['causes'], label: '原因分析', kind: 'area' },
    { name: ['followUp'], label: '下步打算', kind: 'area' },
    { name: ['policyBasis'], label: '政策依据', kind: 'area', optional: true, hint: '涉及全局的必须填写' },
    { name: ['evidence'], label: '佐证材料', kind: 'files' },
  ],
};
export const checkReport: Step = {
  command: 'assignment.check-report',
  submit: '提交审核',
  fields: verdict('同意', '退回起草'),
  initial: () => ({ agree: true }),
};
export const signReport: Step = {
  command: 'assignment.sign-report',
  submit: '签报',
  fields: verdict('同意报送', '退回起草'),
  initial: () => ({ agree: true }),
};
export const review: Step = {
  command: 'assignment.review',
  submit: '提交审核',
  fields: [
    { name: ['checks'], label: '形式检查', kind: 'many', options: optionsOf(words.reviewCheck), optional: true },
    { name: ['factsClear'], label: '事实清楚', kind: 'choice', options: yesNo },
    { name: ['conclusionAccurate'], label: '结论准确', kind: 'choice', options: yesNo },
    { name: ['handledProperly'], label: '处理得当', kind: 'choice', options: yesNo },
    { name: ['verification'], label: '核查方式', kind: 'select', options: optionsOf(words.verificationMethod) },
    {
      name: ['result'],
      label: '审核结果',
      kind: 'choice',
      options: [
        { value: 'PASS', label: '审核通过' },
        { value: 'SUPPLEMENT', label: '退回补充' },
        { value: 'REWORK', label: '退回重办' },
      ],
    },
    { name: ['opinion'], label: '审核意见', kind: 'area', optional: true, hint: '退回时请写明理由' },
  ],
  initial: ({ matter }) => ({ verification: matter?.opinion?.verification[0], result: 'PASS' }),
};
export const secondReview: Step = {
  command: 'assignment.second-review',
  submit: '提交复审',
  fields: verdict('同意', '退回重办'),
  initial: () => ({ agree: true }),
};
export const requestExtension: Step = {
  command: 'assignment.request-extension',
  submit: '申请延期',
  effect: '到期前提出,经单位负责人签署、督查员初审,送有权的人审批;批准以前仍按原时限。',
  fields: [
    { name: ['reason'], label: '延期原因', kind: 'select', options: optionsOf(words.extensionReason) },
    { name: ['explanation'], label: '延期理由', kind: 'area' },
    { name: ['progress'], label: '目前进展', kind: 'area' },
    { name: ['newDueOn'], label: '拟延至', kind: 'date' },
    { name: ['nextSteps'], label: '下步计划', kind: 'area' },
    { name: ['evidence'], label: '附件', kind: 'files', optional: true },
  ],
};
export const decideExtension: Step = {
  command: 'assignment.decide-extension',
  submit: '提交审批',
  fields: [
    {
      name: ['result'],
      label: '审批结果',
      kind: 'choice',
      options: optionsOf(words.extensionResult),
    },
    { name: ['newDueOn'], label: '延至', kind: 'date', shown: (values) => values['result'] === 'PARTIAL' },
    { name: ['opinion'], label: '意见', kind: 'area', optional: true, hint: '不同意、部分同意时请写明理由' },
  ],
  initial: () => ({ result: 'APPROVED' }),
};
export const urge: Step = {
  command: 'assignment.urge',
  submit: '记录催办',
  fields: [
    { name: ['channel'], label: '催办方式', kind: 'select', options: optionsOf(words.reminderChannel) },
    { name: ['color'], label: '督查单', kind: 'select', options: optionsOf(words.noticeColor), optional: true },
    { name: ['content'], label: '催办内容', kind: 'area' },
    { name: ['answeredBy'], label: '接话人', kind: 'text', optional: true },
    { name: ['answer'], label: '答复', kind: 'area', optional: true },
    { name: ['promisedOn'], label: '承诺日期', kind: 'date', optional: true },
  ],
  initial: () => ({ channel: 'PHONE' }),
};
