import { type Store } from '@duban/persistence';
import { type ResearchReport } from './research-report';

const signed = ['APPROVED', 'CLOSED'];

/** The units that suggestions are made to see the row once it is signed; of what it says, the queries show them their part. */
export const researchReportStore: Store<ResearchReport> = {
  table: 'assignment.research_report',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : (state.drafted.matterId ?? null)) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.drafted.region),
  units: (state) =>
    state.status === 'NONE' || !signed.includes(state.status)
      ? []
      : [...new Set(state.suggestions.map(({ to }) => to.id))],
  key: (state, id) => (state.status === 'NONE' ? id : (state.drafted.matterId ?? id)),
};
