import type { Informant } from '../commands/informant';
import type { Named } from '../shapes';

/** 反映人 as the supervision body sees it: that it is protected, who may see it, and who did. */
export type InformantView = {
  recordedBy: Named;
  recordedAt: string;
  /** the person who asks is one of the named persons */
  mayReveal: boolean;
  readers: Named[];
  /** texts of the matter that name them all the same, and that its units read */
  exposedIn: string[];
  /** for the office director only */
  views: { by: Named; at: string; reason: string }[] | null;
};
/** 反映人 in clear, for a short while after the view was recorded. */
export type InformantIdentityView = { informants: Informant[] };
