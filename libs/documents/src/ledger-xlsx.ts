/** 台账 columns (AC-28). */
export const ledgerColumns = [
  '序号',
  '编号',
  '事项',
  '来源',
  '批示领导',
  '主办',
  '协办',
  '责任领导',
  '承办人',
  '交办时间',
  '时限',
  '进展',
  '状态',
  '灯',
  '备注',
] as const;
export type SheetRow = readonly string[];

/** A cell never is a formula: what looks like one is text (S13). */
export const plainCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** The ledger as a workbook, a row a matter in the order of `ledgerColumns`. */
export const ledgerWorkbook = async (rows: readonly SheetRow[]): Promise<Buffer> => {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('督办台账', { views: [{ state: 'frozen', ySplit: 1 }] });
  const widths = [6, 22, 44, 22, 12, 18, 24, 16, 16, 18, 18, 36, 10, 8, 16];
  sheet.columns = ledgerColumns.map((header, i) => ({ header, width: widths[i] ?? 14 }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow(row.map(plainCell));
  sheet.eachRow((row) => (row.alignment = { vertical: 'middle', wrapText: true }));
  sheet.autoFilter = { from: 'A1', to: { row: 1, column: ledgerColumns.length } };
  return Buffer.from(await book.xlsx.writeBuffer());
};
