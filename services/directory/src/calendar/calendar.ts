import { type CalendarFact, type FactData } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

/** 工作日历 of one year as a region drafts and publishes it. What is published stays; a correction is another one. */
export type WorkCalendar =
  | { status: 'NONE' }
  | ({ status: 'DRAFTED' } & FactData<'calendar.drafted.v1'>)
  | ({ status: 'PUBLISHED' } & FactData<'calendar.published.v1'>);

export const workCalendar: Aggregate<WorkCalendar, CalendarFact> = {
  name: 'calendar',
  initial: { status: 'NONE' },
  evolve: (_state, fact) =>
    fact.type === 'calendar.drafted.v1' ? { status: 'DRAFTED', ...fact.data } : { status: 'PUBLISHED', ...fact.data },
};
