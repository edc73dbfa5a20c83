import { type Store } from '@duban/persistence';
import { type Misconduct } from './misconduct';

/** For the desk: the unit is told on the spot what is demanded, and of a proposal when there is one. */
export const misconductStore: Store<Misconduct> = {
  table: 'assignment.misconduct',
  columns: {
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.recorded.matterId) },
    unit_id: { type: 'text', of: (state) => (state.status === 'NONE' ? null : state.recorded.unit.id) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.recorded.region),
  units: () => [],
  key: (state, id) => (state.status === 'NONE' ? id : state.recorded.matterId),
};
