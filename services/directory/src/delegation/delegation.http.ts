import { localDay } from '@duban/calendar';
import { bindCommands } from '@duban/host';
import { end } from './commands/end';
import { grant } from './commands/grant';
import { delegation } from './delegation';
import { delegationStore } from './delegation.store';
import { holdersOf } from './holders';

export const delegationCommands = bindCommands(delegation, delegationStore, {
  'delegation.grant': {
    decide: grant,
    lookup: async (_env, tx, _state, { from, to }, { actor, now }) => {
      const holders = await holdersOf(tx, actor.region, [from.id, to.id]);
      return { from: holders.get(from.id), to: holders.get(to.id), today: localDay(now) };
    },
  },
  'delegation.end': end,
});
