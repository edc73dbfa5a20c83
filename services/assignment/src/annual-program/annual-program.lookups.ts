import { localDay } from '@duban/calendar';
import { type DraftAnnualProgram } from '@duban/contracts';
import { type LookupEnv, type LookupRequest } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { type AnnualProgram } from './annual-program';
import { type Month } from './commands/apply-off-program';
import { type Years } from './commands/draft';
import { type Designated } from './rules/entries';

const designationsIn = (tx: Tx, region: string): Promise<Designated[]> =>
  tx.query<Designated>(
    `select state #>> '{proposed,department,id}' as department, state #>> '{proposed,matters}' as matters,
       state #>> '{proposed,fromOn}' as "fromOn", state #>> '{proposed,untilOn}' as "untilOn"
     from assignment.designation where region = $1 and status = 'APPROVED'`,
    [region],
  );

export const years = async (
  _env: LookupEnv,
  tx: Tx,
  _state: AnnualProgram,
  { year }: DraftAnnualProgram,
  { id, now, actor }: LookupRequest,
): Promise<Years> => {
  const rows = await tx.query('select 1 from assignment.annual_program where region = $1 and year = $2 and id <> $3', [
    actor.region,
    year,
    id,
  ]);
  const thisYear = Number(localDay(now).slice(0, 4));
  return { thisYear, taken: rows.length > 0, designations: await designationsIn(tx, actor.region) };
};

export const thisMonth = async (
  _env: LookupEnv,
  tx: Tx,
  _state: AnnualProgram,
  _command: unknown,
  { now, actor }: LookupRequest,
): Promise<Month> => ({
  thisMonth: localDay(now).slice(0, 7),
  designations: await designationsIn(tx, actor.region),
});
