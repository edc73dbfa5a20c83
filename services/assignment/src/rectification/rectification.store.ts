import { type Store } from '@duban/persistence';
import { type Rectification } from './rectification';

export const rectificationStore: Store<Rectification> = {
  table: 'assignment.rectification',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.issued.matterId) },
    due_at: { type: 'timestamptz', of: (state) => (state.status === 'NONE' ? null : state.dueAt) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.issued.region),
  units: (state) => (state.status === 'NONE' ? [] : [state.issued.unit.id]),
  key: (state, id) => (state.status === 'NONE' ? id : state.issued.matterId),
};
