import { mutantsOf } from './mutant';

const specs = ['messaging/src/postgres.int', 'messaging/src/relay.int'];
const relay = 'libs/messaging/src/relay.ts';
const transport = 'libs/messaging/src/postgres.ts';
const failure = 'libs/messaging/src/failure.ts';

/** Relay and transport: every committed fact arrives, in the order of its matter. */
export const relaying = mutantsOf({ part: '转发与传送', specs }, [
  {
    id: 'relay-by-position',
    file: relay,
    from: 'select position from ${service}.outbox order by position limit',
    to: `select position from \${service}.outbox where position > coalesce((select max(j.position) from \${service}.journal j
         where not exists (select from \${service}.outbox o where o.position = j.position)), 0) order by position limit`,
  },
  {
    id: 'forgotten-before-published',
    file: relay,
    from: 'await publish(rows.map(',
    to: 'void Promise.resolve(publish(rows.map(',
    and: ['toEnvelope(service, row)));', 'toEnvelope(service, row)))).catch(() => undefined);'],
  },
  { id: 'two-relays-at-once', file: relay, from: 'if (!lock?.mine) return 0;', to: '' },
  {
    id: 'last-line-first',
    file: relay,
    from: 'using (position) order by position`',
    to: 'using (position) order by position desc`',
  },
  {
    id: 'settled-before-handled',
    file: transport,
    from: '      await handler(value, { replayed });\n      done.push(position);',
    to: '      done.push(position);\n      await handler(value, { replayed });',
  },
  { id: 'key-goes-on-after-failure', file: transport, from: 'if (waiting.has(key)) continue;', to: '' },
  {
    id: 'key-does-not-wait',
    file: transport,
    from: 'and not exists (select from held where held.key = d.key and held.position < d.position)',
    to: '',
  },
  {
    id: 'partition-shared',
    file: transport,
    from: "select partition from busy where pg_try_advisory_xact_lock(hashtext('duban ' || $1), partition)",
    to: 'select partition from busy',
  },
  {
    id: 'published-twice-fails',
    file: transport,
    from: 'on conflict (id) do nothing returning position, topic, key',
    to: 'returning position, topic, key',
  },
  {
    id: 'new-topic-from-now-on',
    file: transport,
    from: 'from transport.message m join fresh using (topic)`',
    to: 'from transport.message m join fresh using (topic) where false`',
  },
  { id: 'redrive-leaves-it-parked', file: transport, from: 'set parked = null, attempts = 0', to: 'set attempts = 0' },
  {
    id: 'poison-tried-for-ever',
    file: failure,
    from: 'const last = error instanceof Poison || attempts >= ATTEMPTS;',
    to: 'const last = false;',
  },
  { id: 'poison-tried-again', file: failure, from: 'error instanceof Poison || attempts', to: 'attempts' },
  { id: 'away-counts-as-failure', file: failure, from: 'if (error instanceof Away)', to: 'if (false)' },
]);
