import { randomUUID } from 'node:crypto';
import { type Actor, type Aggregate, Conflict, type Decide, type Fact, Refusal } from '@duban/kernel';
import { testDatabase, type TestDatabase } from '@duban/testing';
import {
  aggregateColumns,
  Database,
  firstBroken,
  migrate,
  NewerDatabase,
  NotFound,
  regionTable,
  serviceUrl,
  type Store,
  WritePath,
} from './index';

type Note = { region: string; units: string[]; words: string[] };
type NoteFact = Fact<'note.opened.v1', { region: string; units: string[] }> | Fact<'note.added.v1', { word: string }>;
const note: Aggregate<Note, NoteFact> = {
  name: 'note',
  initial: { region: '', units: [], words: [] },
  evolve: (state, fact) =>
    fact.type === 'note.opened.v1'
      ? { ...state, region: fact.data.region, units: fact.data.units }
      : { ...state, words: [...state.words, fact.data.word] },
};
const store: Store<Note> = {
  table: 'proof.note',
  columns: { words: { type: 'int', of: (s) => s.words.length } },
  region: (s) => s.region,
  units: (s) => s.units,
  key: (_s, id) => id,
};
const open: Decide<{ units: string[] }, Note, NoteFact> = ({ units }, state, { actor }) =>
  state.region ? [] : [{ type: 'note.opened.v1', data: { region: actor.region, units } }];
const add: Decide<{ word: string }, Note, NoteFact> = ({ word }, state) => {
  if (!state.region) throw new Refusal('note.not-open');
  if (state.words.includes('end')) throw new Refusal('note.ended');
  return state.words.includes(word) ? [] : [{ type: 'note.added.v1', data: { word } }];
};
const migrations = [
  {
    id: '0001-note',
    up: [`create table proof.note (${aggregateColumns}, words int not null)`, ...regionTable('proof.note')],
  },
];
const actor = (region = '990121'): Actor => ({ id: randomUUID(), name: '尤芷', roles: [], units: [], region });
const NOW = '2026-03-02T01:00:00.000Z';

let test: TestDatabase;
let db: Database;
let path: WritePath;
let woken = 0;
const desk = (region = '990121') => ({ scope: 'region', region }) as const;
const request = <C>(id: string, command: C, rest: object = {}) => ({
  aggregateId: id,
  commandId: randomUUID(),
  command,
  actor: actor(),
  scope: desk(),
  now: NOW,
  creates: false,
  ...rest,
});
const opened = async (units: string[] = [], region = '990121'): Promise<string> => {
  const id = randomUUID();
  const rest = { creates: true, actor: actor(region), scope: desk(region) };
  await path.handle(note, store, open, request(id, { units }, rest));
  return id;
};
const everything = { scope: 'all' } as const;
const journalOf = (id: string) =>
  db.query<{
    version: number;
    type: string;
    hash: string;
    stream: string;
    region: string;
    data: unknown;
    meta: unknown;
  }>(
    everything,
    'select stream, version, type, region, data, meta, hash from proof.journal where stream = $1 order by version',
    [id],
  );

beforeAll(async () => {
  test = await testDatabase();
  await migrate(test.url, 'proof', migrations);
  db = await Database.open({ url: serviceUrl(test.url, 'proof') });
  path = new WritePath(
    db,
    'proof',
    () => ({ version: 'v1' }),
    () => (woken += 1),
  );
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

describe('the write path', () => {
  it('writes row, journal and outbox together, and folding the journal gives the row', async () => {
    const id = await opened(['u1']);
    await path.handle(note, store, add, request(id, { word: 'a' }));
    const [row] = await db.query(desk(), 'select version, state, words, units from proof.note where id = $1', [id]);
    const lines = await journalOf(id);
    expect(lines.map(({ type, data }) => ({ type, data }) as NoteFact).reduce(note.evolve, note.initial)).toEqual(
      row?.['state'],
    );
    expect(row).toMatchObject({ version: 2, words: 1, units: ['u1'] });
    const pending = await db.query(
      everything,
      'select 1 from proof.outbox o join proof.journal j using (position) where j.stream = $1',
      [id],
    );
    expect(pending).toHaveLength(2);
    expect(woken).toBeGreaterThan(0);
  });

  it('I-19 每次变更都链入前一条的 SM3, 改一个字就被发现', async () => {
    const id = await opened();
    await path.handle(note, store, add, request(id, { word: 'a' }));
    await path.handle(note, store, add, request(id, { word: 'b' }));
    const lines = await journalOf(id);
    const [{ head }] = (await db.query<{ head: string }>(desk(), 'select head from proof.note where id = $1', [
      id,
    ])) as [{ head: string }];
    expect(firstBroken(lines, head)).toBeUndefined();
    expect(
      firstBroken(
        lines.map((l) => (l.version === 2 ? { ...l, data: { word: 'x' } } : l)),
        head,
      ),
    ).toBe(2);
    expect(
      firstBroken(
        lines.filter((l) => l.version !== 2),
        head,
      ),
    ).toBe(2);
    expect(firstBroken(lines.slice(0, 2), head)).toBe(3);
  });

  it('I-19 服务的数据库角色只能追加和读取流水, 不能改、不能删', async () => {
    const id = await opened();
    for (const sql of ['update proof.journal set data = data', 'delete from proof.journal', 'truncate proof.journal'])
      await expect(db.query(everything, sql)).rejects.toMatchObject({ code: '42501' });
    expect(await journalOf(id)).toHaveLength(1);
  });

  it('重复的请求得到第一次的答复, 不再产生事实', async () => {
    const id = await opened();
    const once = request(id, { word: 'a' });
    const first = await path.handle(note, store, add, once);
    await path.handle(note, store, add, request(id, { word: 'end' }));
    const again = await path.handle(note, store, add, once);
    expect(again).toMatchObject({ facts: first.facts, factIds: first.factIds, version: first.version, repeated: true });
    const elsewhere = new WritePath(
      db,
      'proof',
      () => ({ version: 'v1' }),
      () => undefined,
    );
    expect(await elsewhere.handle(note, store, add, once)).toMatchObject({ facts: first.facts, repeated: true });
  });

  it('同一个幂等键用于另一个请求被拒', async () => {
    const id = await opened();
    const once = request(id, { word: 'a' });
    await path.handle(note, store, add, once);
    const other = path.handle(note, store, add, { ...once, command: { word: 'b' } });
    await expect(other).rejects.toMatchObject({ name: 'Refusal', code: 'command.key-reused' });
  });

  it('拒绝不留痕迹, 幂等键可以再用', async () => {
    const id = await opened();
    await path.handle(note, store, add, request(id, { word: 'end' }));
    const refused = request(id, { word: 'a' });
    await expect(path.handle(note, store, add, refused)).rejects.toMatchObject({ name: 'Refusal', code: 'note.ended' });
    expect(await db.query(desk(), 'select 1 from proof.command where id = $1', [refused.commandId])).toEqual([]);
    expect(await journalOf(id)).toHaveLength(2);
  });

  it('不存在的与外区的看起来一样', async () => {
    const foreign = await opened([], '990122');
    for (const id of [randomUUID(), foreign])
      await expect(path.handle(note, store, add, request(id, { word: 'a' }))).rejects.toBeInstanceOf(NotFound);
    const intruder = request(foreign, { units: [] }, { creates: true });
    await expect(path.handle(note, store, open, intruder)).rejects.toBeDefined();
    expect(await journalOf(foreign)).toHaveLength(1);
  });

  it('并发时没有丢失、没有重复: 每个事实一个版本', async () => {
    const id = await opened();
    const words = Array.from({ length: 40 }, (_, i) => `w${i}`);
    const other = new WritePath(
      db,
      'proof',
      () => ({ version: 'v1' }),
      () => undefined,
    );
    const results = await Promise.allSettled(
      words.map((word, i) => (i % 2 ? path : other).handle(note, store, add, request(id, { word }))),
    );
    for (const r of results) if (r.status === 'rejected') expect(r.reason).toBeInstanceOf(Conflict);
    const won = results.filter((r) => r.status === 'fulfilled').length;
    const lines = await journalOf(id);
    expect(won).toBeGreaterThan(0);
    expect(lines.map((l) => l.version)).toEqual(Array.from({ length: won + 1 }, (_, i) => i + 1));
    expect(firstBroken(lines)).toBeUndefined();
  });

  it('流水写不进去时什么都不写, 同批的其他命令不受影响', async () => {
    const [bad, good] = [await opened(), await opened()];
    const broken: Decide<object, Note, NoteFact> = () => [
      { type: 'note.added.v1', data: { word: 'fine' } },
      { type: 'note.added.v1', data: { word: 'NUL \u0000' } },
    ];
    const refused = request(bad, {});
    const [b, g] = await Promise.allSettled([
      path.handle(note, store, broken, refused),
      path.handle(note, store, add, request(good, { word: 'a' })),
    ]);
    expect(b).toMatchObject({ status: 'rejected', reason: { code: '22P05' } });
    expect(g).toMatchObject({ status: 'fulfilled' });
    expect(await journalOf(bad)).toHaveLength(1);
    expect(await db.query(desk(), 'select version from proof.note where id = $1', [bad])).toEqual([{ version: 1 }]);
    expect(await db.query(desk(), 'select 1 from proof.command where id = $1', [refused.commandId])).toEqual([]);
  });

  it('查询与决定同在一个锁内: 取号不重不断', async () => {
    const id = await opened();
    const count = async (tx: { query(sql: string): Promise<Record<string, unknown>[]> }) =>
      Number((await tx.query(`select count(*)::int as n from proof.journal where stream = '${id}'`))[0]?.['n']);
    const number: Decide<object, Note, NoteFact, unknown, number> = (_, __, { lookup }) => [
      { type: 'note.added.v1', data: { word: `no${lookup}` } },
    ];
    await Promise.all([1, 2, 3, 4, 5].map((n) => path.handle(note, store, number, request(id, { n }), count)));
    const words = (await journalOf(id)).slice(1).map((l) => (l.data as { word: string }).word);
    expect(words).toEqual(['no1', 'no2', 'no3', 'no4', 'no5']);
  });
});

describe('row-level security', () => {
  it('外区一行也看不到、改不到、写不进', async () => {
    const foreign = await opened(['u9'], '990122');
    expect(await db.query(desk(), 'select id from proof.note where id = $1', [foreign])).toEqual([]);
    expect(await db.query(desk(), 'update proof.note set version = 9 where id = $1 returning id', [foreign])).toEqual(
      [],
    );
    expect(await db.query(desk(), 'delete from proof.note where id = $1 returning id', [foreign])).toEqual([]);
    const insert = `insert into proof.note (id, region, version, head, state, words) values ($1, '990122', 1, '', '{}', 0)`;
    await expect(db.query(desk(), insert, [randomUUID()])).rejects.toMatchObject({ code: '42501' });
    const upsert = `${insert} on conflict (id) do update set version = 9 returning state`;
    await expect(db.query(desk(), upsert, [foreign])).rejects.toMatchObject({ code: '42501' });
  });

  it('I-20 承办单位只看到写明本单位的行', async () => {
    const [mine, others] = [await opened(['u1', 'u2']), await opened(['u3'])];
    const seen = await db.query<{ id: string }>(
      { scope: 'unit', region: '990121', units: ['u2', 'u7'] },
      'select id from proof.note where id = any($1)',
      [[mine, others]],
    );
    expect(seen.map((row) => row.id)).toEqual([mine]);
  });

  it('没有声明地区就没有行, 声明不会留给连接的下一个使用者', async () => {
    await opened();
    const nobody = { scope: 'unit', region: '', units: [] } as const;
    await Promise.all(Array.from({ length: 20 }, () => db.query(desk(), 'select 1 from proof.note limit 1')));
    expect(await db.query(nobody, 'select 1 from proof.note limit 1')).toEqual([]);
    await expect(db.query(desk(), 'select 1 / 0')).rejects.toMatchObject({ code: '22012' });
    expect(await db.query(nobody, 'select 1 from proof.note limit 1')).toEqual([]);
  });

  it('每张带地区的表都强制行级安全, 服务角色不是所有者也不能绕过', async () => {
    const tables = await db.query(
      everything,
      `select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced, r.rolname = current_user as own
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
       where n.nspname = 'proof' and c.relkind in ('r', 'v', 'm')
         and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'region')`,
    );
    expect(tables.map((t) => t['relname']).sort()).toEqual(['command', 'journal', 'note']);
    expect(tables.every((t) => t['forced'] && !t['own'])).toBe(true);
    const [role] = await db.query(
      everything,
      'select rolsuper, rolbypassrls from pg_roles where rolname = current_user',
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
  });
});

describe('migrations', () => {
  it('run once, and a newer database is refused with the way out', async () => {
    await migrate(test.url, 'proof', migrations);
    const newer = migrate(test.url, 'proof', []);
    await expect(newer).rejects.toBeInstanceOf(NewerDatabase);
    await expect(newer).rejects.toThrow('数据库比本程序新');
  });
});
