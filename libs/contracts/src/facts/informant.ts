import { z } from 'zod';
import { EntrustInformant } from '../commands/informant';
import { instant, Named } from '../shapes';

const by = { by: Named, at: instant };
/** Each field sealed by itself, never in clear (R-125, I-18). */
const Sealed = z.object({ name: z.string(), contact: z.string().optional(), unit: z.string().optional() });
/** 反映人: stream id = matter id. These facts are no part of the matter's 过程信息. */
export const informantFacts = {
  'informant.recorded.v1': z.object({ ...by, region: z.string(), informants: z.array(Sealed) }),
  'informant.revealed.v1': z.object({ ...by, reason: z.string() }),
  'informant.entrusted.v1': EntrustInformant.extend({ ...by }),
} as const;
