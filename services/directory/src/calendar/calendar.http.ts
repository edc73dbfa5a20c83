import { tableProblems } from '@duban/calendar';
import { bindCommands } from '@duban/host';
import { workCalendar } from './calendar';
import { calendarStore } from './calendar.store';
import { draft } from './commands/draft';
import { publish } from './commands/publish';

export const calendarCommands = bindCommands(workCalendar, calendarStore, {
  'calendar.draft': {
    decide: draft,
    lookup: async (_env, _tx, _state, table) => ({ problems: tableProblems(table.year, table) }),
  },
  'calendar.publish': {
    decide: publish,
    // Two publications at once: the second finds its number taken, and is a conflict.
    lookup: async (_env, tx, _state, _command, { actor }) => {
      const [row] = await tx.query<{ serial: number }>(
        'select coalesce(max(serial), 0) + 1 as serial from directory.calendar where region = $1',
        [actor.region],
      );
      return { serial: row?.serial ?? 1 };
    },
  },
});
