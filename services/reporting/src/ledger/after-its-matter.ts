import { matterOf } from '@duban/contracts';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';

/** With this fact a matter comes into the ledger. */
const FIRST = 'matter.registered.v1';
/** A source document is there before its matter, or without one: it leaves no line of its own. */
const waits = (fact: Envelope): boolean => !fact.type.startsWith('source-document.') && matterOf(fact) !== null;

const inTurn = (tx: Tx, matter: string): Promise<unknown> =>
  tx.query("select pg_advisory_xact_lock(hashtext('reporting matter ' || $1))", [matter]);
const isKnown = async (tx: Tx, matter: string): Promise<boolean> =>
  (await tx.query('select 1 from reporting.ledger where matter_id = $1', [matter])).length > 0;

const keep = (tx: Tx, fact: Envelope): Promise<unknown> =>
  tx.query(
    'insert into reporting.early_fact (id, region, matter_id, fact) values ($1, $2, $3, $4) on conflict do nothing',
    [fact.id, fact.tenant, fact.partitionkey, JSON.stringify(fact)],
  );
/** What was kept of a matter, in the order in which it came. */
const takeOut = async (tx: Tx, matter: string): Promise<Envelope[]> => {
  const rows = await tx.query<{ fact: Envelope; position: string }>(
    'delete from reporting.early_fact where matter_id = $1 returning fact, position',
    [matter],
  );
  return rows.sort((a, b) => Number(a.position) - Number(b.position)).map(({ fact }) => fact);
};

/**
 * Topics come beside one another: what a unit did may be here before the matter is. It is kept until the matter has its
 * row, or it would leave no line in any projection; nothing else waits for it.
 */
export const afterItsMatter = (handlers: FactHandlers): FactHandlers => {
  const first = async (fact: Envelope, tx: Tx): Promise<void> => {
    await inTurn(tx, fact.partitionkey);
    await handlers[FIRST]?.(fact, tx);
    for (const early of await takeOut(tx, fact.partitionkey)) await handlers[early.type]?.(early, tx);
  };
  const later = async (fact: Envelope, tx: Tx): Promise<void> => {
    if (waits(fact) && !(await isKnown(tx, fact.partitionkey))) {
      await inTurn(tx, fact.partitionkey);
      if (!(await isKnown(tx, fact.partitionkey))) return void (await keep(tx, fact));
    }
    await handlers[fact.type]?.(fact, tx);
  };
  return Object.fromEntries(Object.keys(handlers).map((type) => [type, type === FIRST ? first : later]));
};
