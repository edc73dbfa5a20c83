import { z } from 'zod';
import { oneOf } from '../one-of';
import { Attachment, day, DeadlineRule, id, Named, ProblemItem, text, Verdict } from '../shapes';
import * as w from '../words';

/** One line of the notice: the four elements of S-94 (the handler may be named at 签收, I-3). */
export const AssignmentLine = z.object({
  /** 文件、会议督查: which 检查项目 of the plan it is for */
  item: z.object({ no: z.int().min(1), matter: text('事项', 200), method: oneOf(w.verificationMethod) }).optional(),
  role: oneOf(w.assignmentRole),
  unit: Named,
  responsibleLeader: z.object(Named.shape, { error: '请选择责任领导' }),
  handler: Named.optional(),
  requirement: text('承办要求', 1000),
  deadline: z.discriminatedUnion('unit', DeadlineRule.options, { error: '请填写办结时限' }),
  /** 越级督查的必要理由 */
  skipLevelReason: z.string().trim().min(1).max(200, '越级理由不超过200字').optional(),
});
export type AssignmentLine = z.infer<typeof AssignmentLine>;

/** 交办拟稿 (PB_Assign): the text of the 督办通知 and who has to do what. */
export const DraftNotice = z.object({
  title: text('通知标题', 80),
  text: text('通知正文', 2000),
  contact: text('联系人及电话', 80),
  lines: z.array(AssignmentLine).min(1, '请至少填写一个承办单位').max(300),
});
export type DraftNotice = z.infer<typeof DraftNotice>;
/** 签发 by the office director. */
export const SignNotice = Verdict;
export type SignNotice = Verdict;

/** 下达: one assignment comes to life; its clock starts. A job of the process, one per line of the notice. */
export const IssueAssignment = z.object({
  assignmentId: id,
  matterId: id,
  matterNo: z.string(),
  title: z.string(),
  urgency: oneOf(w.urgency),
  effortPath: oneOf(w.effortPath),
  serial: z.int().min(1),
  documentNo: z.string(),
  line: AssignmentLine,
  parent: z.object({ assignmentId: id, unit: Named }).nullish(),
  replaces: id.nullish(),
});
export type IssueAssignment = z.infer<typeof IssueAssignment>;

/** 签收: the unit names who handles it. */
export const AcknowledgeAssignment = z.object({ handler: Named, remark: z.string().trim().max(500).default('') });
export type AcknowledgeAssignment = z.infer<typeof AcknowledgeAssignment>;

/** 进展反馈 in three layers (S-23, S-24). */
export const ReportProgress = z.object({
  /** 报告期 `2026-03` or 首报, where the report is for one */
  period: z
    .string()
    .regex(
      new RegExp(`^(${w.firstReport}|\\d{4}-(0[1-9]|1[0-2]))$`),
      `报告期格式应为 2026-03,首次报告写“${w.firstReport}”`,
    )
    .optional(),
  deployment: text('部署安排'),
  actions: text('具体行动'),
  progress: text('工作进度'),
  percent: z.int().min(0).max(100),
  achievements: text('成绩经验'),
  problems: z.array(ProblemItem).max(20).default([]),
  noProblemStatement: z.string().trim().max(500).optional(),
  nextSteps: text('下步打算'),
  evidence: z.array(Attachment).max(20).default([]),
});
export type ReportProgress = z.infer<typeof ReportProgress>;

/** 协办意见. */
export const SubmitOpinion = z.object({
  opinion: text('协办意见'),
  evidence: z.array(Attachment).max(20).default([]),
});
export type SubmitOpinion = z.infer<typeof SubmitOpinion>;

/** 办结报告起草: 实情/症结/措施/结果/问题/证据 (S-95, I-8). */
export const DraftReport = z.object({
  facts: text('实情'),
  crux: text('症结'),
  measures: text('措施'),
  results: text('结果'),
  problems: z.array(ProblemItem).max(20).default([]),
  noProblemStatement: z.string().trim().max(500).optional(),
  causes: text('原因分析'),
  followUp: text('下步打算'),
  policyBasis: z.string().trim().max(1000).optional(),
  evidence: z.array(Attachment).max(30).default([]),
});
export type DraftReport = z.infer<typeof DraftReport>;
export const CheckReport = Verdict;
export type CheckReport = Verdict;
export const SignReport = Verdict;
export type SignReport = Verdict;

/** 审核: exactly three judgements (S-34, I-9) and how it was verified (S-45). */
export const ReviewAssignment = z
  .object({
    /** 形式检查: what was found in order */
    checks: z.array(oneOf(w.reviewCheck)).max(7).optional(),
    factsClear: z.boolean('请判断事实是否清楚'),
    conclusionAccurate: z.boolean('请判断结论是否准确'),
    handledProperly: z.boolean('请判断处理是否得当'),
    verification: oneOf(w.verificationMethod),
    result: z.enum(['PASS', 'SUPPLEMENT', 'REWORK'], { error: '请选择:通过、退回补充、退回重办' }),
    opinion: z.string().trim().max(1000).default(''),
  })
  .refine((v) => v.result === 'PASS' || v.opinion.length > 0, { message: '退回时请写明理由', path: ['opinion'] });
export type ReviewAssignment = z.infer<typeof ReviewAssignment>;
export const SecondReview = Verdict;
export type SecondReview = Verdict;
export const OfAssignment = z.object({ assignmentId: id });
export type OfAssignment = z.infer<typeof OfAssignment>;

/** 延期申请 (S-31): before the due date only (S-32, I-6). */
export const RequestExtension = z.object({
  reason: oneOf(w.extensionReason),
  explanation: text('延期理由', 1000),
  progress: text('目前进展', 1000),
  newDueOn: day,
  nextSteps: text('下步计划', 500),
  evidence: z.array(Attachment).max(20).optional(),
});
export type RequestExtension = z.infer<typeof RequestExtension>;
/** 单位负责人意见, before the desk sees the application (SP-3). */
export const EndorseExtension = Verdict;
export type EndorseExtension = Verdict;
/** 督查员初审: says what the desk thinks; who decides follows from D-5. */
export const CheckExtension = Verdict;
export type CheckExtension = Verdict;
/** 审批: in full, to an earlier day (部分同意), or not at all. */
export const DecideExtension = z
  .object({
    result: z.enum(['APPROVED', 'PARTIAL', 'REJECTED'], { error: '请选择:同意、部分同意、不同意' }),
    newDueOn: day.optional(),
    opinion: z.string().trim().max(500).default(''),
  })
  .refine((v) => v.result !== 'PARTIAL' || v.newDueOn, { message: '部分同意时请填写延至日期', path: ['newDueOn'] })
  .refine((v) => v.result === 'APPROVED' || v.opinion.length > 0, { message: '请写明理由', path: ['opinion'] });
export type DecideExtension = z.infer<typeof DecideExtension>;
/** 逾期说明: after the due date, when no extension can be asked for any more (S-32). */
export const ExplainOverdue = z.object({
  explanation: text('逾期说明', 1000),
  expectedOn: day,
  evidence: z.array(Attachment).max(20).default([]),
});
export type ExplainOverdue = z.infer<typeof ExplainOverdue>;

/** 催办: a call, a visit, or a coloured 督查单; its result is recorded (S-51). */
export const UrgeAssignment = z.object({
  channel: oneOf(w.reminderChannel),
  color: oneOf(w.noticeColor).optional(),
  content: text('催办内容', 500),
  answeredBy: z.string().trim().max(60).optional(),
  answer: z.string().trim().max(500).optional(),
  promisedOn: day.optional(),
});
export type UrgeAssignment = z.infer<typeof UrgeAssignment>;
