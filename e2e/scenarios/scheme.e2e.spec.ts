import { type Page } from 'playwright-core';
import { eventually } from '@duban/testing';
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
const openAt = async (account: string, path: string): Promise<Page> => {
  const page = await office.sit(`${county.url}${path}`, account);
  await page.goto(`${county.url}${path}`);
  return page;
};

it('制度方案:督查室主任拟订,填错处指明在哪一项,办公室主任比较后发布', async () => {
  const chief = await openAt('zhenshouzhuo', '/schemes');
  const versions = chief.getByRole('table', { name: '制度方案各版' });
  await versions.getByText('施行中').waitFor();
  expect(await chief.getByRole('button', { name: '比较并发布' }).count()).toBe(0);
  await chief.getByRole('button', { name: '以此为依据拟订' }).click();
  await chief.getByText('写进每条事实,说明当时按哪一版办').waitFor();
  await chief.getByLabel('退办窗口平件数').fill('5');
  await chief.getByLabel('黄灯比例').fill('130');
  await chief.getByLabel('保管期限第2行上移').click();
  await chief.getByRole('region', { name: '催办' }).getByLabel('第2级工作日').fill('-5');
  await chief.getByRole('button', { name: '保存草稿' }).click();
  const wrong = chief.getByRole('alert');
  await wrong.getByText('有3处填写有误').waitFor();
  for (const text of ['请填写版本', '不大于1', '第2行:须晚于上一级']) await wrong.getByText(text).waitFor();

  await chief.getByLabel('版本', { exact: true }).fill('v2');
  await chief.getByLabel('黄灯比例').fill('30');
  await chief.getByRole('region', { name: '催办' }).getByLabel('第2级工作日').fill('-2');
  await chief.getByRole('button', { name: '保存草稿' }).click();
  await versions.getByRole('row', { name: /v2 草稿/ }).waitFor();

  const director = await openAt('qiyanqiu', '/schemes');
  await director.getByRole('button', { name: '比较并发布' }).click();
  const dialog = director.getByRole('dialog');
  const changes = dialog.getByRole('table', { name: '改动' });
  for (const row of [/退办窗口 平件3个工作日 平件5个工作日/, /黄灯比例 20% 30%/, /催办升级/, /保管期限/])
    await changes.getByRole('row', { name: row }).waitFor();
  await dialog.getByLabel('施行日期').fill('2026-03-01');
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  await dialog.getByText('施行日期2026-03-01已过').waitFor();
  await dialog.getByLabel('施行日期').fill('2026-03-02');
  // After a refusal its name may still begin with that of the leaving spinner.
  await dialog.getByRole('button', { name: /发布$/ }).click();
  await director.getByRole('row', { name: /v2 已发布 施行中 2026-03-02/ }).waitFor();

  const clerk = await openAt('youzhi', '/schemes');
  await clerk
    .getByRole('row', { name: /v2 已发布 施行中/ })
    .getByRole('link')
    .click();
  await clerk.getByRole('region', { name: '各环节时限' }).waitFor();
  expect(await clerk.getByLabel('退办窗口平件数').isDisabled()).toBe(true);
  expect(await clerk.getByRole('button', { name: '保存草稿' }).count()).toBe(0);
});

it('代理:局长授予副局长,副局长页首写明代谁,终止后即没有', async () => {
  const head = await openAt('water.head', '/delegations');
  await head.getByRole('button', { name: '授予代理' }).click();
  const form = head.getByRole('dialog');
  await form.getByLabel('承办单位主要负责人').check();
  await choose(head, form, '代理人', '沈渠');
  await form.getByLabel('自', { exact: true }).fill('2026-03-02');
  await form.getByLabel('至(当日止)').fill('2026-03-01');
  await form.getByLabel('依据').fill('外出培训');
  await form.getByRole('button', { name: '授予', exact: true }).click();
  await form.getByText('止日不能早于起日').waitFor();
  await form.getByLabel('至(当日止)').fill('2026-03-06');
  await form.getByRole('button', { name: /授予$/ }).click();
  const current = head.getByRole('table', { name: '代理中和将要代理' });
  await current
    .getByRole('row', { name: /蒲泽 沈渠 .*承办单位主要负责人 2026-03-02至2026-03-06 外出培训 代理中/ })
    .waitFor();

  const deputy = await openAt('water.leader', '/delegations');
  const strip = deputy.getByRole('status').filter({ hasText: '代理蒲泽的“承办单位主要负责人”职务' });
  await strip.waitFor();

  await current.getByRole('button', { name: '终止' }).click();
  await head.getByRole('dialog').getByRole('button', { name: '终止', exact: true }).click();
  await head.getByRole('table', { name: '以前的代理' }).getByText('蒲泽终止:提前终止').waitFor();
  // The service that tells who one is hears of the end as a fact.
  await eventually('the deputy acts for nobody', async () => {
    await deputy.reload();
    await deputy.getByRole('table', { name: '以前的代理' }).waitFor();
    return (await strip.count()) === 0;
  });
});
