/** What the plan of 文件、会议督查 and its items refuse (R-112, R-113, I-13, R-543, S-25). */
export const supervisionPlanRefusals = {
  'supervision-plan.wrong-status': {
    status: 409,
    zh: '督查方案当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面,按当前环节办理',
  },
  'supervision-plan.frozen': {
    status: 409,
    zh: '督查方案已经批准,不能直接改动',
    remedy: '请提出修订,经审核、审批后施行',
  },
  'supervision-plan.not-documents': {
    status: 409,
    zh: '本事项不是文件、会议督查',
    remedy: '请按本事项的程序办理',
  },
  'supervision-plan.number-twice': { status: 422, zh: '检查项目序号{no}用了两次', remedy: '请改为各不相同的序号' },
  'supervision-plan.lead-also-co': { status: 422, zh: '第{no}项的{unit}既牵头又配合', remedy: '请只保留一处' },
  'supervision-plan.due-past': { status: 422, zh: '第{no}项的时限已经过去', remedy: '请填写今天以后的日期' },
  'supervision-plan.same-person': {
    status: 403,
    zh: '方案由{by}拟订,审核、审批须由别人办理',
    remedy: '请由督查室主任审核,分管领导审批',
  },
  'supervision-plan.not-approved': {
    status: 409,
    zh: '督查方案还没有批准,不能交办',
    remedy: '请先将方案报批',
  },
  'supervision-plan.cleared-item-changed': {
    status: 422,
    zh: '第{no}项已经销号或终结,修订时不能改动或去掉',
    remedy: '请保留该项原来的内容',
  },
  'supervision-plan.no-period': { status: 409, zh: '本期已分类,下一期还没有开始', remedy: '请在下一期开始后分类' },
  'supervision-plan.item-unknown': {
    status: 422,
    zh: '方案里没有第{no}项',
    remedy: '请按批准的方案办理;要增加项目的先修订方案',
  },
  'supervision-plan.item-over': {
    status: 409,
    zh: '第{no}项已经审核通过、销号或终结,不能再决定',
    remedy: '请只对未办完的项目作出决定',
  },
  'supervision-plan.item-unclassified': {
    status: 422,
    zh: '第{no}项没有分类',
    remedy: '请给每一个未销号的项目分类',
  },
  'notice.item-missing': {
    status: 422,
    zh: '{unit}的任务没有写明对应方案的哪一项',
    remedy: '请按批准的方案逐项分工',
  },
  'notice.item-one-lead': { status: 422, zh: '第{no}项须有且只有一个牵头单位', remedy: '请核对该项的牵头单位' },
  'notice.item-past-plan': {
    status: 422,
    zh: '第{no}项{unit}的时限晚于方案的{dueOn}',
    remedy: '请不晚于方案的时限,或先修订方案',
  },
  'assignment.no-item': { status: 409, zh: '本任务不是文件、会议督查的牵头任务', remedy: '请按本任务的程序办理' },
  'assignment.stages-missing': {
    status: 422,
    zh: '落实方案没有阶段目标',
    remedy: '请至少填写一个阶段目标,写明时间、完成比例和责任人',
  },
  'assignment.stage-past-due': {
    status: 422,
    zh: '阶段目标“{target}”晚于办结时限',
    remedy: '请改为办结时限以前的日期,或先申请延期',
  },
  'assignment.no-unit-plan': { status: 409, zh: '没有待审查的落实方案', remedy: '请等承办单位报送落实方案' },
  'assignment.clear-evidence-missing': {
    status: 422,
    zh: '销号须有佐证',
    remedy: '请上传现场照片、验收单等佐证',
  },
  'assignment.cleared-by-documents': {
    status: 422,
    zh: '方案要求“{method}”,不能以“{given}”代替',
    remedy: '请按方案定的方式核查以后再销号',
  },
} as const;
