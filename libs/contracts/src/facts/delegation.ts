import { z } from 'zod';
import { GrantDelegation } from '../commands/delegation';
import { instant, Named, regionCode } from '../shapes';

const by = { by: Named, at: instant };
/** 代理: stream id = delegation id. */
export const delegationFacts = {
  'delegation.granted.v1': z.object({ ...GrantDelegation.shape, ...by, region: regionCode, unit: Named }),
  'delegation.ended.v1': z.object({ ...by, reason: z.string() }),
} as const;
