import { type CalendarFact, type DraftCalendar, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type WorkCalendar } from '../calendar';

/** What the calendar finds wrong with the table. */
export type Checked = { problems: readonly { day: string; message: string }[] };
const SHOWN = 3;

/** 工作日历拟稿: a table by which nothing can be counted is not kept. A draft may be replaced. */
export const draft: Decide<DraftCalendar, WorkCalendar, CalendarFact, Policy, Checked> = (
  table,
  state,
  { actor, now, lookup: { problems } },
) => {
  if (state.status === 'PUBLISHED')
    throw new Refusal<RefusalCode>('calendar.wrong-status', { status: '已经公布', command: '拟稿' });
  if (problems.length > 0)
    throw new Refusal<RefusalCode>('calendar.table-wrong', {
      count: problems.length,
      problems:
        problems
          .slice(0, SHOWN)
          .map(({ day, message }) => `${day}${message}`)
          .join(';') + (problems.length > SHOWN ? '……' : ''),
    });
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'calendar.drafted.v1', data: { ...table, by, at: now, region: actor.region } }];
};
