import { words, type PlanItemView } from '@duban/contracts';
import { optionsOf } from '../../shared/words';
import { type Step, verdict } from './step';

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

export const draftOpinion: Step = {
  command: 'matter.draft-opinion',
  submit: '提交拟办意见',
  fields: [
    { name: ['effortPath'], label: '督办方式', kind: 'choice', options: optionsOf(words.effortPath) },
    { name: ['mandate', 'type'], label: '督查依据', kind: 'select', options: optionsOf(words.mandateType) },
    { name: ['mandate', 'giver'], label: '授权人', kind: 'text' },
    { name: ['mandate', 'on'], label: '授权日期', kind: 'date' },
    { name: ['mandate', 'evidence'], label: '授权依据', kind: 'text' },
    { name: ['contentType'], label: '督查内容', kind: 'select', options: optionsOf(words.contentType) },
    { name: ['form'], label: '督查形式', kind: 'select', options: optionsOf(words.supervisionForm) },
    {
      name: ['procedure'],
      label: '程序',
      kind: 'select',
      optional: true,
      options: [{ value: 'DX', label: words.procedure.DX }],
      hint: '需要组织督查组的列入大型决策督查,不选按原来的程序;列入以后先拟方案、报行政首长审定',
      shown: ({ effortPath }) => effortPath !== 'KNOW',
    },
    { name: ['policyBasis'], label: '政策依据', kind: 'area', optional: true, hint: '涉及全局的必须填写' },
    { name: ['requirement'], label: '办理要求', kind: 'area' },
    { name: ['successCriteria'], label: '办结标准', kind: 'area' },
    { name: ['deadline'], label: '办理时限', kind: 'deadline' },
    {
      name: ['deadlineReason'],
      label: '调整时限的理由',
      kind: 'text',
      optional: true,
      hint: '与制度时限不同时必须填写',
    },
    { name: ['supervisor'], label: '督办责任人', kind: 'person' },
    { name: ['feedbackForm'], label: '反馈形式', kind: 'select', options: optionsOf(words.feedbackForm) },
    { name: ['confidentiality'], label: '公开属性', kind: 'select', options: optionsOf(words.confidentiality) },
    { name: ['verification'], label: '核查方式', kind: 'many', options: optionsOf(words.verificationMethod) },
    { name: ['duplicateChecked'], label: '查重', kind: 'confirm', text: '已核对,没有重复立项' },
  ],
  initial: ({ matter }) => ({
    effortPath: matter?.proposed.effortPath,
    mandate: {
      type: 'HEAD_INSTRUCTION',
      giver: matter?.instruction.leader.name,
      on: matter?.instruction.on ?? today(),
      evidence: `${matter?.instruction.post ?? ''}批示`,
    },
    contentType: 'GOV_DEPLOYMENT',
    form: 'ROUTINE',
    deadline: matter?.proposed.deadline,
    feedbackForm: 'SPECIAL_REPORT',
    confidentiality: 'INTERNAL',
    verification: ['PHONE'],
  }),
};
export const checkOpinion: Step = {
  command: 'matter.check-opinion',
  submit: '提交审核意见',
  fields: verdict('同意立项', '退回拟办'),
  initial: () => ({ agree: true }),
};
export const approve: Step = {
  command: 'matter.approve',
  submit: '提交审批意见',
  fields: [
    {
      name: ['decision'],
      label: '审批',
      kind: 'choice',
      options: [
        { value: 'APPROVE', label: '批准立项' },
        { value: 'SEND_BACK', label: '退回拟办' },
        { value: 'REJECT', label: '不予立项' },
      ],
    },
    { name: ['opinion'], label: '意见', kind: 'area', optional: true, hint: '不批准时请写明理由' },
  ],
  initial: () => ({ decision: 'APPROVE' }),
};
export const recordCall: Step = {
  command: 'matter.record-call',
  submit: '记录并办结',
  fields: [
    { name: ['unit'], label: '被了解单位', kind: 'unit' },
    { name: ['answeredBy'], label: '接话人', kind: 'text' },
    { name: ['situation'], label: '情况', kind: 'area' },
    { name: ['conclusion'], label: '简要反馈', kind: 'area' },
  ],
};
export const decideFeedback: Step = {
  command: 'matter.decide-feedback',
  submit: '提交阅示',
  fields: [
    {
      name: ['decision'],
      label: '阅示',
      kind: 'choice',
      options: [
        { value: 'AGREE', label: '同意办结' },
        { value: 'REINSTRUCT', label: '再批示' },
        { value: 'KEY', label: '列入重点督办' },
        { value: 'VERIFY', label: '退回核实' },
      ],
    },
    { name: ['text'], label: '批示内容', kind: 'area', optional: true, hint: '除同意办结外请写明' },
  ],
  initial: () => ({ decision: 'AGREE' }),
};
/** 责任矩阵 (S-81): a line for the unit that leads and one for each that helps, due as the plan says. */
const linesOf = ({ no, matter, method, target, lead, co, dueOn }: PlanItemView) =>
  [lead, ...co].map((unit, i) => ({
    item: { no, matter, method },
    role: i === 0 ? ('LEAD' as const) : ('CO' as const),
    unit,
    requirement: i === 0 ? (target ?? matter) : `配合${lead.name}:${matter}`,
    deadline: { unit: 'DATE' as const, date: dueOn },
  }));
export const draftNotice: Step = {
  command: 'notice.draft',
  submit: '送签发',
  fields: [
    { name: ['title'], label: '通知标题', kind: 'text' },
    { name: ['text'], label: '通知正文', kind: 'area' },
    { name: ['contact'], label: '联系人及电话', kind: 'text' },
    { name: ['lines'], label: '承办单位', kind: 'lines' },
  ],
  initial: ({ matter, plan }) => ({
    title: matter ? `${matter.title}的督办通知`.slice(0, 80) : '',
    text: matter?.opinion?.requirement ?? '',
    lines: plan?.inForce?.items.flatMap(linesOf) ?? [
      {
        role: 'LEAD',
        requirement: matter?.opinion?.requirement ?? '',
        deadline: matter?.opinion?.deadline ?? { unit: 'WORKDAY', amount: 3 },
      },
    ],
  }),
};
export const signNotice: Step = {
  command: 'notice.sign',
  submit: '签发',
  fields: verdict('同意签发', '退回重拟'),
  initial: () => ({ agree: true }),
};
