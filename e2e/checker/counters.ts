import { type Findings } from './findings';
import { NO_ID, type Snapshot } from './snapshot';

type Counted = Readonly<{ id: string; matter: string; kept: Readonly<Record<string, number>> }>;

/** Facts of a kind, by what they are about; `id` is the column that names it. */
const counted = async (
  assignments: Snapshot,
  by: 'stream' | 'key',
  ids: readonly string[],
): Promise<ReadonlyMap<string, { returned: number; accepted: number }>> => {
  const of =
    by === 'stream'
      ? 'j.stream = any($1)'
      : 'j.stream in (select id from assignment.assignment where matter_id = any($1))';
  const rows = await assignments.query<{ id: string; returned: number; accepted: number }>(
    `select j.${by} as id, (count(*) filter (where type = 'assignment.returned.v1'))::int as returned,
       (count(*) filter (where type = 'assignment.accepted.v1'))::int as accepted
     from assignment.journal j where ${of} group by 1`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
};

/** 计数: what is kept beside the facts is what counting the facts gives. */
export const checkCounters = async (reporting: Snapshot, assignments: Snapshot, findings: Findings): Promise<void> => {
  const sources = [
    {
      by: 'stream' as const,
      sql: `select assignment_id as id, matter_id as matter, jsonb_build_object('returns', returns, 'judged', judged) as kept
        from reporting.task where assignment_id > $1 order by assignment_id`,
      expected: (returned: number, accepted: number) => ({ returns: returned, judged: returned + accepted }),
    },
    {
      by: 'key' as const,
      sql: `select matter_id as id, matter_id as matter, jsonb_build_object('returns', returns) as kept
        from reporting.ledger where matter_id > $1 order by matter_id`,
      expected: (returned: number) => ({ returns: returned }),
    },
  ];
  for (const { by, sql, expected } of sources)
    for await (const rows of reporting.pages<Counted>(sql, [NO_ID], ({ id }) => [id])) {
      const facts = await counted(
        assignments,
        by,
        rows.map(({ id }) => id),
      );
      findings.checked('counter', rows.length);
      for (const { id, matter, kept } of rows) {
        const { returned = 0, accepted = 0 } = facts.get(id) ?? {};
        for (const [name, n] of Object.entries(expected(returned, accepted)))
          if (kept[name] !== n)
            findings.found({
              ...{ rule: 'counter', service: 'reporting', matter, stream: id },
              what: `${name} 记作 ${kept[name]},按事实数是 ${n}`,
            });
      }
    }
};
