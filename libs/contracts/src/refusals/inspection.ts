/** What 实地核查、暗访 refuse. */
export const inspectionRefusals = {
  'inspection.wrong-status': {
    status: 409,
    zh: '核查当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面,按当前环节办理',
  },
  'inspection.dates-wrong': {
    status: 422,
    zh: '核查时间不得早于今天,结束不得早于开始',
    remedy: '请改选日期',
  },
  'inspection.notice-too-short': {
    status: 422,
    zh: '明查须至少提前1个工作日通知被查单位',
    remedy: '请推迟开始日期,或改为暗访',
  },
  'inspection.duplicate-unexplained': {
    status: 409,
    zh: '“{title}”在{fromOn}至{untilOn}也查“{subject}”的同类内容,间隔太近',
    remedy: '请合并或错开;确需开展的,在审批意见里写明理由(条例第十五条)',
  },
  'inspection.point-outside': {
    status: 422,
    zh: '这个点位不在批准的核查方案内,不能查',
    remedy: '请只查方案内的点位;确需增加的,变更方案并重新审批(条例第十五条)',
  },
  'inspection.subject-outside': {
    status: 422,
    zh: '“{unit}”不在批准的核查对象内',
    remedy: '请只对方案内的单位记录问题;确需增加的,变更方案并重新审批(条例第十五条)',
  },
  'inspection.outside-period': {
    status: 422,
    zh: '{visitedOn}不在批准的核查时间{fromOn}至{untilOn}之内',
    remedy: '请核对到访时间(手机时钟可能不准);确需延长的,变更方案并重新审批',
  },
  'inspection.not-approved': {
    status: 409,
    zh: '核查方案还没有批准,不能开展核查',
    remedy: '请督查室主任先审批;现场记录保存在手机上,批准后再报送',
  },
  'inspection.not-in-team': {
    status: 403,
    zh: '你不在这次核查的人员名单内',
    remedy: '请由核查人员报送,或变更方案增加人员',
  },
  'inspection.recusal': {
    status: 403,
    zh: '被查单位的人不能参加对本单位的核查',
    remedy: '请另派人员(回避)',
  },
  'inspection.confirmation-missing': {
    status: 422,
    zh: '明查的底稿须由被查单位确认,或写明拒签情况',
    remedy: '请填写在场人员和确认结果',
  },
  'inspection.covert-unconfirmed': {
    status: 422,
    zh: '暗访不与被查单位见面,没有现场确认',
    remedy: '请去掉现场确认一栏',
  },
  'inspection.point-unvisited': {
    status: 409,
    zh: '还有点位没有底稿:{points}',
    remedy: '请先报送底稿;不再去的点位,变更方案去掉',
  },
  'inspection.photo-changed': {
    status: 422,
    zh: '照片“{name}”与拍摄时的摘要不一致',
    remedy: '照片须是拍摄的原件,请从现场记录页重新上传',
  },
  'inspection-record.append-only': {
    status: 409,
    zh: '这份底稿已经报送,报送以后不能改',
    remedy: '需要更正的,另报一份补充底稿,注明补充哪一份',
  },
} as const;
