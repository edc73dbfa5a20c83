import { type ServiceDefinition } from '@duban/host';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';
import { ledgerListener } from './ledger/ledger.listener';
import { LedgerQueries } from './ledger/ledger.queries';
import { ledger } from './migrations/0001-ledger';
import { timelineListener } from './timeline/timeline.listener';
import { TimelineQueries } from './timeline/timeline.queries';

/** One fact may feed several projections: in this order, in one transaction. */
const together = (...all: readonly FactHandlers[]): FactHandlers =>
  Object.fromEntries(
    [...new Set(all.flatMap((handlers) => Object.keys(handlers)))].map((type) => [
      type,
      async (fact: Envelope, tx: Tx) => {
        for (const handlers of all) await handlers[type]?.(fact, tx);
      },
    ]),
  );

/** 统计通报: ledger, timeline and figures, folded from everybody's facts. */
export const definition: ServiceDefinition = {
  name: 'reporting',
  zh: '统计通报',
  migrations: [ledger],
  commands: [],
  queries: [LedgerQueries, TimelineQueries],
  listeners: (env) => together(ledgerListener(env), timelineListener()),
};
