import { z } from 'zod';
import { ProposeDesignation } from '../commands/designation';
import { instant, Named, regionCode, Verdict } from '../shapes';

const by = { by: Named, at: instant };
/** 政府指定: stream id = designation id. */
export const designationFacts = {
  'designation.proposed.v1': z.object({ ...ProposeDesignation.shape, ...by, region: regionCode }),
  'designation.approved.v1': z.object({ ...by, ...Verdict.shape, department: Named, matters: z.string() }),
  'designation.ended.v1': z.object({ ...by, reason: z.string(), department: Named }),
} as const;
