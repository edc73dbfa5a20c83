import { type Store } from '@duban/persistence';
import { type Person } from './person';

export const personStore: Store<Person> = {
  table: 'directory.person',
  columns: {
    name: { type: 'text', of: (state) => (state.status === 'NONE' ? null : state.name) },
    unit_id: { type: 'text', of: (state) => (state.status === 'NONE' ? null : state.unit.id) },
    account: { type: 'text', of: (state) => (state.status === 'NONE' ? null : (state.account ?? null)) },
    roles: { type: 'text[]', of: (state) => (state.status === 'NONE' ? [] : state.roles) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.region),
  units: () => [],
  key: (_state, id) => id,
};
