import { type CalendarTable } from '@duban/contracts';
import { type JSX } from 'react';

type Days = Pick<CalendarTable, 'year' | 'off' | 'work' | 'localWork'>;
type Mark = { text: string; className: string; words: string };

const marks: Record<'off' | 'work' | 'localWork', Mark> = {
  off: { text: '休', className: 'off', words: '放假' },
  work: { text: '班', className: 'work', words: '调休上班' },
  localWork: { text: '补', className: 'local', words: '本地补班' },
};
const markOf = (table: Days, day: string): Mark | undefined => {
  if (table.localWork.includes(day)) return marks.localWork;
  if (table.work.includes(day)) return marks.work;
  return table.off.includes(day) ? marks.off : undefined;
};

const two = (n: number): string => String(n).padStart(2, '0');
/** Weeks from Monday, with empty places before the first. */
const weeksOf = (year: number, month: number): (number | null)[][] => {
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells = [...Array.from({ length: before }, () => null), ...Array.from({ length }, (_, i) => i + 1)];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day] ?? null),
  );
};

/** 年历: twelve months, with 休, 班 and 补 in words and not by colour alone. */
export const MonthGrid = ({ table }: { table: Days }): JSX.Element => {
  const before = [...table.off, ...table.work].filter((day) => !day.startsWith(`${table.year}-`)).sort();
  return (
    <>
      {before.length > 0 && (
        <p className="quiet">
          上年:{before.map((day) => `${day}${table.work.includes(day) ? '上班' : '放假'}`).join('、')}
        </p>
      )}
      <div className="year-grid">
        {Array.from({ length: 12 }, (_, i) => (
          <Month key={i} table={table} month={i + 1} />
        ))}
      </div>
    </>
  );
};

const Month = ({ table, month }: { table: Days; month: number }): JSX.Element => (
  <table className="month" aria-label={`${table.year}年${month}月`}>
    <caption>{month}月</caption>
    <thead>
      <tr>
        {[...'一二三四五六日'].map((weekday) => (
          <th key={weekday}>{weekday}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {weeksOf(table.year, month).map((week, i) => (
        <tr key={i}>
          {week.map((date, weekday) => {
            if (date === null) return <td key={weekday} />;
            const mark = markOf(table, `${table.year}-${two(month)}-${two(date)}`);
            return (
              <td
                key={weekday}
                className={mark?.className ?? (weekday > 4 ? 'weekend' : '')}
                aria-label={`${month}月${date}日${mark ? ` ${mark.words}` : ''}`}
              >
                {date}
                {mark && <i>{mark.text}</i>}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  </table>
);
