import { type FactType } from '@duban/contracts';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';
import { fold, pairsOf } from './pairs';
import { passagesOf, searchable } from './passages';

/** Read by every unit of the matter; the rest of the matter's own facts by the region's desk, an assignment's by its unit. */
const forAllUnits = new Set<string>([
  'matter.registered.v1',
  'matter.approved.v1',
  'matter.reinstructed.v1',
  'matter.closed.v1',
]);

const store = async (fact: Envelope, tx: Tx): Promise<void> => {
  const recipients = (fact.data as { recipients?: string[] }).recipients;
  for (const [n, { kind, text }] of passagesOf(fact.type as FactType, fact.data).entries()) {
    const folded = fold(text);
    await tx.query(
      `insert into reporting.passage (id, matter_id, region, units, for_all, at, kind, text, folded)
       values ($1, $2, $3, case
         when $4::boolean then coalesce((select units from reporting.ledger where matter_id = $2), '{}')
         when $5::text[] is not null then $5
         else coalesce((select units from reporting.task where assignment_id = $6), '{}') end, $4, $7, $8, $9, $10)
       on conflict (id) do nothing`,
      [
        `${fact.id}:${n}`,
        fact.partitionkey,
        fact.tenant,
        forAllUnits.has(fact.type),
        recipients ?? null,
        fact.subject,
        fact.time,
        kind,
        text,
        folded,
      ],
    );
    await tx.query('insert into reporting.passage_pairs (id, pairs) values ($1, $2) on conflict (id) do nothing', [
      `${fact.id}:${n}`,
      pairsOf(folded),
    ]);
  }
};

/** 检索: what can be found, fact by fact. Runs after the ledger and the tasks, from which it takes who may read. */
export const searchListener = (): FactHandlers => Object.fromEntries(searchable.map((type) => [type, store]));
