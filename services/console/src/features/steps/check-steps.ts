import { type AmendInspection, words } from '@duban/contracts';
import { optionsOf } from '../../shared/words';
import { conclusionBegun } from '../campaign/of-campaign';
import { type Field, type Known, type Step } from './step';

const planFields: Field[] = [
  {
    name: ['mode'],
    label: '明查暗访',
    kind: 'choice',
    options: optionsOf(words.inspectionMode),
    hint: '暗访不通知被查单位,只有核查人员看得到;明查提前1个工作日通知',
  },
  { name: ['purpose'], label: '核查内容', kind: 'area' },
  { name: ['subjects'], label: '被查单位', kind: 'units' },
  { name: ['points'], label: '点位', kind: 'points' },
  { name: ['methods'], label: '方式', kind: 'many', options: optionsOf(words.supervisionMethod) },
  { name: ['team'], label: '核查人员', kind: 'people', hint: '第一位是组长' },
  { name: ['fromOn'], label: '开始日期', kind: 'date' },
  { name: ['untilOn'], label: '结束日期', kind: 'date' },
];
const planned = ({ inspection }: Known): Partial<Omit<AmendInspection, 'reason'>> => {
  if (!inspection) return { mode: 'COVERT_VISIT', methods: ['COVERT_VISIT'], points: [], subjects: [], team: [] };
  const { mode, purpose, subjects, points, methods, team, fromOn, untilOn } = inspection;
  return { mode, purpose, subjects, points, methods, team, fromOn, untilOn };
};

export const planInspection: Step = {
  command: 'inspection.plan',
  submit: '送审批',
  effect: '督查室主任批准以后才能到现场;批准即冻结,记录超出方案的不收。',
  fields: planFields,
  initial: planned,
  fixed: ({ matter }) => ({ matterId: matter?.id }),
};
export const amendInspection: Step = {
  command: 'inspection.amend',
  submit: '提出变更',
  effect: '新的一版批准以前,仍按原来批准的一版。',
  fields: [...planFields, { name: ['reason'], label: '变更理由', kind: 'area' }],
  initial: planned,
};

/** What was sent back is written anew from what it was. */
const written = (known: Known): Record<string, unknown> => {
  const { conclusion } = known;
  if (!conclusion) return conclusionBegun(known) ?? { findings: [], participants: [] };
  const { unit, facts, judgement, findings, participants } = conclusion;
  return { unit, facts, judgement, findings, participants };
};
export const draftConclusion: Step = {
  command: 'conclusion.draft',
  submit: '送审定',
  effect: '一个单位一份;每个问题都要有证据。审定以后编号成文,送达单位。',
  fields: [
    { name: ['unit'], label: '被查单位', kind: 'unit' },
    { name: ['facts'], label: '事实', kind: 'area' },
    { name: ['findings'], label: '发现问题', kind: 'evidenced-findings' },
    { name: ['judgement'], label: '结论', kind: 'area' },
    { name: ['participants'], label: '参与人员', kind: 'people', hint: '参与作出结论的人,以后不能复核' },
  ],
  initial: written,
  fixed: ({ matter }) => ({ matterId: matter?.id }),
};
export const fileReconsideration: Step = {
  command: 'reconsideration.file',
  submit: '申请复核',
  effect: '自签收结论次日起30日内可以申请一次;30日内作出决定。复核期间照样整改。',
  fields: [
    { name: ['reasons'], label: '异议及理由', kind: 'area' },
    { name: ['evidence'], label: '证据', kind: 'files', optional: true },
  ],
  fixed: ({ conclusion }) => ({ conclusionId: conclusion?.id }),
};
export const reviewReconsideration: Step = {
  command: 'reconsideration.review',
  submit: '提出复核意见',
  fields: [
    { name: ['proposal'], label: '建议', kind: 'choice', options: optionsOf(words.reconsiderationDecision) },
    { name: ['opinion'], label: '复核意见', kind: 'area' },
  ],
};
