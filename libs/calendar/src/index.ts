export { type Calendar, type CalendarYear, changedDays, dayKind, isWorkday, withYear } from './calendar';
export {
  addWorkdays,
  type Counted,
  type CountedDay,
  countDeadline,
  endOfDay,
  localDay,
  reworkDue,
  type Rule,
  type Suspension,
  workdaysBetween,
} from './deadline';
export { stateCouncilCalendar } from './state-council';
export { type CellProblem, type ReadNotice, readNotice, readSheet } from './notice';
export { statutoryDays } from './statutory';
export { type TableProblem, tableProblems } from './table';
export { lightFrom, type LightRule, type RunningClock } from './light';
