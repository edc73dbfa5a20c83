import { z } from 'zod';
import { oneOf } from '../one-of';
import { Attachment, day, id, Named, text, Verdict } from '../shapes';
import * as w from '../words';
import { AssignmentLine } from './assignment';

/** 退办申请 (SP-1, I-5): why it is not this unit's, on what basis, and whose it is. */
export const RequestReturn = z.object({
  reason: oneOf(w.returnReason),
  basis: text('退办依据(三定规定、法规)', 1000),
  suggestedUnit: Named.optional(),
  evidence: z.array(Attachment).max(20).default([]),
});
export type RequestReturn = z.infer<typeof RequestReturn>;
/** 退办签字 by the leader of the unit: without it the application goes nowhere. */
export const SignReturn = Verdict;
export type SignReturn = Verdict;
/** Who gets it instead; what is not said stays as it was. */
export const NewUnit = AssignmentLine.pick({
  unit: true,
  responsibleLeader: true,
  handler: true,
  skipLevelReason: true,
}).extend({
  requirement: text('承办要求', 1000).optional(),
});
export type NewUnit = z.infer<typeof NewUnit>;
const returnAnswer = z
  .object({
    decision: oneOf(w.returnDecision),
    opinion: text('意见', 500),
    newUnit: NewUnit.optional(),
  })
  .refine((v) => v.decision !== 'REASSIGN' || v.newUnit, {
    message: '同意改办时请选择新的承办单位',
    path: ['newUnit'],
  });
/** 退办初审 by the supervisor. */
export const ReviewReturn = returnAnswer;
export type ReviewReturn = z.infer<typeof returnAnswer>;
/** 退办审定 by the chief of the supervision body. */
export const DecideReturn = returnAnswer;
export type DecideReturn = z.infer<typeof returnAnswer>;

/** 再分解: parts for sections of the unit or for lower-level units, each due earlier than the whole (domain 5.1). */
export const SplitAssignment = z.object({
  lines: z
    .array(
      z.object({
        unit: Named,
        responsibleLeader: z.object(Named.shape, { error: '请选择责任领导' }),
        handler: Named.optional(),
        requirement: text('承办要求', 1000),
        dueOn: day,
      }),
    )
    .min(1, '请至少填写一个分解单位')
    .max(30),
});
export type SplitAssignment = z.infer<typeof SplitAssignment>;

/** 标明逾期未送: the lead may report without this 协办意见. */
export const MarkOpinionMissing = z.object({ reason: text('情况说明', 500) });
export type MarkOpinionMissing = z.infer<typeof MarkOpinionMissing>;
/** 主要负责人说明 after the second 退回重办 (SP-5). */
export const ExplainReturns = z.object({ explanation: text('情况说明', 1000), measures: text('改进措施', 1000) });
export type ExplainReturns = z.infer<typeof ExplainReturns>;
/** 约谈、通报批评建议: a draft; nothing happens to anybody before it is approved (I-16). */
export const ProposeOutcome = z.object({ kind: oneOf(w.outcomeKind), reason: text('建议理由', 1000) });
export type ProposeOutcome = z.infer<typeof ProposeOutcome>;
/** 红单签发 by the chief (SP-2). */
export const ApproveNotice = Verdict;
export type ApproveNotice = Verdict;
/** 督查单送达: a job of the process, once the notice has its number. */
export const ServeNotice = z.object({
  assignmentId: id,
  color: oneOf(w.noticeColor),
  documentId: id.optional(),
  documentNo: z.string(),
});
export type ServeNotice = z.infer<typeof ServeNotice>;
/** What a 协调 changes on one assignment. */
export const AppliedCoordination = z.object({
  assignmentId: id,
  coordinationId: id,
  effect: oneOf(w.coordinationEffect),
  decision: z.string(),
  dueOn: day.nullish(),
  requirement: z.string().nullish(),
  newUnit: NewUnit.nullish(),
});
/** 按协调结果调整: a job of the process. */
export const ApplyCoordination = AppliedCoordination.refine((v) => v.effect !== 'REASSIGN' || v.newUnit, {
  message: '改由其他单位办理时须写明单位',
  path: ['newUnit'],
});
export type ApplyCoordination = z.infer<typeof ApplyCoordination>;
