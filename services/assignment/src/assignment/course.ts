import { localDay } from '@duban/calendar';
import { type AssignmentFact } from '@duban/contracts';
import { type Clock, type OpenAssignment } from './assignment';

/** Facts beside the straight road: 退办、再分解、延期、协调、中止、督查单. */
export type CourseFact = Extract<
  AssignmentFact,
  {
    type:
      | `assignment.return-${string}`
      | `assignment.extension-${string}`
      | `assignment.split.v1`
      | `assignment.opinion-marked-missing.v1`
      | `assignment.overdue-explained.v1`
      | `assignment.returns-explained.v1`
      | `assignment.outcome-proposed.v1`
      | `assignment.notice-${string}`
      | `assignment.coordinated.v1`
      | `assignment.suspended.v1`
      | `assignment.resumed.v1`
      | `assignment.cancelled.v1`
      | `assignment.recounted.v1`;
  }
>;
type State = OpenAssignment;
type Step<T extends CourseFact['type']> = (state: State, data: Extract<CourseFact, { type: T }>['data']) => State;

const course: { [T in CourseFact['type']]: Step<T> } = {
  'assignment.return-requested.v1': (state, data) => ({
    ...state,
    status: 'RETURN_REQUESTED',
    returnRequest: { ...data, from: state.status, signed: null, reviewed: null, decided: null },
  }),
  'assignment.return-signed.v1': (state, data) => {
    const request = state.returnRequest && { ...state.returnRequest, signed: data };
    return data.agree ? { ...state, returnRequest: request } : goesOn({ ...state, returnRequest: request });
  },
  'assignment.return-reviewed.v1': (state, data) => ({
    ...state,
    returnRequest: state.returnRequest && { ...state.returnRequest, reviewed: data },
  }),
  'assignment.return-decided.v1': (state, data) => {
    const decided = { ...state, returnRequest: state.returnRequest && { ...state.returnRequest, decided: data } };
    return data.next ? { ...decided, status: 'WITHDRAWN_REASSIGNED' } : goesOn(decided);
  },
  'assignment.split.v1': (state, { children }) => ({ ...state, children: [...state.children, ...children] }),
  'assignment.opinion-marked-missing.v1': (state, data) => ({ ...state, opinionMissing: data }),
  'assignment.extension-requested.v1': (state, data) => ({
    ...state,
    extension: { ...data, endorsed: null, checked: null, agreed: null },
  }),
  'assignment.extension-endorsed.v1': (state, data) => ({
    ...state,
    extension: state.extension && { ...state.extension, endorsed: data, agreed: data.agree ? null : false },
  }),
  'assignment.extension-checked.v1': (state, data) => ({
    ...state,
    extension: state.extension && { ...state.extension, checked: data },
  }),
  'assignment.extension-decided.v1': (state, { agree, dueAt, at }) => ({
    ...state,
    dueAt,
    clock: agree ? setTo(state, dueAt, at, 'EXTENSION') : state.clock,
    extension: state.extension && { ...state.extension, agreed: agree },
    extensions: state.extensions + (agree ? 1 : 0),
  }),
  'assignment.extension-lapsed.v1': (state) => ({
    ...state,
    extension: state.extension && { ...state.extension, agreed: false },
  }),
  'assignment.overdue-explained.v1': (state, data) => ({
    ...state,
    overdueExplained: [...state.overdueExplained, data],
  }),
  'assignment.returns-explained.v1': (state, data) => ({ ...state, explained: [...state.explained, data] }),
  'assignment.outcome-proposed.v1': (state, data) => ({ ...state, proposals: [...state.proposals, data] }),
  'assignment.notice-approved.v1': (state, data) => ({ ...state, redSigned: data.agree ? data : null }),
  'assignment.notice-served.v1': (state, data) => ({
    ...state,
    notices: [...state.notices, data],
    redSigned: data.color === 'RED' ? null : state.redSigned,
  }),
  'assignment.coordinated.v1': (state, data) => {
    const coordinated: State = {
      ...state,
      ...dueAnew(state, data),
      clock: data.dueAt === data.previousDueAt ? state.clock : setTo(state, data.dueAt, data.at, 'COORDINATION'),
      coordinated: [...state.coordinated, data],
    };
    if (data.next) return { ...coordinated, status: 'WITHDRAWN_REASSIGNED', before: null };
    return wentToCoordination(state) ? goesOn(coordinated) : coordinated;
  },
  'assignment.suspended.v1': (state, data) => ({
    ...state,
    status: 'SUSPENDED',
    before: state.status,
    suspended: data,
  }),
  'assignment.resumed.v1': (state, { suspendedAt, at, dueAt, previousDueAt, acknowledgeDueAt, ...counted }) =>
    back({
      ...state,
      dueAt,
      unextendedDueAt: shifted(state.unextendedDueAt, Date.parse(dueAt) - Date.parse(previousDueAt)),
      clock: {
        ...state.clock,
        provisional: counted.provisional ?? state.clock.provisional,
        calendarVersion: counted.calendarVersion ?? state.clock.calendarVersion,
      },
      acknowledgeDueAt: acknowledgeDueAt ?? state.acknowledgeDueAt,
      suspended: null,
      suspensions: [...state.suspensions, { from: suspendedAt, to: at }],
    }),
  'assignment.cancelled.v1': (state, data) => ({ ...state, status: 'CANCELLED', before: null, cancelled: data }),
  'assignment.recounted.v1': (state, data) => ({
    ...state,
    ...dueAnew(state, data),
    urgency: data.urgency ?? state.urgency,
    acknowledgeDueAt: data.acknowledgeDueAt,
    clock: clockAfter(state, data),
    recounts: [...state.recounts, data],
  }),
};

const shifted = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
const dueAnew = (state: State, { dueAt, previousDueAt }: { dueAt: string; previousDueAt: string }) => ({
  dueAt,
  unextendedDueAt: shifted(state.unextendedDueAt, Date.parse(dueAt) - Date.parse(previousDueAt)),
});
/** A date in the place of the rule: from then on it is what counts, and a suspension moves it. */
const setTo = (state: State, dueAt: string, at: string, setBy: NonNullable<Clock['setBy']>): Clock => ({
  ...state.clock,
  rule: { unit: 'DATE', date: localDay(dueAt) },
  start: at,
  setBy,
  provisional: false,
});
/** By another calendar it is still the same count; a later instruction may begin another (再次批示). */
const clockAfter = (
  { clock }: State,
  { rule, startAt, at, provisional, calendarVersion }: Extract<CourseFact, { type: 'assignment.recounted.v1' }>['data'],
): Clock => ({
  ...(rule ? { rule, start: startAt ?? at, setBy: null } : clock),
  provisional,
  calendarVersion,
});

/** The second 退办 of a matter is answered by a 协调 and by nobody else (SP-1). */
const wentToCoordination = ({ status, returnRequest }: State): boolean =>
  status === 'RETURN_REQUESTED' && (returnRequest?.nth ?? 0) >= 2 && returnRequest?.signed?.agree === true;

/** A 退办申请 that was not signed or not granted: the unit goes on where it stood. */
const goesOn = (state: State): State => ({ ...state, status: state.returnRequest?.from ?? state.status });
/** Where the assignment stood before a 中止 interrupted it. */
const back = (state: State): State => ({ ...state, status: state.before ?? state.status, before: null });

export const isCourse = (fact: AssignmentFact): fact is CourseFact => fact.type in course;

export const nextInCourse = (state: State, fact: CourseFact): State =>
  (course[fact.type] as Step<CourseFact['type']>)(state, fact.data as never);
