import { type MessageView, type Page, type ReceiptView } from '@duban/contracts';
import { eventually } from '@duban/testing';
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
});
afterAll(async () => {
  await office?.close();
  await county?.close();
});

const receipts = async (): Promise<ReceiptView[]> =>
  (await county.get<Page<ReceiptView>>('miaoxiaolan', `/api/messages/receipts?matterId=${matter}`)).items;

describe('消息与送达', () => {
  it('联络员看到未读数, 只看未读, 全部已读后角标消失; 可以改消息设置', async () => {
    const page = await office.sit(county.url, 'water.handler');
    const menu = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /消息/ });
    await menu.locator('.count').waitFor();
    await menu.click();
    const [message] = (await county.get<Page<MessageView>>('water.handler', '/api/messages')).items;
    expect(message).toMatchObject({ title: '新的承办任务', matterId: matter });
    await page.getByText('未读', { exact: true }).click();
    await page
      .getByText(message?.assignmentNo ?? 'none', { exact: false })
      .first()
      .waitFor();
    await page.getByRole('button', { name: '全部已读' }).click();
    await page.getByText('没有未读的消息').waitFor();
    await menu.locator('.count').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '设置' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('站内消息不能关闭').waitFor();
    expect(await drawer.getByRole('switch', { name: '交办:站内' }).isDisabled()).toBe(true);
    expect(await drawer.getByRole('switch', { name: '交办:站内' }).isChecked()).toBe(true);
  });

  it('督查员在事项页看到谁收到、看了没有', async () => {
    await eventually('the messages are delivered', async () =>
      (await receipts()).some(({ sentAt }) => sentAt !== null),
    );
    const page = await office.sit(`${county.url}/matters/${matter}`, 'miaoxiaolan');
    await page.goto(`${county.url}/matters/${matter}`);
    await page.getByRole('tab', { name: '收阅' }).click();
    const table = page.getByRole('table', { name: '收阅情况' });
    const read = table.getByRole('row', { name: /江若水/ });
    await read.first().waitFor();
    expect(await read.first().innerText()).not.toContain('未读');
    expect(
      await table
        .getByRole('row', { name: /柳小渡/ })
        .first()
        .innerText(),
    ).toContain('未读');
  });

  it('督查室主任在送达台账按收件人筛选并重发', async () => {
    const page = await office.sit(`${county.url}/deliveries`, 'zhenshouzhuo');
    await page.goto(`${county.url}/deliveries?person=${encodeURIComponent('江若水')}`);
    const row = page.getByRole('table', { name: '送达台账' }).getByRole('row', { name: /江若水.*已送出/ });
    await row.first().waitFor();
    expect(await page.getByRole('row', { name: /柳小渡/ }).count()).toBe(0);
    await row.first().getByRole('button', { name: '重发给江若水' }).click();
    await page.getByText('已交给渠道重发').waitFor();
    await page.getByText('甄守拙重发').first().waitFor();
  });
});
