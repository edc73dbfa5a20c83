import { type Store } from '@duban/persistence';
import { type Coordination } from './coordination';

export const coordinationStore: Store<Coordination> = {
  table: 'assignment.coordination',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.begun.matterId) },
    assignment_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.begun.assignmentId) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.begun.region),
  // Who is drawn in may read how it goes.
  units: (state) =>
    state.status === 'NONE' ? [] : [...new Set([state.begun.unit, ...(state.begun.parties ?? [])].map(({ id }) => id))],
  policyVersion: (state) => (state.status === 'NONE' ? undefined : state.begun.policyVersion),
  key: (state, id) => (state.status === 'NONE' ? id : state.begun.matterId),
};
