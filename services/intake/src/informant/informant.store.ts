import { type Store } from '@duban/persistence';
import { type Informant } from './informant';

export const informantStore: Store<Informant> = {
  table: 'intake.informant',
  columns: {},
  region: (state) => (state.status === 'NONE' ? '' : state.region),
  units: () => [],
  key: (_state, id) => id,
};
