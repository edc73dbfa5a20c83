import { words } from '@duban/contracts';
import { optionsOf } from '../../shared/words';
import { type Step, verdict } from './step';

export const registerClue: Step = {
  command: 'clue-transfer.register',
  submit: '登记',
  effect: '只有两位经办人和报批的行政首长看得到;不进时间线、消息、检索和案卷。',
  fields: [
    { name: ['target'], label: '移送机关', kind: 'choice', options: optionsOf(words.clueTarget) },
    { name: ['concerning'], label: '涉及的单位和人员', kind: 'area' },
    { name: ['facts'], label: '线索内容', kind: 'area' },
    { name: ['basis'], label: '依据', kind: 'area' },
    {
      name: ['partner'],
      label: '第二位经办人',
      kind: 'person',
      roles: ['SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR'],
    },
    { name: ['approver'], label: '报批的行政首长', kind: 'person', roles: ['GOV_HEAD'] },
    { name: ['evidence'], label: '附件', kind: 'files', optional: true },
  ],
  initial: () => ({ target: 'SUPERVISORY', basis: '《政府督查工作条例》第二十三条' }),
  fixed: ({ matter }) => ({ matterId: matter?.id }),
};
export const confirmClue: Step = {
  command: 'clue-transfer.confirm',
  submit: '提交复核',
  fields: verdict('同意移送', '不移送'),
  initial: () => ({ agree: true }),
};
export const decideClue: Step = {
  command: 'clue-transfer.decide',
  submit: '提交批准',
  fields: verdict('批准移送', '不批准'),
  initial: () => ({ agree: true }),
};
export const handOverClue: Step = {
  command: 'clue-transfer.hand-over',
  submit: '登记移送',
  effect: '两位经办人一同移送,记录写明两人。',
  fields: [
    { name: ['handedTo'], label: '移送机关', kind: 'text' },
    { name: ['handedOn'], label: '移送日期', kind: 'date' },
    { name: ['receivedBy'], label: '接收人', kind: 'text' },
    { name: ['receipt'], label: '回执编号', kind: 'text', optional: true },
    { name: ['remark'], label: '备注', kind: 'area', optional: true },
  ],
};
export const recordClueReply: Step = {
  command: 'clue-transfer.record-reply',
  submit: '登记处理结果',
  fields: [
    { name: ['repliedOn'], label: '答复日期', kind: 'date' },
    { name: ['reply'], label: '处理结果', kind: 'area' },
  ],
};
