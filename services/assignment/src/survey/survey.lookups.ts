import { localDay } from '@duban/calendar';
import { type CloseSurvey, type DraftSurvey, type SurveyAnswers } from '@duban/contracts';
import { type LookupEnv, type LookupRequest } from '@duban/host';
import { NotFound, type Tx } from '@duban/persistence';
import { knownMatter } from '../known-matter';
import { type Counted } from './commands/close';
import { type Drafting } from './commands/draft';
import { type Asked, type Response } from './commands/submit';
import { tallied } from './rules/tally';
import { type Survey } from './survey';

export const drafting = async (
  _env: LookupEnv,
  tx: Tx,
  _state: Survey,
  { matterId }: DraftSurvey,
  { now }: LookupRequest,
): Promise<Drafting> => ({ today: localDay(now), matter: matterId ? await knownMatter(tx, matterId) : null });

/** The answers to a survey, in no order that tells who gave them. */
export const responsesTo = (
  tx: Pick<Tx, 'query'>,
  surveyId: string,
): Promise<{ channel: 'LINK' | 'VISIT' | 'PHONE'; answers: SurveyAnswers }[]> =>
  tx.query(
    `select state #>> '{response,channel}' as channel, state #> '{response,answers}' as answers
     from assignment.survey_response where survey_id = $1 order by md5(id::text)`,
    [surveyId],
  );

/** Answers that are being written wait: the row of the survey is locked by who closes it. */
export const counted = async (
  _env: LookupEnv,
  tx: Tx,
  state: Survey,
  _command: CloseSurvey,
  { id }: LookupRequest,
): Promise<Counted> => {
  const responses = await responsesTo(tx, id);
  const questions = state.status === 'NONE' ? [] : state.drafted.questions;
  return {
    answered: responses.length,
    tallies: tallied(
      questions,
      responses.map(({ answers }) => answers),
    ),
  };
};

/** @throws NotFound when there is no such survey, or none that the actor may see */
export const asked = async (
  _env: LookupEnv,
  tx: Tx,
  _state: unknown,
  { surveyId, serial }: Pick<Response, 'surveyId' | 'serial'>,
  { now }: Pick<LookupRequest, 'now'>,
): Promise<Asked> => {
  const [row] = await tx.query<{ state: Survey }>('select state from assignment.survey where id = $1 for share', [
    surveyId,
  ]);
  if (!row) throw new NotFound('survey');
  const given = await tx.query('select 1 from assignment.survey_response where survey_id = $1 and serial = $2', [
    surveyId,
    serial,
  ]);
  return { survey: row.state, today: localDay(now), answered: given.length > 0 };
};
