import { type FactData, type MatterFact, type words } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Status = keyof typeof words.matterStatus;
type Registration = Omit<FactData<'matter.registered.v1'>, 'by' | 'at'>;
type Named = { id: string; name: string };
type Opinion = FactData<'matter.opinion-drafted.v1'>;

/** 督查事项 (SupervisionMatter): from registration to archive (domain 4.3). */
export type Matter =
  | { status: 'NONE' }
  | {
      status: Status;
      region: string;
      registration: Registration;
      registeredAt: string;
      opinion: Opinion | null;
      opinionChecked: boolean;
      matterNo: string | null;
      round: number;
      units: readonly { id: string; name: string }[];
      dueAt: string | null;
      presented: { documentNo: string; outcome: string; at: string; silentAt: string | null; read: boolean } | null;
      outcome: string | null;
      closedAt: string | null;
      /** now; 再次批示 may change it */
      urgency: Registration['urgency'];
      /** who instructed, or who holds the position now (领导变更) */
      leader: { id: string; name: string; post: string };
      restrictedTo: readonly Named[] | null;
      instructions: readonly FactData<'matter.instruction-added.v1'>[];
      suspended: { from: Status; at: string; reason: string; expectedResumeOn: string } | null;
      phoneApproval: { approver: Named; calledAt: string; confirmDueAt: string } | null;
      satisfactions: readonly FactData<'matter.satisfaction-recorded.v1'>[];
      mergedInto: FactData<'matter.merged.v1'>['into'] | null;
      key: boolean;
    };
export type OpenMatter = Exclude<Matter, { status: 'NONE' }>;

export const matter: Aggregate<Matter, MatterFact> = {
  name: 'matter',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'matter.registered.v1') return registered(fact.data);
    if (state.status === 'NONE') return state;
    switch (fact.type) {
      case 'matter.opinion-drafted.v1':
        return { ...state, status: 'OPINION_DRAFTED', opinion: fact.data, opinionChecked: false };
      case 'matter.opinion-checked.v1':
        return fact.data.agree ? { ...state, opinionChecked: true } : { ...state, status: 'REGISTERED' };
      case 'matter.approved.v1':
        return { ...state, status: 'APPROVED', matterNo: fact.data.matterNo };
      case 'matter.rejected.v1':
        return { ...state, status: 'REJECTED' };
      case 'matter.sent-back.v1':
        return { ...state, status: 'REGISTERED', opinionChecked: false };
      case 'matter.call-recorded.v1':
        return { ...state, status: 'CLOSED', outcome: fact.data.conclusion, closedAt: fact.data.at };
      case 'matter.assigned.v1':
        return { ...state, status: 'ASSIGNED', units: fact.data.units, dueAt: fact.data.dueAt };
      case 'matter.begun.v1':
        return { ...state, status: 'IN_PROGRESS' };
      case 'matter.submitted-for-review.v1':
        return { ...state, status: 'IN_REVIEW' };
      case 'matter.awaiting-feedback.v1':
        return { ...state, status: 'FEEDBACK', presented: null };
      case 'matter.presented.v1':
        return { ...state, presented: presentedBy(fact.data) };
      case 'matter.reinstructed.v1':
        return {
          ...state,
          status: 'IN_PROGRESS',
          round: fact.data.round,
          presented: null,
          key: state.key || fact.data.decision === 'KEY',
        };
      case 'matter.closed.v1':
        return { ...state, status: 'CLOSED', outcome: fact.data.outcome, closedAt: fact.data.at };
      case 'matter.archived.v1':
        return { ...state, status: 'ARCHIVED' };
      default:
        return evolveCourse(state, fact);
    }
  },
};

/** What happens to a running matter beside its stages. */
const evolveCourse = (state: OpenMatter, fact: MatterFact): OpenMatter => {
  switch (fact.type) {
    case 'matter.phone-approved.v1': {
      const { approver, calledAt, confirmDueAt } = fact.data;
      return { ...state, phoneApproval: { approver, calledAt, confirmDueAt } };
    }
    case 'matter.approval-confirmed.v1':
      return { ...state, phoneApproval: null };
    case 'matter.campaign-opened.v1':
      return { ...state, registration: { ...state.registration, procedure: 'DX' } };
    case 'matter.units-admitted.v1':
      return { ...state, units: [...state.units, ...fact.data.units] };
    case 'matter.access-granted.v1':
      return { ...state, restrictedTo: fact.data.restrictedTo };
    case 'matter.upgraded.v1': {
      const { effortPath, policyBasis } = fact.data;
      const opinion = state.opinion && { ...state.opinion, effortPath, ...(policyBasis ? { policyBasis } : {}) };
      return { ...state, status: 'OPINION_DRAFTED', opinion, outcome: null, closedAt: null };
    }
    case 'matter.revoked.v1':
      return { ...state, status: 'REVOKED', suspended: null, outcome: '已撤销', closedAt: fact.data.at };
    case 'matter.merged.v1':
      return { ...state, status: 'MERGED', mergedInto: fact.data.into, outcome: '已并案', closedAt: fact.data.at };
    case 'matter.suspended.v1': {
      const { at, reason, expectedResumeOn } = fact.data;
      return { ...state, status: 'SUSPENDED', suspended: { from: state.status, at, reason, expectedResumeOn } };
    }
    case 'matter.resumed.v1':
      return { ...state, status: fact.data.status, suspended: null };
    case 'matter.instruction-added.v1':
      return { ...state, urgency: fact.data.urgency, instructions: [...state.instructions, fact.data] };
    case 'matter.leader-changed.v1':
      return { ...state, leader: { ...fact.data.leader, post: fact.data.post } };
    case 'matter.report-read.v1':
      return { ...state, presented: state.presented && { ...state.presented, read: true } };
    case 'matter.satisfaction-recorded.v1':
      return { ...state, satisfactions: [...state.satisfactions, fact.data] };
    case 'matter.reopened.v1':
      return {
        ...state,
        status: 'IN_PROGRESS',
        round: fact.data.round,
        presented: null,
        outcome: null,
        closedAt: null,
      };
    default:
      return state;
  }
};

const presentedBy = ({
  documentNo,
  outcome,
  at,
  silentAt,
}: FactData<'matter.presented.v1'>): OpenMatter['presented'] => ({
  documentNo,
  outcome,
  at,
  silentAt: silentAt ?? null,
  read: false,
});

const registered = ({ by: _by, at, ...registration }: FactData<'matter.registered.v1'>): OpenMatter => ({
  status: 'REGISTERED',
  region: registration.region,
  registration,
  registeredAt: at,
  opinion: null,
  opinionChecked: false,
  matterNo: null,
  round: 1,
  units: [],
  dueAt: null,
  presented: null,
  outcome: null,
  closedAt: null,
  urgency: registration.urgency,
  leader: { ...registration.instruction.leader, post: registration.instruction.post },
  restrictedTo: registration.restrictedTo ?? null,
  instructions: [],
  suspended: null,
  phoneApproval: null,
  satisfactions: [],
  mergedInto: null,
  key: false,
});
