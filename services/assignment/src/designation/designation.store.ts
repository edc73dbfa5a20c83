import { type Store } from '@duban/persistence';
import { type Designation } from './designation';

export const designationStore: Store<Designation> = {
  table: 'assignment.designation',
  columns: { status: { type: 'text', of: (state) => state.status } },
  region: (state) => (state.status === 'NONE' ? '' : state.proposed.region),
  units: () => [],
  key: (_state, id) => id,
};
