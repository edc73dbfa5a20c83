import { createHash } from 'node:crypto';
import { type RefusalCode } from '@duban/contracts';
import { Refusal } from '@duban/kernel';
import { type Database } from '@duban/persistence';

const WINDOW = "interval '15 minutes'";
/** A village's people may all come by one address: two visits each of three hundred in a quarter of an hour. */
export const MOST_VISITS = 600;

/** What one can compare and not read. */
export const addressKey = (address: string): string =>
  createHash('sha256').update(`visit ${address}`).digest('base64url');

/**
 * 公开页面限频: visits of one address in a quarter of an hour, for all instances together, by the time of the database.
 * @throws Refusal survey.too-often
 */
export const noteVisit = async (db: Database, address: string): Promise<void> => {
  const noted = await db.query(
    { scope: 'all' },
    `with over as (delete from assignment.public_visit where at < now() - ${WINDOW})
     insert into assignment.public_visit (key) select $1
     where (select count(*) from assignment.public_visit where key = $1 and at > now() - ${WINDOW}) < $2 returning key`,
    [addressKey(address), MOST_VISITS],
  );
  if (noted.length === 0) throw new Refusal<RefusalCode>('survey.too-often');
};
