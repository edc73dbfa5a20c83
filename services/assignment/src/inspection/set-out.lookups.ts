import { type SetOutInspection } from '@duban/contracts';
import { type LookupEnv, type LookupRequest } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { type OpenCampaign } from '../campaign/campaign';
import { teamOf } from '../inspection-team/team-of';
import { knownMatter } from '../known-matter';
import { type PartOfPlan, type SettingOut } from './commands/set-out';
import { type Inspection } from './inspection';

type Part = Pick<SetOutInspection, 'matterId' | 'teamId' | 'mode'>;

const campaignOf = async (tx: Tx, matterId: string): Promise<OpenCampaign | undefined> => {
  const [row] = await tx.query<{ state: OpenCampaign }>('select state from assignment.campaign where id = $1', [
    matterId,
  ]);
  return row?.state;
};

const pointsIn = ({ inForce }: OpenCampaign, { teamId, mode }: Part) =>
  (inForce?.teams.find((team) => team.teamId === teamId)?.points ?? []).filter((point) => point.mode === mode);

/** What the plan in force gives to this team in this mode; the people are those of the team as it is now. */
const partOf = async (tx: Tx, part: Part): Promise<PartOfPlan | null> => {
  const campaign = await campaignOf(tx, part.matterId);
  if (!campaign?.inForce) return null;
  const { contents, methods, fromOn, untilOn, version, approved } = campaign.inForce;
  const open = part.mode === 'OPEN_VISIT';
  const points = pointsIn(campaign, part);
  const opensOn = open ? campaign.notices.map(({ openFrom }) => openFrom).at(-1) : undefined;
  return {
    purpose: contents,
    subjects: [...new Map(points.map(({ unit }) => [unit.id, unit])).values()],
    points: points.map(({ pointId, name, place }) => ({ pointId, name, place })),
    methods: methods.filter((method) => !open || method !== 'COVERT_VISIT'),
    team: (await teamOf(tx, part.teamId, part.matterId))?.people ?? [],
    // What is announced begins when it was announced to.
    fromOn: opensOn && opensOn > fromOn && opensOn <= untilOn ? opensOn : fromOn,
    untilOn,
    ...{ version, approvedBy: approved.by },
  };
};

export const settingOut = async (
  _env: LookupEnv,
  tx: Tx,
  _state: Inspection,
  command: SetOutInspection,
  _request: LookupRequest,
): Promise<SettingOut> => ({
  matter: await knownMatter(tx, command.matterId),
  part: await partOf(tx, command),
});

/** I-13: of a check by the plan of a campaign, whether that plan has the point now; of any other its own plan says. */
export const stillPlanned = async (tx: Tx, state: Inspection, pointId: string): Promise<boolean> => {
  if (state.status === 'NONE' || !state.ofCampaign) return true;
  const { matterId } = state.planned;
  const campaign = await campaignOf(tx, matterId);
  const part = { matterId, teamId: state.ofCampaign.teamId, mode: state.plan.mode };
  return (
    campaign !== undefined &&
    campaign.status !== 'CANCELLED' &&
    pointsIn(campaign, part).some((point) => point.pointId === pointId)
  );
};
