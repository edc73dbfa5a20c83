import type { z } from 'zod';
import type { CampaignPoint, CampaignTeam, DraftCampaign } from '../commands/campaign';
import type { FactData } from '../facts';
import type { Named } from '../shapes';
import type * as w from '../words';

type Key<T> = keyof T & string;
type Plan = z.infer<typeof DraftCampaign>;

/** One version of the plan as the reader may see it: `covert` points are there for the team and who answers for it only. */
export type CampaignPlanView = Omit<Plan, 'teams'> & {
  version: number;
  /** why it was changed; null of the first */
  reason: string | null;
  draftedBy: Named;
  draftedAt: string;
  checks: FactData<'campaign.drafted.v1'>['checks'];
  teams: (Omit<CampaignTeam, 'points'> & { points: CampaignPoint[] })[];
  /** 暗访比例 in per cent of the points; null: not for this reader */
  covertShare: number | null;
};

/** `GET /api/campaigns/:matterId` (assignment): 大型督查活动, for the supervision body and the leaders. */
export type CampaignView = {
  matterId: string;
  version: number;
  status: Key<typeof w.campaignStatus>;
  /** what holds; null before the first approval */
  inForce:
    | (CampaignPlanView & { approvedBy: Named; approvedAt: string; opinion: string; overrideReason: string | null })
    | null;
  /** what is being drafted or endorsed, and whose turn it is */
  pending: (CampaignPlanView & { step: Key<typeof w.campaignTurn>; returned: string | null }) | null;
  endorsements: FactData<'campaign.endorsed.v1'>[];
  notices: Pick<FactData<'campaign.notified.v1'>, 'units' | 'documentNo' | 'openFrom' | 'at'>[];
  cancelled: { reason: string; instrument: string; at: string } | null;
};

type Person = { person: Named; kind: Key<typeof w.memberKind> };
/** `GET /api/inspection-teams?matterId=` (assignment). */
export type InspectionTeamView = {
  id: string;
  version: number;
  matterId: string;
  name: string;
  status: Key<typeof w.teamStatus>;
  planVersion: number;
  leader: Named;
  leaderAppointedBy: Named;
  fromOn: string;
  untilOn: string;
  /** the leader first */
  people: (Person & {
    declaredAt: string | null;
    conflict: boolean;
    interests: { unit: Named; relation: string }[];
    trainedOn: string | null;
  })[];
  trainings: FactData<'inspection-team.trained.v1'>[];
  replaced: { out: Named; in: Named; reason: string; by: Named; at: string }[];
  departedAt: string | null;
};

/** `GET /api/self-checks?matterId=` (assignment): of the own unit, or all for the supervision body. */
export type SelfCheckView = {
  id: string;
  version: number;
  matterId: string;
  unit: Named;
  checklist: string[];
  requirement: string;
  dueAt: string;
  submitted: FactData<'self-check.submitted.v1'> | null;
};
