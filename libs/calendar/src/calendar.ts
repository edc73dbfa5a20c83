import { type LocalDate } from '@duban/kernel';

/** A year as the State Council's notice made it: days off beside weekends, and weekend days that are worked (调休). */
export type CalendarYear = Readonly<{ published: boolean; off: readonly LocalDate[]; work: readonly LocalDate[] }>;
/** A named calendar: which version a deadline was counted by is kept with the deadline (I-21). */
export type Calendar = Readonly<{ version: string; years: Readonly<Record<number, CalendarYear>> }>;

const range = (from: LocalDate, to: LocalDate): LocalDate[] => {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = nextDay(day)) days.push(day);
  return days;
};

/** The day after, by the calendar. */
export function nextDay(day: LocalDate, by = 1): LocalDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

/** 2025 and 2026 by the State Council's notices. */
export const stateCouncilCalendar: Calendar = {
  version: '国务院2026',
  years: {
    2025: {
      published: true,
      off: [
        '2025-01-01',
        ...range('2025-01-28', '2025-02-04'),
        ...range('2025-04-04', '2025-04-06'),
        ...range('2025-05-01', '2025-05-05'),
        ...range('2025-05-31', '2025-06-02'),
        ...range('2025-10-01', '2025-10-08'),
      ],
      work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    },
    2026: {
      published: true,
      off: [
        ...range('2026-01-01', '2026-01-03'),
        ...range('2026-02-15', '2026-02-23'),
        ...range('2026-04-04', '2026-04-06'),
        ...range('2026-05-01', '2026-05-05'),
        ...range('2026-06-19', '2026-06-21'),
        ...range('2026-09-25', '2026-09-27'),
        ...range('2026-10-01', '2026-10-07'),
      ],
      work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    },
  },
};

/** Holidays whose date the law fixes: all that is known of a year whose table is not published. */
const fixedHolidays = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/** Why a day is worked or not, in the words a person reads. */
export const dayKind = (day: LocalDate, calendar: Calendar): { work: boolean; why: string; provisional: boolean } => {
  const year = calendar.years[Number(day.slice(0, 4))];
  const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  const provisional = !year?.published;
  if (year?.work.includes(day)) return { work: true, why: '调休上班', provisional };
  if (year?.off.includes(day) || (provisional && fixedHolidays.includes(day.slice(5))))
    return { work: false, why: '节假日', provisional };
  return weekend ? { work: false, why: '周末', provisional } : { work: true, why: '工作日', provisional };
};

/** 工作日. */
export const isWorkday = (day: LocalDate, calendar: Calendar): boolean => dayKind(day, calendar).work;
