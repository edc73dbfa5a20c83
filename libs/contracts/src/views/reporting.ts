import type { ReportProgress } from '../commands/assignment';
import type * as w from '../words';

type Key<T> = keyof T & string;

/** A page of a list: `next` is the opaque key of the following page. */
export type Page<T> = { items: T[]; next: string | null };

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
  /** 推诿扯皮 (S-44): how many units have asked to return the matter */
  returningUnits: number;
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
  /** 回访, the last of each matter: 未反馈 is nobody's consent (I-12) */
  satisfaction: { satisfied: number; basically: number; dissatisfied: number; noReply: number };
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
