import { localDay } from '@duban/calendar';
import { type DraftResearchReport } from '@duban/contracts';
import { type LookupEnv, type LookupRequest, type PrepareRequest } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { knownMatter } from '../known-matter';
import { assertUploaded } from '../uploaded';
import { type Referred } from './commands/draft';
import { type ResearchReport } from './research-report';

export const referred = async (
  _env: LookupEnv,
  tx: Tx,
  _state: ResearchReport,
  { matterId, conclusionId, surveyIds }: DraftResearchReport,
  { now }: LookupRequest,
): Promise<Referred> => {
  const conclusions = conclusionId
    ? await tx.query('select 1 from assignment.conclusion where id = $1', [conclusionId])
    : [];
  const surveys = await tx.query(`select 1 from assignment.survey where id = any($1::uuid[]) and status = 'CLOSED'`, [
    surveyIds,
  ]);
  return {
    today: localDay(now),
    matter: matterId ? await knownMatter(tx, matterId) : null,
    conclusion: conclusions.length > 0,
    closedSurveys: surveys.length,
  };
};

/** @throws Refusal attachment.unknown */
export const withUploads = (
  env: LookupEnv,
  command: DraftResearchReport,
  { actor }: PrepareRequest,
): Promise<DraftResearchReport> => {
  assertUploaded(env, actor, command.attachments);
  return Promise.resolve(command);
};
