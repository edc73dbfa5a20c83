import { type Store } from '@duban/persistence';
import { type Delegation } from './delegation';

export const delegationStore: Store<Delegation> = {
  table: 'directory.delegation',
  columns: {
    from_person: { type: 'text', of: (state) => (state.status === 'NONE' ? null : state.granted.from.id) },
    to_person: { type: 'text', of: (state) => (state.status === 'NONE' ? null : state.granted.to.id) },
    until_on: { type: 'date', of: (state) => (state.status === 'NONE' ? null : state.granted.untilOn) },
    ended: { type: 'boolean', of: (state) => state.status === 'ENDED' },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.granted.region),
  units: () => [],
  key: (_state, id) => id,
};
