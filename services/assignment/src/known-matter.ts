// What the service keeps of a matter from its facts, for what is begun about it.
import { type words } from '@duban/contracts';
import { type LookupEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';

export type KnownMatter = { matterNo: string; matterTitle: string; urgency: keyof typeof words.urgency };

/** Null of a matter that has not been heard of, or that the actor may not see. */
export const knownMatter = async (tx: Tx, matterId: string): Promise<KnownMatter | null> => {
  const [matter] = await tx.query<KnownMatter>(
    `select title as "matterTitle", urgency, coalesce(no, '') as "matterNo" from assignment.matter_terms
     where matter_id = $1 and title is not null`,
    [matterId],
  );
  return matter ?? null;
};

/** The matter that a command names. */
export const matterOf = async (
  _env: LookupEnv,
  tx: Tx,
  _state: unknown,
  { matterId }: { matterId: string },
): Promise<{ matter: KnownMatter | null }> => ({ matter: await knownMatter(tx, matterId) });
