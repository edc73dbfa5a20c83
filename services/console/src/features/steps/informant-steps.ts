import { type Step } from './step';

export const recordInformant: Step = {
  command: 'informant.record',
  submit: '密封登记',
  effect:
    '反映人加密保存,承办单位看不到任何痕迹。只有登记人、督办责任人和办公室主任指定的人写明事由可以查看,每次查看都留痕。再次登记以新的为准。',
  fields: [{ name: ['informants'], label: '反映人', kind: 'informants' }],
};
export const revealInformant: Step = {
  command: 'informant.reveal',
  submit: '查看',
  effect: '查看人、时间、事由记入查看记录,办公室主任看得到。事由里不要写反映人的姓名。写明后十分钟内可以查看。',
  fields: [{ name: ['reason'], label: '查看事由', kind: 'text' }],
};
export const entrustInformant: Step = {
  command: 'informant.entrust',
  submit: '指定知悉人',
  effect: '选中的人从此可以写明事由查看反映人;已指定的不能撤回。',
  fields: [
    { name: ['persons'], label: '知悉人', kind: 'people' },
    { name: ['reason'], label: '理由', kind: 'text' },
  ],
};
