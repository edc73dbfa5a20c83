export * from './words-field';
export * from './words-research';

/** Enumerations of domain 3.3 with their Chinese words: one table each, used by schemas, documents and the console. */
export const urgency = { EXTRA_URGENT: '特急', URGENT: '加急', NORMAL: '平件' } as const;
export const category = {
  DECISION: '决策督查',
  SPECIAL: '专项督查',
  PROPOSAL: '建议提案',
  CONCENTRATED: '集中督办',
  NETIZEN: '网友留言',
  KEY_WORK: '重点工作',
  INSTRUCTION: '领导批示',
} as const;
export const effortPath = { KNOW: '一般了解', CONCLUDE: '要处理结论', OVERALL: '涉及全局' } as const;
export const sourceType = {
  UPPER_POLICY: '上级政策文件',
  MAJOR_DECISION: '重大决策',
  DEPLOYMENT: '重要部署',
  MEETING: '会议议定',
  INSTRUCTION: '领导批示',
  HANDED_OVER: '领导交办',
  PETITION: '群众来信来访',
  HOTLINE: '12345热线',
  CLUE: '线索反映',
} as const;
/** 程序 (domain 3.2): its code stands in the number of the matter. */
export const procedure = { PB: '批办督查', WH: '文件、会议督查', DX: '大型决策督查' } as const;
/** Out of what a matter came, where it came out of another one (domain 5.1–5.3). */
export const matterOrigin = {
  ITEM: '检查项目交大型督查',
  FINDING: '发现问题立项',
  ESCALATED: '升级为大型督查',
} as const;
/** 检查节奏 of a plan. */
export const rhythm = { MONTH: '每月', QUARTER: '每季' } as const;
/** The period of the first report after 交办; the others are called by their month. */
export const firstReport = '首报';
export const planStatus = {
  DRAFTED: '待审核',
  CHECKED: '待审批',
  RETURNED: '退回修改',
  APPROVED: '已批准',
} as const;
/** 进度分类 (S-82). */
export const progressClass = {
  NORMAL: '正常',
  LAGGING: '滞后',
  SERIOUSLY_LAGGING: '严重滞后',
  BLOCKED: '受阻',
} as const;
/** What the leader decides of an open item (domain 5.2, WH_Feedback). */
export const itemDecision = { CONTINUE: '继续', ADJUST: '调整', DISPENSE: '终结', CAMPAIGN: '交大型督查' } as const;
export const sourceDocumentKind = {
  EXECUTIVE_MEETING: '常务会议',
  HEAD_MEETING: '县长办公会',
  SPECIAL_MEETING: '专题会议',
  PLENARY_MEETING: '全体会议',
  PARTY_MEETING: '党委会议',
  UPPER_POLICY: '上级政策文件',
  WORK_REPORT: '政府工作报告',
  SCHEME: '实施方案',
} as const;
/** Sources behind which there is somebody to protect. */
export const toldSources: readonly string[] = ['PETITION', 'HOTLINE', 'CLUE'] satisfies (keyof typeof sourceType)[];
export const leaderLevel = { UPPER: '上级领导', LOCAL: '本级领导' } as const;
export const instructionSubject = { AFFAIRS: '政务动态', TEAM: '队伍建设', OTHER: '其他' } as const;
export const mandateType = {
  GOV_DECISION: '政府决定',
  HEAD_INSTRUCTION: '行政首长指令',
  APPROVED_PROPOSAL: '经批准的督查建议',
} as const;
export const contentType = {
  CENTRAL_DECISION: '党中央、国务院重大决策部署',
  GOV_DEPLOYMENT: '上级和本级政府重要工作部署',
  STATUTORY_DUTY: '法定职责履行情况',
  ADMIN_EFFICIENCY: '行政效能',
} as const;
/** 对象四类. */
export const subjectType = {
  DEPARTMENT: '本级政府所属部门',
  LOWER: '下级政府及其所属部门',
  AUTHORIZED: '法律法规授权组织',
  ENTRUSTED: '受委托组织',
} as const;
export const supervisionForm = {
  COMPREHENSIVE: '综合督查',
  SPECIFIC: '专项督查',
  INCIDENT: '事件调查',
  ROUTINE: '日常督办',
  CLUE_VERIFY: '线索核查',
} as const;
export const assignmentRole = { LEAD: '主办', CO: '协办', SEPARATE: '分办' } as const;
export const confidentiality = { PUBLIC: '公开', INTERNAL: '内部', WORK_SECRET: '工作秘密' } as const;
export const verificationMethod = {
  DOCUMENT: '材料审查',
  PHONE: '电话核实',
  ON_SITE: '实地核查',
  COVERT: '暗访',
  CALLBACK: '回访',
} as const;
export const feedbackForm = { SPECIAL_REPORT: '督查专报', ORAL: '口头报告', ITEM: '件批回告' } as const;
export const matterStatus = {
  REGISTERED: '已登记',
  OPINION_DRAFTED: '待立项',
  APPROVED: '已立项',
  REJECTED: '不予立项',
  ASSIGNED: '已交办',
  IN_PROGRESS: '办理中',
  IN_REVIEW: '审核中',
  FEEDBACK: '反馈中',
  SUSPENDED: '中止',
  CLOSED: '办结',
  ARCHIVED: '已归档',
  REVOKED: '已撤销',
  MERGED: '已并案',
} as const;
/** What a person is reminded of when a date of the matter has passed. */
export const matterReminder = {
  APPROVAL_UNCONFIRMED: '电话批准尚未补签',
  REPORT_UNREAD: '督查专报尚未阅示,请秘书呈报',
  REPORT_SILENT: '督查专报久未批示,办公室主任可按“已呈阅”办结',
  CALL_NOT_MADE: '电话调度已到时限,还没有记录',
  DOSSIER_INCOMPLETE: '案卷补正已到时限,材料还没有齐',
} as const;
export const assignmentStatus = {
  ISSUED: '待签收',
  ACKNOWLEDGED: '已签收',
  HANDLING: '办理中',
  SUBMITTED: '已报送',
  RETURNED: '已退回',
  ACCEPTED: '审核通过',
  CLEARED: '已销号',
  RETURN_REQUESTED: '申请退办',
  WITHDRAWN_REASSIGNED: '已改办',
  SUSPENDED: '中止',
  CANCELLED: '已取消',
} as const;
export const light = { GREEN: '绿灯', YELLOW: '黄灯', RED: '红灯', BLUE: '蓝灯', GREY: '灰灯' } as const;
export const noticeColor = { BLUE: '蓝单', YELLOW: '黄单', RED: '红单' } as const;
export const reminderChannel = {
  SYSTEM: '系统',
  SMS: '短信',
  PHONE: '电话',
  LETTER: '发函',
  VISIT: '登门',
  MEETING: '会议',
} as const;
/** What a message is about; a person chooses by it which channels beside the platform itself tell of it. */
export const messageKind = {
  ASSIGNMENT: '交办',
  DEADLINE: '到期提醒',
  URGE: '催办督查',
  RETURN: '退回与退办',
  EXTENSION: '延期',
  COORDINATION: '协调',
  PROGRESS: '签收与报送',
  RESULT: '审核与办结',
  INSTRUCTION: '批示与呈阅',
  INCIDENT: '重大突发',
  OTHER: '其他',
} as const;
export type MessageKind = keyof typeof messageKind;
/** 渠道: `WEBHOOK` hands over to whoever sends SMS or government messages. */
export const messageChannel = { IN_APP: '站内', EMAIL: '邮件', WEBHOOK: '短信、政务消息' } as const;
export type MessageChannel = keyof typeof messageChannel;
export const deliveryState = { WAITING: '等候', SENT: '已送出', FAILED: '失败', ABANDONED: '放弃' } as const;
export const extensionReason = {
  LITIGATION: '涉法涉诉',
  UPPER_APPROVAL: '待上级审批',
  OBJECTIVE: '客观条件',
  CROSS_YEAR: '跨年度实施',
  OTHER: '其他',
} as const;
export const satisfaction = {
  SATISFIED: '满意',
  BASICALLY: '基本满意',
  DISSATISFIED: '不满意',
  NO_REPLY: '未反馈',
} as const;
export const returnReason = {
  NOT_OURS: '非本单位职责',
  OVERLAP: '职责交叉',
  ALREADY_DONE: '已办结',
  DUPLICATE: '重复交办',
  UNCLEAR: '内容不清',
} as const;
/** What comes of a 退办申请. */
export const returnDecision = { REASSIGN: '同意改办', CONTINUE: '继续办理', COORDINATE: '提请协调' } as const;
/** What a 协调 is about (SP-4). */
export const coordinationKind = {
  STUCK: '难以推进',
  OBJECTION: '对时限或分工有异议',
  RETURN_DISPUTE: '退办争议',
  OPINION_MISSING: '协办意见未送',
} as const;
/** The tiers of 协调, lowest first. */
export const coordinationTier = {
  BODY: '督查机构协调',
  DIRECTOR: '办公室主任协调',
  LEADER: '分管领导协调会或现场办公',
  MEETING: '政府会议',
} as const;
/** What a 协调 changes on the assignment it is about. */
export const coordinationEffect = {
  KEEP: '按原分工办理',
  ADJUST: '调整要求或时限',
  REASSIGN: '改由其他单位办理',
} as const;
export const extensionResult = { APPROVED: '同意', PARTIAL: '部分同意', REJECTED: '不同意' } as const;
/** What put a date in the place of the rule. */
export const clockSetBy = { EXTENSION: '延期', COORDINATION: '协调' } as const;
export const recountReason = { CALENDAR: '日历公布', URGENCY: '紧急程度改变', SUSPENSION: '中止期间不计' } as const;
/** What the urging ladder proposes; carried out only after approval. */
export const outcomeKind = { ADMONISH_TALK: '约谈', CRITICISM: '通报批评' } as const;
export const urgingAct = { REMIND: '提醒', PHONE: '电话催办', PROPOSE: '建议' } as const;
/** What an automatic reminder is about: 催办升级, 签收, 催报, 退办. */
export const reminderKind = {
  LADDER: '催办',
  ACKNOWLEDGE: '签收',
  PROGRESS: '催报',
  RETURN_SIGN: '退办签字',
  RETURN_DECIDE: '退办审定',
} as const;
/** What became of an automatic reminder. */
export const reminderState = { HELD: '待发', TOLD: '已发', SILENT: '并入后一次', DROPPED: '不再需要' } as const;
/** The services that facts travel between. */
export const service = {
  directory: '组织机构',
  intake: '立项登记',
  assignment: '交办',
  notification: '催办提醒',
  archive: '归档',
  reporting: '统计通报',
  workflow: '流程',
} as const;
/** What the reviewer goes through before the three judgements (SP-5). */
export const reviewCheck = {
  FORMAT: '格式规范',
  ELEMENTS: '要素齐全',
  EVIDENCE: '佐证充分',
  HEAD_SIGNED: '主要负责人签报',
  PROBLEMS: '问题具体',
  ON_TOPIC: '未答非所问',
  MEASURES: '整改措施具体',
} as const;
export const retention = { Y: '永久', D30: '30年', D10: '10年' } as const;
export const documentKind = {
  ASSIGNMENT_NOTICE: '督办通知',
  SPECIAL_REPORT: '督查专报',
  URGE_NOTICE: '督查单',
  CAMPAIGN_NOTICE: '督查通知',
  RECTIFICATION_NOTICE: '整改通知书',
  CONCLUSION: '督查结论书',
  RECONSIDERATION_DECISION: '复核决定书',
  ADMONISH_NOTICE: '约谈通知书',
  CAMPAIGN_BULLETIN: '督查通报',
} as const;
/** Role codes of domain 4.5; `SYSTEM` is the process engine and nobody else. */
export const role = {
  GOV_HEAD: '行政首长',
  GOV_LEADER: '分管领导',
  OFFICE_DIRECTOR: '办公室主任',
  SUPERVISION_CHIEF: '督查室主任',
  SUPERVISOR: '督查员',
  INTAKE_CLERK: '登记员',
  UNIT_HEAD: '承办单位主要负责人',
  UNIT_LEADER: '承办单位分管负责人',
  LIAISON: '督查联络员',
  HANDLER: '承办人',
  ARCHIVIST: '档案员',
  SYSTEM_ADMIN: '系统管理员',
  SECURITY_ADMIN: '安全管理员',
  AUDIT_ADMIN: '审计管理员',
} as const;
export type Role = keyof typeof role;
