import { localDay } from '@duban/calendar';
import { type DeclareForTeam, type FormTeam, type TrainTeam } from '@duban/contracts';
import { type LookupEnv, type LookupRequest, type PrepareRequest } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { type Campaign } from '../campaign/campaign';
import { assertUploaded } from '../uploaded';
import { type InspectionTeam } from './inspection-team';

/** The campaign that a team or a 自查 belongs to, as it stands. */
export const campaignOf = async (
  _env: LookupEnv,
  tx: Tx,
  _state: unknown,
  { matterId }: Pick<FormTeam, 'matterId'>,
): Promise<{ campaign: Campaign }> => {
  const [row] = await tx.query<{ state: Campaign }>('select state from assignment.campaign where id = $1', [matterId]);
  return { campaign: row?.state ?? { status: 'NONE' } };
};

export const today = async (
  _env: LookupEnv,
  _tx: Tx,
  _state: InspectionTeam,
  _command: TrainTeam,
  { now }: LookupRequest,
): Promise<{ today: string }> => ({ today: localDay(now) });

/** The signed sheet of a guest was uploaded. */
export const paperKept = async (
  env: LookupEnv,
  command: DeclareForTeam,
  { actor }: PrepareRequest,
): Promise<DeclareForTeam> => {
  if (command.paper) assertUploaded(env, actor, command.paper.files);
  return command;
};
export const evidenceKept = async <C extends Pick<TrainTeam, 'evidence'>>(
  env: LookupEnv,
  command: C,
  { actor }: PrepareRequest,
): Promise<C> => {
  assertUploaded(env, actor, command.evidence);
  return command;
};
