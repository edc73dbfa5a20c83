import { type Store } from '@duban/persistence';
import { type SupervisionPlan } from './plan';

export const planStore: Store<SupervisionPlan> = {
  table: 'assignment.supervision_plan',
  columns: { status: { type: 'text', of: (state) => state.status } },
  region: (state) => (state.status === 'NONE' ? '' : state.region),
  units: () => [],
  key: (_state, id) => id,
  policyVersion: (state) => (state.status === 'NONE' ? undefined : state.policyVersion),
};
