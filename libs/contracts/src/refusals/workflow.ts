/** What 流程 refuses. */
export const workflowRefusals = {
  'instance.ended': { status: 409, zh: '该流程已经结束', remedy: '不必移动,请刷新后查看' },
  'instance.step-vanished': {
    status: 409,
    zh: '流程停在{steps},第{version}版里没有',
    remedy: '请保留原版;确需移动的,在流程图里恢复这些环节(元素编号不变),重新发布后再移',
  },
  'instance.cannot-move': {
    status: 409,
    zh: '不能移到第{version}版:{reason}',
    remedy: '请保留原版;确需移动的,在流程图里按原样恢复所指的环节,重新发布后再移',
  },
} as const;
