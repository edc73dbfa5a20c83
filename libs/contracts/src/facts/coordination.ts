import { z } from 'zod';
import { OpenCoordination, RequestCoordination, ResolveCoordination } from '../commands/coordination';
import { oneOf } from '../one-of';
import { id, instant, Named, regionCode } from '../shapes';
import { coordinationTier } from '../words';

const by = { by: Named, at: instant };
const begun = {
  ...by,
  coordinationId: id,
  region: regionCode,
  matterId: id,
  unit: Named,
  matterNo: z.string(),
  title: z.string(),
  /** the scheme of the matter */
  policyVersion: z.string().optional(),
};
const tier = { tier: oneOf(coordinationTier), tierDueAt: instant };

/** 协调 (CoordinationRequest): stream id = coordination id; one about one assignment. */
export const coordinationFacts = {
  'coordination.requested.v1': RequestCoordination.extend({ ...begun, ...tier }),
  'coordination.opened.v1': OpenCoordination.omit({ coordinationId: true }).extend({ ...begun, ...tier }),
  'coordination.escalated.v1': z.object({ ...by, ...tier, reason: z.string() }),
  'coordination.timed-out.v1': z.object({ ...by, ...tier }),
  'coordination.resolved.v1': z.object({
    ...by,
    ...ResolveCoordination.shape,
    assignmentId: id,
    tier: oneOf(coordinationTier),
  }),
} as const;
