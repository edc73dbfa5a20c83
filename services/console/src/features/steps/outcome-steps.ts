import { words } from '@duban/contracts';
import { optionsOf } from '../../shared/words';
import { outcomeBegun } from '../campaign/of-campaign';
import { type Step } from './step';
import { tracedOf } from './trace-input';

export const proposeOutcome: Step = {
  command: 'outcome.propose',
  submit: '提出建议',
  effect: '只是建议:单位有3个工作日书面说明、申辩,经办公室主任审核、行政首长批准以后才移送、执行。',
  fields: [
    { name: ['kind'], label: '建议', kind: 'select', options: optionsOf(words.outcomeProposalKind) },
    { name: ['unit'], label: '所涉单位', kind: 'unit' },
    { name: ['facts'], label: '事实', kind: 'area' },
    {
      name: ['trace'],
      label: '责任链',
      kind: 'trace',
      optional: true,
      hint: '追责建议须附;超时的环节已经列入',
    },
    { name: ['basis'], label: '依据', kind: 'area' },
    { name: ['suggestion'], label: '建议内容', kind: 'area' },
    { name: ['evidence'], label: '附件', kind: 'files', optional: true },
  ],
  initial: (known) => ({
    ...outcomeBegun(known),
    trace: (known.trace ?? []).filter(({ lateMinutes }) => lateMinutes !== null).map(tracedOf),
  }),
  fixed: ({ matter }) => ({ matterId: matter?.id }),
};
export const arrangeTalk: Step = {
  command: 'outcome.arrange-talk',
  submit: '发约谈通知',
  effect: '约谈通知书编号成文,送达被约谈单位。',
  fields: [
    { name: ['heldAt'], label: '约谈时间', kind: 'moment' },
    { name: ['place'], label: '约谈地点', kind: 'text' },
    { name: ['hosts'], label: '约谈人', kind: 'people' },
    { name: ['attendees'], label: '被约谈人', kind: 'text', hint: '职务和姓名' },
    { name: ['topics'], label: '约谈事项', kind: 'area' },
  ],
};
export const recordTalk: Step = {
  command: 'outcome.record-talk',
  submit: '登记约谈记录',
  fields: [
    { name: ['heldAt'], label: '约谈时间', kind: 'moment' },
    { name: ['content'], label: '约谈情况', kind: 'area' },
    { name: ['reply'], label: '被约谈单位表态', kind: 'area' },
    { name: ['undertaking'], label: '整改承诺', kind: 'area' },
    { name: ['followUpOn'], label: '跟踪落实日期', kind: 'date' },
    { name: ['signature', 'by'], label: '被约谈人签字', kind: 'text' },
    {
      name: ['signature', 'result'],
      label: '签字情况',
      kind: 'choice',
      options: optionsOf(words.inspectionConfirmation),
    },
    {
      name: ['signature', 'remark'],
      label: '拒签情况',
      kind: 'area',
      optional: true,
      shown: (values) => (values['signature'] as { result?: string } | undefined)?.result === 'REFUSED',
    },
    { name: ['evidence'], label: '附件', kind: 'files', optional: true, hint: '签字页、录音、会议照片' },
  ],
  initial: () => ({ signature: { result: 'CONFIRMED' } }),
};
export const recordOutcomeReply: Step = {
  command: 'outcome.record-reply',
  submit: '登记处理结果',
  fields: [
    { name: ['repliedOn'], label: '答复日期', kind: 'date' },
    { name: ['reply'], label: '处理结果', kind: 'area' },
  ],
};
