import pg from 'pg';
import { type Answer, jsonOf } from './client';
import { type Opened } from './platform';

/** What must be alike: status, headers and text, without what differs in every answer. */
export const shape = ({ status, headers, text }: Answer): string => {
  const kept = Object.entries(headers).filter(([name]) => !['date', 'etag', 'keep-alive'].includes(name));
  const { traceId: _, ...body } = text.startsWith('{') ? jsonOf({ text } as Answer) : { text };
  const words = JSON.stringify(body)
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}/g, '#')
    .slice(0, 300);
  // A file that is made anew holds the time; how long its bytes are says nothing.
  const length = text.startsWith('PK') ? [] : kept;
  return `${status} ${JSON.stringify(length)} ${text.startsWith('PK') ? 'file' : words}`;
};

/** How two answers differ, for who reads the finding. */
export const apart = (a: Answer, b: Answer): string => {
  const header = Object.keys(a.headers).filter((name) => name !== 'date' && a.headers[name] !== b.headers[name]);
  return `${a.status} ${a.text.slice(0, 150)} | ${b.status} ${b.text.slice(0, 150)} | headers ${header.join()}`;
};

/** Every row of a region in the services' schemas, as one digest; without what background work takes away by itself. */
export const rowsOf = async ({ database }: Opened, region: string): Promise<string> => {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'region' and not attisdropped)
         and c.relname not in ('reading', 'classified_refusal', 'setting', 'outbox', 'early_fact') order by 1`,
    );
    const digests: string[] = [];
    for (const { name } of rows) {
      const { rows: found } = await client.query<{ d: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as d from ${name} t where region = $1`,
        [region],
      );
      digests.push(`${name} ${found[0]?.d}`);
    }
    return digests.join('\n');
  } finally {
    await client.end();
  }
};
