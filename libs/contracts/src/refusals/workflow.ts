/** What 流程 refuses. */
export const workflowRefusals = {
  'facts.not-replayable': {
    status: 409,
    zh: '“{service}”不能从头重放:它的数据由命令写下,或者命令随时要依据它们,清空了就不能照常办理',
    remedy: '请先在“流程异常”页重新投递搁置的事实;仍不一致的,按运行手册“恢复”从备份恢复',
  },
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
