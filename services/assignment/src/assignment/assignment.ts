import { type AssignmentFact, type FactData, type words } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Status = keyof typeof words.assignmentStatus;

/** 承办任务 (Assignment): one matter × one unit, with its own clock, reports and review (domain 4.3). */
export type Assignment =
  | { status: 'NONE' }
  | {
      status: Status;
      issued: FactData<'assignment.issued.v1'>;
      dueAt: string;
      acknowledged: FactData<'assignment.acknowledged.v1'> | null;
      progress: readonly FactData<'assignment.progress-reported.v1'>[];
      opinion: FactData<'assignment.opinion-submitted.v1'> | null;
      report: FactData<'assignment.report-drafted.v1'> | null;
      checked: FactData<'assignment.report-checked.v1'> | null;
      signed: FactData<'assignment.report-signed.v1'> | null;
      reviews: readonly FactData<'assignment.reviewed.v1'>[];
      returned: FactData<'assignment.returned.v1'> | null;
      extension: (FactData<'assignment.extension-requested.v1'> & { agreed: boolean | null }) | null;
      extensions: number;
      urges: readonly FactData<'assignment.urged.v1'>[];
      onTime: boolean | null;
    };
export type OpenAssignment = Exclude<Assignment, { status: 'NONE' }>;

export const assignment: Aggregate<Assignment, AssignmentFact> = {
  name: 'assignment',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'assignment.issued.v1') return issued(fact.data);
    return state.status === 'NONE' ? state : next(state, fact);
  },
};

const next = (
  state: OpenAssignment,
  fact: Exclude<AssignmentFact, { type: 'assignment.issued.v1' }>,
): OpenAssignment => {
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
    case 'assignment.second-reviewed.v1':
      return state;
    case 'assignment.returned.v1':
      return { ...state, status: 'RETURNED', returned: fact.data, report: null, checked: null, signed: null };
    case 'assignment.accepted.v1':
      return { ...state, status: 'ACCEPTED', onTime: fact.data.onTime };
    case 'assignment.cleared.v1':
      return { ...state, status: 'CLEARED' };
    case 'assignment.extension-requested.v1':
      return { ...state, extension: { ...fact.data, agreed: null } };
    case 'assignment.extension-decided.v1':
      return {
        ...state,
        dueAt: fact.data.dueAt,
        extension: state.extension && { ...state.extension, agreed: fact.data.agree },
        extensions: state.extensions + (fact.data.agree ? 1 : 0),
      };
    case 'assignment.urged.v1':
      return { ...state, urges: [...state.urges, fact.data] };
  }
};

const working = (status: Status): Status => (status === 'ACKNOWLEDGED' || status === 'RETURNED' ? 'HANDLING' : status);

const issued = (data: FactData<'assignment.issued.v1'>): OpenAssignment => ({
  status: 'ISSUED',
  issued: data,
  dueAt: data.dueAt,
  acknowledged: null,
  progress: [],
  opinion: null,
  report: null,
  checked: null,
  signed: null,
  reviews: [],
  returned: null,
  extension: null,
  extensions: 0,
  urges: [],
  onTime: null,
});
