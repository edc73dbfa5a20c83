import { z } from 'zod';
import { CalendarTable } from '../commands/calendar';
import { instant, Named, regionCode } from '../shapes';

const by = { by: Named, at: instant, region: regionCode };

/** 工作日历 of a region: stream id = one table of one year, a correction is a new one. */
export const calendarFacts = {
  'calendar.drafted.v1': CalendarTable.extend({ ...by }),
  /** the whole table; `serial` counts the publications of the region, `version` is what deadlines name (I-21) */
  'calendar.published.v1': CalendarTable.extend({ ...by, serial: z.int().min(1), version: z.string() }),
} as const;
