/** What 立项登记, and what every command may meet refuse. */
export const matterRefusals = {
  'command.key-reused': {
    status: 422,
    zh: '这个幂等键已用于另一个请求',
    remedy: '请换一个新的 Idempotency-Key 再提交',
  },
  'command.not-allowed': { status: 403, zh: '您的角色不能办理“{command}”', remedy: '请由{roles}办理' },
  'matter.classified': {
    status: 422,
    zh: '内容含有国家秘密标志,本平台不能登记',
    remedy: '请按涉密渠道办理并告知保密员',
  },
  'matter.already-registered': { status: 409, zh: '该事项已登记', remedy: '请刷新后查看' },
  'matter.source-document-missing': {
    status: 422,
    zh: '文件、会议督查须先登记来源文件',
    remedy: '请在会议转督办页面登记文件或会议纪要',
  },
  'matter.origin-unknown': {
    status: 422,
    zh: '来源事项或其中的项目不存在',
    remedy: '请从来源事项的页面登记',
  },
  'matter.origin-restricted': {
    status: 422,
    zh: '来源事项限定了知悉范围,本事项也须限定',
    remedy: '请列出知悉范围',
  },
  'matter.wrong-status': {
    status: 409,
    zh: '事项当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面,按当前环节办理',
  },
  'matter.mandate-missing': { status: 422, zh: '没有督查依据,不能立项', remedy: '请退回拟办,补充督查依据' },
  'matter.needs-head': {
    status: 403,
    zh: '经批准的督查建议须由行政首长批准立项',
    remedy: '请呈行政首长批准',
  },
  'matter.policy-basis-missing': { status: 422, zh: '涉及全局的事项须写明政策依据', remedy: '请填写政策依据' },
  'matter.simple-path-only': { status: 409, zh: '只有“一般了解”的事项用电话调度办结', remedy: '请按交办程序办理' },
  'matter.deadline-reason-missing': {
    status: 422,
    zh: '办理时限与制度不同,须写明理由',
    remedy: '请填写调整时限的理由',
  },
  'matter.not-presented': { status: 409, zh: '专报尚未呈报', remedy: '请等督查专报签发后再阅示' },
  'matter.not-instructing-leader': {
    status: 403,
    zh: '本件由{leader}批示,应由其本人或行政首长阅示',
    remedy: '请由批示领导阅示',
  },
  'matter.named-persons-missing': {
    status: 422,
    zh: '队伍建设类批示只限指定人员知悉',
    remedy: '请在“知悉范围”中列出可以知悉的人员',
  },
  'matter.not-restricted': { status: 409, zh: '本事项没有限定知悉范围', remedy: '不需要办理,有权的人都能看到' },
  'matter.campaign-too-low': {
    status: 422,
    zh: '大型决策督查不能只作一般了解',
    remedy: '请选“涉及全局”或“要处理结论”,或者不列入大型督查',
  },
  'matter.path-too-low': {
    status: 422,
    zh: '批示要求{wanted},不能按“一般了解”办理',
    remedy: '请改选“{wanted}”,发出督办通知办理',
  },
  'matter.not-approver': {
    status: 403,
    zh: '立项由办公室主任或行政首长审批',
    remedy: '请呈其审批;特急件可电话请示后填写“电话批准”',
  },
  'matter.phone-urgent-only': { status: 422, zh: '只有特急件可以电话批准', remedy: '请呈批准人在平台上审批' },
  'matter.phone-future': { status: 422, zh: '通话时间不能晚于现在', remedy: '请核对通话时间' },
  'matter.no-phone-approval': { status: 409, zh: '没有待补签的电话批准', remedy: '请刷新后查看' },
  'matter.not-phone-approver': { status: 403, zh: '电话批准人是{approver}', remedy: '请由{approver}本人补签' },
  'matter.not-mandate-giver': {
    status: 403,
    zh: '本事项由{giver}交办,只能由其本人、行政首长撤销',
    remedy: '请呈{giver}决定',
  },
  'matter.resume-date-past': { status: 422, zh: '预计恢复日期须在今天之后', remedy: '请改选日期' },
  'matter.merge-itself': { status: 422, zh: '不能并入本事项', remedy: '请选择另一个在办事项' },
  'matter.merge-target-closed': {
    status: 409,
    zh: '要并入的事项不存在或已经办结',
    remedy: '请选择一个在办的事项',
  },
  'matter.same-leader': { status: 409, zh: '{leader}已是本事项的批示领导', remedy: '请选择接任的领导' },
  'matter.silence-too-short': {
    status: 409,
    zh: '专报呈报后满{days}个工作日未批,才能按“已呈阅”办结',
    remedy: '请期满后再办,或请领导阅示',
  },
  'matter.callback-missing': {
    status: 409,
    zh: '本件涉及群众诉求,本轮办理还没有回访,不能办结',
    remedy: '请督查员登记回访;联系不上的登记“未反馈”,写明情况',
  },
  'matter.dissatisfied': {
    status: 409,
    zh: '本轮回访结果是不满意,不能办结',
    remedy: '请退回核实或再批示,重新办理后再回访',
  },
} as const;
