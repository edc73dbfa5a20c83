import { z } from 'zod';
import { AssignmentLine, ExplainOverdue } from '../commands/assignment';
import {
  AppliedCoordination,
  ExplainReturns,
  MarkOpinionMissing,
  NewUnit,
  ProposeOutcome,
  RequestReturn,
  ServeNotice,
} from '../commands/assignment-return';
import { oneOf } from '../one-of';
import { DeadlineRule, id, instant, Named } from '../shapes';
import { recountReason, returnDecision, role, urgency } from '../words';

const by = { by: Named, at: instant };
/** An assignment that is to be issued in the place of, or below, another: what the process needs to issue it. */
export const NextAssignment = z.object({
  assignmentId: id,
  serial: z.int(),
  line: AssignmentLine,
  parent: z.object({ assignmentId: id, unit: Named }).optional(),
  replaces: id.optional(),
});
const verdict = { agree: z.boolean(), opinion: z.string() };

/** 承办任务, what happens beside the straight road: 退办、再分解、延期各级、改办、中止、督查单. */
export const assignmentCourseFacts = {
  'assignment.return-requested.v1': RequestReturn.extend({
    ...by,
    /** how many units have asked to return this matter, this one counted; from the second on it goes to 协调 */
    nth: z.int(),
    decideDueAt: instant,
  }),
  'assignment.return-signed.v1': z.object({ ...by, ...verdict }),
  'assignment.return-reviewed.v1': z.object({
    ...by,
    decision: oneOf(returnDecision),
    opinion: z.string(),
    newUnit: NewUnit.optional(),
  }),
  'assignment.return-decided.v1': z.object({
    ...by,
    decision: oneOf(returnDecision),
    opinion: z.string(),
    next: NextAssignment.nullable(),
  }),
  'assignment.split.v1': z.object({ ...by, children: z.array(NextAssignment) }),
  'assignment.opinion-marked-missing.v1': MarkOpinionMissing.extend({ ...by }),
  'assignment.extension-endorsed.v1': z.object({ ...by, ...verdict }),
  'assignment.extension-checked.v1': z.object({ ...by, ...verdict, approver: oneOf(role) }),
  'assignment.extension-lapsed.v1': z.object({ ...by, dueAt: instant }),
  'assignment.overdue-explained.v1': ExplainOverdue.extend({ ...by }),
  'assignment.returns-explained.v1': ExplainReturns.extend({ ...by, times: z.int() }),
  'assignment.outcome-proposed.v1': ProposeOutcome.extend({ ...by }),
  'assignment.notice-approved.v1': z.object({ ...by, ...verdict }),
  'assignment.notice-served.v1': ServeNotice.omit({ assignmentId: true }).extend({ ...by, overdueDays: z.int() }),
  'assignment.coordinated.v1': AppliedCoordination.omit({ assignmentId: true, dueOn: true, newUnit: true }).extend({
    ...by,
    dueAt: instant,
    previousDueAt: instant,
    next: NextAssignment.nullable(),
  }),
  'assignment.suspended.v1': z.object({ ...by, reason: z.string() }),
  'assignment.resumed.v1': z.object({
    ...by,
    suspendedAt: instant,
    dueAt: instant,
    previousDueAt: instant,
    /** moved too where the unit had not yet acknowledged */
    acknowledgeDueAt: instant.optional(),
    /** of the new date, where it moved */
    provisional: z.boolean().optional(),
    calendarVersion: z.string().optional(),
  }),
  'assignment.cancelled.v1': z.object({ ...by, reason: z.string() }),
  'assignment.recounted.v1': z.object({
    ...by,
    reason: oneOf(recountReason),
    dueAt: instant,
    previousDueAt: instant,
    acknowledgeDueAt: instant,
    provisional: z.boolean(),
    calendarVersion: z.string(),
    /** URGENCY: how urgent the assignment is from now on */
    urgency: oneOf(urgency).optional(),
    /** what it is counted by from now on, and from when; absent: as before */
    rule: DeadlineRule.optional(),
    startAt: instant.optional(),
  }),
} as const;
