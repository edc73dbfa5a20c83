import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verifyPackage } from '@duban/documents';
import { type Locator, type Page, type Route } from 'playwright-core';
import { words } from '@duban/contracts';
import { choose, Office, PHONE } from './office';
import { said, start, stopAll, type Run, urlOf } from './program';

const TITLE = '关于柳汀镇芦荡村饮水工程断供问题的办理';
let folder: string;
let office: Office;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'duban-instruction-'));
  chmodSync(folder, 0o755);
  office = await Office.open('Duban@2026');
});
afterAll(async () => {
  await office?.close();
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
});

const begin = (): Run => start(['--port', '0', '--data-dir', path.join(folder, 'data')]);
let url: string;
let matter: string;

/** Opens the matter, waits until the step is there without a reload, fills its form, sends it, and sees it gone. */
const step = async (
  account: string,
  name: string,
  submit: string,
  fill?: (form: Locator, page: Page) => Promise<void>,
) => {
  const page = await office.sit(`${url}/matters/${matter}`, account);
  if (!page.url().includes(matter)) await page.goto(`${url}/matters/${matter}`);
  const form = page.getByRole('region', { name: `办理:${name}` }).first();
  // After a power cut a job that was in work is given again when its lease is over.
  await form.waitFor({ timeout: 120_000 }).catch(async (error: Error) => {
    throw new Error(`${account} ${name}: ${error.message}\n${await page.locator('main').innerText()}`);
  });
  const before = await page.getByRole('region', { name: `办理:${name}` }).count();
  await fill?.(form, page);
  await form.getByRole('button', { name: submit, exact: true }).click();
  for (const end = Date.now() + 30_000; (await page.getByRole('region', { name: `办理:${name}` }).count()) >= before;) {
    if (Date.now() > end) throw new Error(`${account} ${name}:\n${await page.locator('main').innerText()}`);
    await page.waitForTimeout(100);
  }
  await page.close();
};
const write =
  (texts: Record<string, string>) =>
  async (form: Locator): Promise<void> => {
    for (const [label, text] of Object.entries(texts))
      await form.getByLabel(new RegExp(`^${label}(\\(选填\\))?$`)).fill(text);
  };
const acknowledge = (handler: string) => async (form: Locator, page: Page) => choose(page, form, '承办人', handler);

it('批办督查:十个人各在自己的浏览器里把一件批示从登记办到归档,中途断电不丢一步', async () => {
  const first = begin();
  url = await urlOf(first);
  await said(first, /演示账号/, 400_000);

  // 登记
  const desk = await office.sit(`${url}/register`, 'youzhi');
  await desk.goto(`${url}/register`);
  await write({
    事项标题: TITLE,
    批示原文: '群众饮水无小事,请水利局立即查清断供原因,尽快恢复供水。',
    来文标题: '柳汀镇关于芦荡村饮水工程断供的报告',
  })(desk.locator('form'));
  await choose(desk, desk.locator('form'), '批示领导', '闻若川');
  await desk.getByText('特急', { exact: true }).click();
  await desk.getByLabel('本事项及附件不涉及国家秘密').check();
  await desk.getByRole('button', { name: '登记', exact: true }).click();
  await desk.waitForURL(/\/matters\/[0-9a-f-]{36}/);
  matter = /matters\/([0-9a-f-]{36})/.exec(desk.url())?.[1] ?? '';

  // 拟办 → 立项
  await step('miaoxiaolan', '拟办', '提交拟办意见', async (form, page) => {
    await write({ 办理要求: '查清断供原因,恢复供水', 办结标准: '村民恢复正常用水并经核实' })(form);
    await choose(page, form, '督办责任人', '苗晓岚');
    await form.getByText('已核对,没有重复立项').click();
  });
  await step('zhenshouzhuo', '立项审核', '提交审核意见');
  await step('qiyanqiu', '立项审批', '提交审批意见');

  // 交办
  await step('miaoxiaolan', '交办拟稿', '送签发', async (form, page) => {
    await form.getByLabel('联系人及电话').fill('苗晓岚 0100-1234567');
    await choose(page, form, '承办单位1', '水利局');
    await choose(page, form, '责任领导1', '蒲泽');
    await form.getByRole('button', { name: '添加承办单位' }).click();
    await choose(page, form, '承办单位2', '柳汀镇');
    await choose(page, form, '责任领导2', '柳小渡');
    await form.getByLabel('承办要求2').fill('配合抢修,安置群众用水');
  });
  await step('qiyanqiu', '督办通知签发', '签发');

  // 断电
  first.child.kill('SIGKILL');
  await first.ended;
  url = await urlOf(begin());

  // 签收、承办
  await step('water.handler', '签收', '签收', acknowledge('江若水'));
  await step('liuting.handler', '签收', '签收', acknowledge('柳小渡'));
  await step('liuting.handler', '协办意见', '报送协办意见', write({ 协办意见: '已用水车送水,安置群众312人' }));
  const photo = path.join(folder, '恢复供水现场.png');
  writeFileSync(
    photo,
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  );
  await step('water.handler', '办结报告起草', '送审核', async (form) => {
    await write({
      实情: '主管网爆裂致断供',
      症结: '管网老化',
      措施: '更换主管网1200米',
      结果: '已恢复供水',
      经核查无问题的依据: '入户核查312户均已通水',
      原因分析: '管网超期使用',
      下步打算: '年内完成管网改造',
    })(form);
    await form.locator('input[type=file]').setInputFiles(photo);
    await form.getByText('恢复供水现场.png').waitFor();
  });
  await step('water.leader', '办结报告审核', '提交审核');
  await step('water.head', '办结报告签报', '签报');

  // 审核
  const pass = async (form: Locator): Promise<void> => {
    for (const check of Object.values(words.reviewCheck)) await form.getByLabel(check, { exact: true }).check();
    for (let i = 0; i < 3; i++) await form.getByText('通过', { exact: true }).nth(i).click();
  };
  await step('miaoxiaolan', '审核', '提交审核', pass);
  await step('zhenshouzhuo', '复审', '提交复审');

  // 反馈
  await step('miaoxiaolan', '专报起草', '送签发', async (form, page) => {
    // 承办单位的报告比表单晚到,办理结果也要填好
    const late = async (route: Route): Promise<void> => {
      await form.waitFor();
      await route.continue();
    };
    await page.route('**/api/assignments?*', late, { times: 1 });
    await page.reload();
    await write({
      办理过程: '交水利局牵头,柳汀镇协办',
      经核查无问题的依据: '电话回访20户均已通水',
      下步建议: '纳入管网改造计划',
    })(form);
    expect(await form.getByLabel('办理结果').inputValue()).toBe('已恢复供水');
  });
  await step('qiyanqiu', '专报签发', '签发');
  const phone = await office.sit(url, 'wenruochuan', PHONE);
  const reading = phone.getByRole('region', { name: `阅示:${TITLE}` });
  await reading.waitFor({ timeout: 60_000 });
  await phone.screenshot({ path: path.join(folder, 'leader.png') });
  await reading.getByRole('button', { name: '同意办结' }).click();
  await reading.waitFor({ state: 'detached' });

  // 归档
  await step('miaoxiaolan', '鉴定', '提交鉴定', async (form) => form.getByText('全部材料不涉及国家秘密').click());
  await step('bianshuping', '档案接收', '提交接收意见');
  const archive = await office.sit(`${url}/matters/${matter}`, 'bianshuping');
  await archive.getByText('已归档').first().waitFor({ timeout: 60_000 });
  await archive.getByRole('tab', { name: '档案' }).click();
  const [download] = await Promise.all([
    archive.waitForEvent('download'),
    archive.getByRole('link', { name: '下载归档数据包' }).click(),
  ]);
  const { files, failures } = await verifyPackage(readFileSync(await download.path()));
  expect(failures).toEqual([]);
  const opened = path.join(folder, 'package');
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(opened, name)), { recursive: true });
    writeFileSync(path.join(opened, name), bytes);
  }
  expect(execFileSync(process.execPath, ['verify.mjs'], { cwd: opened, encoding: 'utf8' })).toContain('校验通过');

  // 台账、流程图
  const ledger = await office.sit(`${url}/ledger`, 'miaoxiaolan');
  await ledger.goto(`${url}/ledger`);
  await ledger.getByRole('row', { name: TITLE }).getByText('已归档').waitFor();
});
