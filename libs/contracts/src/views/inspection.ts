import type { FactData } from '../facts';
import type { Named } from '../shapes';
import type * as w from '../words';

type Key<T> = keyof T & string;
type Plan = Pick<
  FactData<'inspection.planned.v1'>,
  'mode' | 'purpose' | 'subjects' | 'points' | 'methods' | 'team' | 'fromOn' | 'untilOn'
>;

/** `GET /api/inspections?matterId=` → `InspectionView[]`; without a matter, those I am in the team of. */
export type InspectionView = Plan & {
  id: string;
  version: number;
  matterId: string;
  matterNo: string;
  matterTitle: string;
  status: Key<typeof w.inspectionStatus>;
  planVersion: number;
  /** of the 督查组 that the plan of a campaign sends */
  teamId: string | null;
  plannedBy: Named;
  decided: FactData<'inspection.decided.v1'> | null;
  notifiedAt: string | null;
  concluded: FactData<'inspection.concluded.v1'> | null;
};

/** `GET /api/inspection-records?inspectionId=` → `InspectionRecordView[]`. */
export type InspectionRecordView = FactData<'inspection-record.submitted.v1'> & { id: string };
