import { z } from 'zod';
import {
  AcknowledgeAssignment,
  AssignmentLine,
  DraftNotice,
  DraftReport,
  ReportProgress,
  RequestExtension,
  ReviewAssignment,
  SubmitOpinion,
  UrgeAssignment,
} from '../commands/assignment';
import { oneOf } from '../one-of';
import { id, instant, Named, regionCode } from '../shapes';
import { effortPath, extensionResult, role, subjectType, urgency } from '../words';

const by = { by: Named, at: instant };
/** 督办通知: stream id = matter id; every round drafts and signs anew. */
export const noticeFacts = {
  'notice.drafted.v1': DraftNotice.extend({ ...by, region: regionCode, matterId: id, round: z.int() }),
  'notice.signed.v1': z.object({
    ...by,
    agree: z.literal(true),
    opinion: z.string(),
    title: z.string(),
    text: z.string(),
    contact: z.string(),
    round: z.int(),
    lines: z.array(AssignmentLine.extend({ assignmentId: id, serial: z.int() })),
  }),
  'notice.returned.v1': z.object({ ...by, agree: z.literal(false), opinion: z.string() }),
} as const;

/** 承办任务 (Assignment): one matter × one unit, with its own clock. */
export const assignmentFacts = {
  'assignment.issued.v1': AssignmentLine.extend({
    ...by,
    region: regionCode,
    matterId: id,
    matterNo: z.string(),
    assignmentNo: z.string(),
    title: z.string(),
    urgency: oneOf(urgency),
    effortPath: oneOf(effortPath),
    documentNo: z.string(),
    issuedAt: instant,
    acknowledgeDueAt: instant,
    dueAt: instant,
    provisional: z.boolean(),
    calendarVersion: z.string(),
    /** 对象四类; unknown of a unit that was not registered */
    subjectType: oneOf(subjectType).optional(),
    /** 再分解: whose part this is; its 协办意见 goes to that unit */
    parent: z.object({ assignmentId: id, unit: Named }).optional(),
    /** 改办: the assignment in whose place this one was issued */
    replaces: id.optional(),
    /** that of its matter */
    policyVersion: z.string().optional(),
  }),
  'assignment.acknowledged.v1': AcknowledgeAssignment.extend({ ...by, late: z.boolean() }),
  'assignment.progress-reported.v1': ReportProgress.extend({ ...by }),
  'assignment.opinion-submitted.v1': SubmitOpinion.extend({ ...by, late: z.boolean() }),
  'assignment.report-drafted.v1': DraftReport.extend({ ...by, round: z.int() }),
  'assignment.report-checked.v1': z.object({ ...by, agree: z.boolean(), opinion: z.string() }),
  'assignment.report-signed.v1': z.object({
    ...by,
    agree: z.boolean(),
    opinion: z.string(),
    onTime: z.boolean(),
    results: z.string(),
    /** the position in which it was signed; rights belong to positions */
    position: oneOf(role).optional(),
    onBehalfOf: Named.optional(),
  }),
  'assignment.reviewed.v1': ReviewAssignment.extend({ ...by, needsSecondReview: z.boolean() }),
  'assignment.second-reviewed.v1': z.object({ ...by, agree: z.boolean(), opinion: z.string() }),
  'assignment.returned.v1': z.object({
    ...by,
    kind: z.enum(['SUPPLEMENT', 'REWORK']),
    reason: z.string(),
    reworkDueAt: instant,
    times: z.int(),
    /** of those, 退回重办 */
    reworks: z.int().optional(),
  }),
  'assignment.accepted.v1': z.object({ ...by, onTime: z.boolean() }),
  'assignment.cleared.v1': z.object({ ...by }),
  'assignment.extension-requested.v1': RequestExtension.extend({ ...by }),
  'assignment.extension-decided.v1': z.object({
    ...by,
    agree: z.boolean(),
    opinion: z.string(),
    dueAt: instant,
    previousDueAt: instant,
    result: oneOf(extensionResult).optional(),
  }),
  'assignment.urged.v1': UrgeAssignment.extend({ ...by, nth: z.int(), overdueDays: z.int() }),
} as const;
