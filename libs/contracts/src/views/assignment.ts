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
  /** 文件、会议督查: the 检查项目 it is for */
  item: NonNullable<FactData<'assignment.issued.v1'>['item']> | null;
  unitPlan:
    | (FactData<'assignment.unit-plan-submitted.v1'> & {
        reviewed: FactData<'assignment.unit-plan-reviewed.v1'> | null;
      })
    | null;
  itemCleared: FactData<'assignment.item-cleared.v1'> | null;
  requirement: string;
  subjectType: Key<typeof w.subjectType> | null;
  skipLevelReason: string | null;
  /** as it came, or as a later instruction made it */
  urgency: Key<typeof w.urgency>;
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
  /** 退回重办 so far, and what the head of the unit said about them */
  reworks: number;
  returnsExplained: FactData<'assignment.returns-explained.v1'>[];
  /** whether the head still has to say something about them (SP-5) */
  explanationDue: boolean;
  extension:
    | (FactData<'assignment.extension-requested.v1'> & {
        endorsed: FactData<'assignment.extension-endorsed.v1'> | null;
        checked: FactData<'assignment.extension-checked.v1'> | null;
        decided: boolean | null;
      })
    | null;
  /** how many extensions were granted */
  extensions: number;
  overdueExplained: FactData<'assignment.overdue-explained.v1'>[];
  urges: FactData<'assignment.urged.v1'>[];
  /** 督查单 served, 约谈、通报批评 proposed */
  notices: FactData<'assignment.notice-served.v1'>[];
  proposals: FactData<'assignment.outcome-proposed.v1'>[];
  /** 红单签发 that has not been used yet */
  redSigned: FactData<'assignment.notice-approved.v1'> | null;
  suspended: FactData<'assignment.suspended.v1'> | null;
  /** 中止 that is over */
  suspensions: { from: string; to: string }[];
  cancelled: FactData<'assignment.cancelled.v1'> | null;
  /** why and from when to when the due date moved without anybody's asking */
  recounts: FactData<'assignment.recounted.v1'>[];
  /** 退办窗口: after it only 协调 is left (I-5) */
  returnWindowUntil: string;
  returnRequest:
    | (FactData<'assignment.return-requested.v1'> & {
        signed: FactData<'assignment.return-signed.v1'> | null;
        reviewed: FactData<'assignment.return-reviewed.v1'> | null;
        decided: FactData<'assignment.return-decided.v1'> | null;
      })
    | null;
  /** 再分解: the parts, and whose part this is; 改办: in whose place it stands */
  children: FactData<'assignment.split.v1'>['children'];
  parent: FactData<'assignment.issued.v1'>['parent'] | null;
  replaces: string | null;
  opinionMissing: FactData<'assignment.opinion-marked-missing.v1'> | null;
  coordinated: FactData<'assignment.coordinated.v1'>[];
};

/** `GET /api/coordinations?matterId=` → `CoordinationView[]`. */
export type CoordinationView = {
  id: string;
  version: number;
  matterId: string;
  matterNo: string;
  title: string;
  assignmentId: string;
  unit: Named;
  kind: Key<typeof w.coordinationKind>;
  stuck: string;
  parties: Named[];
  tried: string | null;
  proposal: string;
  evidence: FactData<'coordination.requested.v1'>['evidence'];
  requestedBy: Named;
  requestedAt: string;
  status: 'OPEN' | 'RESOLVED';
  tier: Key<typeof w.coordinationTier>;
  /** who may act at this tier */
  roles: Key<typeof w.role>[];
  tierDueAt: string;
  /** the tiers before this one, and why each was left */
  steps: { tier: Key<typeof w.coordinationTier>; leftAt: string; by: Named; reason: string | null }[];
  resolved: FactData<'coordination.resolved.v1'> | null;
};
