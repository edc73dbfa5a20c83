/** What 督查结论 and 复核 refuse. */
export const reconsiderationRefusals = {
  'conclusion.wrong-status': {
    status: 409,
    zh: '督查结论当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面,按当前环节办理',
  },
  'conclusion.evidence-missing': {
    status: 422,
    zh: '问题“{finding}”没有证据,不能写进结论',
    remedy: '请附上底稿、照片或文件(条例第十六条:事实清楚、证据充分)',
  },
  'conclusion.other-unit': { status: 403, zh: '这是对{unit}的结论', remedy: '只能由该单位办理' },
  'reconsideration.wrong-status': {
    status: 409,
    zh: '复核当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面,按当前环节办理',
  },
  'reconsideration.too-late': {
    status: 409,
    zh: '申请复核的期限是{untilOn},已经过去',
    remedy: '自收到结论之日起30日内可以申请(条例第十七条);请按结论整改',
  },
  'reconsideration.already-filed': { status: 409, zh: '这份结论已经申请过复核', remedy: '请在该复核中查看进展' },
  'reconsideration.participant': {
    status: 422,
    zh: '{name}参与作出结论,应当回避,不能复核',
    remedy: '请另行指定人员(条例第十七条)',
  },
  'reconsideration.finding-unknown': {
    status: 422,
    zh: '要撤销的问题不在这份结论里',
    remedy: '请刷新后在结论列出的问题中选择',
  },
  'reconsideration.maintained': {
    status: 422,
    zh: '维持结论的,不能撤销其中的问题',
    remedy: '请改为“变更”,或不选撤销的问题',
  },
  'reconsideration.not-a-reviewer': { status: 403, zh: '你不是指定的复核人员', remedy: '请由指定的复核人员提出意见' },
  'reconsideration.reviews-missing': {
    status: 409,
    zh: '{names}还没有提出复核意见',
    remedy: '请复核人员先提出意见',
  },
} as const;
