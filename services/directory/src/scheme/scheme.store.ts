import { type Store } from '@duban/persistence';
import { type Scheme } from './scheme';

export const schemeStore: Store<Scheme> = {
  table: 'directory.scheme',
  columns: {
    version_name: { type: 'text', of: (state) => (state.status === 'NONE' ? null : state.policy.version) },
    published: { type: 'boolean', of: (state) => state.status === 'PUBLISHED' },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.region),
  units: () => [],
  key: (_state, id) => id,
};
