import { type FactData, type InspectionFact, type InspectionRecordFact, type words } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Of<T extends InspectionFact['type']> = FactData<T>;
type Planned = Of<'inspection.planned.v1'>;
export type Plan = Pick<
  Planned,
  'mode' | 'purpose' | 'subjects' | 'points' | 'methods' | 'team' | 'fromOn' | 'untilOn'
> & { version: number };

/** The part of a campaign's plan that a check is: whose, and by which version of that plan. */
export type OfCampaign = { teamId: string; version: number };

/** 实地核查、暗访 (SP-6): its plan as last written, and the version that was approved, by which records are judged (I-13). */
export type Inspection =
  | { status: 'NONE' }
  | {
      status: keyof typeof words.inspectionStatus;
      planned: Planned;
      plan: Plan;
      approved: Plan | null;
      decided: Of<'inspection.decided.v1'> | null;
      notifiedAt: string | null;
      concluded: Of<'inspection.concluded.v1'> | null;
      /** set out by the plan of a campaign, with which alone it changes */
      ofCampaign?: OfCampaign;
    };
export type OpenInspection = Exclude<Inspection, { status: 'NONE' }>;

const planOf = (
  { mode, purpose, subjects, points, methods, team, fromOn, untilOn }: Omit<Plan, 'version'>,
  version: number,
): Plan => ({ mode, purpose, subjects, points, methods, team, fromOn, untilOn, version });

export const inspection: Aggregate<Inspection, InspectionFact> = {
  name: 'inspection',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'inspection.planned.v1') {
      const nothing = { approved: null, decided: null, notifiedAt: null, concluded: null };
      return { status: 'PLANNED', planned: fact.data, plan: planOf(fact.data, 1), ...nothing };
    }
    if (fact.type === 'inspection.set-out.v1') return setOut(fact.data, fact.data);
    if (state.status === 'NONE') return state;
    switch (fact.type) {
      case 'inspection.amended.v1':
        return { ...state, status: 'PLANNED', plan: planOf(fact.data, fact.data.version), notifiedAt: null };
      case 'inspection.realigned.v1':
        return setOut(fact.data, state.planned);
      case 'inspection.withdrawn.v1':
        return { ...state, status: 'WITHDRAWN' };
      case 'inspection.decided.v1':
        return fact.data.agree
          ? { ...state, status: 'APPROVED', decided: fact.data, approved: state.plan }
          : { ...state, status: 'RETURNED', decided: fact.data };
      case 'inspection.notified.v1':
        return { ...state, notifiedAt: fact.data.at };
      case 'inspection.concluded.v1':
        return { ...state, status: 'CONCLUDED', concluded: fact.data };
    }
  },
};

/** As the plan of the campaign has it, and approved with that plan. */
const setOut = (data: Of<'inspection.realigned.v1'>, planned: Planned): OpenInspection => {
  const { teamId, version, approvedBy, at } = data;
  const plan = planOf(data, version);
  const decided = { by: approvedBy, at, agree: true, opinion: '', version };
  const ofCampaign = { teamId, version };
  return { status: 'APPROVED', planned, plan, approved: plan, decided, notifiedAt: null, concluded: null, ofCampaign };
};

/** 督查底稿 (I-15): there, or not there; nothing ever happens to it. */
export type InspectionRecord =
  { status: 'NONE' } | { status: 'SUBMITTED'; record: FactData<'inspection-record.submitted.v1'> };

export const inspectionRecord: Aggregate<InspectionRecord, InspectionRecordFact> = {
  name: 'inspection-record',
  initial: { status: 'NONE' },
  evolve: (_, { data }) => ({ status: 'SUBMITTED', record: data }),
};
