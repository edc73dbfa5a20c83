import { type LocalDate } from '@duban/kernel';
import { type CalendarYear, isWeekend, yearOf } from './calendar';
import { statutoryDays } from './statutory';

/** How a notice arranges a day: off, worked on a weekend (调休), or worked in this region only (本地补班). */
export type Arrangement = keyof CalendarYear;
export type TableProblem = Readonly<{ day: LocalDate; message: string }>;

const zh: Record<Arrangement, string> = { off: '放假', work: '调休上班', localWork: '本地补班' };
const order: readonly Arrangement[] = ['off', 'work', 'localWork'];

/**
 * What is wrong with a year's table before anybody works by it: days of another year, days arranged twice, working days
 * that are worked anyway, statutory holidays that were left out. Nothing: it can be published.
 */
export const tableProblems = (year: number, table: CalendarYear): TableProblem[] => {
  const problems: TableProblem[] = [];
  const wrong = (day: LocalDate, message: string): void => void problems.push({ day, message });
  const arranged = new Map<LocalDate, Arrangement>();
  for (const arrangement of order)
    for (const day of table[arrangement]) {
      const before = arranged.get(day);
      if (yearOf(day) !== year && !day.startsWith(`${year - 1}-12`)) wrong(day, `不是${year}年(或上年12月)的日期`);
      else if (before === arrangement) wrong(day, `重复列为“${zh[arrangement]}”`);
      else if (before && !(before === 'off' && arrangement === 'localWork'))
        wrong(day, `既列为“${zh[before]}”又列为“${zh[arrangement]}”`);
      else if (arrangement !== 'off' && !before && !isWeekend(day)) wrong(day, '本来就是工作日,不必安排上班');
      arranged.set(day, arrangement);
    }
  for (const day of statutoryDays(year))
    if (!table.off.includes(day) && (table.work.includes(day) || !isWeekend(day)))
      wrong(day, '是法定节假日,表中没有放假');
  return problems;
};
