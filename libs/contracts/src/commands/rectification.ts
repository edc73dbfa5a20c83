import { z } from 'zod';
import { oneOf } from '../one-of';
import { Attachment, day, id, Named, ProblemItem, text } from '../shapes';
import * as w from '../words';

/** 发现问题 (Finding) as it is put to a unit: what is wrong, of which kind, and what is required. */
export const FindingToRectify = z.object({
  findingId: id,
  type: oneOf(w.findingType),
  problem: ProblemItem,
  requirement: text('整改要求', 1000),
});
export type FindingToRectify = z.infer<typeof FindingToRectify>;

const toUnit = {
  matterId: id,
  unit: Named,
  /** 越级 */
  skipLevelReason: text('越级理由', 300).optional(),
  findings: z.array(FindingToRectify).min(1, '请至少列一个问题').max(50),
  planDueOn: day,
  dueOn: day,
};
/** 整改通知 (SP-8, R-116): findings, requirements and the last day, to one unit. */
export const IssueRectification = z.object(toUnit);
export type IssueRectification = z.infer<typeof IssueRectification>;

/** 整改措施: what is left empty is refused by the rule, with the finding it belongs to (S-35). */
export const RectificationMeasure = z.object({
  findingId: id,
  measure: z.string().trim().max(1000).default(''),
  responsible: z.string().trim().max(60).default(''),
  dueOn: z.union([day, z.literal('')]).default(''),
  acceptance: z.string().trim().max(500).default(''),
});
export type RectificationMeasure = z.infer<typeof RectificationMeasure>;
/** 整改方案 (RectificationPlan): per finding at least one measure. */
export const SubmitRectificationPlan = z.object({ measures: z.array(RectificationMeasure).max(200) });
export type SubmitRectificationPlan = z.infer<typeof SubmitRectificationPlan>;

/** 整改进展 of one finding. */
export const ReportRectificationProgress = z.object({
  findingId: id,
  percent: z.int('请填写0到100的整数').min(0).max(100),
  progress: text('整改进展', 1000),
});
export type ReportRectificationProgress = z.infer<typeof ReportRectificationProgress>;

/** 立行立改: put right on the spot, seen by the inspector, with evidence. */
export const FixAtOnce = z.object({
  findingId: id,
  result: text('整改结果', 1000),
  evidence: z.array(Attachment).max(20).default([]),
});
export type FixAtOnce = z.infer<typeof FixAtOnce>;

/** 整改报告, signed by the head of the unit: of every open finding the result, and evidence before and after. */
export const ReportRectification = z.object({
  results: z
    .array(
      z.object({
        findingId: id,
        result: text('整改结果', 1000),
        before: z.array(Attachment).max(20).default([]),
        after: z.array(Attachment).max(20).default([]),
      }),
    )
    .min(1, '请填写整改结果')
    .max(50),
});
export type ReportRectification = z.infer<typeof ReportRectification>;

/** 整改核查 (RectificationCheck): of every open finding whether it is done with. */
export const CheckRectification = z
  .object({
    method: oneOf(w.verificationMethod),
    judgements: z
      .array(
        z
          .object({
            findingId: id,
            result: oneOf(w.rectificationResult),
            opinion: z.string().trim().max(500).default(''),
          })
          .refine((v) => v.result === 'CLEARED' || v.opinion.length > 0, {
            message: '没有整改到位的请写明理由',
            path: ['opinion'],
          }),
      )
      .min(1, '请逐项判断')
      .max(50),
    /** the new last day, when something is to be continued */
    dueOn: day.optional(),
  })
  .refine((v) => v.dueOn || v.judgements.every(({ result }) => result !== 'CONTINUE'), {
    message: '继续整改的请填写新的时限',
    path: ['dueOn'],
  });
export type CheckRectification = z.infer<typeof CheckRectification>;

/** 举一反三 (GeneralizeTask, S-69): a finding at one point becomes a requirement for all peers. */
export const GeneralizeFinding = z.object({
  findingId: id,
  units: z.array(Named).min(1, '请至少选择一个单位').max(100),
  requirement: text('举一反三的要求', 1000),
  planDueOn: day,
  dueOn: day,
});
export type GeneralizeFinding = z.infer<typeof GeneralizeFinding>;
/** 向同类单位下达: a job of the process, once a unit. */
export const IssueToPeer = z.object({
  ...toUnit,
  rectificationId: id,
  /** whose finding it was */
  generalizedFrom: id,
  /** who asked for it */
  orderedBy: Named.nullish(),
});
export type IssueToPeer = z.infer<typeof IssueToPeer>;
/** 按复核决定撤销问题 (SP-7): a job of the process, once a rectification. */
export const WithdrawFindings = z.object({
  rectificationId: id,
  findingIds: z.array(id).min(1),
  reasons: z.string(),
});
export type WithdrawFindings = z.infer<typeof WithdrawFindings>;
/** 重新整改: a job of the process, of what a 回头看 did not find put right. */
export const ReissueRectification = z.object({
  ...toUnit,
  rectificationId: id,
  /** the rectification in which it had been cleared */
  reopens: id,
  /** who looked back */
  orderedBy: Named.nullish(),
});
export type ReissueRectification = z.infer<typeof ReissueRectification>;
export const OfRectification = z.object({ rectificationId: id });
export type OfRectification = z.infer<typeof OfRectification>;
