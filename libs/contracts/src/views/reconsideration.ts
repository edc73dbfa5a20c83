import type { FactData } from '../facts';
import type { Named } from '../shapes';
import type * as w from '../words';

type Key<T> = keyof T & string;

/** `GET /api/conclusions?matterId=` → `ConclusionView[]`. */
export type ConclusionView = Omit<FactData<'conclusion.drafted.v1'>, 'by' | 'at' | 'region'> & {
  id: string;
  version: number;
  draftedBy: Named;
  status: Key<typeof w.conclusionStatus>;
  receivedAt: string | null;
  /** until when the unit may ask for 复核 */
  untilAt: string | null;
  reconsidered: FactData<'conclusion.reconsidered.v1'> | null;
};

/** `GET /api/reconsiderations?matterId=` → `ReconsiderationView[]`. */
export type ReconsiderationView = {
  id: string;
  version: number;
  conclusionId: string;
  matterId: string;
  unit: Named;
  status: Key<typeof w.reconsiderationStatus>;
  filedAt: string;
  reasons: string;
  decideDueAt: string;
  overdue: boolean;
  examined: FactData<'reconsideration.examined.v1'> | null;
  /** shown to the desk, not to the unit */
  reviewers: Named[];
  reviews: FactData<'reconsideration.reviewed.v1'>[];
  decided: FactData<'reconsideration.decided.v1'> | null;
};
