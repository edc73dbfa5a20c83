import { type Findings } from './findings';
import { type Line } from './journal';
import { type Snapshot } from './snapshot';

/** An idempotency row: what one command wrote. */
export type Effect = Readonly<{
  id: string;
  region: string;
  stream: string;
  version: number;
  facts: number;
}>;

/** Idempotency rows by command id. */
export const effectsOf = async (
  snapshot: Snapshot,
  service: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Effect[]>> => {
  const rows = await snapshot.query<Effect>(
    `select id, region, stream, version, facts from ${service}.command where id = any($1)`,
    [ids],
  );
  const effects = new Map<string, Effect[]>();
  for (const row of rows) effects.set(row.id, [...(effects.get(row.id) ?? []), row]);
  return effects;
};

export const commandsOfPage = (
  snapshot: Snapshot,
  service: string,
  page: readonly Line[],
): Promise<ReadonlyMap<string, readonly Effect[]>> =>
  effectsOf(snapshot, service, [...new Set(page.map(({ meta }) => meta.commandId))]);

/** Each idempotency row has the lines that it says its command wrote: no more, no fewer. */
export const checkCommands = async (snapshot: Snapshot, service: string, findings: Findings): Promise<void> => {
  const pages = snapshot.pages<Effect & { written: number }>(
    `select id, region, stream, version, facts, (select count(*)::int from ${service}.journal j
       where j.stream = c.stream and j.version > c.version - c.facts and j.version <= c.version
         and j.meta ->> 'commandId' = c.id) as written
     from ${service}.command c where (id, region) > ($1, $2) order by id, region`,
    ['', ''],
    ({ id, region }) => [id, region],
  );
  for await (const rows of pages) {
    findings.checked('one-effect', rows.length);
    for (const { id: command, stream, version, facts, written } of rows)
      if (written !== facts)
        findings.found({
          ...{ rule: 'one-effect', service, command, stream, version },
          what: `幂等记录说写了 ${facts} 条事实,日志里有 ${written} 条`,
        });
  }
};
