import { z } from 'zod';
import { oneOf } from '../one-of';
import { Attachment, id, Named, ProblemItem, text, Verdict } from '../shapes';
import * as w from '../words';

/** 督查结论 (InspectionConclusion, R-114): to one unit; each finding by its evidence, and who took part. */
export const DraftConclusion = z.object({
  matterId: id,
  unit: Named,
  facts: text('事实', 4000),
  judgement: text('结论', 2000),
  findings: z
    .array(
      z.object({
        findingId: id,
        type: oneOf(w.findingType),
        problem: ProblemItem,
        evidence: z.array(Attachment).max(20).default([]),
      }),
    )
    .max(50)
    .default([]),
  /** they cannot reconsider it (I-14) */
  participants: z.array(Named).min(1, '请列明参与人员').max(50),
});
export type DraftConclusion = z.infer<typeof DraftConclusion>;
export const DecideConclusion = Verdict;
export type DecideConclusion = Verdict;
export const OfConclusion = z.object({ conclusionId: id });
export type OfConclusion = z.infer<typeof OfConclusion>;
/** 签收结论: from here the 30 days count. */
export const ReceiveConclusion = z.object({ remark: z.string().trim().max(500).default('') });
export type ReceiveConclusion = z.infer<typeof ReceiveConclusion>;
/** 撤销的问题: a finding of the conclusion that does not stand after the 复核. */
export const WithdrawnFinding = z.object({ findingId: id, what: z.string() });
export type WithdrawnFinding = z.infer<typeof WithdrawnFinding>;
/** 按复核决定变更结论: a job of the process. */
export const ReconsiderConclusion = OfConclusion.extend({
  decision: oneOf(w.reconsiderationDecision),
  reasons: z.string(),
  withdrawn: z.array(WithdrawnFinding).default([]),
});
export type ReconsiderConclusion = z.infer<typeof ReconsiderConclusion>;

/** 申请复核 (SP-7): by the unit, within 30 days of receipt. */
export const FileReconsideration = z.object({
  conclusionId: id,
  reasons: text('异议及理由', 4000),
  evidence: z.array(Attachment).max(20).default([]),
});
export type FileReconsideration = z.infer<typeof FileReconsideration>;
/** 受理审查. */
export const ExamineReconsideration = Verdict;
export type ExamineReconsideration = Verdict;
/** 指定复核人员: none who took part in the conclusion (I-14). */
export const AssignReviewers = z.object({ reviewers: z.array(Named).min(1, '请指定复核人员').max(10) });
export type AssignReviewers = z.infer<typeof AssignReviewers>;
/** 复核意见 of a reviewer. */
export const ReviewReconsideration = z.object({
  proposal: oneOf(w.reconsiderationDecision),
  opinion: text('复核意见', 4000),
});
export type ReviewReconsideration = z.infer<typeof ReviewReconsideration>;
/** 复核决定, signed by the head of the government; 变更 names the findings that are withdrawn, 撤销 withdraws them all. */
export const DecideReconsideration = z.object({
  decision: oneOf(w.reconsiderationDecision),
  reasons: text('决定理由', 4000),
  withdrawn: z.array(id).max(50).default([]),
});
export type DecideReconsideration = z.infer<typeof DecideReconsideration>;
export const OfReconsideration = z.object({ reconsiderationId: id });
export type OfReconsideration = z.infer<typeof OfReconsideration>;
