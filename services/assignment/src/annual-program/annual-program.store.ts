import { type Store } from '@duban/persistence';
import { type AnnualProgram } from './annual-program';

export const annualProgramStore: Store<AnnualProgram> = {
  table: 'assignment.annual_program',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    year: { type: 'int', of: (state) => (state.status === 'NONE' ? null : state.drafted.year) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.drafted.region),
  units: () => [],
  key: (_state, id) => id,
};
