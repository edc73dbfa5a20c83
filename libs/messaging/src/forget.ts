import { type Tx } from '@duban/persistence';
import { type Forgotten } from './transport';

/** While a service is being emptied its readers wait: not longer than this for one that reads for long. */
const TABLES_WITHIN = '3s';
const MEMBERS_WITHIN = '30s';

/** Waits until no member of the group handles anything; none begins before the transaction ends. */
export const stillness = async (tx: Tx, locks: string, group: string): Promise<void> => {
  await tx.query(`set local lock_timeout = '${MEMBERS_WITHIN}'`);
  await tx.query(locks, [group]);
};

/** The inbox first, as handlers do. */
export const forget = async (tx: Tx, { inbox, projections }: Forgotten): Promise<void> => {
  await tx.query(`set local lock_timeout = '${TABLES_WITHIN}'`);
  await tx.query(`truncate ${[inbox, ...projections].join(', ')}`);
};
