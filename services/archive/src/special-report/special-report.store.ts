import { type Store } from '@duban/persistence';
import { type SpecialReport } from './special-report';

export const specialReportStore: Store<SpecialReport> = {
  table: 'archive.special_report',
  columns: { status: { type: 'text', of: (state) => state.status } },
  region: (state) => (state.status === 'NONE' ? '' : state.draft.region),
  units: () => [],
  key: (_state, id) => id,
};
