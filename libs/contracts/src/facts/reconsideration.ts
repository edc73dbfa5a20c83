import { z } from 'zod';
import {
  AssignReviewers,
  DecideReconsideration,
  DraftConclusion,
  FileReconsideration,
  ReceiveConclusion,
  ReconsiderConclusion,
  ReviewReconsideration,
  WithdrawnFinding,
} from '../commands/reconsideration';
import { oneOf } from '../one-of';
import { id, instant, Named, regionCode, Verdict } from '../shapes';
import { urgency } from '../words';

const of = { by: Named, at: instant, unit: Named };
/** absent of what was decided before findings could be withdrawn */
const withdrawal = { withdrawn: z.array(WithdrawnFinding).optional() };
const ofMatter = { region: regionCode, matterNo: z.string(), matterTitle: z.string(), urgency: oneOf(urgency) };

/** 督查结论: stream id = conclusion id. The unit hears of it when it is delivered. */
export const conclusionFacts = {
  'conclusion.drafted.v1': DraftConclusion.extend({ ...of, ...ofMatter }),
  'conclusion.decided.v1': z.object({ ...of, ...Verdict.shape }),
  'conclusion.delivered.v1': z.object({ ...of, matterTitle: z.string(), judgement: z.string() }),
  /** `untilAt`: the last moment for an application */
  'conclusion.received.v1': ReceiveConclusion.extend({ ...of, untilAt: instant }),
  /** `rectifications`: where the findings that were withdrawn are being put right */
  'conclusion.reconsidered.v1': ReconsiderConclusion.omit({ conclusionId: true }).extend({
    ...of,
    ...withdrawal,
    rectifications: z.array(z.object({ rectificationId: id, findingIds: z.array(id) })).optional(),
  }),
} as const;

/** 复核 (Reconsideration): stream id = reconsideration id; one about one conclusion. */
export const reconsiderationFacts = {
  'reconsideration.filed.v1': FileReconsideration.extend({
    ...of,
    ...ofMatter,
    matterId: id,
    participants: z.array(Named),
    /** the last moment for the decision, and when it is reminded of */
    decideDueAt: instant,
    weekBeforeAt: instant,
    dayBeforeAt: instant,
  }),
  'reconsideration.examined.v1': z.object({ ...of, ...Verdict.shape }),
  'reconsideration.reviewers-assigned.v1': AssignReviewers.extend(of),
  'reconsideration.reviewed.v1': ReviewReconsideration.extend(of),
  'reconsideration.decided.v1': DecideReconsideration.extend({
    ...of,
    ...withdrawal,
    conclusionId: id,
    late: z.boolean(),
  }),
  'reconsideration.reminded.v1': z.object({ ...of, decideDueAt: instant }),
} as const;
