import { countDeadline, endOfDay } from '@duban/calendar';
import { bindCommands } from '@duban/host';
import { subjectTypeOf } from '../subject/subject';
import { subjectsOf } from '../subject/subject.listener';
import { assignment } from './assignment';
import { overdue } from './assignment.lookups';
import { assignmentStore } from './assignment.store';
import { applyCoordination } from './commands/apply-coordination';
import { clear } from './commands/clear';
import { issue } from './commands/issue';
import { lapseExtension } from './commands/lapse-extension';
import { serveNotice } from './commands/serve-notice';
import { reassignment } from './other-units.lookups';

export const assignmentJobs = bindCommands(assignment, assignmentStore, {
  'assignment.issue': {
    decide: issue,
    // Both clocks start at 下达, by the scheme of the matter.
    lookup: async (env, tx, _state, { matterId, urgency, line }, { actor, now }) => {
      const [kept] = await tx.query<{ version: string }>(
        'select version from assignment.matter_scheme where matter_id = $1',
        [matterId],
      );
      const policy = env.policyFor(actor.region, kept?.version);
      const acknowledge = countDeadline(policy.acknowledge[urgency], now, env.calendar(actor.region));
      const { dueAt, provisional, calendarVersion } = countDeadline(line.deadline, now, env.calendar(actor.region));
      const policyVersion = policy.version;
      const subject = (await subjectsOf(tx, [line.unit]))[line.unit.id];
      const clock = { acknowledgeDueAt: acknowledge.dueAt, dueAt, provisional, calendarVersion, policyVersion };
      return { ...clock, ...(subject ? { subjectType: subjectTypeOf(subject, actor.region) } : {}) };
    },
  },
  'assignment.lapse-extension': lapseExtension,
  'assignment.serve-notice': { decide: serveNotice, lookup: overdue },
  'assignment.apply-coordination': {
    decide: applyCoordination,
    lookup: async (_env, tx, state, { effect, dueOn, newUnit }, { id }) => ({
      ...(await reassignment(tx, state, id, effect === 'REASSIGN' ? newUnit?.unit : undefined)),
      dueAt: dueOn ? endOfDay(dueOn) : null,
    }),
  },
  'assignment.clear': clear,
});
