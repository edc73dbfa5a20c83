import { bindCommands } from '@duban/host';
import { uploaded } from '../assignment/other-units.lookups';
import { escalate } from './commands/escalate';
import { request } from './commands/request';
import { resolve } from './commands/resolve';
import { coordination } from './coordination';
import { affected, nextTier, subject } from './coordination.lookups';
import { coordinationStore } from './coordination.store';

export const coordinationCommands = bindCommands(coordination, coordinationStore, {
  'coordination.request': { decide: request, prepare: uploaded, lookup: subject },
  'coordination.escalate': { decide: escalate, lookup: nextTier },
  'coordination.resolve': { decide: resolve, lookup: affected },
});
