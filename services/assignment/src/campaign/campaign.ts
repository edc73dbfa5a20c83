import { type AmendCampaign, type CampaignFact, type DraftCampaign, type FactData, type words } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';
import { evolveField, type Field, untouched } from './field';

type Of<T extends CampaignFact['type']> = FactData<T>;
type Named = Of<'campaign.drafted.v1'>['by'];
type Approved = Of<'campaign.approved.v1'>;

/** The words of one version. */
export type CampaignPlan = Readonly<
  DraftCampaign & {
    version: number;
    /** why it was changed; null of the first */
    reason: string | null;
    draftedBy: Named;
    draftedAt: string;
    checks: Of<'campaign.drafted.v1'>['checks'];
  }
>;

/** 大型督查活动 (domain 4.3): one version holds, at most one is on its way to the head. */
export type Campaign =
  | { status: 'NONE' }
  | {
      status: keyof typeof words.campaignStatus;
      region: string;
      matter: Pick<Of<'campaign.drafted.v1'>, 'matterNo' | 'matterTitle' | 'urgency'>;
      pending: (CampaignPlan & { turn: keyof typeof words.campaignTurn; opinion: string | null }) | null;
      /** the leaders are those who were appointed */
      inForce: (CampaignPlan & { approved: Approved }) | null;
      superseded: readonly CampaignPlan[];
      endorsements: readonly Of<'campaign.endorsed.v1'>[];
      notices: readonly Of<'campaign.notified.v1'>[];
      cancelled: Of<'campaign.cancelled.v1'> | null;
      /** from 组织实施 on */
      field: Field;
    };
export type OpenCampaign = Exclude<Campaign, { status: 'NONE' }>;

const empty = { inForce: null, superseded: [], endorsements: [], notices: [], cancelled: null, field: untouched };

export const campaign: Aggregate<Campaign, CampaignFact> = {
  name: 'campaign',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'campaign.drafted.v1') {
      const { region, matterNo, matterTitle, urgency } = fact.data;
      const matter = { matterNo, matterTitle, urgency };
      const pending = { ...planOf(fact.data, null), turn: 'OFFICE' as const, opinion: null };
      return state.status === 'NONE'
        ? { ...empty, status: 'IN_APPROVAL', region, matter, pending }
        : { ...state, status: 'IN_APPROVAL', matter, pending };
    }
    return state.status === 'NONE' ? state : next(state, fact);
  },
};

const next = (state: OpenCampaign, fact: CampaignFact): OpenCampaign => {
  switch (fact.type) {
    case 'campaign.amended.v1':
      return { ...state, pending: { ...planOf(fact.data, fact.data.reason), turn: 'OFFICE', opinion: null } };
    case 'campaign.endorsed.v1': {
      const endorsements = [...state.endorsements, fact.data];
      const { agree, step, opinion } = fact.data;
      if (!agree) return { ...sentBack(state, opinion), endorsements };
      const turn = step === 'OFFICE' ? 'LEADER' : 'HEAD';
      return { ...state, endorsements, pending: state.pending && { ...state.pending, turn } };
    }
    case 'campaign.returned.v1':
      return sentBack(state, fact.data.opinion);
    case 'campaign.approved.v1':
      return inForce({ ...state, status: 'APPROVED' }, fact.data);
    case 'campaign.amendment-approved.v1':
      return inForce(state, fact.data);
    case 'campaign.notified.v1':
      return { ...state, notices: [...state.notices, fact.data] };
    case 'campaign.begun.v1':
      return { ...state, status: 'EXECUTING' };
    case 'campaign.cancelled.v1':
      return { ...state, status: 'CANCELLED', pending: null, cancelled: fact.data };
    case 'campaign.drafted.v1':
      return state;
    default: {
      const field = evolveField(state.field, fact);
      if (fact.type === 'campaign.closed.v1') return { ...state, status: 'CLOSED', field };
      return { ...state, status: field.decided?.agree ? 'CONCLUDED' : state.status, field };
    }
  }
};

type Written = (DraftCampaign | AmendCampaign) & Pick<CampaignPlan, 'version' | 'checks'> & { by: Named; at: string };
const planOf = (written: Written, reason: string | null): CampaignPlan => {
  const { background, contents, subjects, scope, form, methods, fromOn, untilOn, teams } = written;
  const { disciplines, training, logistics, risks, checklist, version, checks, by, at } = written;
  const { selfCheckDueOn, programEntryId, offProgramReason } = written;
  return {
    ...{ background, contents, subjects, scope, form, methods, fromOn, untilOn, teams },
    ...{ disciplines, training, logistics, risks, checklist, version, checks, reason },
    ...(selfCheckDueOn ? { selfCheckDueOn } : {}),
    ...(programEntryId ? { programEntryId } : {}),
    ...(offProgramReason ? { offProgramReason } : {}),
    ...{ draftedBy: by, draftedAt: at },
  };
};

const sentBack = (state: OpenCampaign, opinion: string): OpenCampaign => ({
  ...state,
  status: state.inForce ? state.status : 'DRAFT',
  pending: state.pending && { ...state.pending, turn: 'RETURNED', opinion },
});

const inForce = (state: OpenCampaign, approved: Approved): OpenCampaign => {
  const { pending, inForce: before, superseded } = state;
  if (!pending) return state;
  const { turn: _turn, opinion: _opinion, ...plan } = pending;
  const leaderOf = (teamId: string): Named | undefined => approved.teams.find((team) => team.teamId === teamId)?.leader;
  const teams = plan.teams.map((team) => ({ ...team, leader: leaderOf(team.teamId) ?? team.leader }));
  const { approved: _approved, ...old } = before ?? { approved: null };
  return {
    ...state,
    pending: null,
    inForce: { ...plan, teams, approved },
    superseded: before ? [...superseded, old as CampaignPlan] : superseded,
  };
};

/** 点位 of the whole plan. */
export const pointsOf = ({ teams }: Pick<DraftCampaign, 'teams'>) => teams.flatMap(({ points }) => points);

/** 明查对象: units that have a point that is visited openly; of the others nobody hears. */
export const openSubjects = ({ teams, subjects }: Pick<DraftCampaign, 'teams' | 'subjects'>): readonly Named[] => {
  const open = new Set(pointsOf({ teams }).flatMap(({ mode, unit }) => (mode === 'OPEN_VISIT' ? [unit.id] : [])));
  return subjects.filter(({ id }) => open.has(id));
};

/** Everybody of a team, the leader first. */
export const peopleOf = ({ leader, members }: DraftCampaign['teams'][number]): Named[] => [
  leader,
  ...members.map(({ person }) => person),
];

/** 暗访比例 (S-56) in whole per cent. */
export const covertShare = (plan: Pick<DraftCampaign, 'teams'>): number => {
  const points = pointsOf(plan);
  const covert = points.filter(({ mode }) => mode === 'COVERT_VISIT').length;
  return points.length === 0 ? 0 : Math.round((100 * covert) / points.length);
};
