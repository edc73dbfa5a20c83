import { type LocalDate } from '@duban/kernel';
import { type CalendarYear, daysFromTo } from './calendar';
import { type Arrangement, tableProblems } from './table';

/** Where something is wrong and what; `cell` is a cell of the sheet (`B3`) or a line of the text (`第3行`). */
export type CellProblem = Readonly<{ cell: string; message: string }>;
/** A notice as it was understood. `year` and `table` stand for what could be read, whether or not there are errors. */
export type ReadNotice = Readonly<{
  year: number | null;
  source: string;
  table: CalendarYear;
  errors: readonly CellProblem[];
}>;

type Entry = { day: LocalDate; arrangement: Arrangement; cell: string };
type Reading = { entries: Entry[]; errors: CellProblem[] };
type Found = { day: LocalDate; weekday: string | undefined };

const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[((]([^))]*)[))])?/g;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const weekdays = '日一二三四五六';
const kinds: readonly (readonly [RegExp, Arrangement])[] = [
  [/本地|补班/, 'localWork'],
  [/上班|班/, 'work'],
  [/放假|休/, 'off'],
];

const dayOf = (year: number, month: number, date: number): LocalDate | undefined => {
  const at = new Date(Date.UTC(year, month - 1, date));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.toISOString().slice(0, 10) : undefined;
};

/** Reads the dates of one clause; a date without month or year has those of the date before it. */
class Clause {
  readonly problems: string[] = [];
  private month = 0;
  constructor(private year: number) {}

  dates(text: string): Found[] {
    return [...text.matchAll(DATE)].flatMap(([whole, year, month, date, note]) => {
      this.year = year ? Number(year) : this.year;
      this.month = month ? Number(month) : this.month;
      const day = dayOf(this.year, this.month, Number(date));
      if (!day) this.problems.push(`没有“${whole}”这一天`);
      return day ? [{ day, weekday: /(?:周|星期)([日天一二三四五六])/.exec(note ?? '')?.[1] }] : [];
    });
  }
  checked({ day, weekday }: Found): LocalDate {
    const real = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
    if (weekday && weekday.replace('天', '日') !== real) this.problems.push(`${day}是周${real},不是周${weekday}`);
    return day;
  }
  /** `1月1日至3日、5日` as days. */
  days(text: string): LocalDate[] {
    return text.split(/[、,,和及]/).flatMap((part) => {
      const found = this.dates(part).map((one) => this.checked(one));
      const [from, to] = found;
      if (!from || !/[至到—~-]/.test(part)) return found;
      if (!to || to < from) this.problems.push(`“${part.trim()}”的起止日期不对`);
      return to && to >= from ? daysFromTo(from, to) : found;
    });
  }
}

/** Of what stands in brackets after a date only the day of the week is checked: `(农历腊月二十八、周日)` becomes `(周日)`. */
const plain = (line: string): string =>
  line.replace(
    /[((]([^))]*)[))]/g,
    (_, note: string) => /(?:周|星期)[日天一二三四五六]/.exec(note)?.[0].replace(/.*/, '($&)') ?? '',
  );

/** `一、元旦:1月1日(周四)至3日(周六)放假调休,共3天。1月4日(周日)上班。`, and for this region alone `本地补班:2月7日`. */
const readLine = (line: string, cell: string, year: number, reading: Reading): void => {
  const local = /^\s*本地补班/.test(line);
  const body = plain(line).replace(/^.*?[::]/, (head) => (/\d日/.test(head) ? head : ''));
  for (const sentence of body.split(/[。;;]/)) {
    const verb = /放假|上班|补班/.exec(sentence);
    if ((!verb && !local) || !/\d日/.test(sentence)) continue;
    const clause = new Clause(year);
    const arrangement = local || verb?.[0] === '补班' ? 'localWork' : verb?.[0] === '放假' ? 'off' : 'work';
    const days = clause.days(sentence.slice(0, verb?.index));
    const total = /共(\d+)天/.exec(sentence)?.[1];
    if (total && Number(total) !== days.length) clause.problems.push(`写的是共${total}天,起止日期是${days.length}天`);
    for (const day of days) reading.entries.push({ day, arrangement, cell });
    for (const message of clause.problems) reading.errors.push({ cell, message });
  }
};

const readRow = (
  row: readonly string[],
  at: { date: number; kind: number },
  n: number,
  year: number,
  reading: Reading,
): void => {
  const cellOf = (column: number): string => `${String.fromCharCode(65 + column)}${n}`;
  const [date, kind] = [row[at.date]?.trim() ?? '', row[at.kind]?.trim() ?? ''];
  if (date === '' && kind === '') return;
  const clause = new Clause(year);
  const arrangement = kinds.find(([pattern]) => pattern.test(kind))?.[1];
  if (!arrangement) reading.errors.push({ cell: cellOf(at.kind), message: '请填写“放假”“上班”或“本地补班”' });
  const spoken = date
    .split(/\s*(?:至|到|~|~)\s*/)
    .map((part) => part.replace(ISO, '$1年$2月$3日'))
    .join('至');
  const days = clause.days(spoken);
  if (days.length === 0 && clause.problems.length === 0)
    clause.problems.push('日期应写成 2027-01-01 或 2027-01-01至2027-01-03');
  for (const message of clause.problems) reading.errors.push({ cell: cellOf(at.date), message });
  if (arrangement) for (const day of days) reading.entries.push({ day, arrangement, cell: cellOf(at.date) });
};

const listed = (entries: readonly Entry[], wanted: Arrangement): LocalDate[] =>
  entries
    .filter(({ arrangement }) => arrangement === wanted)
    .map(({ day }) => day)
    .sort();

const finished = (year: number | null, source: string, { entries, errors }: Reading): ReadNotice => {
  const table = { off: listed(entries, 'off'), work: listed(entries, 'work'), localWork: listed(entries, 'localWork') };
  const nothing =
    entries.length === 0 && errors.length === 0 ? [{ cell: '全文', message: '没有读到任何放假或上班的日期' }] : [];
  const unknown = year === null ? [{ cell: '年份', message: '没有读到年份,请选择年份' }] : [];
  const problems = year === null || nothing.length > 0 ? [] : tableProblems(year, table);
  const cells = (day: LocalDate): string => entries.findLast((entry) => entry.day === day)?.cell ?? '全表';
  return {
    year,
    source,
    table,
    errors: [
      ...unknown,
      ...nothing,
      ...errors,
      ...problems.map(({ day, message }) => ({ cell: cells(day), message: `${day}${message}` })),
    ],
  };
};

const mostNamedYear = (text: string): number | null => {
  const named = /(\d{4})年(?:部分)?(?:节假日|放假)/.exec(text)?.[1];
  if (named) return Number(named);
  const counts = new Map<number, number>();
  for (const [, year] of text.matchAll(/(?<!\d)(20\d{2})(?=[-/.年])/g))
    counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
};

/** 文号: `国办发明电〔2025〕7号`. */
const sourceIn = (text: string): string => /[一-龥]{2,12}[〔[((]20\d{2}[〕\]))]\d{1,4}号/.exec(text)?.[0] ?? '';

/** The rows of a sheet with the columns 日期 and 安排 in its first row. */
export const readSheet = (rows: readonly (readonly string[])[], chosen?: number): ReadNotice => {
  const head = rows[0]?.map((cell) => cell.trim()) ?? [];
  const at = { date: head.indexOf('日期'), kind: head.indexOf('安排') };
  const text = rows.map((row) => row.join(' ')).join('\n');
  const year = chosen ?? mostNamedYear(text);
  const reading: Reading = { entries: [], errors: [] };
  if (at.date < 0 || at.kind < 0) reading.errors.push({ cell: 'A1', message: '第一行须有“日期”和“安排”两列' });
  else rows.slice(1).forEach((row, i) => readRow(row, at, i + 2, year ?? 0, reading));
  return finished(year, sourceIn(text), reading);
};

const splitLine = (line: string): string[] =>
  [...`,${line}`.matchAll(/[,\t](?:"((?:[^"]|"")*)"|([^,\t]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

/** The State Council's notice as it was pasted, or a table as text (csv, or cells copied from a sheet). */
export const readNotice = (text: string, chosen?: number): ReadNotice => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const head = splitLine(lines[0] ?? '').map((cell) => cell.trim());
  if (head.includes('日期') && head.includes('安排')) return readSheet(lines.map(splitLine), chosen);
  const year = chosen ?? mostNamedYear(text);
  const reading: Reading = { entries: [], errors: [] };
  lines.forEach((line, i) => readLine(line, `第${i + 1}行`, year ?? 0, reading));
  return finished(year, sourceIn(text), reading);
};
