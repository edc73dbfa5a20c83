import { type Store } from '@duban/persistence';
import { type Conclusion } from './conclusion';
import { type Reconsideration } from './reconsideration';

/** The unit sees its conclusion from delivery on. */
export const conclusionStore: Store<Conclusion> = {
  table: 'assignment.conclusion',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.draft.matterId) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.draft.region),
  units: (state) => (state.status === 'DELIVERED' || state.status === 'RECEIVED' ? [state.draft.unit.id] : []),
  key: (state, id) => (state.status === 'NONE' ? id : state.draft.matterId),
};

export const reconsiderationStore: Store<Reconsideration> = {
  table: 'assignment.reconsideration',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.filed.matterId) },
    conclusion_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.filed.conclusionId) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.filed.region),
  units: (state) => (state.status === 'NONE' ? [] : [state.filed.unit.id]),
  key: (state, id) => (state.status === 'NONE' ? id : state.filed.matterId),
};
