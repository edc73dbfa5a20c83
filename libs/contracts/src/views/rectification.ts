import type { FactData } from '../facts';
import type { Named } from '../shapes';
import type * as w from '../words';

type Key<T> = keyof T & string;
type Of<T extends 'plan-submitted' | 'plan-reviewed' | 'checked' | 'generalized'> = FactData<`rectification.${T}.v1`>;

/** `GET /api/rectifications?matterId=` → `RectificationView[]`, `GET /api/rectifications/:id`. */
export type RectificationView = {
  id: string;
  version: number;
  matterId: string;
  matterNo: string;
  matterTitle: string;
  unit: Named;
  status: Key<typeof w.rectificationStatus>;
  issuedAt: string;
  planDueAt: string;
  dueAt: string;
  overdue: boolean;
  /** the rectification whose finding this unit is to draw the lesson from (举一反三) */
  generalizedFrom: string | null;
  /** the rectification that a 回头看 did not find put right */
  reopens: string | null;
  findings: (FactData<'rectification.issued.v1'>['findings'][number] & {
    measures: Of<'plan-submitted'>['measures'];
    progress: { at: string; percent: number; progress: string }[];
    reported: FactData<'rectification.reported.v1'>['results'][number] | null;
    /** how it was done with, and what was seen */
    cleared: { at: string; by: Named; atOnce: boolean; result: string } | null;
    /** by a 复核决定 it does not stand any more */
    withdrawn: { at: string; reasons: string } | null;
    /** what a check found that did not clear it, the last one last */
    continued: { at: string; opinion: string }[];
  })[];
  planReviewed: Of<'plan-reviewed'> | null;
  checks: Of<'checked'>[];
  generalized: Of<'generalized'>[];
};
