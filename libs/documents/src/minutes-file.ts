import { splitMinutes, MOST_MINUTES_ROWS, MOST_MINUTES_TEXT, type MinutesRow } from './minutes';
import { dueIn } from './minutes-due';
import { sheetRows } from './workbook';
import { type Budget, decodeText, Unreadable, zipEntries } from './zip-entries';

const MOST_UNPACKED = 16 * 1024 * 1024;
/** What the columns of a 任务分解表 are called. */
const COLUMNS = {
  matter: /^(?:议定|督查|督办|工作|重点)?(?:事项|任务|内容|工作)(?:名称|内容)?$/,
  target: /^(?:工作|年度)?(?:目标|指标|目标任务)/,
  lead: /^(?:牵头|责任|主办|承办)(?:单位|部门)/,
  co: /^(?:配合|协办|协同|参与)(?:单位|部门)/,
  leader: /^(?:责任|负责|分管|牵头)(?:领导|人)/,
  due: /^(?:完成|办结|办理)?(?:时限|时间|期限)/,
} as const;
type Column = keyof typeof COLUMNS;

/** What was read of a file: its text, and the 议定事项 in it. */
export type MinutesRead = Readonly<{ text: string; rows: MinutesRow[] }>;

/**
 * 纪要 as txt, docx or xlsx (by its type as looked at before). A table with a head that names its columns is read as such.
 * @throws Unreadable a damaged file, one that unpacks to too much, or one of another type
 */
export const readMinutes = async (bytes: Buffer, mime: string, issuedOn: string): Promise<MinutesRead> => {
  if (mime === 'text/plain') return readText(decodeText(bytes), issuedOn);
  if (mime.endsWith('wordprocessingml.document')) return readText(await wordText(bytes), issuedOn);
  if (!mime.endsWith('spreadsheetml.sheet')) throw new Unreadable();
  return readText((await sheetRows(bytes)).map((cells) => cells.join('\t').trimEnd()).join('\n'), issuedOn);
};

/** The same of text that was pasted, from a sheet too: cells are parted by tabs. */
export const readText = (text: string, issuedOn: string): MinutesRead => {
  const whole = text.slice(0, MOST_MINUTES_TEXT);
  const table = tableRows(whole, issuedOn);
  return { text: whole, rows: table.length > 0 ? table : splitMinutes(whole, issuedOn) };
};

const tableRows = (text: string, issuedOn: string): MinutesRow[] => {
  const lines = text.split(/\r?\n/).map((line) => line.split('\t').map((cell) => cell.trim()));
  const head = lines.findIndex((cells) => placesOf(cells).matter !== undefined && placesOf(cells).lead !== undefined);
  if (head < 0) return [];
  const places = placesOf(lines[head] ?? []);
  const rows: MinutesRow[] = [];
  for (const cells of lines.slice(head + 1)) {
    const at = (column: Column): string => cells[places[column] ?? -1] ?? '';
    if (at('matter') === '' || rows.length >= MOST_MINUTES_ROWS) continue;
    const [lead = null, ...others] = names(at('lead'));
    rows.push({
      no: rows.length + 1,
      sentence: cells.join('\t').trimEnd().slice(0, 2_000),
      matter: at('matter').slice(0, 200),
      target: at('target') || null,
      lead,
      co: [...others, ...names(at('co'))],
      leader: at('leader') || null,
      due: dueIn(at('due'), issuedOn),
    });
  }
  return rows;
};

const names = (cell: string): string[] => cell.split(/[、,,;;\s]+/).filter((name) => name !== '');

const placesOf = (cells: readonly string[]): Partial<Record<Column, number>> =>
  Object.fromEntries(
    (Object.keys(COLUMNS) as Column[]).flatMap((column) => {
      const place = cells.findIndex((cell) => COLUMNS[column].test(cell));
      return place < 0 ? [] : [[column, place]];
    }),
  );

/** The body of a docx: a paragraph a line, a row of a table one line with its cells parted by tabs. */
const wordText = async (bytes: Buffer): Promise<string> => {
  const body = zipEntries(bytes).find(({ name }) => name === 'word/document.xml');
  if (!body) throw new Unreadable();
  const budget: Budget = { left: MOST_UNPACKED };
  const xml = (await body.read(budget)).toString('utf8');
  return xml
    .replace(/<\/w:p>\s*<\/w:tc>/g, '\t')
    .replace(/<w:(?:tab|br)\b[^<>]*>/g, ' ')
    .replace(/<\/w:(?:p|tr)>/g, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
};
