import { words } from '@duban/contracts';
import { optionsOf } from '../../shared/words';
import { type Field, type Step, verdict } from './step';

const reassigns = (values: Record<string, unknown>): boolean =>
  values['decision'] === 'REASSIGN' || values['effect'] === 'REASSIGN';
const newUnit: Field = { name: ['newUnit'], label: '改由哪个单位办理', kind: 'new-unit', shown: reassigns };

export const requestReturn: Step = {
  command: 'assignment.request-return',
  submit: '申请退办',
  effect:
    '只能在退办窗口内申请,须由本单位另一位负责人签字,再由督查室初审、审定;审定之前时限照常计算。单位不能自行转给别的单位。',
  fields: [
    { name: ['reason'], label: '退办原因', kind: 'select', options: optionsOf(words.returnReason) },
    { name: ['basis'], label: '退办依据', kind: 'area', hint: '三定规定、法规条款' },
    { name: ['suggestedUnit'], label: '建议承办单位', kind: 'unit', optional: true },
    { name: ['evidence'], label: '附件', kind: 'files', optional: true },
  ],
};
export const signReturn: Step = {
  command: 'assignment.sign-return',
  submit: '签字',
  effect: '签字同意后送督查室;不同意的,本单位继续办理。',
  fields: verdict('同意退办', '不同意,继续办理'),
  initial: () => ({ agree: true }),
};
const answer: Field[] = [
  { name: ['decision'], label: '意见', kind: 'choice', options: optionsOf(words.returnDecision) },
  newUnit,
  { name: ['opinion'], label: '说明', kind: 'area' },
];
export const reviewReturn: Step = {
  command: 'assignment.review-return',
  submit: '提交初审',
  fields: answer,
  initial: ({ assignment }) => ({
    decision: (assignment?.returnRequest?.nth ?? 1) > 1 ? 'COORDINATE' : 'REASSIGN',
    newUnit: assignment?.returnRequest?.suggestedUnit && { unit: assignment.returnRequest.suggestedUnit },
  }),
};
export const decideReturn: Step = {
  command: 'assignment.decide-return',
  submit: '提交审定',
  effect: '同意改办的,新单位的时限从下达起重新计算,原任务保留为“已改办”。',
  fields: answer,
  initial: ({ assignment }) => {
    const reviewed = assignment?.returnRequest?.reviewed;
    return { decision: reviewed?.decision, newUnit: reviewed?.newUnit };
  },
};
export const split: Step = {
  command: 'assignment.split',
  submit: '再分解',
  effect: '分给下级单位或内设机构,每份至少比本单位早一个工作日;结果以协办意见交回本单位,本单位对总结果负责。',
  fields: [{ name: ['lines'], label: '分解单位', kind: 'parts' }],
  initial: () => ({ lines: [{ dueOn: '' }] }),
};
export const markOpinionMissing: Step = {
  command: 'assignment.mark-opinion-missing',
  submit: '标明逾期未送',
  effect: '标明以后主办单位不再等这份协办意见,可以报送;协办单位仍可补送,自己记逾期。',
  fields: [{ name: ['reason'], label: '情况说明', kind: 'area' }],
};
export const endorseExtension: Step = {
  command: 'assignment.endorse-extension',
  submit: '签署意见',
  fields: verdict('同意申请延期', '不同意'),
  initial: () => ({ agree: true }),
};
export const checkExtension: Step = {
  command: 'assignment.check-extension',
  submit: '提交初审',
  effect: '初审后按延长多少、第几次、时限由谁定,送有权审批的人。',
  fields: verdict('建议同意', '建议不同意'),
  initial: () => ({ agree: true }),
};
export const explainOverdue: Step = {
  command: 'assignment.explain-overdue',
  submit: '报送逾期说明',
  effect: '到期以后不能再申请延期;说明报督查室,这项任务仍记逾期。',
  fields: [
    { name: ['explanation'], label: '逾期说明', kind: 'area' },
    { name: ['expectedOn'], label: '预计办结日期', kind: 'date' },
    { name: ['evidence'], label: '附件', kind: 'files', optional: true },
  ],
};
export const explainReturns: Step = {
  command: 'assignment.explain-returns',
  submit: '报送说明',
  effect: '连续退回重办的,由主要负责人说明情况。',
  fields: [
    { name: ['explanation'], label: '情况说明', kind: 'area' },
    { name: ['measures'], label: '改进措施', kind: 'area' },
  ],
};
export const proposeOutcome: Step = {
  command: 'assignment.propose-outcome',
  submit: '提出建议',
  effect: '只是建议,经行政首长批准以后才会执行。',
  fields: [
    { name: ['kind'], label: '建议', kind: 'choice', options: optionsOf(words.outcomeKind) },
    { name: ['reason'], label: '建议理由', kind: 'area' },
  ],
  initial: () => ({ kind: 'ADMONISH_TALK' }),
};
export const approveNotice: Step = {
  command: 'assignment.approve-notice',
  submit: '签发红单',
  fields: verdict('同意签发', '不签发'),
  initial: () => ({ agree: true }),
};

export const requestCoordination: Step = {
  command: 'coordination.request',
  submit: '提请协调',
  effect:
    '先由督查机构协调,三个工作日内没有结果的逐级上报:办公室主任、分管领导、政府会议。协调期间时限照常计算,结果对各方有约束力。',
  fields: [
    {
      name: ['kind'],
      label: '提请事由',
      kind: 'select',
      options: optionsOf(words.coordinationKind).filter(({ value }) => value !== 'RETURN_DISPUTE'),
    },
    { name: ['stuck'], label: '卡在哪里', kind: 'area' },
    { name: ['parties'], label: '涉及单位', kind: 'units', optional: true },
    { name: ['tried'], label: '已经做过的努力', kind: 'area' },
    { name: ['proposal'], label: '建议', kind: 'area' },
    { name: ['evidence'], label: '附件', kind: 'files', optional: true },
  ],
  initial: () => ({ kind: 'STUCK' }),
  fixed: ({ assignment }) => ({ assignmentId: assignment?.id }),
};
export const escalateCoordination: Step = {
  command: 'coordination.escalate',
  submit: '提请上一级',
  effect: '转到上一级协调,时限重新起算。',
  fields: [{ name: ['reason'], label: '理由', kind: 'area' }],
};
const met = (values: Record<string, unknown>): boolean => values['met'] === true;
const adjusts = (values: Record<string, unknown>): boolean => values['effect'] === 'ADJUST';
export const resolveCoordination: Step = {
  command: 'coordination.resolve',
  submit: '签署协调结果',
  effect: '签署后按结果调整任务,并告知各方;结果有约束力。',
  fields: [
    { name: ['effect'], label: '对任务', kind: 'choice', options: optionsOf(words.coordinationEffect) },
    newUnit,
    {
      name: ['dueOn'],
      label: '新的时限',
      kind: 'date',
      optional: true,
      shown: adjusts,
      hint: '时限、要求至少填一项',
    },
    { name: ['requirement'], label: '新的承办要求', kind: 'area', optional: true, shown: adjusts },
    { name: ['decision'], label: '协调结果', kind: 'area' },
    { name: ['met'], label: '会议', kind: 'confirm', text: '开了协调会或现场办公', optional: true },
    { name: ['meeting', 'on'], label: '会议日期', kind: 'date', shown: met },
    { name: ['meeting', 'place'], label: '地点', kind: 'text', shown: met },
    { name: ['meeting', 'participants'], label: '参加人员', kind: 'area', shown: met },
  ],
  initial: () => ({ effect: 'KEEP' }),
};
