import type excel from 'exceljs';
import { type Budget, Unreadable, zipEntries } from './zip-entries';

const MOST_UNPACKED = 16 * 1024 * 1024;
const MOST_ROWS = 500;
const MOST_COLUMNS = 20;

/** A workbook somebody sent; what it unpacks to is bounded before it is read. @throws Unreadable */
export const openedWorkbook = async (bytes: Buffer): Promise<excel.Workbook> => {
  const budget: Budget = { left: MOST_UNPACKED };
  for (const entry of zipEntries(bytes)) await entry.read(budget);
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  // exceljs names its own buffer type, older than Node's.
  await book.xlsx.load(bytes as never).catch(() => {
    throw new Unreadable();
  });
  return book;
};

/** A cell as it reads; a date as `2027-01-01`, whatever its format. */
const textOf = ({ value, text }: excel.Cell): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : text.trim();

/** The first sheet as texts, row by row, the first so many rows and columns of it. @throws Unreadable */
export const sheetRows = async (bytes: Buffer): Promise<string[][]> => {
  const [sheet] = (await openedWorkbook(bytes)).worksheets;
  if (!sheet) throw new Unreadable();
  const columns = Math.min(sheet.columnCount, MOST_COLUMNS);
  return Array.from({ length: Math.min(sheet.rowCount, MOST_ROWS) }, (_, row) =>
    Array.from({ length: columns }, (__, column) => textOf(sheet.getRow(row + 1).getCell(column + 1))),
  );
};
