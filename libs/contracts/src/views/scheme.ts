import type { Policy } from '../policy/policy';
import type { Named } from '../shapes';

/** `GET /api/schemes`: the versions of the region, what is in force first; `id` of the built-in one is `built-in`. */
export type SchemeView = {
  id: string;
  name: string;
  version: string;
  /** the version that it was made from */
  base: string | null;
  status: 'BUILT_IN' | 'DRAFTED' | 'PUBLISHED';
  effectiveFrom: string;
  inForce: boolean;
  by: Named | null;
  at: string | null;
};
/** `GET /api/schemes/:id`. */
export type SchemeDetailView = SchemeView & { policy: Policy };
/** `GET /api/matters/by-scheme` (intake): running matters, by the version they keep. */
export type SchemeUseView = { version: string; running: number };
