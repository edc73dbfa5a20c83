import { randomUUID } from 'node:crypto';
import { chained, type Database, type Entry } from '@duban/persistence';
import { editing, replacing } from './mutants.samples';
import { type Mutant, type Office } from './office.samples';
import { allNamed, answer, named, sent } from './planted.samples';

const desk =
  (part: string | RegExp, by: string, rest: Mutant = {}) =>
  (): Mutant & { used: () => number } => {
    const { edit, used } = replacing(part, by);
    return { ...rest, desk: editing(edit), used };
  };
const someWork = async (office: Office): Promise<void> => {
  const id = await office.opened();
  await office.noted(id, ['一']);
};
const LINES = 'hash, at from numbered)';
const KEPT = /insert into desk\.command [\s\S]*?returning id\)/;

/** A server that does what it says with the statement, after having answered. */
const afterwards =
  (what: (db: Database, scope: Parameters<Database['query']>[0], sql: string, values: readonly unknown[]) => unknown) =>
  (db: Database): Database =>
    ({
      query: (scope, sql, values = []) =>
        sql.startsWith('with cmd') ? what(db, scope, sql, values) : db.query(scope, sql, values),
      together: (scope, statements) => db.together(scope, statements),
      transaction: (scope, work) => db.transaction(scope, work),
      close: () => db.close(),
    }) as Database;

/** Chains every line to nothing. */
const unchained = (sql: string, values: readonly unknown[]): [string, readonly unknown[]] => {
  if (!sql.startsWith('with cmd')) return [sql, values];
  const lines = JSON.parse(values[1] as string) as (Entry & { hash: string })[];
  return [sql, [values[0], JSON.stringify(lines.map((line) => ({ ...line, hash: chained('', line) })))]];
};

allNamed('写入时的错', [
  {
    title: '不核对版本,旧的状态盖掉新的',
    rule: 'versions',
    mutant: desk('c.from_version = t.version', 'c.from_version <= t.version', {
      sql: 'alter table desk.journal drop constraint journal_stream_noun_version_key',
    }),
    work: async (office) => {
      const id = await office.opened();
      await office.noted(id, ['一'], { by: office.path() });
      await office.noted(id, ['二']);
    },
  },
  {
    title: '日志不在行的事务里,行在而日志没写成',
    rule: 'row',
    mutant: desk(LINES, "hash, at from numbered where type <> 'case.noted.v1')"),
    work: someWork,
  },
  {
    title: '行不在日志的事务里,日志在而行没改成',
    rule: 'row',
    mutant: desk('from ok where t.id = ok.id and ok.from_version > 0)', 'from ok where t.id = ok.id and false)'),
    work: someWork,
  },
  {
    title: '行改了,内容没有跟着改',
    rule: 'state',
    mutant: desk('head = ok.head, state = ok.state', 'head = ok.head, state = t.state'),
    work: someWork,
  },
  {
    title: '没有幂等记录,重发的命令又做一次',
    rule: 'one-effect',
    mutant: desk(
      KEPT,
      `select c.command_id as id from cmd c
       where c.from_version = 0 or c.command_id in (select command_id from held))`,
    ),
    work: async (office) => {
      const [id, commandId] = [await office.opened(), randomUUID()];
      await office.noted(id, ['一'], { commandId });
      await office.noted(id, ['一'], { commandId });
    },
  },
  {
    title: '一个命令只做了一半',
    rule: 'unknown-all-or-nothing',
    mutant: desk(LINES, 'hash, at from numbered where version <> 2)'),
    work: async (office) => {
      const [id, commandId] = [await office.opened(), randomUUID()];
      await office.noted(id, ['一', '二'], { commandId });
      return [sent(commandId, id)];
    },
  },
  {
    title: '没提交就答复',
    rule: 'answered-in-journal',
    mutant: () => ({
      desk: afterwards(async (db, scope, sql, values) => {
        let rows: unknown;
        await db
          .transaction(scope, async (tx) => {
            rows = await tx.query(sql, values);
            throw new Error('power cut');
          })
          .catch(() => undefined);
        return rows;
      }),
    }),
    work: async (office) => {
      const id = randomUUID();
      await office.opened();
      return [sent(id), answer(id, 'ok')];
    },
  },
  {
    title: '提交以后答复“不行”',
    rule: 'refused-no-effect',
    mutant: () => ({
      desk: afterwards(async (db, scope, sql, values) => {
        const rows = await db.query(scope, sql, values);
        if ((values[1] as string).includes('case.noted')) throw new Error('too late');
        return rows;
      }),
    }),
    work: async (office) => {
      const [id, commandId] = [await office.opened(), randomUUID()];
      const outcome = await office.noted(id, ['一'], { commandId }).then(
        () => 'ok' as const,
        () => 'refused' as const,
      );
      return [sent(commandId, id), answer(commandId, outcome)];
    },
  },
  {
    title: '重发得到另一个答复',
    rule: 'same-answer',
    mutant: desk('request_hash, version, facts from', 'request_hash, version + 1 as version, facts from'),
    work: async (office) => {
      const [id, commandId] = [await office.opened(), randomUUID()];
      const answers = [
        await office.noted(id, ['一'], { commandId }),
        await office.noted(id, ['一'], { commandId, by: office.path() }),
      ];
      return answers.flatMap(({ version }) => [sent(commandId, id), answer(commandId, 'ok', { id, version })]);
    },
  },
  {
    title: '散列不接上一行',
    rule: 'chain',
    mutant: () => ({ desk: editing(unchained) }),
    work: someWork,
  },
]);

/** By the database's superuser, after the fact (S16). */
const tampered = (title: string, rule: Parameters<typeof allNamed>[1][number]['rule'], ...statements: string[]) => ({
  title,
  rule,
  work: async (office: Office): Promise<void> => {
    const id = await office.opened();
    for (const word of ['一', '二', '三']) await office.noted(id, [word]);
    await office.relayed();
    await office.handled();
    for (const statement of statements) await office.sql(statement);
  },
});
allNamed('事后改动日志', [
  tampered('改一行', 'chain', `update desk.journal set data = '{"word":"改"}' where version = 3`),
  tampered(
    '改谁办的',
    'chain',
    `update desk.journal set meta = jsonb_set(meta, '{actor,name}', '"别人"') where version = 2`,
  ),
  tampered('删中间一行', 'versions', 'delete from desk.journal where version = 2'),
  tampered('删最后一行', 'row', 'delete from desk.journal where version = 4'),
  tampered(
    '两行对调',
    'chain',
    'update desk.journal set version = 9 where version = 3',
    'update desk.journal set version = 3 where version = 4',
    'update desk.journal set version = 4 where version = 9',
  ),
  tampered(
    '插一行',
    'one-effect',
    `insert into desk.journal select 999, gen_random_uuid(), stream, 5, noun, type, key, region, data,
       meta || '{"commandId":"forged"}', hash, at from desk.journal where version = 4`,
  ),
]);

it('同样的活,没有错,什么也不报', async () => {
  const found = await named({
    work: async (office) => {
      const [id, first, second] = [await office.opened(), randomUUID(), randomUUID()];
      const { version } = await office.noted(id, ['一', '二'], { commandId: first });
      await office.noted(id, ['一', '二'], { commandId: first, by: office.path() });
      await office.noted(id, ['三'], { commandId: second, by: office.path() });
      const result = { id, version };
      return [
        sent(first, id),
        answer(first, 'ok', result),
        sent(first, id),
        answer(first, 'ok', result),
        sent(second, id),
      ];
    },
  });
  expect(found).toEqual([]);
});
