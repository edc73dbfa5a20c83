import { type Store } from '@duban/persistence';
import { type SelfCheck } from './self-check';

export const selfCheckStore: Store<SelfCheck> = {
  table: 'assignment.self_check',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.asked.matterId) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.asked.region),
  units: (state) => (state.status === 'NONE' ? [] : [state.asked.unit.id]),
  key: (state, id) => (state.status === 'NONE' ? id : state.asked.matterId),
};
