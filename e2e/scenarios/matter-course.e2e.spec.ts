import { type MatterView } from '@duban/contracts';
import { type Page } from 'playwright-core';
import { County } from './county';
import { choose, Office } from './office';

let county: County;
let office: Office;
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
  office = await Office.open('Duban@2026');
});
afterAll(async () => {
  await office?.close();
  await county?.close();
});

const openMatter = async (account: string, id: string): Promise<Page> => {
  const page = await office.sit(`${county.url}/matters/${id}`, account);
  await page.goto(`${county.url}/matters/${id}`);
  return page;
};
/** Opens one of 其他办理; its form, with what follows from it above. */
const act = async (page: Page, name: string): Promise<ReturnType<Page['getByRole']>> => {
  await page.getByRole('button', { name: '其他办理' }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
  return page.getByRole('dialog');
};

it('队伍建设:登记时列知悉范围,范围外的人打开是没有找到,扩大以后看得到 (S-27)', async () => {
  const desk = await office.sit(`${county.url}/register`, 'youzhi');
  await desk.goto(`${county.url}/register`);
  const form = desk.locator('form');
  await form.getByLabel('事项标题').fill('关于某乡干部作风问题反映的核查');
  await form.getByLabel('批示原文').fill('请核查属实与否,并报结果。');
  await form.getByLabel('来文标题').fill('来信摘报');
  await choose(desk, form, '批示领导', '闻若川');
  await choose(desk, form, '批示内容类别', '队伍建设');
  await form.getByLabel('本事项及附件不涉及国家秘密').check();
  await desk.getByRole('button', { name: '登记', exact: true }).click();
  await form.getByText('请列出知悉范围').waitFor();
  await form.getByLabel('知悉范围').fill('甄守拙');
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: '登记', exact: true }).click();
  await desk.waitForURL(/\/matters\/[0-9a-f-]{36}/);
  const id = /matters\/([0-9a-f-]{36})/.exec(desk.url())?.[1] ?? '';

  const outside = await openMatter('miaoxiaolan', id);
  await outside.getByText('没有找到').waitFor();
  const chief = await openMatter('zhenshouzhuo', id);
  const facts = chief.getByRole('complementary', { name: '事项要点' });
  await facts.getByText(/知悉范围/).waitFor();
  for (const name of ['尤芷', '闻若川', '甄守拙']) expect(await facts.innerText()).toContain(name);

  const wider = await act(chief, '扩大知悉范围');
  await wider.getByLabel('增加的知悉人').fill('苗晓岚');
  await chief.keyboard.press('Enter');
  await wider.getByLabel('理由').fill('由其办理');
  await wider.getByRole('button', { name: '扩大知悉范围' }).click();
  await facts.getByText('尤芷、闻若川、甄守拙、苗晓岚').waitFor();
  await outside.reload();
  await outside.getByRole('heading', { name: '关于某乡干部作风问题反映的核查' }).waitFor();
});

it('中止、恢复、撤销只给有权的人,办之前说清会怎样,办之后事项页写明', async () => {
  const id = await county.issue([{ role: 'LEAD', unit: 'water' }]);
  const director = await openMatter('qiyanqiu', id);
  const pause = await act(director, '中止');
  await pause.getByText('中止期间各单位的时限都停住').waitFor();
  await pause.getByLabel('中止理由').fill('等待上级批复');
  await pause.getByLabel('预计恢复日期').fill('2026-03-12');
  await pause.getByRole('button', { name: '中止办理' }).click();
  await director.getByText('起中止,预计2026-03-12恢复').waitFor();

  const supervisor = await openMatter('miaoxiaolan', id);
  await supervisor.getByText('中止中,时限停住').waitFor();
  await supervisor.getByRole('button', { name: '其他办理' }).click();
  await supervisor.getByRole('menuitem', { name: /^再次批示/ }).waitFor();
  expect(await supervisor.getByRole('menuitem', { name: /^(恢复|撤销)/ }).count()).toBe(0);

  const again = await act(director, '恢复');
  await again.getByLabel('恢复理由').fill('批复已到');
  await again.getByRole('button', { name: '恢复办理' }).click();
  await director.getByText('起中止,预计2026-03-12恢复').waitFor({ state: 'detached' });

  const head = await openMatter('wenruochuan', id);
  const end = await act(head, '撤销');
  await end.getByLabel('撤销理由').fill('已由上级统一处理');
  await end.getByLabel('撤销依据').fill('县长办公会纪要〔2026〕3号');
  await end.getByRole('button', { name: '撤销事项' }).click();
  await head.locator('.matter-head').getByText('已撤销').waitFor();
  await county.settled();
  const { status } = await county.get<MatterView>('wenruochuan', `/api/matters/${id}`);
  expect(status).toBe('REVOKED');
});
