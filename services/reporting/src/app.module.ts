import { classifiedRefusals, type ServiceDefinition } from '@duban/host';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';
import { ExchangeHttp } from './exchange/exchange.http';
import { afterItsMatter } from './ledger/after-its-matter';
import { concernListener } from './ledger/concern.listener';
import { ledgerListener } from './ledger/ledger.listener';
import { LedgerQueries } from './ledger/ledger.queries';
import { ledger } from './migrations/0001-ledger';
import { reading } from './migrations/0002-reading';
import { moved } from './migrations/0003-moved';
import { light } from './migrations/0004-light';
import { satisfaction } from './migrations/0005-satisfaction';
import { settled } from './migrations/0006-settled';
import { running } from './migrations/0007-running';
import { earlyFacts } from './migrations/0008-early-facts';
import { searchListener } from './search/search.listener';
import { SearchQueries } from './search/search.queries';
import { taskListener } from './task/task.listener';
import { FiguresQueries } from './task/figures.queries';
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
  migrations: [
    classifiedRefusals('reporting'),
    ledger,
    reading,
    moved,
    light,
    satisfaction,
    settled,
    running,
    earlyFacts,
  ],
  commands: [],
  queries: [LedgerQueries, SearchQueries, ExchangeHttp, FiguresQueries, TimelineQueries],
  restricted: {
    ledger: 'matter_id',
    timeline: 'matter_id',
    concern: 'matter_id',
    passage: 'matter_id',
    task: 'matter_id',
    satisfaction: 'matter_id',
  },
  projections: [
    'ledger',
    'timeline',
    'concern',
    'passage',
    'passage_pairs',
    'task',
    'satisfaction',
    'settled',
    'early_fact',
  ],
  listeners: (env) =>
    afterItsMatter(
      together(ledgerListener(env), taskListener(), concernListener(), timelineListener(), searchListener()),
    ),
};
