import { aboutMatter, type FactData, facts, type FactType } from '@duban/contracts';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';

/** Whose duty it is from this fact on: who instructed, who supervises, who answers for it, who handles it, and the unit. */
const duties: { [T in FactType]?: (data: FactData<T>) => string[] } = {
  'matter.registered.v1': (d) => [d.instruction.leader.id],
  'matter.opinion-drafted.v1': (d) => [d.supervisor.id],
  'matter.assigned.v1': (d) => d.units.map((unit) => unit.id),
  'assignment.issued.v1': (d) => [d.unit.id, d.responsibleLeader.id, ...(d.handler ? [d.handler.id] : [])],
  'assignment.acknowledged.v1': (d) => [d.handler.id],
};

/** 改办: what was a duty for this assignment's sake, and for no other's, is one no longer. Runs after the ledger. */
const relieve = (fact: Envelope, tx: Tx): Promise<unknown> =>
  tx.query(
    `with held as (select key, p.who, a ->> 'over' is null as live from reporting.ledger, jsonb_each(assignments) e(key, a),
         unnest(array[a ->> 'unitId', a ->> 'leaderId', a ->> 'handlerId']) p(who)
       where matter_id = $1 and p.who is not null)
     update reporting.concern set mine = false where matter_id = $1 and mine
       and who in (select who from held where key = $2) and who not in (select who from held where live)`,
    [fact.partitionkey, fact.subject],
  );
const relieves = ({ type, data }: Envelope): boolean =>
  (type === 'assignment.return-decided.v1' || type === 'assignment.coordinated.v1') &&
  (data as { next: unknown }).next !== null;

const record = async (fact: Envelope, tx: Tx): Promise<void> => {
  const mine = (duties[fact.type as FactType] as ((data: unknown) => string[]) | undefined)?.(fact.data) ?? [];
  const { by } = fact.data as { by?: { id: string } };
  const who = new Map([...(by ? [[by.id, false] as const] : []), ...mine.map((id) => [id, true] as const)]);
  await tx.query(
    `insert into reporting.concern as c (who, matter_id, region, mine)
     select who, $1, $2, mine from unnest($3::text[], $4::boolean[]) as given(who, mine)
     where exists (select 1 from reporting.ledger where matter_id = $1)
     on conflict (who, matter_id) do update set mine = true where excluded.mine and not c.mine`,
    [fact.partitionkey, fact.tenant, [...who.keys()], [...who.values()]],
  );
  if (relieves(fact)) await relieve(fact, tx);
};

/** 我的、本单位、与我有关 (S-18): who has to do with a matter, and whether it is a duty. */
export const concernListener = (): FactHandlers =>
  Object.fromEntries(
    Object.keys(facts)
      .filter(aboutMatter)
      .map((type) => [type, record]),
  );
