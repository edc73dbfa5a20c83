import { type Store } from '@duban/persistence';
import { type Outcome } from './outcome';

/** The unit sees it from the start: it may explain itself before anything is decided. */
export const outcomeStore: Store<Outcome> = {
  table: 'assignment.outcome',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.proposed.matterId) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.proposed.region),
  units: (state) => (state.status === 'NONE' ? [] : [state.proposed.unit.id]),
  key: (state, id) => (state.status === 'NONE' ? id : state.proposed.matterId),
};
