import { randomUUID } from 'node:crypto';
import { createLogger, openTransport } from '@duban/host';
import { eventually } from '@duban/testing';
import { County } from './county';
import { Office } from './office';

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

/** A fact as a program of the next release would publish it. */
const newerFact = (id: string, matterId: string) => ({
  specversion: '1.0' as const,
  id,
  source: '/duban/intake',
  type: 'matter.registered.v9',
  subject: matterId,
  time: '2026-03-02T01:00:00.000Z',
  datacontenttype: 'application/json' as const,
  tenant: '990121',
  sequence: 1,
  partitionkey: matterId,
  actor: { id: 'x', name: '某人' },
  data: {},
});

describe('事实投递', () => {
  it('版本不认识的事实停在流程异常页, 写明哪个服务和原因; 主任重新投递', async () => {
    const kafka = { DUBAN_KAFKA_BROKERS: process.env['DUBAN_E2E_WITH_KAFKA_BROKERS'] };
    const transport = await openTransport({ ...kafka, DUBAN_DATABASE_URL: county.database }, createLogger('silent'));
    const id = randomUUID();
    await transport.publish([newerFact(id, randomUUID())]);
    await eventually('it is parked', async () => (await transport.parked()).some((p) => p.id === id));

    const page = await office.sit(county.url, 'zhenshouzhuo');
    await page.goto(`${county.url}/incidents`);
    const flow = page.getByRole('region', { name: '事实投递' });
    await flow.getByText('unknown version: matter.registered.v9').first().waitFor();
    await flow.getByText(/催办提醒:待处理 [1-9]/).waitFor();
    await flow.getByRole('button', { name: '重新投递' }).first().click();
    await page.getByText('已重新投递').waitFor();
    await transport.close();
  });
});
