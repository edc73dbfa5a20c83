import { addWorkdays, endOfDay, localDay } from '@duban/calendar';
import { type DraftCampaign, type RefusalCode } from '@duban/contracts';
import { type LookupEnv, type LookupRequest } from '@duban/host';
import { Refusal } from '@duban/kernel';
import { type Tx } from '@duban/persistence';
import { v7 as uuidv7 } from 'uuid';
import { type KnownMatter, knownMatter } from '../known-matter';
import { subjectsOf } from '../subject/subject.listener';
import { type Campaign, type CampaignPlan, type OpenCampaign } from './campaign';
import { type Approving, visitsOf } from './commands/approve';
import { type Drafting } from './commands/draft';
import { type Notifying } from './commands/notify';
import { frequencyOf } from './frequency';
import { type Planning } from './rules/sound-plan';

/** 明查 is announced at least so many working days before (domain 5.3). */
const NOTICE_WORKDAYS = 3;
const earliestOpen = (env: LookupEnv, { now, actor }: LookupRequest): string =>
  localDay(addWorkdays(now, NOTICE_WORKDAYS, env.calendar(actor.region)));

type Checked = Pick<DraftCampaign, 'subjects' | 'fromOn' | 'untilOn' | 'programEntryId'>;
/** 频次与重复 of a plan, by the title of its matter. */
const checksOf = (
  tx: Tx,
  topic: string,
  { subjects, fromOn, untilOn, programEntryId }: Checked,
  { id, actor, policy }: LookupRequest,
): Promise<CampaignPlan['checks']> =>
  frequencyOf(tx, policy, { matterId: id, topic, subjects, fromOn, untilOn, region: actor.region, programEntryId });

const planning = async (
  env: LookupEnv,
  tx: Tx,
  { subjects, programEntryId }: Pick<DraftCampaign, 'subjects' | 'programEntryId'>,
  request: LookupRequest,
): Promise<Planning> => ({
  today: localDay(request.now),
  earliestOpen: earliestOpen(env, request),
  subjects: await subjectsOf(tx, subjects),
  entryKnown: programEntryId === undefined || (await approvedEntry(tx, programEntryId, request.actor.region)),
});

/** An entry of the 年度督查检查计划, or a 一事一报 beside it, that has been approved. */
const approvedEntry = async (tx: Tx, entryId: string, region: string): Promise<boolean> => {
  const rows = await tx.query(
    `select 1 from assignment.annual_program p
     where p.region = $1 and p.status = 'APPROVED' and (
       exists (select from jsonb_array_elements(p.state #> '{drafted,entries}') e where e ->> 'entryId' = $2)
       or exists (select from jsonb_array_elements(p.state -> 'offProgram') o
         where o ->> 'status' = 'APPROVED' and o #>> '{applied,entryId}' = $2))`,
    [region, entryId],
  );
  return rows.length > 0;
};

/** 大型决策督查 only, and not before its 立项 (I-1). */
const campaignMatter = async (tx: Tx, matterId: string): Promise<KnownMatter | null> => {
  const [terms] = await tx.query<{ procedure: string | null }>(
    'select procedure from assignment.matter_terms where matter_id = $1',
    [matterId],
  );
  if (terms?.procedure !== 'DX') return null;
  const matter = await knownMatter(tx, matterId);
  if (!matter?.matterNo) throw new Refusal<RefusalCode>('campaign.matter-not-approved');
  return matter;
};

export const drafting = async (
  env: LookupEnv,
  tx: Tx,
  _state: Campaign,
  command: DraftCampaign,
  request: LookupRequest,
): Promise<Drafting> => {
  const matter = await campaignMatter(tx, request.id);
  return {
    ...(await planning(env, tx, command, request)),
    matter,
    checks: await checksOf(tx, matter?.matterTitle ?? '', command, request),
  };
};

export const amending = async (
  env: LookupEnv,
  tx: Tx,
  state: Campaign,
  command: DraftCampaign,
  request: LookupRequest,
): Promise<Planning & { checks: CampaignPlan['checks'] }> => ({
  ...(await planning(env, tx, command, request)),
  checks: await checksOf(tx, state.status === 'NONE' ? '' : state.matter.matterTitle, command, request),
});

/** The ids of what the teams set out to: those of the version that holds, and new ones. */
const numbered = ({ inForce, pending }: OpenCampaign): Approving['visits'] => {
  const before = inForce?.approved.visits ?? [];
  return (pending ? visitsOf(pending) : []).map((visit) => ({
    inspectionId:
      before.find(({ teamId, mode }) => teamId === visit.teamId && mode === visit.mode)?.inspectionId ?? uuidv7(),
    ...visit,
  }));
};

export const approving = async (
  env: LookupEnv,
  tx: Tx,
  state: Campaign,
  _command: unknown,
  request: LookupRequest,
): Promise<Approving> => {
  const plan = state.status === 'NONE' ? null : state.pending;
  if (state.status === 'NONE' || !plan)
    return { duplicates: [], earliestOpen: earliestOpen(env, request), visits: [], untilAt: request.now };
  const { duplicates } = await checksOf(tx, state.matter.matterTitle, plan, request);
  return {
    duplicates,
    earliestOpen: earliestOpen(env, request),
    visits: numbered(state),
    untilAt: endOfDay(plan.untilOn),
  };
};

export const notifying = async (
  env: LookupEnv,
  _tx: Tx,
  state: Campaign,
  _command: unknown,
  request: LookupRequest,
): Promise<Notifying> => ({
  openFrom: earliestOpen(env, request),
  selfCheckIds: state.status === 'NONE' ? [] : (state.inForce?.subjects ?? []).map(() => uuidv7()),
});
