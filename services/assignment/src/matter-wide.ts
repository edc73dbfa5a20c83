// What a decision must know of the matter's other assignments. Read in the command's own transaction; a unit sees its own
// rows only, so the region is asked.
import { type Tx } from '@duban/persistence';

const inRegion = (tx: Tx): Promise<unknown> => tx.query("select set_config('app.scope', 'region', true)");

/** The first of so many numbers in a row; nobody else of the matter gets them, and with the transaction they come back. */
export const takeSerials = async (tx: Tx, region: string, matterId: string, count: number): Promise<number> => {
  const [row] = await tx.query<{ last: number }>(
    `insert into assignment.serial as s (matter_id, region, last) values ($1, $2, $3)
     on conflict (matter_id) do update set last = s.last + excluded.last returning last`,
    [matterId, region, count],
  );
  return (row?.last ?? count) - count + 1;
};

/** When another assignment of the matter is due. */
export const dueAtOf = async (tx: Tx, assignmentId: string): Promise<string | undefined> => {
  await inRegion(tx);
  const [row] = await tx.query<{ dueAt: string }>(
    `select state ->> 'dueAt' as "dueAt" from assignment.assignment where id = $1`,
    [assignmentId],
  );
  return row?.dueAt;
};

/** The item of the plan that a task is for; what is no 文件、会议督查 has none, and all its tasks stand beside each other. */
export type OfItem = { matterId: string; item?: { no: number } | undefined };
const SAME_ITEM = (place: number): string =>
  `coalesce((state #>> '{issued,item,no}')::int, 0) = coalesce($${place}::int, 0)`;

/** Units that are handling the matter just now, or its item where the task is for one. */
export const unitsAtWork = async (tx: Tx, { matterId, item }: OfItem): Promise<string[]> => {
  await inRegion(tx);
  const rows = await tx.query<{ unit: string }>(
    `select state #>> '{issued,unit,id}' as unit from assignment.assignment where matter_id = $1 and ${SAME_ITEM(2)}
       and status not in ('ACCEPTED', 'CLEARED', 'WITHDRAWN_REASSIGNED', 'CANCELLED')`,
    [matterId, item?.no ?? null],
  );
  return rows.map((row) => row.unit);
};

/**
 * How many other units have asked to return the matter (SP-1): an application that the unit's own leader did not sign is
 * none. The matter's row of serials is locked, so that two that ask at once are not both the first.
 */
export const othersWhoAskedToReturn = async (tx: Tx, { matterId, item }: OfItem, unit: string): Promise<number> => {
  await inRegion(tx);
  await tx.query('select from assignment.serial where matter_id = $1 for update', [matterId]);
  const [row] = await tx.query<{ units: number }>(
    `select count(distinct state #>> '{issued,unit,id}')::int as units from assignment.assignment
     where matter_id = $1 and ${SAME_ITEM(3)} and state #>> '{issued,unit,id}' <> $2 and state -> 'returnRequest' ->> 'nth' is not null
       and coalesce(state #>> '{returnRequest,signed,agree}', 'true') = 'true'`,
    [matterId, unit, item?.no ?? null],
  );
  return row?.units ?? 0;
};

/** Given up by its unit, and its successor not issued yet: still to be waited for. */
const waiting = `a.state -> 'opinionMissing' ->> 'reason' is null and a.status not in ('ACCEPTED', 'CLEARED', 'CANCELLED')
  and (a.status <> 'WITHDRAWN_REASSIGNED'
    or not exists (select from assignment.assignment b where b.matter_id = a.matter_id
      and b.state #>> '{issued,replaces}' = a.id::text))`;

/**
 * Units whose 协办意见 a report waits for: for the lead those of the 协办, for every task those of its parts
 * (再分解), also before a part has been issued. Marked as missing, an opinion is waited for no longer.
 */
export const opinionsAwaited = async (
  tx: Tx,
  task: OfItem & { id: string; lead: boolean; parts: readonly { assignmentId: string; unit: string }[] },
): Promise<string[]> => {
  await inRegion(tx);
  const rows = await tx.query<{ unit: string }>(
    `select a.unit_name as unit from assignment.assignment a where a.matter_id = $1 and ${SAME_ITEM(6)} and a.role = 'CO' and ${waiting}
       and (a.state #>> '{issued,parent,assignmentId}' = $2::text
         or ($3::boolean and a.state #>> '{issued,parent,assignmentId}' is null))
     union select part.unit from unnest($4::uuid[], $5::text[]) as part(id, unit)
     where not exists (select from assignment.assignment a where a.id = part.id)`,
    [
      task.matterId,
      task.id,
      task.lead,
      task.parts.map((p) => p.assignmentId),
      task.parts.map((p) => p.unit),
      task.item?.no ?? null,
    ],
  );
  return rows.map((row) => row.unit);
};
