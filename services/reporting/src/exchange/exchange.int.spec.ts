import { randomUUID } from 'node:crypto';
import { type LedgerRow, type Page, type ProgressImportView } from '@duban/contracts';
import { ledgerColumns, progressColumns } from '@duban/documents';
import excel from 'exceljs';
import { person, REGION, runReporting } from '../running.samples';

const water = person('江若水', ['LIAISON', 'HANDLER'], ['water']);
const police = person('高巡', ['LIAISON', 'HANDLER'], ['police']);
const desk = person('苗晓岚', ['SUPERVISOR']);
const by = { id: desk.id, name: desk.name };

let reporting: Awaited<ReturnType<typeof runReporting>>;
beforeAll(async () => {
  reporting = await runReporting();
  for (const n of [1, 2]) await signedFor(n);
  await reporting.settled();
});
afterAll(() => reporting.close());

const signedFor = async (n: number): Promise<void> => {
  const matter = randomUUID();
  const stream = randomUUID();
  const title = `第${n}件`;
  await reporting.fact('matter.registered.v1', { matter }, { title, region: REGION, by });
  const unit = { id: 'water', name: '水利局' };
  const dueAt = `2026-04-0${n}T15:59:59.000Z`;
  const times = { issuedAt: '2026-03-01T01:00:00.000Z', acknowledgeDueAt: dueAt, dueAt };
  await reporting.fact(
    'assignment.issued.v1',
    { matter, stream },
    { ...times, unit, role: 'LEAD', title, assignmentNo: `清督〔2026〕PB-000${n}-01`, region: REGION, by },
  );
  await reporting.fact('assignment.acknowledged.v1', { matter, stream }, { handler: by, late: false, by });
};

const opened = async (bytes: Buffer): Promise<excel.Worksheet> => {
  const book = new excel.Workbook();
  await book.xlsx.load(bytes as never);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
};
/** The template as somebody filled it in: cells by their address. */
const filled = async (cells: Record<string, string | number>): Promise<Buffer> => {
  const sheet = await opened(await reporting.bytes('/api/progress-template.xlsx', water));
  for (const [address, value] of Object.entries(cells)) sheet.getCell(address).value = value;
  return Buffer.from(await sheet.workbook.xlsx.writeBuffer());
};
const line = (row: number): Record<string, string | number> => ({
  [`D${row}`]: '已开会',
  [`E${row}`]: '已抢修',
  [`F${row}`]: '过半',
  [`G${row}`]: 60,
  [`H${row}`]: '机制已建立',
  [`O${row}`]: '自查无问题',
  [`P${row}`]: '按计划推进',
});
const preview = (bytes: Buffer, actor = water) =>
  reporting.upload<ProgressImportView & { code: string }>('/api/progress-import', actor, '进展.xlsx', bytes);

it('AC-28 台账的列与次序', async () => {
  const sheet = await opened(await reporting.bytes('/api/ledger.xlsx', desk));
  expect((sheet.getRow(1).values as string[]).slice(1)).toEqual([...ledgerColumns]);
  expect([...ledgerColumns].join('、')).toBe(
    '序号、编号、事项、来源、批示领导、主办、协办、责任领导、承办人、交办时间、时限、进展、状态、灯、备注',
  );
  expect(sheet.rowCount).toBe(3);
});

it('模板只有本单位已签收的任务', async () => {
  const sheet = await opened(await reporting.bytes('/api/progress-template.xlsx', water));
  expect((sheet.getRow(1).values as string[]).slice(1)).toEqual([...progressColumns]);
  expect(sheet.getColumn(1).values.slice(2)).toEqual(['清督〔2026〕PB-0001-01', '清督〔2026〕PB-0002-01']);
  expect((await opened(await reporting.bytes('/api/progress-template.xlsx', police))).rowCount).toBe(1);
});

it('填好的行就是一条进展反馈;没填的行略过;同样的行钥匙相同', async () => {
  const bytes = await filled(line(3));
  const { body } = await preview(bytes);
  expect(body).toMatchObject({
    errors: 0,
    lines: [{ row: 3, assignmentNo: '清督〔2026〕PB-0002-01', percent: 60, body: { percent: 60, actions: '已抢修' } }],
  });
  expect((await preview(bytes)).body.lines[0]?.key).toBe(body.lines[0]?.key);
});

it('逐行指出哪一格不对,什么也不改', async () => {
  const before = await reporting.get<Page<LedgerRow>>('/api/ledger', desk);
  const { body } = await preview(await filled({ ...line(2), ...line(3), G2: '一半', P3: '', O3: '', A3: '别的编号' }));
  expect(body.lines.map((one) => one.errors.map(({ cell, column }) => `${cell} ${column}`))).toEqual([
    ['G2 完成百分比'],
    ['A3 任务编号', 'I3 存在问题', 'P3 下步打算'],
  ]);
  expect(body.lines.every((one) => one.body === null)).toBe(true);
  expect(await reporting.get('/api/ledger', desk)).toEqual(before);
});

it('问题项要写全:缺的格逐一指出', async () => {
  const { body } = await preview(await filled({ ...line(2), I2: '管网老化' }));
  expect(body.lines[0]?.errors.map((error) => error.cell)).toEqual(['J2', 'K2', 'L2', 'M2', 'N2']);
});

it('别的单位拿这张表不能报送', async () => {
  const { body } = await preview(await filled(line(2)), police);
  expect(body.lines[0]?.errors.map((error) => error.cell)).toEqual(['A2']);
});

it('表头被改、空表、不是表格、含密级标志的都不收,并说明怎么办', async () => {
  const codes = async (bytes: Buffer): Promise<unknown> => (await preview(bytes)).body.code;
  expect(await codes(await filled({ ...line(2), D1: '安排' }))).toBe('import.columns-missing');
  expect(await codes(await filled({}))).toBe('import.nothing');
  expect(await codes(Buffer.from('不是表格'))).toBe('file.unreadable');
  expect(await codes(await filled({ ...line(2), E2: '机密★5年' }))).toBe('file.classified');
  const noted = await reporting.env.db.query({ scope: 'all' }, 'select rule from reporting.classified_refusal');
  expect(noted).toHaveLength(1);
});
