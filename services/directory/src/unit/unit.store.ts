import { type Store } from '@duban/persistence';
import { type Unit } from './unit';

export const unitStore: Store<Unit> = {
  table: 'directory.unit',
  columns: {
    name: { type: 'text', of: (state) => (state.status === 'NONE' ? null : state.name) },
    supervision_body: { type: 'boolean', of: (state) => state.status !== 'NONE' && state.isSupervisionBody },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.region),
  units: () => [],
  key: (_state, id) => id,
};
