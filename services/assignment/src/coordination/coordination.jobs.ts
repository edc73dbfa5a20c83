import { bindCommands } from '@duban/host';
import { open } from './commands/open';
import { timeOut } from './commands/time-out';
import { coordination } from './coordination';
import { nextTier, subject } from './coordination.lookups';
import { coordinationStore } from './coordination.store';

export const coordinationJobs = bindCommands(coordination, coordinationStore, {
  'coordination.open': { decide: open, lookup: subject },
  'coordination.time-out': { decide: timeOut, lookup: nextTier },
});
