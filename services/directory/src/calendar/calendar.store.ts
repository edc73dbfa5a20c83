import { type Store } from '@duban/persistence';
import { type WorkCalendar } from './calendar';

export const calendarStore: Store<WorkCalendar> = {
  table: 'directory.calendar',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    year: { type: 'int', of: (state) => (state.status === 'NONE' ? null : state.year) },
    serial: { type: 'int', of: (state) => (state.status === 'PUBLISHED' ? state.serial : null) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.region),
  units: () => [],
  key: (_state, id) => id,
};
