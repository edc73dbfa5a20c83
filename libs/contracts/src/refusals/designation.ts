/** What 政府指定 refuses. */
export const designationRefusals = {
  'designation.wrong-status': {
    status: 409,
    zh: '这项指定当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面后重试',
  },
  'designation.over': {
    status: 422,
    zh: '指定的期限{untilOn}已经过去',
    remedy: '请改选止日',
  },
  'designation.itself': {
    status: 422,
    zh: '“{department}”是督查机构自己,不需要指定',
    remedy: '请选择其他部门',
  },
  'designation.same-person': {
    status: 403,
    zh: '提出人“{by}”不能批准自己提出的指定',
    remedy: '请由行政首长批准',
  },
} as const;
