import { z } from 'zod';
import { CancelCampaignMatter, DraftOpinion, MatterOrigin, RecordCall, RegisterMatter } from '../commands/matter';
import {
  AddInstruction,
  ChangeLeader,
  RecordSatisfaction,
  RemindOfMatter,
  RevokeMatter,
  SuspendMatter,
  UpgradeMatter,
} from '../commands/matter-course';
import { oneOf } from '../one-of';
import { instant, Named } from '../shapes';
import { effortPath, mandateType, matterStatus, role, urgency } from '../words';

const by = { by: Named, at: instant };
/** when an unread report is brought to the secretary's mind, and when the silence of the leader is long enough */
const answerBy = { unreadAt: instant.optional(), silentAt: instant.optional() };
/** 督查事项 (SupervisionMatter): stream id = matter id. */
export const matterFacts = {
  'matter.registered.v1': RegisterMatter.omit({ declaredUnclassified: true }).extend({
    ...by,
    registerNo: z.string(),
    region: z.string(),
    /** as the other matter was called when this one came out of it */
    origin: MatterOrigin.extend({ no: z.string(), title: z.string() }).optional(),
    /** the scheme that the matter keeps */
    policyVersion: z.string().optional(),
  }),
  /** 文件、会议督查: what its process starts from, after the registration */
  'matter.items-resolved.v1': z.object({
    ...by,
    title: z.string(),
    registerNo: z.string(),
    urgency: oneOf(urgency),
    instruction: z.object({ text: z.string(), leader: Named }),
    items: z.int(),
  }),
  /** 大型决策督查: what its process starts from, after the registration or the 拟办 that chose it */
  'matter.campaign-opened.v1': z.object({
    ...by,
    title: z.string(),
    registerNo: z.string(),
    urgency: oneOf(urgency),
    instruction: z.object({ text: z.string(), leader: Named }),
    /** null where 拟办 is still to come */
    mandateType: oneOf(mandateType).nullable(),
  }),
  'matter.campaign-cancelled.v1': CancelCampaignMatter.omit({ matterId: true }).extend({ ...by }),
  'matter.campaign-concluded.v1': z.object({ ...by, outcome: z.string() }),
  'matter.opinion-drafted.v1': DraftOpinion.omit({ duplicateChecked: true }).extend({
    ...by,
    round: z.int(),
    /** 一般了解 only: by when the call is to be made */
    simpleDueAt: instant.optional(),
  }),
  'matter.opinion-checked.v1': z.object({ ...by, agree: z.boolean(), opinion: z.string() }),
  'matter.approved.v1': z.object({
    ...by,
    matterNo: z.string(),
    opinion: z.string(),
    effortPath: oneOf(effortPath),
    decision: z.literal('APPROVE'),
    /** the position in which it was approved; rights belong to positions */
    position: oneOf(role).optional(),
    onBehalfOf: Named.optional(),
  }),
  'matter.phone-approved.v1': z.object({ ...by, approver: Named, calledAt: instant, confirmDueAt: instant }),
  'matter.approval-confirmed.v1': z.object({ ...by, opinion: z.string(), calledAt: instant, late: z.boolean() }),
  'matter.rejected.v1': z.object({ ...by, opinion: z.string(), decision: z.literal('REJECT') }),
  'matter.sent-back.v1': z.object({ ...by, opinion: z.string(), decision: z.literal('SEND_BACK') }),
  'matter.call-recorded.v1': RecordCall.extend({ ...by }),
  'matter.assigned.v1': z.object({ ...by, units: z.array(Named), dueAt: instant }),
  'matter.units-admitted.v1': z.object({ ...by, units: z.array(Named) }),
  'matter.begun.v1': z.object({ ...by }),
  'matter.submitted-for-review.v1': z.object({ ...by }),
  'matter.awaiting-feedback.v1': z.object({ ...by }),
  'matter.presented.v1': z.object({ ...by, documentNo: z.string(), outcome: z.string(), ...answerBy }),
  'matter.reinstructed.v1': z.object({
    ...by,
    decision: z.enum(['REINSTRUCT', 'KEY', 'VERIFY']),
    text: z.string(),
    round: z.int(),
  }),
  'matter.closed.v1': z.object({
    ...by,
    decision: z.enum(['AGREE', 'PRESENTED']),
    text: z.string(),
    outcome: z.string(),
  }),
  'matter.archived.v1': z.object({ ...by }),
  'matter.access-granted.v1': z.object({ ...by, restrictedTo: z.array(Named), reason: z.string() }),
  'matter.upgraded.v1': UpgradeMatter.extend({ ...by }),
  'matter.revoked.v1': RevokeMatter.extend({ ...by }),
  'matter.suspended.v1': SuspendMatter.extend({ ...by }),
  'matter.resumed.v1': z.object({ ...by, reason: z.string(), suspendedAt: instant, status: oneOf(matterStatus) }),
  'matter.merged.v1': z.object({
    ...by,
    into: z.object({ id: z.string(), title: z.string(), no: z.string() }),
    reason: z.string(),
  }),
  'matter.instruction-added.v1': AddInstruction.extend({ ...by, urgencyBefore: oneOf(urgency) }),
  'matter.leader-changed.v1': ChangeLeader.extend({ ...by, previous: Named }),
  'matter.report-read.v1': z.object({ ...by }),
  'matter.closed-as-presented.v1': z.object({ ...by, reason: z.string(), presentedAt: instant }),
  'matter.reopened.v1': z.object({ ...by, reason: z.string(), round: z.int() }),
  'matter.satisfaction-recorded.v1': RecordSatisfaction.extend({ ...by, round: z.int() }),
  'matter.reminded.v1': RemindOfMatter.omit({ matterId: true }).extend({ ...by }),
} as const;
