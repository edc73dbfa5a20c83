import { type ApproveCampaign, type CampaignFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal, signedAs } from '@duban/kernel';
import { type Campaign, openSubjects, type OpenCampaign } from '../campaign';
import { atTurn } from '../rules/at-turn';
import { inTime } from '../rules/sound-plan';

type Pending = NonNullable<OpenCampaign['pending']>;
type Visits = { inspectionId: string; teamId: string; mode: 'OPEN_VISIT' | 'COVERT_VISIT' }[];
export type Approving = {
  /** duplicates as they stand now, not as they stood when the plan was written */
  duplicates: Pending['checks']['duplicates'];
  earliestOpen: string;
  /** an id for each 实地核查 of the plan; those of an earlier version keep theirs */
  visits: Visits;
  untilAt: string;
};

/** Each team and mode that the plan has points for. */
export const visitsOf = (plan: Pick<Pending, 'teams'>): Omit<Visits[number], 'inspectionId'>[] =>
  plan.teams.flatMap(({ teamId, points }) =>
    (['OPEN_VISIT', 'COVERT_VISIT'] as const)
      .filter((mode) => points.some((point) => point.mode === mode))
      .map((mode) => ({ teamId, mode })),
  );

/**
 * 方案审定 (DX_ApprovePlan): by the head alone, who appoints the team leaders. Where the same subject is checked by
 * others near it, not without a reason. From here on the plan is frozen (I-13).
 */
export const approve: Decide<ApproveCampaign, Campaign, CampaignFact, Policy, Approving> = (
  { agree, opinion, leaders, overrideReason },
  state,
  { actor, now, lookup },
) => {
  const open = atTurn(state, actor, '督查方案审定', 'HEAD');
  const { pending } = open;
  const { version, subjects, fromOn, untilOn } = pending;
  const said = { by: { id: actor.id, name: actor.name }, at: now, ...signedAs(actor, 'GOV_HEAD'), opinion, version };
  if (!agree) return [{ type: 'campaign.returned.v1', data: { ...said, agree } }];
  const { duplicates, earliestOpen, visits, untilAt } = lookup;
  if (duplicates.length > 0 && !overrideReason)
    throw new Refusal<RefusalCode>('campaign.duplicate', { duplicates: duplicates.map(wordsOf).join(';') });
  if (!open.inForce) inTime(pending, earliestOpen);
  for (const { teamId } of leaders)
    if (!pending.teams.some((team) => team.teamId === teamId)) throw new Refusal<RefusalCode>('campaign.team-unknown');
  const teams = pending.teams.map(({ teamId, name, leader, members }) => {
    const appointed = leaders.find((one) => one.teamId === teamId)?.leader ?? leader;
    if (appointed.id !== leader.id && members.some(({ person }) => person.id === appointed.id))
      throw new Refusal<RefusalCode>('campaign.person-twice', { person: appointed.name });
    return { teamId, name, leader: appointed };
  });
  const data = {
    ...{ ...said, agree, subjects, fromOn, untilOn, untilAt, teams, visits, notice: noticeOf(open) },
    ...(overrideReason ? { overrideReason } : {}),
  };
  return [{ type: open.inForce ? 'campaign.amendment-approved.v1' : 'campaign.approved.v1', data }];
};

const wordsOf = ({ body, title, subject, fromOn, untilOn }: Approving['duplicates'][number]): string =>
  `${body}的“${title}”,${subject.name},${fromOn}至${untilOn}`;

/** 督查通知 to those of the 明查对象 who have none yet; that there are covert visits is not in it. */
const noticeOf = ({ pending: plan, notices, matter }: OpenCampaign & { pending: Pending }) => {
  const told = new Set(notices.flatMap(({ units }) => units.map(({ id }) => id)));
  const units = openSubjects(plan).filter(({ id }) => !told.has(id));
  if (units.length === 0) return null;
  const { background, contents, scope, methods, fromOn, untilOn, selfCheckDueOn, checklist, disciplines } = plan;
  return {
    ...{ units, title: `关于开展“${matter.matterTitle}”的通知`, background, contents, scope },
    methods: methods.filter((method) => method !== 'COVERT_VISIT'),
    ...{ fromOn, untilOn, selfCheckDueOn: selfCheckDueOn ?? null },
    checklist: selfCheckDueOn ? checklist : [],
    ...{ disciplines, contact: plan.draftedBy.name },
  };
};
