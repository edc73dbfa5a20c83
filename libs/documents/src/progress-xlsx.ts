import { plainCell } from './ledger-xlsx';
import { openedWorkbook } from './workbook';
import { Unreadable } from './zip-entries';

/** 进展模板 columns: the first three say which assignment a line is about, the rest is filled in. */
export const progressColumns = [
  '任务编号',
  '事项',
  '办结时限',
  '部署安排',
  '具体行动',
  '工作进度',
  '完成百分比',
  '成绩经验',
  '存在问题',
  '问题时间',
  '问题地点或项目',
  '问题影响',
  '问题原因',
  '问题建议',
  '经核查无问题的依据',
  '下步打算',
] as const;
export type ProgressColumn = (typeof progressColumns)[number];
/** A line as it was filled in; `row` is its number in the sheet. Lines in which nothing was filled in are left out. */
export type ProgressLine = Readonly<{ row: number; cells: Readonly<Record<ProgressColumn, string>> }>;

const SHEET = '进展报送';
const GIVEN = 3;
const MOST_LINES = 500;

/** 进展模板: a line for each assignment, its number, title and due date filled in beforehand. */
export const progressTemplate = async (lines: readonly (readonly [string, string, string])[]): Promise<Buffer> => {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet(SHEET, { views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }] });
  const widths = [24, 40, 18];
  sheet.columns = progressColumns.map((header, i) => ({ header, width: widths[i] ?? 24 }));
  sheet.getRow(1).font = { bold: true };
  for (const line of lines) sheet.addRow(line.map(plainCell));
  sheet.eachRow((row) => (row.alignment = { vertical: 'middle', wrapText: true }));
  return Buffer.from(await book.xlsx.writeBuffer());
};

/** The address of a cell as a person names it: `F3`. */
export const cellOf = (column: ProgressColumn, row: number): string =>
  `${String.fromCharCode(65 + progressColumns.indexOf(column))}${row}`;

/** What a filled-in template holds, or which columns it lacks; nothing of it is judged here. @throws Unreadable */
export const readProgress = async (
  bytes: Buffer,
): Promise<{ lines: ProgressLine[]; missing: ProgressColumn[]; tooMany: boolean }> => {
  const book = await openedWorkbook(bytes);
  const sheet = book.getWorksheet(SHEET) ?? book.worksheets[0];
  if (!sheet) throw new Unreadable();
  const places = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, column) => void places.set(cell.text.trim(), column));
  const missing = progressColumns.filter((name) => !places.has(name));
  const lines: ProgressLine[] = [];
  for (let row = 2; missing.length === 0 && row <= sheet.rowCount && lines.length <= MOST_LINES; row += 1) {
    const text = (name: ProgressColumn): string =>
      sheet
        .getRow(row)
        .getCell(places.get(name) ?? 1)
        .text.trim();
    const cells = Object.fromEntries(progressColumns.map((name) => [name, text(name)])) as ProgressLine['cells'];
    if (progressColumns.slice(GIVEN).some((name) => cells[name] !== '')) lines.push({ row, cells });
  }
  return { lines: lines.slice(0, MOST_LINES), missing, tooMany: lines.length > MOST_LINES };
};
