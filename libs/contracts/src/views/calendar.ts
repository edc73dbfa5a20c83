import type { CalendarTable } from '../commands/calendar';
import type { DeadlineRule, Named } from '../shapes';

/** A table of one year. `BUILT_IN`: the State Council's, as shipped. `UNPUBLISHED`: statutory days only. */
export type CalendarView = Omit<CalendarTable, 'source'> & {
  /** null: nobody drafted it here */
  id: string | null;
  status: 'BUILT_IN' | 'UNPUBLISHED' | 'DRAFTED' | 'PUBLISHED';
  source: string | null;
  version: string | null;
  by: Named | null;
  at: string | null;
};
/** `GET /api/calendars` (directory): what the region works by, year by year, and what is being drafted. */
export type CalendarsView = { version: string; years: CalendarView[]; drafts: CalendarView[] };

/** A due date before and after. */
export type MovedDeadline = {
  assignmentId: string;
  assignmentNo: string;
  title: string;
  unit: string;
  dueAt: string;
  newDueAt: string;
  /** was 暂算, and is not any more */
  settled: boolean;
};
/**
 * `POST /api/calendar-previews` (assignment): a notice or a table as it was understood, what is wrong in which cell, and
 * which open deadlines it would move. Nothing is changed by it.
 */
export type CalendarPreviewView = {
  table: CalendarTable;
  errors: { cell: string; message: string }[];
  /** open deadlines that move, in the whole region */
  moving: number;
  /** open deadlines that are no longer 暂算, moved or not */
  settling: number;
  /** those of them the reader may see, the first 200 */
  lines: MovedDeadline[];
};

/** `GET /api/assignments/:id/clock` (assignment): how the due date was counted, day by day. */
export type ClockView = {
  rule: DeadlineRule;
  startAt: string;
  dueAt: string;
  originalDueAt: string;
  /** the day an approved extension or the result of a coordination set in the place of the rule */
  setTo: { dueAt: string; why: '延期' | '协调' } | null;
  suspensions: { from: string; to: string | null }[];
  calendarVersion: string;
  provisional: boolean;
  days: { day: string; counted: boolean; why: string }[];
  recounts: { at: string; reason: string; previousDueAt: string; dueAt: string; calendarVersion: string }[];
  /** what does not count against the unit, in words */
  notCounted: string[];
};
