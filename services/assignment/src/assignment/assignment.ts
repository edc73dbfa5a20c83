import { type AssignmentFact, type DeadlineRule, type FactData, type words } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';
import { isCourse, nextInCourse } from './course';
import { nextOfItem, type UnitPlan } from './item';

type Status = keyof typeof words.assignmentStatus;
type Of<T extends AssignmentFact['type']> = FactData<T>;

/** 延期申请 and how far it has come (SP-3): the unit, the desk, who decides by D-5. */
export type Extension = Of<'assignment.extension-requested.v1'> & {
  endorsed: Of<'assignment.extension-endorsed.v1'> | null;
  checked: Of<'assignment.extension-checked.v1'> | null;
  /** null: not decided */
  agreed: boolean | null;
};
/** 退办申请 and how far it has come (SP-1). */
export type ReturnRequest = Of<'assignment.return-requested.v1'> & {
  /** where the assignment stood, and stands again unless it is 改办 */
  from: Status;
  signed: Of<'assignment.return-signed.v1'> | null;
  reviewed: Of<'assignment.return-reviewed.v1'> | null;
  decided: Of<'assignment.return-decided.v1'> | null;
};

/** What the due date is counted by, so that it can be counted again and explained (I-21). */
export type Clock = {
  rule: DeadlineRule;
  start: string;
  /** an approved extension or a 协调 put a date in the place of the rule */
  setBy: keyof typeof words.clockSetBy | null;
  provisional: boolean;
  calendarVersion: string;
};

/** 承办任务 (Assignment): one matter × one unit, with its own clock, reports and review (domain 4.3). */
export type Assignment =
  | { status: 'NONE' }
  | {
      status: Status;
      issued: Of<'assignment.issued.v1'>;
      /** as it came, or as a later instruction made it */
      urgency: keyof typeof words.urgency;
      acknowledgeDueAt: string;
      dueAt: string;
      /** where the due date would be without any extension */
      unextendedDueAt: string;
      clock: Clock;
      acknowledged: Of<'assignment.acknowledged.v1'> | null;
      progress: readonly Of<'assignment.progress-reported.v1'>[];
      opinion: Of<'assignment.opinion-submitted.v1'> | null;
      opinionMissing: Of<'assignment.opinion-marked-missing.v1'> | null;
      report: Of<'assignment.report-drafted.v1'> | null;
      checked: Of<'assignment.report-checked.v1'> | null;
      signed: Of<'assignment.report-signed.v1'> | null;
      reviews: readonly Of<'assignment.reviewed.v1'>[];
      returned: Of<'assignment.returned.v1'> | null;
      /** 退回重办 so far, and up to which of them the head of the unit has explained (SP-5) */
      reworks: number;
      explained: readonly Of<'assignment.returns-explained.v1'>[];
      extension: Extension | null;
      extensions: number;
      overdueExplained: readonly Of<'assignment.overdue-explained.v1'>[];
      returnRequest: ReturnRequest | null;
      /** 再分解: the parts */
      children: Of<'assignment.split.v1'>['children'];
      coordinated: readonly Of<'assignment.coordinated.v1'>[];
      suspended: Of<'assignment.suspended.v1'> | null;
      cancelled: Of<'assignment.cancelled.v1'> | null;
      /** 中止台账: the intervals that do not count */
      suspensions: readonly { from: string; to: string }[];
      recounts: readonly Of<'assignment.recounted.v1'>[];
      urges: readonly Of<'assignment.urged.v1'>[];
      notices: readonly Of<'assignment.notice-served.v1'>[];
      /** 红单签发 that no red notice has used up yet */
      redSigned: Of<'assignment.notice-approved.v1'> | null;
      proposals: readonly Of<'assignment.outcome-proposed.v1'>[];
      /** of a task for an item of a plan (文件、会议督查) */
      unitPlan: UnitPlan | null;
      itemCleared: Of<'assignment.item-cleared.v1'> | null;
      /** the status that a 中止 interrupted */
      before: Status | null;
      onTime: boolean | null;
    };
export type OpenAssignment = Exclude<Assignment, { status: 'NONE' }>;

export const assignment: Aggregate<Assignment, AssignmentFact> = {
  name: 'assignment',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'assignment.issued.v1') return issued(fact.data);
    if (state.status === 'NONE') return state;
    return isCourse(fact) ? nextInCourse(state, fact) : next(state, fact);
  },
};

/** The straight road: from 签收 to 销号. */
const next = (state: OpenAssignment, fact: AssignmentFact): OpenAssignment => {
  switch (fact.type) {
    case 'assignment.acknowledged.v1':
      return { ...state, status: 'ACKNOWLEDGED', acknowledged: fact.data };
    case 'assignment.progress-reported.v1':
      return { ...state, status: working(state.status), progress: [...state.progress, fact.data] };
    case 'assignment.opinion-submitted.v1':
      return { ...state, status: 'SUBMITTED', opinion: fact.data };
    case 'assignment.report-drafted.v1':
      return { ...state, status: working(state.status), report: fact.data, checked: null, signed: null };
    case 'assignment.report-checked.v1':
      return { ...state, checked: fact.data, report: fact.data.agree ? state.report : null };
    case 'assignment.report-signed.v1':
      return fact.data.agree
        ? { ...state, status: 'SUBMITTED', signed: fact.data }
        : { ...state, checked: null, report: null };
    case 'assignment.reviewed.v1':
      return { ...state, reviews: [...state.reviews, fact.data] };
    case 'assignment.returned.v1':
      return returned(state, fact.data);
    case 'assignment.accepted.v1':
      return { ...state, status: 'ACCEPTED', onTime: fact.data.onTime };
    case 'assignment.cleared.v1':
      return { ...state, status: 'CLEARED' };
    case 'assignment.urged.v1':
      return { ...state, urges: [...state.urges, fact.data] };
    default:
      return nextOfItem(state, fact);
  }
};

const working = (status: Status): Status => (status === 'ACKNOWLEDGED' || status === 'RETURNED' ? 'HANDLING' : status);

const returned = (state: OpenAssignment, data: Of<'assignment.returned.v1'>): OpenAssignment => ({
  ...state,
  status: 'RETURNED',
  returned: data,
  reworks: data.reworks ?? state.reworks + (data.kind === 'REWORK' ? 1 : 0),
  report: null,
  checked: null,
  signed: null,
});

const issued = (data: Of<'assignment.issued.v1'>): OpenAssignment => ({
  status: 'ISSUED',
  issued: data,
  urgency: data.urgency,
  acknowledgeDueAt: data.acknowledgeDueAt,
  dueAt: data.dueAt,
  unextendedDueAt: data.dueAt,
  clock: {
    rule: data.deadline,
    start: data.issuedAt,
    setBy: null,
    provisional: data.provisional,
    calendarVersion: data.calendarVersion,
  },
  acknowledged: null,
  progress: [],
  opinion: null,
  opinionMissing: null,
  report: null,
  checked: null,
  signed: null,
  reviews: [],
  returned: null,
  reworks: 0,
  explained: [],
  extension: null,
  extensions: 0,
  overdueExplained: [],
  returnRequest: null,
  children: [],
  coordinated: [],
  suspended: null,
  cancelled: null,
  suspensions: [],
  recounts: [],
  urges: [],
  notices: [],
  redSigned: null,
  proposals: [],
  unitPlan: null,
  itemCleared: null,
  before: null,
  onTime: null,
});
