import { type CalendarFact, type Policy, type PublishCalendar, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type WorkCalendar } from '../calendar';

/** 工作日历公布 (I-21): takes the next number of the region, under which deadlines name it from now on. */
export const publish: Decide<PublishCalendar, WorkCalendar, CalendarFact, Policy, { serial: number }> = (
  _,
  state,
  { actor, now, lookup: { serial } },
) => {
  if (state.status === 'NONE')
    throw new Refusal<RefusalCode>('calendar.wrong-status', { status: '还没有拟稿', command: '公布' });
  if (state.status === 'PUBLISHED') return [];
  const { year, source, off, work, localWork, region } = state;
  return [
    {
      type: 'calendar.published.v1',
      data: {
        year,
        source,
        off,
        work,
        localWork,
        region,
        by: { id: actor.id, name: actor.name },
        at: now,
        serial,
        version: `第${serial}版·${year}年`,
      },
    },
  ];
};
