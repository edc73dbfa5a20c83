import { type Store } from '@duban/persistence';
import { type Urging } from './urging';

export const urgingStore: Store<Urging> = {
  table: 'notification.urging',
  columns: { matter_id: { type: 'uuid', of: (state) => state.matterId } },
  region: (state) => state.region,
  units: (state) => [state.unit],
  key: (state) => state.matterId,
};
