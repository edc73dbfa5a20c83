import { type CampaignPlanView, type Role, words } from '@duban/contracts';
import { optionsOf } from '../../shared/words';
import { type Field, type Known, problemFields, type Step, verdict } from './step';
import { freshTeam } from './teams-input';

const everybody = Object.keys(words.role) as Role[];
const planFields: Field[] = [
  { name: ['background'], label: '背景依据', kind: 'area' },
  { name: ['contents'], label: '督查内容', kind: 'area' },
  { name: ['subjects'], label: '督查对象', kind: 'units' },
  { name: ['scope'], label: '督查范围', kind: 'area' },
  { name: ['form'], label: '督查形式', kind: 'choice', options: optionsOf(words.supervisionForm) },
  { name: ['methods'], label: '督查方式', kind: 'many', options: optionsOf(words.supervisionMethod) },
  { name: ['fromOn'], label: '开始日期', kind: 'date', hint: '有明查点位的,至少提前3个工作日通知' },
  { name: ['untilOn'], label: '结束日期', kind: 'date' },
  {
    name: ['teams'],
    label: '分组和点位',
    kind: 'teams',
    hint: '暗访点位只有督查组和审批的人看得到,不通知被查单位',
  },
  { name: ['checklist'], label: '问题清单', kind: 'texts', hint: '一行一条:看什么、问什么' },
  {
    name: ['selfCheckDueOn'],
    label: '自查时限',
    kind: 'date',
    optional: true,
    hint: '填了就要求明查的对象自查,通知里附问题清单',
  },
  { name: ['disciplines'], label: '纪律要求', kind: 'area' },
  { name: ['training'], label: '培训安排', kind: 'area' },
  { name: ['logistics'], label: '后勤保障', kind: 'area' },
  { name: ['risks'], label: '风险与预案', kind: 'area' },
  {
    name: ['programEntryId'],
    label: '年度督查检查计划条目',
    kind: 'program-entry',
    optional: true,
    hint: '计划内的从批准的年度计划里选',
    shown: ({ offProgramReason }) => !offProgramReason,
  },
  {
    name: ['offProgramReason'],
    label: '一事一报的理由',
    kind: 'area',
    optional: true,
    hint: '不在年度督查检查计划内的必须填写',
    shown: ({ programEntryId }) => !programEntryId,
  },
];

const kept = (plan: CampaignPlanView): Record<string, unknown> => {
  const { background, contents, subjects, scope, form, methods, fromOn, untilOn, teams } = plan;
  const { checklist, selfCheckDueOn, disciplines, training, logistics, risks } = plan;
  const { programEntryId, offProgramReason } = plan;
  return {
    ...{ background, contents, subjects, scope, form, methods, fromOn, untilOn, teams },
    ...{ checklist, selfCheckDueOn, disciplines, training, logistics, risks, programEntryId, offProgramReason },
  };
};
/** What was sent back, or what holds and is to be changed; of a new one what every campaign asks of its teams. */
const written = ({ campaign, matter }: Known): Record<string, unknown> => {
  const before = campaign?.pending ?? campaign?.inForce;
  if (before) return kept(before);
  return {
    background: matter ? `${matter.instruction.post}${matter.instruction.leader.name}:${matter.instruction.text}` : '',
    contents: matter?.opinion?.requirement ?? '',
    ...{ subjects: [], form: 'SPECIFIC', methods: ['INSPECT', 'COVERT_VISIT'], teams: [freshTeam(1)], checklist: [] },
    disciplines: '轻车简从,不用陪同接待,不干预被查单位正常工作,遵守廉政和保密纪律。',
    training: '出发前集中培训,学习督查工作条例、政策口径和问题清单。',
  };
};
export const draftCampaign: Step = {
  command: 'campaign.draft',
  submit: '报审',
  effect: '依次由办公室主任、分管领导审核,行政首长审定;审定以后冻结,改动须变更方案、重新审定。',
  fields: planFields,
  initial: written,
};
export const amendCampaign: Step = {
  command: 'campaign.amend',
  submit: '提出变更',
  effect: '审定以前仍按原来一版;不得随意扩大范围、变更对象和内容(条例第十五条)。',
  fields: [...planFields, { name: ['reason'], label: '变更理由', kind: 'area' }],
  initial: written,
};
export const endorseCampaign: Step = {
  command: 'campaign.endorse',
  submit: '提交审核意见',
  fields: verdict('同意', '退回修改'),
  initial: () => ({ agree: true }),
};
export const approveCampaign: Step = {
  command: 'campaign.approve',
  submit: '提交审定',
  effect: '批准以后方案冻结,组长由此确定,明查的对象由此得到通知。',
  fields: [
    ...verdict('批准', '退回修改'),
    { name: ['leaders'], label: '督查组组长', kind: 'team-leaders', shown: ({ agree }) => agree !== false },
    {
      name: ['overrideReason'],
      label: '确需开展的理由',
      kind: 'area',
      optional: true,
      hint: '有重复督查的必须填写',
      shown: ({ agree }) => agree !== false,
    },
  ],
  initial: ({ campaign }) => ({
    agree: true,
    leaders: campaign?.pending?.teams.map(({ teamId, name, leader }) => ({ teamId, name, leader })) ?? [],
  }),
};
export const cancelCampaign: Step = {
  command: 'campaign.cancel',
  submit: '取消活动',
  effect: '取消以后事项随之撤销,没办的待办撤下,已有材料归档。',
  fields: [
    { name: ['reason'], label: '取消理由', kind: 'area' },
    { name: ['instrument'], label: '批准依据', kind: 'text' },
  ],
};

const promise: Field = {
  name: ['committed'],
  label: '纪律承诺',
  kind: 'confirm',
  text: '遵守督查纪律、廉政和保密要求,不泄露暗访安排和反映人',
};
const interests: Field[] = [
  { name: ['interests'], label: '与单位的利害关系', kind: 'interests', optional: true },
  {
    name: ['noInterests'],
    label: '没有的请确认',
    kind: 'confirm',
    text: '没有需要回避的情形',
    optional: true,
    shown: ({ interests: said }) => !Array.isArray(said) || said.length === 0,
  },
];
export const declareForTeam: Step = {
  command: 'inspection-team.declare',
  submit: '声明并承诺',
  effect: '与督查对象有利害关系的应当回避,由督查室主任另派人员。',
  fields: [...interests, promise],
  initial: () => ({ interests: [], noInterests: false }),
};
export const trainTeam: Step = {
  command: 'inspection-team.train',
  submit: '登记培训',
  fields: [
    { name: ['on'], label: '培训日期', kind: 'date' },
    { name: ['hours'], label: '学时', kind: 'number' },
    { name: ['content'], label: '培训内容', kind: 'area' },
    { name: ['trainer'], label: '授课人', kind: 'text' },
    { name: ['attended'], label: '参加人员', kind: 'people' },
    { name: ['evidence'], label: '签到表等', kind: 'files', optional: true },
  ],
  initial: ({ team, matter }) => ({
    hours: 4,
    content: matter ? `督查工作条例、督查纪律,${matter.title}的政策口径和问题清单` : '',
    attended: team?.people.filter(({ trainedOn }) => trainedOn === null).map(({ person }) => person) ?? [],
  }),
};
export const replaceMember: Step = {
  command: 'inspection-team.replace',
  submit: '调整人员',
  effect: '换上的人要重新声明、承诺、培训;组长由行政首长调整(条例第八条)。',
  fields: [
    { name: ['out'], label: '换下', kind: 'person', roles: everybody },
    { name: ['in', 'person'], label: '换上', kind: 'person', roles: everybody },
    { name: ['in', 'kind'], label: '身份', kind: 'choice', options: optionsOf(words.memberKind) },
    { name: ['reason'], label: '理由', kind: 'area' },
  ],
  initial: ({ team }) => ({
    out: team?.people.find(({ conflict }) => conflict)?.person,
    in: { kind: 'STAFF' },
    reason: team?.people.some(({ conflict }) => conflict) ? '与督查对象有利害关系,应当回避' : '',
  }),
};
export const departTeam: Step = {
  command: 'inspection-team.depart',
  submit: '督查组出发',
  effect: '每个人都声明、承诺、培训过才能出发。',
  fields: [{ name: ['remark'], label: '备注', kind: 'area', optional: true }],
};
export const submitSelfCheck: Step = {
  command: 'self-check.submit',
  submit: '报送自查报告',
  effect: '主动报告的问题不扣分;隐瞒被查出的从重。',
  fields: [
    { name: ['answers'], label: '逐项自查情况', kind: 'answers' },
    ...problemFields,
    { name: ['evidence'], label: '佐证材料', kind: 'files', optional: true },
  ],
  initial: ({ selfCheck }) => ({
    answers: selfCheck?.checklist.map((item) => ({ item, situation: '' })) ?? [],
    problems: [],
    evidence: [],
  }),
};
