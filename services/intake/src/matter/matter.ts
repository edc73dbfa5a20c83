import { type FactData, type MatterFact, type words } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Status = keyof typeof words.matterStatus;
type Registration = Omit<FactData<'matter.registered.v1'>, 'by' | 'at'>;
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
      presented: { documentNo: string; outcome: string } | null;
      outcome: string | null;
      closedAt: string | null;
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
        return { ...state, presented: { documentNo: fact.data.documentNo, outcome: fact.data.outcome } };
      case 'matter.reinstructed.v1':
        return { ...state, status: 'IN_PROGRESS', round: fact.data.round, presented: null };
      case 'matter.closed.v1':
        return { ...state, status: 'CLOSED', outcome: fact.data.outcome, closedAt: fact.data.at };
      case 'matter.archived.v1':
        return { ...state, status: 'ARCHIVED' };
    }
  },
};

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
});
