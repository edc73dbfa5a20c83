import { type Store } from '@duban/persistence';
import { type Inspection, type InspectionRecord } from './inspection';

/** No unit sees a row (I-18); `persons` and `subjects` say who of the region's desk may. */
export const inspectionStore: Store<Inspection> = {
  table: 'assignment.inspection',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.planned.matterId) },
    mode: { type: 'text', of: (state) => (state.status === 'NONE' ? null : state.plan.mode) },
    persons: {
      type: 'text[]',
      of: (state) =>
        state.status === 'NONE' ? [] : [...new Set([state.planned.by, ...state.plan.team].map(({ id }) => id))],
    },
    subjects: {
      type: 'text[]',
      of: (state) => (state.status === 'NONE' ? [] : state.plan.subjects.map(({ id }) => id)),
    },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.planned.region),
  units: () => [],
  key: (state, id) => (state.status === 'NONE' ? id : state.planned.matterId),
};

export const inspectionRecordStore: Store<InspectionRecord> = {
  table: 'assignment.inspection_record',
  columns: {
    inspection_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.record.inspectionId) },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.record.matterId) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.record.region),
  units: () => [],
  key: (state, id) => (state.status === 'NONE' ? id : state.record.matterId),
};
