import { z } from 'zod';
import { DraftOpinion, RecordCall, RegisterMatter } from '../commands/matter';
import { instant, Named } from '../shapes';
import { effortPath, oneOf } from '../words';

const by = { by: Named, at: instant };
/** 督查事项 (SupervisionMatter): stream id = matter id. */
export const matterFacts = {
  'matter.registered.v1': RegisterMatter.omit({ declaredUnclassified: true }).extend({
    ...by,
    registerNo: z.string(),
    region: z.string(),
  }),
  'matter.opinion-drafted.v1': DraftOpinion.omit({ duplicateChecked: true }).extend({ ...by, round: z.int() }),
  'matter.opinion-checked.v1': z.object({ ...by, agree: z.boolean(), opinion: z.string() }),
  'matter.approved.v1': z.object({
    ...by,
    matterNo: z.string(),
    opinion: z.string(),
    effortPath: oneOf(effortPath),
    decision: z.literal('APPROVE'),
  }),
  'matter.rejected.v1': z.object({ ...by, opinion: z.string(), decision: z.literal('REJECT') }),
  'matter.sent-back.v1': z.object({ ...by, opinion: z.string(), decision: z.literal('SEND_BACK') }),
  'matter.call-recorded.v1': RecordCall.extend({ ...by }),
  'matter.assigned.v1': z.object({ ...by, units: z.array(Named), dueAt: instant }),
  'matter.begun.v1': z.object({ ...by }),
  'matter.submitted-for-review.v1': z.object({ ...by }),
  'matter.awaiting-feedback.v1': z.object({ ...by }),
  'matter.presented.v1': z.object({ ...by, documentNo: z.string(), outcome: z.string() }),
  'matter.reinstructed.v1': z.object({
    ...by,
    decision: z.enum(['REINSTRUCT', 'VERIFY']),
    text: z.string(),
    round: z.int(),
  }),
  'matter.closed.v1': z.object({ ...by, decision: z.literal('AGREE'), text: z.string(), outcome: z.string() }),
  'matter.archived.v1': z.object({ ...by }),
} as const;
