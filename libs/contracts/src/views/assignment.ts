import type { FactData } from '../facts';
import type { Named } from '../shapes';
import type * as w from '../words';

type Key<T> = keyof T & string;

/** `GET /api/notices/:matterId` (assignment). */
export type NoticeView = {
  matterId: string;
  status: 'DRAFTED' | 'SIGNED' | 'RETURNED';
  round: number;
  draft: Omit<FactData<'notice.drafted.v1'>, 'by' | 'at'>;
  returnedBecause: string | null;
};

/** `GET /api/assignments?matterId=` → `AssignmentView[]`, `GET /api/assignments/:id`. */
export type AssignmentView = {
  id: string;
  matterId: string;
  assignmentNo: string;
  matterNo: string;
  title: string;
  version: number;
  role: Key<typeof w.assignmentRole>;
  unit: Named;
  responsibleLeader: Named;
  handler: Named | null;
  requirement: string;
  status: Key<typeof w.assignmentStatus>;
  light: Key<typeof w.light>;
  issuedAt: string;
  acknowledgeDueAt: string;
  acknowledgedAt: string | null;
  dueAt: string;
  originalDueAt: string;
  provisional: boolean;
  overdueDays: number;
  submittedAt: string | null;
  percent: number | null;
  progress: (FactData<'assignment.progress-reported.v1'> & { at: string })[];
  opinion: FactData<'assignment.opinion-submitted.v1'> | null;
  report: FactData<'assignment.report-drafted.v1'> | null;
  reportChecked: FactData<'assignment.report-checked.v1'> | null;
  reportSigned: FactData<'assignment.report-signed.v1'> | null;
  reviews: FactData<'assignment.reviewed.v1'>[];
  returned: FactData<'assignment.returned.v1'> | null;
  extension: (FactData<'assignment.extension-requested.v1'> & { decided: boolean | null }) | null;
  urges: FactData<'assignment.urged.v1'>[];
};
