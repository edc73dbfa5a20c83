import type { FactData } from './facts';
import type { ReportProgress } from './commands/assignment';
import type { Attachment, Named, ProblemItem, DeadlineRule } from './shapes';
import type * as w from './words';
import type { Role } from './words';

type Key<T> = keyof T & string;

/** A page of a list: `next` is the opaque key of the following page. */
export type Page<T> = { items: T[]; next: string | null };

/** `GET /api/me` and the answer of `POST /api/sign-in`. */
export type MeView = {
  id: string;
  name: string;
  post: string;
  unit: Named;
  region: { code: string; name: string };
  roles: Role[];
  mustChangePassword: boolean;
};
/** `GET /api/units`. */
export type UnitView = { id: string; name: string; shortName: string; isSupervisionBody: boolean; isSubject: boolean };
/** `GET /api/people?unit=&role=`. */
export type PersonView = { id: string; name: string; post: string; unit: Named; roles: Role[] };

/** `GET /api/matters/:id` (intake). Everything known of the matter itself. */
export type MatterView = {
  id: string;
  registerNo: string;
  matterNo: string | null;
  version: number;
  status: Key<typeof w.matterStatus>;
  round: number;
  title: string;
  category: Key<typeof w.category>;
  urgency: Key<typeof w.urgency>;
  source: FactData<'matter.registered.v1'>['source'];
  instruction: FactData<'matter.registered.v1'>['instruction'];
  attachments: Attachment[];
  registeredAt: string;
  opinion: (Omit<FactData<'matter.opinion-drafted.v1'>, 'by' | 'at'> & { by: Named; at: string }) | null;
  units: Named[];
  dueAt: string | null;
  outcome: string | null;
  closedAt: string | null;
  /** whose report it is now (领导变更) */
  leader: Named & { post: string };
  /** 知悉范围; null: not restricted */
  restrictedTo: Named[] | null;
  /** 再次批示, oldest first */
  instructions: FactData<'matter.instruction-added.v1'>[];
  suspended: { at: string; reason: string; expectedResumeOn: string } | null;
  /** approved on the telephone and not yet confirmed */
  phoneApproval: { approver: Named; calledAt: string; confirmDueAt: string } | null;
  presentedAt: string | null;
  silentAt: string | null;
  mergedInto: { id: string; title: string; no: string } | null;
  /** 列入重点督办 */
  key: boolean;
  /** D-1, D-2: what the scheme proposes for 拟办 */
  proposed: { effortPath: Key<typeof w.effortPath>; deadline: DeadlineRule };
};
/** `GET /api/matters/duplicates?title=&documentNo=` (intake): 查重提示. */
export type DuplicateView = { id: string; matterNo: string | null; title: string; status: string; why: string };

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

/** `GET /api/documents?matterId=` (archive); bytes at `GET /api/documents/:id/file`. */
export type DocumentView = {
  id: string;
  matterId: string;
  kind: Key<typeof w.documentKind>;
  documentNo: string;
  title: string;
  issuedAt: string;
  file: { name: string; size: number; mime: string };
};
/** `GET /api/special-reports/:matterId` (archive). */
export type SpecialReportView = {
  matterId: string;
  status: 'DRAFTED' | 'SIGNED' | 'RETURNED';
  round: number;
  title: string;
  cause: string;
  process: string;
  results: string;
  problems: ProblemItem[];
  noProblemStatement: string | null;
  suggestions: string;
  returnedBecause: string | null;
};
/** `GET /api/dossiers/:matterId` (archive); package at `GET /api/dossiers/:matterId/package`. */
export type DossierView = {
  matterId: string;
  status: 'COLLECTED' | 'APPRAISED' | 'BUILT' | 'CHECKED' | 'ACCEPTED' | 'DECLINED';
  checklist: { name: string; present: boolean; required: boolean }[];
  missing: string[];
  retention: Key<typeof w.retention> | null;
  archivalCode: string | null;
  manifestDigest: string | null;
  items: number;
  checks: FactData<'dossier.checked.v1'>['checks'];
};

/** `GET /api/todos` (workflow): what waits for me. */
export type TodoView = {
  key: string;
  matterId: string;
  assignmentId: string | null;
  matterTitle: string;
  matterNo: string | null;
  urgency: Key<typeof w.urgency>;
  step: string;
  command: string | null;
  formId: string | null;
  createdAt: string;
  dueAt: string | null;
};
/** `GET /api/holders?matterId=` (workflow): the open steps of a matter and the positions they wait at. */
export type HolderView = {
  key: string;
  assignmentId: string | null;
  processInstance: string;
  elementId: string;
  step: string;
  positions: { role: Role; unit: string | null }[];
  persons: string[];
  since: string;
  dueAt: string | null;
};
/** `GET /api/process-instances?matterId=` (workflow): where the matter stands in each diagram. */
export type ProcessInstanceView = {
  key: string;
  processId: string;
  processName: string;
  version: number;
  definitionKey: string;
  parentKey: string | null;
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  label: string;
  elements: {
    elementId: string;
    name: string;
    state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED' | 'INCIDENT';
    enteredAt: string;
    leftAt: string | null;
    holder: string | null;
    /** who did the step; null where nobody had to */
    by: string | null;
  }[];
  flows: string[];
};
/** `GET /api/incidents` (workflow). */
export type IncidentView = {
  key: string;
  processInstanceKey: string;
  matterId: string | null;
  elementId: string;
  elementName: string;
  type: string;
  message: string;
  createdAt: string;
};

/** `GET /api/ledger?…` (reporting): 台账, keyset pages; `GET /api/ledger.xlsx` with the same filters. */
export type LedgerRow = {
  matterId: string;
  matterNo: string | null;
  registerNo: string;
  title: string;
  category: Key<typeof w.category>;
  source: string;
  leader: string;
  urgency: Key<typeof w.urgency>;
  leadUnits: string;
  coUnits: string;
  responsibleLeaders: string;
  handlers: string;
  assignedAt: string | null;
  dueAt: string | null;
  progress: string;
  returns: number;
  status: Key<typeof w.matterStatus>;
  light: Key<typeof w.light>;
  registeredAt: string;
};
/** `GET /api/search?text=&…` (reporting): ledger rows with the passages the words were found in. */
export type SearchHit = LedgerRow & { found: { kind: string; pieces: { text: string; hit: boolean }[] }[] };
/**
 * `POST /api/progress-import` (reporting): a filled-in progress template as it would be reported. Nothing is changed by it;
 * each line without errors is the body of one `assignment.report-progress`, sent with `key`.
 */
export type ProgressImportView = {
  lines: {
    row: number;
    assignmentId: string | null;
    assignmentNo: string;
    title: string;
    percent: number | null;
    key: string;
    body: ReportProgress | null;
    errors: { cell: string; column: string; message: string }[];
  }[];
  errors: number;
};
/** Rates of R-550 in one period: counts, from which the rates follow; a rate of nothing is not shown. */
export type Tally = {
  /** 应办: due in the period */
  due: number;
  /** of those, accepted */
  done: number;
  /** of those, accepted in time */
  onTime: number;
  /** 交办 in the period, and signed for in time */
  issued: number;
  acknowledgedInTime: number;
  /** 审核 passed at first, of all that were judged */
  passedAtFirst: number;
  judged: number;
};
/** `GET /api/figures?months=` (reporting): 总览. */
export type FiguresView = {
  from: string;
  months: { month: string; issued: number; done: number }[];
  units: (Tally & { unit: string; name: string })[];
  total: Tally;
};
/** `GET /api/timeline?matterId=` (reporting). */
export type TimelineEntry = {
  id: string;
  at: string;
  type: string;
  title: string;
  detail: string;
  by: string;
  unit: string | null;
};
/** `GET /api/overview` (reporting): the figures above the to-do list and on the leader's page. */
export type OverviewView = {
  open: number;
  closed: number;
  overdue: number;
  dueThisWeek: number;
  byStatus: { status: Key<typeof w.matterStatus>; count: number }[];
  byLight: { light: Key<typeof w.light>; count: number }[];
  onTimeRate: number | null;
};
/** `GET /api/messages` (notification). */
export type MessageView = {
  id: string;
  title: string;
  text: string;
  matterId: string | null;
  at: string;
  readAt: string | null;
};
