import { countyPolicy } from '@duban/contracts';
import { type Store } from '@duban/persistence';
import { type Assignment } from './assignment';

/** The scheme of its matter; before schemes could be published there was the built-in one only. */
export const policyVersionOf = (state: Assignment): string | undefined =>
  state.status === 'NONE' ? undefined : (state.issued.policyVersion ?? countyPolicy.version);

export const assignmentStore: Store<Assignment> = {
  table: 'assignment.assignment',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.issued.matterId) },
    role: { type: 'text', of: (state) => (state.status === 'NONE' ? null : state.issued.role) },
    unit_name: { type: 'text', of: (state) => (state.status === 'NONE' ? null : state.issued.unit.name) },
    provisional: { type: 'boolean', of: (state) => state.status !== 'NONE' && state.clock.provisional },
    due_at: { type: 'timestamptz', of: (state) => (state.status === 'NONE' ? null : state.dueAt) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.issued.region),
  // 再分解: the unit whose part it is reads along; only the unit itself acts (I-4).
  units: (state) =>
    state.status === 'NONE'
      ? []
      : [state.issued.unit.id, ...(state.issued.parent ? [state.issued.parent.unit.id] : [])],
  policyVersion: policyVersionOf,
  key: (state, id) => (state.status === 'NONE' ? id : state.issued.matterId),
};
