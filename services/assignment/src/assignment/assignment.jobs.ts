import { countDeadline } from '@duban/calendar';
import { bindCommands } from '@duban/host';
import { assignment } from './assignment';
import { assignmentStore } from './assignment.store';
import { clear } from './commands/clear';
import { issue } from './commands/issue';

export const assignmentJobs = bindCommands(assignment, assignmentStore, {
  'assignment.issue': {
    decide: issue,
    // Both clocks start at 下达, by the scheme of the region.
    lookup: async (env, _tx, _state, { urgency, line }, { actor, now }) => {
      const acknowledge = countDeadline(env.policyFor(actor.region).acknowledge[urgency], now, env.calendar());
      const { dueAt, provisional, calendarVersion } = countDeadline(line.deadline, now, env.calendar());
      return { acknowledgeDueAt: acknowledge.dueAt, dueAt, provisional, calendarVersion };
    },
  },
  'assignment.clear': clear,
});
