import type { CalendarTable } from '../commands/calendar';
import type { DeadlineRule, Named } from '../shapes';
import type { clockSetBy, recountReason } from '../words';

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
};
/**
 * `POST /api/calendar-previews` (assignment): a notice or a table as it was understood, what is wrong in which cell, and
 * which open deadlines it would move. Nothing is changed by it.
 */
export type CalendarPreviewView = {
  /** null: not even the year could be read */
  table: CalendarTable | null;
  errors: { cell: string; message: string }[];
  /** open deadlines that move, in the whole region */
  moving: number;
  /** open deadlines that are no longer 暂算, moved or not */
  settling: number;
  /** of those that move, what the reader may see, the first 200 */
  lines: MovedDeadline[];
};

/** `GET /api/assignments/:id/clock` (assignment): how the due date was counted, day by day. */
export type ClockView = {
  rule: DeadlineRule;
  startAt: string;
  dueAt: string;
  originalDueAt: string;
  /** an approved extension or a 协调 put a date in the place of the rule */
  setBy: keyof typeof clockSetBy | null;
  /** `to` null: still suspended, not counted yet */
  suspensions: { from: string; to: string | null }[];
  calendarVersion: string;
  provisional: boolean;
  days: { day: string; counted: boolean; why: string }[];
  recounts: {
    at: string;
    reason: keyof typeof recountReason;
    previousDueAt: string;
    dueAt: string;
    calendarVersion: string;
  }[];
  /** when the report that is being reviewed, or was accepted, was submitted */
  submittedAt: string | null;
};
