import { localDay } from '@duban/calendar';
import { bindCommands } from '@duban/host';
import { approve } from './commands/approve';
import { end } from './commands/end';
import { propose } from './commands/propose';
import { designation } from './designation';
import { designationStore } from './designation.store';

export const designationCommands = bindCommands(designation, designationStore, {
  'designation.propose': {
    decide: propose,
    lookup: (_env, _tx, _state, _command, { now }) => Promise.resolve({ today: localDay(now) }),
  },
  'designation.approve': approve,
  'designation.end': end,
});
