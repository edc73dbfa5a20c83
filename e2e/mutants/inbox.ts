import { mutantsOf } from './mutant';

const file = 'libs/messaging/src/consume.ts';
const specs = [
  'messaging/src/postgres.int',
  'messaging/src/relay.int',
  'notification/src/message',
  'host/src/host.int',
];

/** Inbox: one effect of each fact, however often it comes. */
export const inbox = mutantsOf({ part: '收件箱', specs }, [
  { file, id: 'no-inbox', from: 'if (first) await handler(', to: 'await handler(' },
  {
    file,
    id: 'inbox-outside-the-transaction',
    from: 'const [first] = await tx.query(',
    to: "const [first] = await db.query({ scope: 'region', region: fact.tenant },",
  },
  {
    file,
    id: 'effect-fails-quietly',
    from: 'if (first) await handler(replayed ? { ...fact, replayed } : fact, tx);',
    to: 'if (first) await handler(replayed ? { ...fact, replayed } : fact, tx).catch(() => undefined);',
  },
  {
    file,
    id: 'unknown-version-passed-over',
    from: 'throw new Poison(`unknown version: ${fact.type}`);',
    to: 'return;',
  },
  { file, id: 'effect-in-every-region', from: "{ scope: 'region', region: fact.tenant }", to: "{ scope: 'all' }" },
  { file, id: 'replay-speaks-again', from: 'replayed ? { ...fact, replayed } : fact', to: 'fact' },
]);
