import { DraftScheme } from '../commands/scheme';
import { instant, Named, regionCode } from '../shapes';

const by = { by: Named, at: instant };
/** 制度方案: stream id = scheme id, one version of one region. */
export const schemeFacts = {
  'scheme.drafted.v1': DraftScheme.extend({ ...by, region: regionCode }),
  'scheme.published.v1': DraftScheme.extend({ ...by, region: regionCode }),
} as const;
