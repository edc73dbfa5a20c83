import { readFileSync } from 'node:fs';
import { type LedgerRow, type Page } from '@duban/contracts';
import excel from 'exceljs';
import { type Page as BrowserPage } from 'playwright-core';
import { County } from './county';
import { Office } from './office';

const COLUMNS = [
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
];
const titles = ['关于柳汀镇鹭洲村饮水工程断供问题的办理', '关于石笋镇水库除险加固进度的办理'];
let county: County;
let office: Office;
const matters: string[] = [];
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
  office = await Office.open('Duban@2026');
  for (const title of titles) {
    const matter = await county.issue(
      [
        { role: 'LEAD', unit: 'water' },
        { role: 'CO', unit: 'liuting' },
      ],
      { register: { title } },
    );
    await county.acknowledge('water', matter);
    matters.push(matter);
  }
});
afterAll(async () => {
  await office?.close();
  await county?.close();
});

const sheetOf = async (bytes: Buffer): Promise<excel.Worksheet> => {
  const book = new excel.Workbook();
  await book.xlsx.load(bytes as never);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
};
const downloaded = async (page: BrowserPage, name: string): Promise<Buffer> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return readFileSync(await download.path());
};
const cells = (sheet: excel.Worksheet, row: number): string[] =>
  COLUMNS.map((_, i) => sheet.getRow(row).getCell(i + 1).text);

it('AC-28 台账导出为表格,列与次序如约;进展按模板填回:先预览,逐行核对,有错一行也不报', async () => {
  const desk = await office.sit(`${county.url}/ledger`, 'miaoxiaolan');
  await desk.goto(`${county.url}/ledger`);
  await desk.getByRole('row', { name: titles[0] ?? '' }).waitFor();
  expect(await desk.getByRole('columnheader').allInnerTexts()).toEqual(COLUMNS);
  const ledger = await sheetOf(await downloaded(desk, '导出表格'));
  expect(cells(ledger, 1)).toEqual(COLUMNS);
  const rows = (await county.get<Page<LedgerRow>>('miaoxiaolan', '/api/ledger')).items;
  expect(cells(ledger, 2)).toEqual([
    '1',
    rows[0]?.matterNo,
    titles[1],
    '群众来信摘报',
    '闻若川',
    '清槐县水利局',
    '清槐县柳汀镇人民政府',
    '蒲泽',
    '江若水',
    // 县里的钟从九点走起,办到交办要一会儿
    expect.stringMatching(/^2026-03-02 09:[0-5]\d$/),
    '2026-03-23 23:59',
    '',
    '办理中',
    '绿灯',
    '平件',
  ]);

  const page = await office.sit(`${county.url}/ledger`, 'water.handler');
  await page.goto(`${county.url}/ledger`);
  await page.getByRole('button', { name: '表格报送进展' }).click();
  const template = await sheetOf(await downloaded(page, '下载进展模板'));
  const row =
    [...Array(template.rowCount + 1).keys()].find((n) => template.getCell(`B${n || 1}`).text === titles[0]) ?? 0;
  const fill = async (values: Record<string, string | number>): Promise<Buffer> => {
    for (const [column, value] of Object.entries(values)) template.getCell(`${column}${row}`).value = value;
    return Buffer.from(await template.workbook.xlsx.writeBuffer());
  };
  const upload = async (buffer: Buffer): Promise<void> =>
    page.getByRole('dialog').locator('input[type=file]').setInputFiles({
      name: '进展.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer,
    });

  const texts = { D: '已召开现场会', E: '更换主管网', F: '完成总量六成', H: '部门联动', P: '月底前通水' };
  await upload(await fill({ ...texts, G: '一半' }));
  await page.getByText('有2格需要改正,没有报送任何一行').waitFor();
  await page.getByText(`G${row} 完成百分比:请填写0至100的整数`).waitFor();
  await page.getByText(`I${row} 存在问题:请填写存在问题,或写明经核查无问题的依据`).waitFor();
  expect(await page.getByRole('button', { name: '确认报送' }).count()).toBe(0);
  expect((await county.assignment('water', matters[0] ?? '')).progress).toEqual([]);

  const right = await fill({ G: 60, O: '经自查没有新问题' });
  await upload(right);
  await page.getByText('1行核对无误,确认后逐行报送').waitFor();
  await page.getByRole('button', { name: '确认报送' }).click();
  await page.getByText('已报送1行进展').waitFor();
  await county.settled();
  expect((await county.assignment('water', matters[0] ?? '')).progress).toMatchObject([
    { percent: 60, actions: '更换主管网', noProblemStatement: '经自查没有新问题' },
  ]);
  expect((await county.assignment('water', matters[1] ?? '')).progress).toEqual([]);

  // The same workbook once more: already reported, not reported twice.
  await page.getByRole('button', { name: '表格报送进展' }).click();
  await upload(right);
  await page.getByRole('button', { name: '确认报送' }).click();
  await page.getByText('已报送1行进展').last().waitFor();
  await county.settled();
  expect((await county.assignment('water', matters[0] ?? '')).progress).toHaveLength(1);

  await desk.reload();
  await desk
    .getByRole('row', { name: titles[0] ?? '' })
    .getByText('60% 完成总量六成')
    .waitFor();
});
