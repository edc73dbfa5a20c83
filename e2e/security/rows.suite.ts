import { serviceUrl } from '@duban/persistence';
import pg from 'pg';
import { type World } from './county';
import { FOREIGN, OWN, type Opened } from './platform';

const services = ['directory', 'intake', 'assignment', 'archive', 'notification', 'reporting', 'workflow'] as const;
type Table = { name: string; schema: string };
const SCOPE = `select set_config('app.scope', $1, true), set_config('app.region', $2, true), set_config('app.units', $3, true), set_config('app.person', '', true)`;

/** Ways to get at rows of a table, each in a transaction of its own that is undone. `$T` is the table. */
const attacks: Readonly<Record<string, readonly string[]>> = {
  plainly: ['select * from $T', 'table $T', 'select t from $T t', `select * from $T where region = '${FOREIGN}'`],
  'under another name': ['create temp view v as select * from $T', 'select * from v'],
  'in a table of one’s own': ['create temp table c as select * from $T', 'select * from c'],
  'from a CTE': [
    'with c as materialized (select * from $T) select * from c',
    'with recursive c as (select * from $T union select * from c) select * from c',
  ],
  laterally: [
    `select b.* from (values ('${FOREIGN}')) r (code) cross join lateral (select * from $T where region = r.code) b`,
  ],
  'in a function': [
    `create function pg_temp.all_of() returns setof $T language sql security definer as 'select * from $T'`,
    'select * from pg_temp.all_of()',
  ],
  'through a leaky function': [
    `create function pg_temp.leak(text) returns bool language plpgsql cost 0.0000001 as $$ begin if $1 = '${FOREIGN}' then raise exception 'LEAKED'; end if; return true; end $$`,
    'select * from $T where pg_temp.leak(region)',
  ],
  'through an operator that fails': [
    `select * from $T where 1 / (case when region = '${FOREIGN}' then 0 else 1 end) = 1`,
  ],
  'through a cast that fails': [
    `select * from $T where (case when region = '${FOREIGN}' then 'LEAKED' else '1' end)::int = 1`,
  ],
  'by a cursor': ['declare c cursor for select * from $T', 'fetch all from c'],
  'by a statement prepared before': [`prepare p as select * from $T`, 'execute p', 'deallocate p'],
  'for update': ['select * from $T for update'],
  'by sample': ['select * from $T tablesample system (100)'],
  'by UPDATE': [
    `update $T set region = region where region = '${FOREIGN}' returning *`,
    `update $T set region = '${OWN}' where region <> '${OWN}' returning *`,
  ],
  'by DELETE': [`delete from $T where region = '${FOREIGN}' returning *`],
  'by MERGE': [
    `merge into $T t using (values ('${FOREIGN}')) s (r) on t.region = s.r when matched then do nothing when not matched then do nothing`,
  ],
  'as another role': ['set role postgres', 'select * from $T'],
  'as the role for all regions': ['set role duban_$S_all', 'select * from $T'],
  'as the owner': ['set session authorization postgres', 'select * from $T'],
  'with row security off': ['set local row_security = off', 'select * from $T'],
  'by switching it off': ['alter table $T disable row level security', 'select * from $T'],
  'by no longer forcing it': ['alter table $T no force row level security', 'select * from $T'],
  'by a policy more': ['create policy mine on $T using (true)', 'select * from $T'],
  'by a rule': ['create rule r as on select to $T do instead select 1', 'select * from $T'],
  'by a trigger': [`create trigger t after insert on $T execute function pg_notify('x', 'y')`],
  'by planner statistics': [
    `select * from pg_stats where schemaname || '.' || tablename = '$T' and most_common_vals::text like '%${FOREIGN}%'`,
  ],
  'by the statistics themselves': ['select * from pg_statistic'],
  'by reading files': [
    `select pg_read_file('global/pg_control')`,
    `copy $T to '/tmp/duban-stolen'`,
    `copy $T to program 'cat'`,
  ],
  'by emptying': ['truncate $T'],
};

/** S2: as each service's own role, with SQL of any kind, no row of another region or unit is to be had. */
export const rowsSuite = (given: () => { platform: Opened; world: World }): void => {
  let owner: pg.Client;
  let tables: Table[];
  const clients = new Map<string, pg.Client>();
  beforeAll(async () => {
    const { platform } = given();
    owner = new pg.Client({ connectionString: platform.database });
    await owner.connect();
    ({ rows: tables } = await owner.query<Table>(
      `select format('%I.%I', n.nspname, c.relname) as name, n.nspname as schema
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname = any($1) and exists
         (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'region' and not a.attisdropped) order by 1`,
      [services],
    ));
    for (const service of services) {
      const client = new pg.Client({ connectionString: serviceUrl(platform.database, service) });
      await client.connect();
      clients.set(service, client);
    }
  });
  afterAll(async () => {
    await owner.end();
    for (const client of clients.values()) await client.end();
  });

  /** Runs it as the table's service; gives what came out that should not have, and undoes it. */
  const attempt = async (
    { name, schema }: Table,
    statements: readonly string[],
    scope: readonly string[],
  ): Promise<unknown[]> => {
    const client = clients.get(schema) as pg.Client;
    const out: unknown[] = [];
    await client.query('begin');
    try {
      await client.query(SCOPE, [...scope]);
      for (const statement of statements) {
        const { rows } = await client.query(statement.replaceAll('$T', name).replaceAll('$S', schema));
        out.push(...rows.filter((row) => JSON.stringify(row).includes(`"${FOREIGN}"`)));
      }
    } catch (error) {
      // A refusal is what one wants; only what the server says of a foreign row is not.
      if (/LEAKED|division by zero|22P02|22012/.test(`${String(error)} ${(error as { code?: string }).code}`))
        out.push(String(error));
    } finally {
      await client.query('rollback');
    }
    return out;
  };

  it('S2 每张表、每种手段:外区一行也没有', async () => {
    const got: string[] = [];
    let count = 0;
    let foreign = 0;
    for (const table of tables) {
      foreign += Number(
        (await owner.query(`select count(*) from ${table.name} where region = $1`, [FOREIGN])).rows[0].count,
      );
      for (const [how, statements] of Object.entries(attacks))
        for (const scope of [
          ['region', OWN, ''],
          ['unit', OWN, given().world.own.units.lead.id],
          ['', '', ''],
        ]) {
          count += 1;
          const out = await attempt(table, statements, scope);
          if (out.length > 0) got.push(`${table.name} ${how}: ${JSON.stringify(out[0]).slice(0, 120)}`);
        }
    }
    process.stdout.write(
      `    ${tables.length} tables with ${foreign} foreign rows, ${count} attempts, ${got.length} successful\n`,
    );
    expect(foreign).toBeGreaterThan(100);
    expect(got).toEqual([]);
  }, 120_000);

  it('S2 COPY、ON CONFLICT:外区的行读不出、改不动、写不进', async () => {
    const wrong: string[] = [];
    for (const table of tables) {
      const client = clients.get(table.schema) as pg.Client;
      const { rows: foreign } = await owner.query(
        `select to_jsonb(t) as row from ${table.name} t where region = $1 limit 1`,
        [FOREIGN],
      );
      const copyOf = async (sql: string, values: unknown[] = []): Promise<number | undefined> => {
        await client.query('begin');
        try {
          await client.query(SCOPE, ['region', OWN, '']);
          return (await client.query(sql, values)).rowCount ?? 0;
        } catch {
          return undefined;
        } finally {
          await client.query('rollback');
        }
      };
      const { rows: own } = await owner.query(`select count(*)::int as n from ${table.name} where region = $1`, [OWN]);
      const copied = await copyOf(`copy (select * from ${table.name}) to stdout`);
      if (copied !== undefined && copied > own[0].n)
        wrong.push(`${table.name}: COPY gave ${copied} of ${own[0].n} own rows`);
      if (!foreign[0]) continue;
      const insert = `insert into ${table.name} select (jsonb_populate_record(null::${table.name}, $1)).*`;
      for (const [how, sql] of Object.entries({
        insert,
        nothing: `${insert} on conflict do nothing returning *`,
      })) {
        const done = await copyOf(sql, [foreign[0].row]);
        if (done) wrong.push(`${table.name}: ${how} wrote or gave ${done} foreign rows`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('S2 目录核对:强制行级安全;角色不是所有者、超级用户,不能绕过,不属于别的角色(所有地区的属于本服务的);没有视图和以所有者身份执行的函数;别的服务的表一张也读不到', async () => {
    const { rows: open } = await owner.query(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         join pg_roles o on o.oid = c.relowner
       where n.nspname || '.' || c.relname = any($1)
         and (not c.relrowsecurity or not c.relforcerowsecurity or o.rolname = 'duban_' || n.nspname)`,
      [tables.map(({ name }) => name)],
    );
    expect(open).toEqual([]);
    const { rows: roles } = await owner.query(
      `select rolname from pg_roles r where rolname like 'duban\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
         or rolreplication or exists (select from pg_auth_members m join pg_roles g on g.oid = m.roleid
           where m.member = r.oid and r.rolname <> g.rolname || '_all'))`,
    );
    expect(roles).toEqual([]);
    const { rows: views } = await owner.query(
      `select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and n.nspname = any($1)
       union all select n.nspname, p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname = any($1)`,
      [services],
    );
    expect(views).toEqual([]);
    const { rows: across } = await owner.query(
      `select 'duban_' || s as role, t from unnest($1::text[]) s, unnest($2::text[]) t
       where split_part(t, '.', 1) <> s and has_table_privilege('duban_' || s, t, 'select, insert, update, delete, truncate, references, trigger')`,
      [services, tables.map(({ name }) => name)],
    );
    expect(across).toEqual([]);
    const { rows: more } = await owner.query(
      `select t from unnest($1::text[]) t where has_table_privilege('duban_' || split_part(t, '.', 1), t, 'truncate, references, trigger')`,
      [tables.map(({ name }) => name)],
    );
    expect(more).toEqual([]);
    // The journal is added to and never changed (I-19).
    const { rows: journals } = await owner.query(
      `select s from unnest($1::text[]) s where has_table_privilege('duban_' || s, s || '.journal', 'update, delete, truncate')`,
      [services],
    );
    expect(journals).toEqual([]);
  });
};
