import { z } from 'zod';
import { oneOf } from '../one-of';
import { Attachment, day, id, instant, Named, ProblemItem, text, Verdict } from '../shapes';
import * as w from '../words';

/** 点位: a place that is going to be looked at. */
export const InspectionPoint = z.object({ pointId: id, name: text('点位名称', 100), place: text('地点', 200) });
const plan = {
  mode: oneOf(w.inspectionMode),
  purpose: text('核查内容', 1000),
  subjects: z.array(Named).min(1, '请至少选择一个被查单位').max(50),
  points: z.array(InspectionPoint).min(1, '请至少列一个点位').max(200),
  methods: z.array(oneOf(w.supervisionMethod)).min(1, '请至少选择一种方式'),
  /** the first of them leads */
  team: z.array(Named).min(1, '请至少指定一名核查人员').max(50),
  fromOn: day,
  untilOn: day,
};
/** 核查方案 (SupervisionPlan of one check, SP-6): content, subjects, scope, methods, time and team. */
export const PlanInspection = z.object({ matterId: id, ...plan });
export type PlanInspection = z.infer<typeof PlanInspection>;
/** 变更方案: a new version, which is approved anew. */
export const AmendInspection = z.object({ ...plan, reason: text('变更理由', 500) });
export type AmendInspection = z.infer<typeof AmendInspection>;
/** 核查方案审批: from approval on it is frozen (I-13). */
export const DecideInspection = Verdict;
export type DecideInspection = Verdict;
export const OfInspection = z.object({ inspectionId: id });
export type OfInspection = z.infer<typeof OfInspection>;

const position = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  /** metres */
  accuracy: z.number().min(0),
});
/** 照片: with the digest, time and place that the phone took down when it was taken. */
export const InspectionPhoto = z.object({
  file: Attachment,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, '照片摘要不对,请重新拍摄'),
  takenAt: instant,
  /** null: the phone would not say where it was */
  position: position.nullable(),
});
export type InspectionPhoto = z.infer<typeof InspectionPhoto>;

/** 督查底稿 (InspectionRecord, S-58): what was seen, asked and found at one point; written on a phone, sent when it can. */
export const SubmitInspectionRecord = z.object({
  inspectionId: id,
  pointId: id,
  method: oneOf(w.supervisionMethod),
  visitedAt: instant,
  /** the phone's clock as it sends: how wrong that is, is on record */
  sentAt: instant,
  observations: text('现场情况', 4000),
  /** who is asked is described, not named: 村民甲 */
  interviews: z
    .array(z.object({ whom: text('访谈对象', 60), question: text('问', 500), answer: text('答', 1000) }))
    .max(50)
    .default([]),
  photos: z.array(InspectionPhoto).max(50).default([]),
  findings: z
    .array(z.object({ findingId: id, type: oneOf(w.findingType), unit: Named, problem: ProblemItem }))
    .max(50)
    .default([]),
  /** 明查: the unit confirms, or why it does not */
  confirmation: z
    .object({
      result: oneOf(w.inspectionConfirmation),
      by: text('被查单位在场人员', 60),
      remark: z.string().trim().max(500).default(''),
    })
    .refine((v) => v.result === 'CONFIRMED' || v.remark.length > 0, { message: '拒签的请写明情况', path: ['remark'] })
    .optional(),
  /** an earlier record that this one adds to: none is ever changed (I-15) */
  supplements: id.optional(),
});
export type SubmitInspectionRecord = z.infer<typeof SubmitInspectionRecord>;

/** 核查结果: when every point has been looked at. */
export const ConcludeInspection = z.object({
  result: oneOf(w.inspectionResult),
  summary: text('核查情况', 4000),
});
export type ConcludeInspection = z.infer<typeof ConcludeInspection>;
