import { randomUUID } from 'node:crypto';
import { type FactData } from '@duban/contracts';
import { type BackgroundWork, type ServiceEnv, startServices } from '@duban/host';
import { type Database, type Scope, type Tx } from '@duban/persistence';
import { eventually, NOW } from '@duban/testing';
import { REGION, testHost } from '@duban/testing/host';
import { Client } from 'pg';
import { check, platformServices, type RuleName } from './index';
import { editing, replacing } from './mutants.samples';

const issuing: Partial<FactData<'assignment.issued.v1'>> = {
  role: 'LEAD',
  unit: { id: 'water', name: '水利局' },
  urgency: 'NORMAL',
  issuedAt: NOW,
  title: '饮水工程断供',
  ...{
    acknowledgeDueAt: '2026-03-03T15:59:59.000Z',
    dueAt: '2026-03-20T15:59:59.000Z',
    assignmentNo: '清督PB-0001-01',
  },
};
const OURS: readonly RuleName[] = ['deadline', 'reminder', 'delivery'];
const LATER = '2026-03-25T02:00:00.000Z';

/** Both services of it by the platform's own definitions; what the clock makes due is done by a connection with the bug. */
const runs = async (mutant: (db: Database, beside: Client) => Database, cancelled: boolean): Promise<RuleName[]> => {
  const host = await testHost();
  const client = new Client({ connectionString: host.options.databaseUrl });
  await client.connect();
  const own = platformServices
    .filter(({ name }) => name === 'notification' || name === 'assignment')
    .map(({ start, ...definition }) => ({
      ...definition,
      commands: [],
      ...(definition.name === 'notification' && start
        ? { start: (env: ServiceEnv): Promise<BackgroundWork | void> => start({ ...env, db: mutant(env.db, client) }) }
        : {}),
    }));
  const running = await startServices(own, host.options);
  const quiet = (): Promise<unknown> => eventually('all is quiet', () => running.quiet(), { timeoutMs: 60_000 });
  try {
    const [matter, stream] = [randomUUID(), randomUUID()];
    await host.fact('assignment.issued.v1', { matter, stream }, { ...issuing, matterId: matter });
    if (cancelled) await host.fact('assignment.cancelled.v1', { matter, stream }, { reason: '撤销' });
    await quiet();
    // The facts came from hands: the journal that they would have come from.
    await client.query("select set_config('app.scope', 'all', false)");
    await client.query(
      `insert into assignment.journal select position, id, (value ->> 'subject')::uuid, row_number() over (order by position),
         'assignment', value ->> 'type', key, $1, value -> 'data',
         '{"commandId":"by hand","actor":{"id":"a","name":"b"}}', '', (value ->> 'time')::timestamptz
       from transport.message`,
      [REGION],
    );
    host.setNow(LATER);
    await quiet();
    const { findings } = await check({ databaseUrls: [host.options.databaseUrl], now: new Date(LATER) });
    return OURS.filter((rule) => findings.some((finding) => finding.rule === rule));
  } finally {
    await client.end();
    await running.close();
    await host.close();
  }
};

/** What is said is committed by itself; the first time, what was said is not written down: the process died between. */
const saidTwice = () => {
  let died = false;
  return (db: Database, beside: Client): Database =>
    ({
      query: (scope, sql, values) => db.query(scope, sql, values),
      together: (scope, statements) => db.together(scope, statements),
      close: () => db.close(),
      transaction: (scope: Scope, work: (tx: Tx) => Promise<unknown>) =>
        db.transaction(scope, (tx) =>
          work({
            ...tx,
            query: async (sql, values = []) => {
              if (sql.startsWith('insert into notification.message') && !died)
                return (await beside.query(sql, [...values])).rows;
              if (sql.startsWith('update notification.reminder set state = x.state') || sql.includes('told_at = case'))
                if (!died) {
                  died = true;
                  throw new Error('killed');
                }
              return tx.query(sql, values);
            },
          }),
        ),
    }) as Database;
};

const bugs: readonly (readonly [string, RuleName, boolean, string | RegExp, string])[] = [
  ['已取消的时限仍然触发', 'deadline', true, /state = 'OPEN'/g, "state in ('OPEN', 'IDLE')"],
  ['时限提前触发', 'deadline', false, 'due_at <= $1 order', "due_at <= $1::timestamptz + interval '30 days' order"],
  [
    '时限到了不触发',
    'deadline',
    false,
    "where state = 'OPEN' and due_at <= $1 order",
    "where state = 'NEVER' and due_at <= $1 order",
  ],
  ['时限触发了,催办台账没有记', 'deadline', false, 'from fired returning 1)', 'from fired where false returning 1)'],
];

describe('催办的错', () => {
  jest.setTimeout(180_000);
  it.each(bugs)('%s:%s', async (_, rule, cancelled, part, by) => {
    const { edit, used } = replacing(part, by);
    expect(await runs(editing(edit), cancelled)).toContain(rule);
    expect(used()).toBeGreaterThan(0);
  });
  it('说过了没记下,重来又说一次:reminder', async () => expect(await runs(saidTwice(), false)).toContain('reminder'));
  it('没有错,什么也不报', async () => expect(await runs((db) => db, false)).toEqual([]));
  it('没有错,取消了的也不报', async () => expect(await runs((db) => db, true)).toEqual([]));
});
