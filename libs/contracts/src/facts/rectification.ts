import { z } from 'zod';
import {
  CheckRectification,
  FindingToRectify,
  FixAtOnce,
  GeneralizeFinding,
  IssueRectification,
  ReportRectification,
  ReportRectificationProgress,
  WithdrawFindings,
} from '../commands/rectification';
import { oneOf } from '../one-of';
import { day, id, instant, Named, regionCode, Verdict } from '../shapes';
import { rectificationOutcome, urgency } from '../words';

/** Every fact names the unit, so that who hears of it need not remember the first. */
const of = { by: Named, at: instant, unit: Named };
const issued = {
  ...IssueRectification.shape,
  ...of,
  region: regionCode,
  matterNo: z.string(),
  matterTitle: z.string(),
  urgency: oneOf(urgency),
  planDueAt: instant,
  dueAt: instant,
};
const measure = z.object({
  findingId: id,
  measure: z.string(),
  responsible: z.string(),
  dueOn: day,
  acceptance: z.string(),
});

/** 整改 (RectificationTask): stream id = rectification id; the findings of one unit. */
export const rectificationFacts = {
  'rectification.issued.v1': z.object(issued),
  'rectification.peer-issued.v1': z.object({ ...issued, generalizedFrom: id, orderedBy: Named.optional() }),
  'rectification.reissued.v1': z.object({ ...issued, reopens: id, orderedBy: Named.optional() }),
  'rectification.plan-submitted.v1': z.object({ ...of, measures: z.array(measure) }),
  'rectification.plan-reviewed.v1': z.object({ ...of, ...Verdict.shape }),
  'rectification.progress-reported.v1': ReportRectificationProgress.extend(of),
  'rectification.fixed-at-once.v1': FixAtOnce.extend(of),
  'rectification.reported.v1': ReportRectification.extend({ ...of, late: z.boolean() }),
  'rectification.checked.v1': z.object({
    ...of,
    ...CheckRectification.shape,
    outcome: oneOf(rectificationOutcome),
    dueAt: instant,
  }),
  'rectification.findings-withdrawn.v1': WithdrawFindings.omit({ rectificationId: true }).extend(of),
  'rectification.closed.v1': z.object({ ...of, findings: z.int() }),
  'rectification.overdue.v1': z.object({ ...of, dueAt: instant, open: z.array(z.string()) }),
  'rectification.generalized.v1': z.object({
    ...of,
    ...GeneralizeFinding.shape,
    finding: FindingToRectify,
    matterId: id,
    tasks: z.array(z.object({ rectificationId: id, unit: Named })),
  }),
} as const;
