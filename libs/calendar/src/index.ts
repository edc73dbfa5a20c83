export { type Calendar, type CalendarYear, dayKind, isWorkday, stateCouncilCalendar } from './calendar';
export { addWorkdays, type Counted, countDeadline, endOfDay, localDay, type Rule, workdaysBetween } from './deadline';
