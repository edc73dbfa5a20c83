import { z } from 'zod';
import { oneOf } from '../one-of';
import { id, instant, Named, regionCode } from '../shapes';
import { noticeColor, role, urgingAct } from '../words';

/** 催办升级: stream id = assignment id; a rung of the scheme's ladder was reached. */
export const urgingFacts = {
  'urging.raised.v1': z.object({
    by: Named,
    at: instant,
    region: regionCode,
    matterId: id,
    assignmentId: id,
    unit: Named,
    /** key of the rung in the scheme, e.g. `T+3` */
    rung: z.string(),
    act: oneOf(urgingAct),
    color: oneOf(noticeColor).nullable(),
    to: z.array(oneOf(role)),
    title: z.string(),
    dueAt: instant,
    overdueDays: z.int(),
  }),
} as const;
