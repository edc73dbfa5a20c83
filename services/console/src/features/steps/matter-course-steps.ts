import { words } from '@duban/contracts';
import { optionsOf } from '../../shared/words';
import { type Step } from './step';

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** 电话批准: what the approver said on the telephone, written down by the desk. Beside `approve`, not a step of its own. */
export const approveByPhone: Step = {
  command: 'matter.approve',
  submit: '记录电话批准',
  effect: '特急事项可先电话批准:记录后即立项、编号并转入交办;批准人要在下一工作日内到平台补签。',
  fields: [
    { name: ['byPhone', 'approver'], label: '批准人', kind: 'person', roles: ['OFFICE_DIRECTOR', 'GOV_HEAD'] },
    { name: ['byPhone', 'calledAt'], label: '通话时间', kind: 'moment' },
    { name: ['opinion'], label: '批准人的意见', kind: 'area', optional: true },
  ],
  fixed: () => ({ decision: 'APPROVE' }),
};
export const confirmApproval: Step = {
  command: 'matter.confirm-approval',
  submit: '补签',
  effect: '确认您在电话里批准了这件事项立项。超过时限补签仍然有效,会记明逾期。',
  fields: [{ name: ['opinion'], label: '意见', kind: 'area', optional: true }],
};
export const grantAccess: Step = {
  command: 'matter.grant-access',
  submit: '扩大知悉范围',
  effect: '选中的人从此看得到这件事项的全部内容;已在范围内的人不能移出。',
  fields: [
    { name: ['persons'], label: '增加的知悉人', kind: 'people' },
    { name: ['reason'], label: '理由', kind: 'area' },
  ],
};
export const upgrade: Step = {
  command: 'matter.upgrade',
  submit: '升级办理',
  effect: '由一般了解转为正式督办:从立项审批接着办,已填写的内容保留。',
  fields: [
    {
      name: ['effortPath'],
      label: '督办方式',
      kind: 'choice',
      options: optionsOf({ CONCLUDE: words.effortPath.CONCLUDE, OVERALL: words.effortPath.OVERALL }),
    },
    { name: ['policyBasis'], label: '政策依据', kind: 'area', optional: true, hint: '涉及全局的必须填写' },
    { name: ['reason'], label: '升级理由', kind: 'area' },
  ],
  initial: () => ({ effortPath: 'CONCLUDE' }),
};
export const revoke: Step = {
  command: 'matter.revoke',
  submit: '撤销事项',
  effect: '撤销后不再办理,各单位的任务一并取消,案卷照常归档。撤销不能恢复。',
  fields: [
    { name: ['reason'], label: '撤销理由', kind: 'area' },
    { name: ['instrument'], label: '撤销依据', kind: 'text', hint: '写明文件、批示或会议' },
  ],
};
export const suspend: Step = {
  command: 'matter.suspend',
  submit: '中止办理',
  effect: '中止期间各单位的时限都停住,不催办、不算逾期;恢复后时限按停住的时间顺延。',
  fields: [
    { name: ['reason'], label: '中止理由', kind: 'area' },
    { name: ['expectedResumeOn'], label: '预计恢复日期', kind: 'date' },
  ],
};
export const resume: Step = {
  command: 'matter.resume',
  submit: '恢复办理',
  effect: '恢复后接着中止前的环节办理,各单位的时限按中止的时间顺延。',
  fields: [{ name: ['reason'], label: '恢复理由', kind: 'area' }],
};
export const merge: Step = {
  command: 'matter.merge',
  submit: '并案',
  effect: '这件事项并入另一件,不再单独办理;各自要求的答复在并入的事项里分别给出。并案不能撤回。',
  fields: [
    { name: ['into'], label: '并入的事项', kind: 'matter' },
    { name: ['reason'], label: '并案理由', kind: 'area' },
  ],
};
export const addInstruction: Step = {
  command: 'matter.add-instruction',
  submit: '记录再次批示',
  effect: '批示加在原批示之后,督查室和承办单位都看得到;改变紧急程度的,未完成的时限按新的紧急程度重新计算。',
  fields: [
    {
      name: ['instruction', 'leader'],
      label: '批示领导',
      kind: 'leader',
      post: ['instruction', 'post'],
    },
    { name: ['instruction', 'post'], label: '职务', kind: 'text' },
    { name: ['instruction', 'on'], label: '批示日期', kind: 'date' },
    { name: ['instruction', 'text'], label: '批示原文', kind: 'area' },
    { name: ['urgency'], label: '紧急程度', kind: 'choice', options: optionsOf(words.urgency) },
  ],
  initial: ({ matter }) => ({
    instruction: {
      leader: matter && { id: matter.leader.id, name: matter.leader.name },
      post: matter?.leader.post,
      on: today(),
    },
    urgency: matter?.urgency,
  }),
};
export const changeLeader: Step = {
  command: 'matter.change-leader',
  submit: '变更领导',
  effect: '今后的专报呈给新任领导阅示;原来的批示仍记在原领导名下。',
  fields: [
    { name: ['leader'], label: '新任领导', kind: 'leader', post: ['post'] },
    { name: ['post'], label: '职务', kind: 'text' },
    { name: ['reason'], label: '变更原因', kind: 'text' },
  ],
};
export const closeAsPresented: Step = {
  command: 'matter.close-as-presented',
  submit: '按已呈阅办结',
  effect: '专报已呈领导,规定的时间内没有批示意见,按“已呈阅”办结并转入归档。',
  fields: [{ name: ['reason'], label: '说明', kind: 'area' }],
};
export const recordSatisfaction: Step = {
  command: 'matter.record-satisfaction',
  submit: '登记回访',
  effect: '由督查室回访诉求人。不满意的不能办结;已经办结的开始新一轮办理。联系不上的登记“未反馈”,不计入满意。',
  fields: [
    { name: ['contact'], label: '回访对象', kind: 'text' },
    { name: ['on'], label: '回访日期', kind: 'date' },
    { name: ['satisfaction'], label: '满意程度', kind: 'choice', options: optionsOf(words.satisfaction) },
    { name: ['remark'], label: '回访情况', kind: 'area' },
  ],
};
export const reopen: Step = {
  command: 'matter.reopen',
  submit: '重新办理',
  effect: '已办结的事项没有真正落实的,开始新的一轮办理;前一轮的记录都保留。归档以后不能重新办理。',
  fields: [{ name: ['reason'], label: '重新办理的理由', kind: 'area' }],
};
