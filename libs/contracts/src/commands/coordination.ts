import { z } from 'zod';
import { oneOf } from '../one-of';
import { Attachment, day, id, Named, text } from '../shapes';
import * as w from '../words';
import { NewUnit } from './assignment-return';

/** 提请协调 (SP-4, S-36): what is stuck, whom it needs, what was tried, and what is proposed. */
export const RequestCoordination = z.object({
  assignmentId: id,
  kind: oneOf(w.coordinationKind),
  stuck: text('卡在哪里', 1000),
  parties: z.array(Named).max(20).default([]),
  tried: text('已经做过的努力', 1000),
  proposal: text('建议', 1000),
  evidence: z.array(Attachment).max(20).default([]),
});
export type RequestCoordination = z.infer<typeof RequestCoordination>;
/** 转入协调: a job of the process, when a 退办 is disputed or asked for the second time. */
export const OpenCoordination = z.object({
  coordinationId: id.optional(),
  assignmentId: id,
  matterId: id,
  kind: oneOf(w.coordinationKind),
  stuck: z.string(),
  proposal: z.string(),
});
export type OpenCoordination = z.infer<typeof OpenCoordination>;
/** 协调结果 (S-37): decided at its tier, signed, binding on the assignment. */
export const ResolveCoordination = z
  .object({
    effect: oneOf(w.coordinationEffect),
    decision: text('协调结果', 1000),
    meeting: z.object({ on: day, place: text('地点', 100), participants: text('参加人员', 500) }).optional(),
    dueOn: day.optional(),
    requirement: text('承办要求', 1000).optional(),
    newUnit: NewUnit.optional(),
  })
  .refine((v) => v.effect !== 'REASSIGN' || v.newUnit, { message: '改由其他单位办理时请选择单位', path: ['newUnit'] })
  .refine((v) => v.effect !== 'ADJUST' || v.dueOn || v.requirement, {
    message: '请填写新的时限或要求',
    path: ['requirement'],
  });
export type ResolveCoordination = z.infer<typeof ResolveCoordination>;
/** 提请上一级协调 before the tier's time is over. */
export const EscalateCoordination = z.object({ reason: text('理由', 500) });
export type EscalateCoordination = z.infer<typeof EscalateCoordination>;
/** 到时上报: a job of the process when a tier gave no result in its time. */
export const OfCoordination = z.object({ coordinationId: id });
export type OfCoordination = z.infer<typeof OfCoordination>;
