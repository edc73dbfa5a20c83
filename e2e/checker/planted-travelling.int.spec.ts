import { randomUUID } from 'node:crypto';
import { type FactHandlers, toEnvelope, type Transport } from '@duban/messaging';
import { type Database } from '@duban/persistence';
import { eventually } from '@duban/testing';
import { editing, replacing } from './mutants.samples';
import { type Mutant, type Office, tally } from './office.samples';
import { allNamed } from './planted.samples';

const all = { scope: 'all' } as const;
type Rows = Parameters<typeof toEnvelope>[1];
const notes = async (office: Office): Promise<string> => {
  const id = await office.opened();
  await office.noted(id, ['一']);
  await office.noted(id, ['二']);
  return id;
};
const noted = async (office: Office): Promise<void> => void (await notes(office));
const publishing = (publish: (given: Transport) => Transport['publish']): (() => Mutant) => {
  return () => ({ transport: (given) => ({ ...given, publish: publish(given) }) });
};

/** Publishes what lies after the last position it has seen, and believes that nothing comes before it any more. */
const byPosition = () => {
  let last = '0';
  return async (db: Database, transport: Transport): Promise<void> => {
    const rows = await db.query<Rows & { position: string }>(
      all,
      'select * from desk.journal where position > $1 order by position',
      [last],
    );
    await transport.publish(rows.map((row) => toEnvelope('desk', row)));
    last = rows.at(-1)?.position ?? last;
    await db.query(all, 'delete from desk.outbox', []);
  };
};
/** A transaction that commits only when it is let go. */
const gate = () => {
  let open: () => void = () => undefined;
  const wait = new Promise<void>((resolve) => (open = resolve));
  let reached: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (reached = resolve));
  return { open, wait, arrived, reached };
};

allNamed('发布时的错', [
  (() => {
    const slow = gate();
    return {
      title: '转发器按位置记,晚提交的丢了',
      rule: 'published',
      quiet: true,
      mutant: () => ({
        relay: byPosition(),
        desk: (db) =>
          ({
            query: async (scope, sql, values = []) => {
              if (!JSON.stringify(values).includes('慢')) return db.query(scope, sql, values);
              return db.transaction(scope, async (tx) => {
                const rows = await tx.query(sql, values);
                slow.reached();
                await slow.wait;
                return rows;
              });
            },
            together: (scope, statements) => db.together(scope, statements),
            transaction: (scope, work) => db.transaction(scope, work),
            close: () => db.close(),
          }) as Database,
      }),
      work: async (office) => {
        const ids = [await office.opened(), await office.opened()];
        const late = office.noted(ids[0] as string, ['慢'], { by: office.path() });
        await slow.arrived;
        await office.noted(ids[1] as string, ['快'], { by: office.path() });
        await office.relayed();
        slow.open();
        await late;
        await office.relayed();
        await office.handled();
      },
    };
  })(),
  {
    title: '先记作已发布再发布,中间断电',
    rule: 'published',
    mutant: () => ({
      relay: async (db) => db.query(all, 'delete from desk.outbox'),
    }),
    work: noted,
  },
  {
    title: '没有放进发件箱',
    rule: 'published',
    mutant: () => {
      const { edit, used } = replacing(
        'select position from numbered)',
        'select position from numbered where version <> 2)',
      );
      return { desk: editing(edit), used };
    },
    work: noted,
  },
  {
    title: '倒着发布',
    rule: 'order',
    mutant: publishing((given) => (facts) => given.publish([...facts].reverse())),
    work: noted,
  },
  {
    title: '发布了没提交的',
    rule: 'unwritten',
    mutant: () => ({
      desk: (db, transport) =>
        ({
          query: async (scope, sql, values = []) => {
            if (sql.startsWith('with cmd') && JSON.stringify(values).includes('没办成'))
              return db.transaction(scope, async (tx) => {
                await tx.query(sql, values);
                const rows = await tx.query<Rows>('select j.* from desk.outbox join desk.journal j using (position)');
                await transport.publish(rows.map((row) => toEnvelope('desk', row)));
                throw new Error('rolled back');
              });
            return db.query(scope, sql, values);
          },
          together: (scope, statements) => db.together(scope, statements),
          transaction: (scope, work) => db.transaction(scope, work),
          close: () => db.close(),
        }) as Database,
    }),
    work: async (office) => {
      const id = await office.opened();
      await office.relayed();
      await office.noted(id, ['没办成']).catch(() => undefined);
    },
  },
  {
    title: '每次发布换一个编号',
    rule: 'unwritten',
    mutant: publishing((given) => (facts) => given.publish(facts.map((fact) => ({ ...fact, id: randomUUID() })))),
    work: noted,
  },
  {
    title: '路上改了内容',
    rule: 'content',
    mutant: publishing((given) => (facts) => given.publish(facts.map((fact) => ({ ...fact, tenant: '990199' })))),
    work: noted,
  },
]);

const failsOnce = (): FactHandlers => {
  const failed = new Set<string>();
  return {
    ...tally,
    'case.noted.v1': async (fact, tx) => {
      if (!failed.has(fact.id)) {
        failed.add(fact.id);
        throw new Error('not now');
      }
      await tally['case.noted.v1']?.(fact, tx);
    },
  };
};
const replayed = async (office: Office): Promise<void> => {
  await notes(office);
  await office.relayed();
  await office.handled();
  await office.transport.replay('wall');
};
const wall =
  (part: string, by: string, rest: Mutant = {}) =>
  (): Mutant & { used: () => number } => {
    const { edit, used } = replacing(part, by);
    return { ...rest, wall: editing(edit), used };
  };
/** The region that a connection was told first stays with it: it was set for the session, not for the transaction. */
const STICK = `select set_config('app.region', coalesce(nullif(current_setting('wall.region', true), ''), $1), true),
  set_config('wall.region', coalesce(nullif(current_setting('wall.region', true), ''), $1), false)`;
const sticky = (db: Database): Database =>
  ({
    query: (scope, sql, values) => db.query(scope, sql, values),
    together: (scope, statements) => db.together(scope, statements),
    transaction: (scope, work) =>
      db.transaction(scope, async (tx) => {
        await tx.query(STICK, [scope.scope === 'all' ? '' : scope.region]);
        return work(tx);
      }),
    close: () => db.close(),
  }) as Database;
const KEEPS = 'on conflict do nothing returning 1';

allNamed('消费时的错', [
  {
    title: '效果之前就确认,办不成的丢了',
    rule: 'handled',
    mutant: () => ({
      handlers: failsOnce(),
      transport: (given) => ({
        ...given,
        subscribe: (group, topics, handler) =>
          given.subscribe(group, topics, (fact, about) => handler(fact, about).catch(() => undefined)),
      }),
    }),
    work: noted,
  },
  {
    title: '没有收件箱',
    rule: 'handled',
    mutant: wall(
      `insert into wall.inbox (consumer, message_id) values ($1, $2) ${KEEPS}`,
      'select 1 where $1::text <> $2::text',
    ),
    work: replayed,
  },
  {
    title: '收件箱不挡重复的,投影加了两次',
    rule: 'projection',
    mutant: wall(KEEPS, 'on conflict (consumer, message_id) do update set at = now() returning 1', {
      sql: 'grant update on wall.inbox to duban_wall',
    }),
    work: replayed,
  },
  {
    title: '失败的不再试,收件箱却记作办过',
    rule: 'projection',
    mutant: () => ({
      handlers: { ...tally, 'case.noted.v1': () => Promise.reject(new Error('no')).catch(() => undefined) },
    }),
    work: noted,
  },
  {
    title: '计数两次',
    rule: 'projection',
    mutant: () => ({
      handlers: {
        ...tally,
        'case.noted.v1': async (fact, tx) => {
          for (let n = 0; n < 2; n += 1) await tally['case.noted.v1']?.(fact, tx);
        },
      },
    }),
    work: noted,
  },
  {
    title: '投影被人改过',
    rule: 'projection',
    work: async (office) => {
      const id = await notes(office);
      await office.relayed();
      await office.handled();
      await office.sql('update wall.tally set words = 9 where matter_id = $1', [id]);
    },
  },
  {
    title: '投影少了一行',
    rule: 'projection',
    work: async (office) => {
      await notes(office);
      await office.relayed();
      await office.handled();
      await office.sql('delete from wall.tally');
    },
  },
  {
    title: '区域设在连接上而不是事务里(SET 没有 LOCAL),漏到下一个事务',
    rule: 'region',
    mutant: () => {
      const opened: FactHandlers[string] = async (fact, tx) => {
        await tx.query(
          `insert into wall.tally (matter_id, region, cases, words)
           values ($1, current_setting('app.region'), 1, 0)`,
          [fact.partitionkey],
        );
      };
      return { wall: sticky, handlers: { 'case.opened.v1': opened } };
    },
    work: async (office) => {
      for (const region of ['990121', '990122']) {
        await office.opened({ region });
        await office.relayed();
        await eventually('it is handled', async () => (await office.transport.lag('wall')) === 0);
      }
    },
  },
]);
