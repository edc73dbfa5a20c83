import { randomUUID } from 'node:crypto';
import { withDatabase } from './database';
import { embeddedStack } from './embedded';
import { type Fault, type Running, type Shown } from './fault';
import { pause } from './success';
import { type Stack } from './stack';

const EVERY = 1_000;
const HANDLED_WITHIN_MS = 5 * 60_000;
const BIG = 10_000_000;

/** Each names no matter that exists: its own key waits for it, nobody else's. */
const kinds: readonly ((region: string) => { type: string; data: object; tenant: string })[] = [
  (tenant) => ({ type: 'matter.registered.v99', data: {}, tenant }),
  (tenant) => ({ type: 'matter.registered.v1', data: { title: null }, tenant }),
  (tenant) => ({ type: 'assignment.issued.v1', data: { unit: 'not a unit' }, tenant }),
  (tenant) => ({ type: 'matter.registered.v1', data: { title: '长'.repeat(BIG / 3) }, tenant }),
];

type Planted = Readonly<{ id: string; type: string }>;

const plant = async (stack: Stack, at: number): Promise<Planted> => {
  const made = kinds[at % kinds.length]?.('990121');
  if (!made) throw new Error('no kind of poison');
  const [id, key] = [randomUUID(), randomUUID()];
  const { type, data, tenant } = made;
  const envelope = {
    ...{ specversion: '1.0', id, source: '/duban/intake', type, subject: key, time: new Date().toISOString() },
    ...{ datacontenttype: 'application/json', tenant, sequence: 1, partitionkey: key, data },
  };
  await withDatabase(stack, (rows) =>
    rows(
      `with added as (insert into transport.message (id, topic, key, value) values ($1, $2, $3, $4) returning position, topic, key)
       insert into transport.delivery (grp, position, key, partition)
       select s.grp, a.position, a.key, hashtext(a.key::text) & 15 from added a join transport.subscription s using (topic)`,
      [id, `duban.${type.split('.')[0]}.v1`, key, JSON.stringify(envelope)],
    ),
  );
  return { id, type };
};

const parkedIds = (stack: Stack): Promise<{ grp: string; id: string }[]> =>
  withDatabase(stack, (rows) =>
    rows(
      `select d.grp, m.id from transport.delivery d join transport.message m using (position) where d.parked is not null`,
    ),
  );
const open = (stack: Stack, ids: readonly string[]): Promise<number> =>
  withDatabase(stack, async (rows) => {
    const [row] = await rows<{ n: number }>(
      `select count(*)::int as n from transport.delivery d join transport.message m using (position) where m.id = any($1)`,
      [ids],
    );
    return row?.n ?? 0;
  });

/** The poison itself is mended where it lies: from then on it says nothing that anybody handles. */
const mend = (stack: Stack, ids: readonly string[]): Promise<unknown> =>
  withDatabase(stack, (rows) =>
    rows(
      `update transport.message set value = value || '{"type": "matter.planted.v1", "data": {}}'::jsonb where id = any($1)`,
      [ids],
    ),
  );

/** The checker would say, rightly, that no journal holds them. */
const remove = (stack: Stack, ids: readonly string[]): Promise<unknown> =>
  withDatabase(stack, async (rows) => {
    await rows('delete from transport.message where id = any($1)', [ids]);
  });

/** What was planted in the run that is under way. */
const planted: Planted[] = [];

const work = async ({ stack, load, measure }: Running): Promise<Shown> => {
  planted.length = 0;
  const every = Math.max(1, Math.floor(measure.commands / measure.count));
  while (planted.length < measure.count) {
    while (load.tally.ok < planted.length * every) await pause(20);
    planted.push(await plant(stack, planted.length));
  }
  while (load.tally.ok < measure.commands) await pause(50);
  return { figures: {}, misses: [] };
};

/** Everything else has been handled by now: nothing waited for the poison but its own key. */
const after = async ({ stack, load, say }: Running): Promise<Shown> => {
  const ids = planted.map(({ id }) => id);
  const parked = await parkedIds(stack);
  const found = new Set(parked.map(({ id }) => id));
  const findings = [
    ...planted.filter(({ id }) => !found.has(id)).map(({ id, type }) => `planted and not parked: ${type} ${id}`),
    ...[...found].filter((id) => !ids.includes(id)).map((id) => `parked and not planted: ${id}`),
  ];
  say(`planted ${planted.length}, parked ${found.size}, ${parked.length} over all groups`);
  await mend(stack, ids);
  const token = load.counties[0]?.chief.token ?? '';
  for (const { grp, id } of parked) {
    const path = `/api/parked-facts/${grp}/${id}/redrive`;
    const { status } = await load.http.send({ method: 'POST', path, token, body: {} });
    if (status !== 204) findings.push(`re-driving answered ${status}: ${path}`);
  }
  for (const end = Date.now() + HANDLED_WITHIN_MS; (await open(stack, ids)) > 0; await pause(200))
    if (Date.now() > end) throw new Error('what was re-driven is not handled');
  await remove(stack, ids);
  return { figures: { planted: planted.length, parked: found.size, 're-driven': parked.length }, misses: [], findings };
};

/** R9: what cannot be handled is parked, nothing else is, and it goes on once it is mended. */
export const poison: Fault = {
  title: 'poison among the facts: an unknown version, what makes a handler throw, 10 MB',
  stacks: ['embedded'],
  open: () => embeddedStack(),
  full: { count: 20, seconds: 0, commands: 20 * EVERY },
  short: { count: 4, seconds: 0, commands: 100 },
  callers: 4,
  takesFactsBack: true,
  work,
  after,
};
