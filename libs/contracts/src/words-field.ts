/** Words of 实地核查、暗访、整改 (SP-6…SP-9). */
/** 发现问题的类型 (S-111). */
export const findingType = {
  DEVIATION: '执行走样',
  DELAY: '进度滞后',
  FORMALISM: '形式主义',
  FALSE_REPORT: '弄虚作假',
  INACTION: '不作为',
  BUCK_PASSING: '推诿扯皮',
  LIVELIHOOD: '损害群众利益',
  POLICY_GAP: '政策缺口',
  OTHER: '其他',
} as const;
/** 督查方式 (R-109, 条例第十二条). */
export const supervisionMethod = {
  SELF_CHECK: '自查',
  EXPLAIN: '说明情况',
  HEAR_REPORT: '听取汇报',
  INSPECT: '检查',
  INTERVIEW: '访谈',
  COVERT_VISIT: '暗访',
  SYMPOSIUM: '座谈',
  HEARING: '听证',
  STATISTICS: '统计',
  EVALUATION: '评估',
  ACCESS_MATERIALS: '调阅资料',
  COLLECT_CLUES: '收集线索',
  ADMONISH_TALK: '约谈',
  ONLINE: '互联网+督查',
} as const;
/** 明查、暗访 (S-56). */
export const inspectionMode = { OPEN_VISIT: '明查', COVERT_VISIT: '暗访' } as const;
export const inspectionStatus = {
  PLANNED: '方案待审批',
  RETURNED: '方案退回',
  APPROVED: '核查中',
  CONCLUDED: '已有结果',
  WITHDRAWN: '随方案变更撤回',
} as const;
export const inspectionConfirmation = { CONFIRMED: '确认', REFUSED: '拒签' } as const;
export const inspectionResult = {
  DONE: '属实已落实',
  PARTLY: '部分落实',
  NOT_DONE: '未落实',
  FALSE: '弄虚作假',
} as const;
export const rectificationStatus = {
  ISSUED: '待报方案',
  PLAN_SUBMITTED: '方案待审',
  RECTIFYING: '整改中',
  REPORTED: '待核查',
  CLOSED: '已销号',
  REFERRED: '转结果运用',
} as const;
/** What a 整改核查 finds of one finding, and what follows for all of them together. */
export const rectificationResult = { CLEARED: '整改到位', CONTINUE: '继续整改', REFER: '转结果运用' } as const;
export const rectificationOutcome = { CLOSED: '销号', CONTINUE: '继续整改', REFERRED: '转结果运用' } as const;
export const conclusionStatus = {
  DRAFTED: '待审定',
  RETURNED: '退回修改',
  APPROVED: '待送达',
  DELIVERED: '待签收',
  RECEIVED: '已签收',
} as const;
export const reconsiderationStatus = {
  FILED: '待受理',
  INADMISSIBLE: '不予受理',
  ACCEPTED: '已受理',
  UNDER_REVIEW: '复核中',
  DECIDED: '已决定',
} as const;
export const reconsiderationDecision = { MAINTAIN: '维持', AMEND: '变更', REVOKE: '撤销' } as const;
/** 结果运用. */
export const outcomeProposalKind = {
  PRAISE: '表扬',
  INCENTIVE: '激励',
  CRITICISM: '通报批评',
  ADMONISH_TALK: '约谈',
  ACCOUNTABILITY: '追责',
  AMEND_OR_REVOKE_DOCUMENT: '修改、撤销文件',
  POLICY_ADVICE: '政策建议',
} as const;
/** 线索移送. */
export const clueTarget = { SUPERVISORY: '监察机关', JUDICIAL: '司法机关' } as const;
export const clueStatus = {
  REGISTERED: '待复核',
  CONFIRMED: '待批准',
  APPROVED: '待移送',
  REJECTED: '不移送',
  HANDED_OVER: '已移送',
} as const;
export const outcomeStatus = {
  PROPOSED: '待审核',
  CHECKED: '待批准',
  APPROVED: '已批准',
  ARRANGED: '已通知约谈',
  REJECTED: '未同意',
  EXECUTED: '已移送、执行',
} as const;
/** 大型督查活动 (domain 4.3, SupervisionPlan). */
export const campaignStatus = {
  DRAFT: '草拟中',
  IN_APPROVAL: '待审定',
  APPROVED: '已批准',
  EXECUTING: '实施中',
  CONCLUDED: '已有结论',
  CLOSED: '已结束',
  CANCELLED: '已取消',
} as const;
/** Whose turn it is with a version of the plan. */
export const campaignTurn = {
  OFFICE: '待办公室主任审核',
  LEADER: '待分管领导审核',
  HEAD: '待行政首长审定',
  RETURNED: '退回修改',
} as const;
export const campaignStep = { OFFICE: '办公室主任审核', LEADER: '分管领导审核' } as const;
/** 督查组人员: guests are 人大代表、政协委员、参事、专家学者. */
export const memberKind = { STAFF: '工作人员', INVITED: '邀请人员' } as const;
export const teamStatus = { FORMED: '准备中', DEPARTED: '已出发' } as const;
/** 问题分级, set by one standard at the 碰头会. */
export const findingGrade = { GENERAL: '一般', SERIOUS: '较重', GRAVE: '严重' } as const;
/** 问题 of a campaign: how far it is (domain 4.2). */
export const findingStatus = {
  FOUND: '已汇总',
  NOTIFIED: '已反馈对象',
  DISPUTED: '复核中',
  REVOKED: '复核撤销',
  IN_RECTIFICATION: '整改中',
  VERIFIED: '已销号',
  CLOSED: '回头看已落实',
  REOPENED: '回头看未落实',
} as const;
/** 妨碍督查 (R-124, 条例第二十五条). */
/** 督查中遇到的重大突发情况 (domain 5.3) */
export const incidentKind = {
  SAFETY: '安全事故、重大隐患',
  DISASTER: '自然灾害',
  HEALTH: '公共卫生',
  SECURITY: '群体性事件',
  OTHER: '其他重大情况',
} as const;
export const misconductKind = {
  OBSTRUCTION: '阻碍、拒绝督查',
  CONCEALMENT: '隐瞒情况',
  FALSE_REPORT: '弄虚作假',
  FORGED_EVIDENCE: '伪造证据',
  HIDDEN_EVIDENCE: '隐匿证据',
  DESTROYED_EVIDENCE: '毁灭证据',
} as const;
export const materialForm = { ORIGINAL: '原件', COPY: '复印件', ELECTRONIC: '电子件' } as const;
