import { type Store } from '@duban/persistence';
import { type Material } from './material';

/** For the desk; the unit holds its receipt on paper, and a list here would tell it which visit was an open one. */
export const materialStore: Store<Material> = {
  table: 'assignment.material',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.accessed.matterId) },
    inspection_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.accessed.inspectionId) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.accessed.region),
  units: () => [],
  key: (state, id) => (state.status === 'NONE' ? id : state.accessed.matterId),
};
