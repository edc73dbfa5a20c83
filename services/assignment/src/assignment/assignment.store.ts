import { type Store } from '@duban/persistence';
import { type Assignment } from './assignment';

export const assignmentStore: Store<Assignment> = {
  table: 'assignment.assignment',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.issued.matterId) },
    role: { type: 'text', of: (state) => (state.status === 'NONE' ? null : state.issued.role) },
    unit_name: { type: 'text', of: (state) => (state.status === 'NONE' ? null : state.issued.unit.name) },
    due_at: { type: 'timestamptz', of: (state) => (state.status === 'NONE' ? null : state.dueAt) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.issued.region),
  units: (state) => (state.status === 'NONE' ? [] : [state.issued.unit.id]),
  key: (state, id) => (state.status === 'NONE' ? id : state.issued.matterId),
};
