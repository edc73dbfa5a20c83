/** Words of 年度督查检查计划, 民情调查 (S-64) and 督查调研 (S-59, R-118). */
export const programStatus = {
  DRAFTED: '待审核',
  CHECKED: '待批准',
  RETURNED: '退回修改',
  APPROVED: '已批准',
} as const;
/** 检查对象的类别 of an entry: whom it goes to where no unit is named yet. */
export const programSubjectKind = {
  DEPARTMENT: '县级部门',
  TOWN: '乡镇、街道',
  VILLAGE: '村、社区',
  OTHER: '其他单位',
} as const;
/** 一事一报: beside the program, one by one. */
export const offProgramStatus = {
  APPLIED: '待分管领导签批',
  ENDORSED: '待主要领导批准',
  APPROVED: '已批准',
  REJECTED: '未批准',
} as const;

/** 政府指定. */
export const designationStatus = {
  PROPOSED: '待批准',
  REJECTED: '未同意',
  APPROVED: '有效',
  EXPIRED: '已到期',
  ENDED: '已终止',
} as const;

export const surveyStatus = {
  DRAFTED: '待审核',
  RETURNED: '退回修改',
  OPEN: '调查中',
  CLOSED: '已汇总',
} as const;
export const questionKind = { SINGLE: '单选', MULTIPLE: '多选', SATISFACTION: '满意度', TEXT: '填写' } as const;
/** Answers to a question of 满意度, in the order in which they are shown. */
export const surveySatisfaction = {
  SATISFIED: '满意',
  BASICALLY: '基本满意',
  DISSATISFIED: '不满意',
  UNAWARE: '不了解',
} as const;
/** 抽样方法. */
export const sampleMethod = {
  ALL: '全体',
  RANDOM: '随机抽取',
  STRATIFIED: '分类抽取',
  ON_SITE: '现场随访',
} as const;
export const answerChannel = { LINK: '本人填写', VISIT: '入户走访', PHONE: '电话' } as const;
/** What somebody with a link finds. */
export const publicSurveyState = {
  OPEN: '可以填写',
  ANSWERED: '已经填写',
  NOT_YET: '还没有开始',
  OVER: '已经结束',
} as const;

export const researchReportStatus = {
  DRAFTED: '待审核',
  CHECKED: '待签发',
  RETURNED: '退回修改',
  APPROVED: '建议办理中',
  CLOSED: '建议已办结',
} as const;
/** 建议的采纳 (S-59). */
export const suggestionResult = { ADOPTED: '采纳', PARTLY: '部分采纳', REJECTED: '未采纳' } as const;
