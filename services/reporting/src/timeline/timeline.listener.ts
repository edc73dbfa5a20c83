import { aboutMatter, facts, lettersToOneUnit, type Named, sentenceOf, unseenByUnits } from '@duban/contracts';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';

/** Facts about the whole matter that its units may read; the other facts of the matter are for the region's desk. */
const forAllUnits = new Set(['matter.assigned.v1', 'matter.reinstructed.v1', 'matter.closed.v1', 'document.issued.v1']);

/** The first facts about a unit's assignment, about a 协调 and about a 整改: they name the unit. */
const begins = new Set([
  'assignment.issued.v1',
  'coordination.requested.v1',
  'coordination.opened.v1',
  'rectification.issued.v1',
  'rectification.peer-issued.v1',
  'rectification.reissued.v1',
  'self-check.asked.v1',
  'conclusion.delivered.v1',
  'reconsideration.filed.v1',
  'outcome.proposed.v1',
]);

/**
 * Who may read it: all units of the matter, or the unit of the assignment, 协调 or 整改 (known from its first fact on, I-20); of
 * a part also the unit whose part it is.
 */
const readers = `case
  when $4::boolean then (select units from reporting.ledger where matter_id = $3)
  when $5::text[] is not null then $5::text[]
  else (select units from reporting.timeline where stream = $2 and unit_name is not null limit 1) end`;

/** A letter to one unit, which the other units of the matter do not hear of. */
const recipientsOf = ({ type, data }: Envelope): string[] | undefined => {
  const { kind, recipients } = data as { kind?: string; recipients?: string[] };
  return type === 'document.issued.v1' && lettersToOneUnit.some((one) => one === kind) ? recipients : undefined;
};

const record = async (fact: Envelope, tx: Tx): Promise<void> => {
  const data = fact.data as { by?: Named; at?: string; unit?: Named; parent?: { unit: Named } };
  const first = begins.has(fact.type) ? data.unit : undefined;
  const recipients = recipientsOf(fact);
  const ofUnit = first ? [first.id, ...(data.parent ? [data.parent.unit.id] : [])] : (recipients ?? null);
  const { title, detail } = sentenceOf(fact.type, fact.data);
  await tx.query(
    `insert into reporting.timeline (id, stream, matter_id, region, units, at, type, title, detail, by_name, unit_name)
     select $1, $2, $3, $7, coalesce(${readers}, '{}'), $8::timestamptz, $9, $10, $11, $12,
       coalesce($6, (select unit_name from reporting.timeline where stream = $2 and unit_name is not null limit 1))
     where exists (select 1 from reporting.ledger where matter_id = $3)
     on conflict (id) do nothing`,
    [
      fact.id,
      fact.subject,
      fact.partitionkey,
      forAllUnits.has(fact.type) && !recipients,
      unseenByUnits(fact.type) ? [] : ofUnit,
      first?.name ?? null,
      fact.tenant,
      data.at ?? fact.time,
      fact.type,
      title,
      detail,
      data.by?.name ?? '系统',
    ],
  );
};

/** 时间线: every fact about a matter as one Chinese line (S-54); who gave the lead stands in none (I-18). */
export const timelineListener = (): FactHandlers =>
  Object.fromEntries(
    Object.keys(facts)
      .filter(aboutMatter)
      .map((type) => [type, record]),
  );
