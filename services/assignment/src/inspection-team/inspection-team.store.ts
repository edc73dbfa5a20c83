import { type Store } from '@duban/persistence';
import { type InspectionTeam, peopleOf } from './inspection-team';

/** No unit sees a row (I-18); the people of the team see theirs, of whatever unit they are. */
export const inspectionTeamStore: Store<InspectionTeam> = {
  table: 'assignment.inspection_team',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.formed.matterId) },
    persons: {
      type: 'text[]',
      of: (state) => (state.status === 'NONE' ? [] : peopleOf(state).map(({ person }) => person.id)),
    },
    subjects: {
      type: 'text[]',
      of: (state) => (state.status === 'NONE' ? [] : state.formed.subjects.map(({ id }) => id)),
    },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.formed.region),
  units: () => [],
  key: (state, id) => (state.status === 'NONE' ? id : state.formed.matterId),
};
