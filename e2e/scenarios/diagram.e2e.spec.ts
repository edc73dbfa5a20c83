import { type ProcessInstanceView } from '@duban/contracts';
import { County } from './county';
import { Office } from './office';

let county: County;
let office: Office;
let matter: string;
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
  office = await Office.open('Duban@2026');
  matter = await county.issue([
    { role: 'LEAD', unit: 'water' },
    { role: 'CO', unit: 'liuting' },
  ]);
  await county.moveTo('2026-03-02T02:30:00.000Z');
  await county.acknowledge('water', matter);
}, 180_000);
afterAll(async () => {
  await office?.close();
  await county?.close();
});

it('AC-26 打开事项就看到流程图:经过的环节、时刻和经办人,现在的环节和在谁手里', async () => {
  const page = await office.sit(`${county.url}/matters/${matter}`, 'miaoxiaolan');
  const problems: string[] = [];
  page.on('console', (line) => void (/Content Security Policy/.test(line.text()) && problems.push(line.text())));
  await page.goto(`${county.url}/matters/${matter}`);
  await page.getByRole('tab', { name: '流程图' }).click();
  await page.getByRole('img', { name: '批办督查流程图' }).waitFor();
  for (const [node, person] of [
    ['拟办', '苗晓岚'],
    ['立项审核', '甄守拙'],
    ['立项审批', '祁砚秋'],
    ['督办通知签发', '祁砚秋'],
  ] as const) {
    const passed = page.getByRole('list', { name: '经过的环节' }).getByRole('listitem').filter({ hasText: node });
    expect(await passed.first().innerText()).toMatch(new RegExp(`3月2日 \\d{2}:\\d{2} ${person}`));
  }
  const [root] = await county.get<ProcessInstanceView[]>('miaoxiaolan', `/api/process-instances?matterId=${matter}`);
  const active = root?.elements.findLast((e) => e.state === 'ACTIVE')?.elementId ?? '';
  await page.locator(`.current[data-element-id="${active}"]`).waitFor();
  expect(await page.locator('.passed[data-element-id]').count()).toBeGreaterThan(5);
  expect(await page.locator('.taken[data-element-id]').count()).toBeGreaterThan(5);
  const now = page.getByRole('complementary', { name: '事项要点' });
  expect(await now.innerText()).toMatch(/办结报告起草\s*江若水/);
  expect(await now.innerText()).toMatch(/签收\s*柳小渡/);
  expect(problems).toEqual([]);
}, 120_000);

it('AC-26 承办单位看到事项的流程和自己的任务,看不到别的单位办到哪里', async () => {
  const page = await office.sit(`${county.url}/matters/${matter}`, 'liuting.handler');
  await page.goto(`${county.url}/matters/${matter}`);
  await page.getByRole('tab', { name: '流程图' }).click();
  await page.getByRole('img', { name: '批办督查流程图' }).waitFor();
  const now = page.getByRole('complementary', { name: '事项要点' });
  await now.getByText('柳小渡').first().waitFor();
  expect(await now.innerText()).not.toContain('江若水');
}, 120_000);

it('与事项无关的单位打开它:没有找到,也看不到流程', async () => {
  const page = await office.sit(`${county.url}/matters/${matter}`, 'police.handler');
  await page.goto(`${county.url}/matters/${matter}`);
  await page.getByText('可能已不在,或不在您的查看范围内').waitFor();
  expect(await county.get('police.handler', `/api/process-instances?matterId=${matter}`)).toEqual([]);
  expect(await county.get('police.handler', `/api/holders?matterId=${matter}`)).toEqual([]);
}, 120_000);
