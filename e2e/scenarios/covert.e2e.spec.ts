import { randomUUID } from 'node:crypto';
import { type InspectionRecordView } from '@duban/contracts';
import { demoAdminPassword } from '@duban/platform';
import { eventually, line, type Line } from '@duban/testing';
import { type Page } from 'playwright-core';
import { County } from './county';
import { Phone } from './phone';
import { Reading } from './reading';

const NOTHING: string[] = [];
/** Words of the covert check and of its record: where one of them shows, the unit has learnt of it. */
const secret = {
  purpose: '窗口是否缺岗的暗查',
  point: '鹭洲泵站值班室',
  place: '鹭洲村西三里',
  observed: '值班室上锁无人应答',
};
const words = Object.values(secret);
const [inspection, point] = [randomUUID(), randomUUID()];

let county: County;
let reading: Reading;
let live: Awaited<ReturnType<Reading['listen']>>;
let wire: Line;
const phone = new Phone();
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
  reading = new Reading(county);
  live = await reading.listen('water.handler');
  wire = await line(new URL(county.url).host);
});
afterAll(async () => {
  await phone.close();
  await wire?.close();
  await live?.stop();
  reading?.close();
  await county?.close();
});

const recordsOf = (): Promise<InspectionRecordView[]> =>
  county.get<InspectionRecordView[]>('miaoxiaolan', `/api/inspection-records?inspectionId=${inspection}`);

const signIn = async (page: Page): Promise<void> => {
  await page.getByLabel('账号').fill('miaoxiaolan');
  await page.getByLabel('口令').fill(demoAdminPassword);
  await page.getByRole('button', { name: '登录' }).click();
};
/** One picture, as a phone's camera gives it. */
const picture = {
  name: '上锁的值班室.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

it('S-58 AC-11 暗访: 手机没有网络记下底稿和照片, 浏览器被杀也不丢, 有了网络自动报送; 被查单位的接口、导出、检索、消息、推送、流程图里都没有', async () => {
  const matter = await county.issue([{ role: 'LEAD', unit: 'water' }]);
  const task = await county.acknowledge('water', matter);
  await county.do('miaoxiaolan', 'inspection.plan', inspection, {
    ...{ matterId: matter, mode: 'COVERT_VISIT', purpose: secret.purpose, subjects: [county.unit('water')] },
    ...{ points: [{ pointId: point, name: secret.point, place: secret.place }], methods: ['COVERT_VISIT'] },
    ...{ team: [county.person('miaoxiaolan')], fromOn: '2026-03-02', untilOn: '2026-03-06' },
  });
  await county.awaits('zhenshouzhuo', 'inspection.decide', matter);
  await county.do('zhenshouzhuo', 'inspection.decide', inspection, { agree: true, opinion: '' });
  await county.awaits('miaoxiaolan', 'inspection.conclude', matter);

  const origin = `http://${wire.address}`;
  const first = await phone.open(origin);
  await first.goto(`${origin}/field`);
  await signIn(first);
  await first.getByText(secret.point).waitFor();
  await first.getByText('本页没有网络也能打开').waitFor();

  wire.cut();
  await first.reload();
  await first.getByRole('button', { name: `记录 ${secret.point}` }).click();
  const sheet = first.getByRole('region', { name: `现场记录:${secret.point}` });
  await sheet.getByLabel('到访时间').fill('2026-03-02T09:40');
  await sheet.getByLabel('现场情况').fill(secret.observed);
  await sheet.getByLabel('拍照').setInputFiles(picture);
  await sheet.getByText('30.12345, 119.23456').waitFor();
  await phone.kill();

  const second = await phone.open(origin);
  await second.goto(`${origin}/field`);
  const kept = second.getByRole('region', { name: '手机上的记录' });
  await kept.getByText(secret.observed).waitFor();
  await kept.getByRole('button', { name: '接着写' }).click();
  const again = second.getByRole('region', { name: `现场记录:${secret.point}` });
  await again.getByRole('img', { name: picture.name }).waitFor();
  await again.getByRole('button', { name: '报送' }).click();
  await kept.getByText('等候报送').waitFor();
  expect(await recordsOf()).toEqual([]);

  wire.mend();
  await kept.getByRole('button', { name: '现在报送' }).click();
  // The session ended with the browser: nothing goes out before somebody has signed in.
  await second.getByRole('button', { name: '重新登录' }).click();
  await signIn(second);
  await second.getByText('已与平台同步').waitFor();
  await kept.waitFor({ state: 'detached' });
  const [record, ...others] = await eventually('the record has arrived', async () => {
    const all = await recordsOf();
    return all.length > 0 && all;
  });
  expect(others).toEqual([]);
  expect(record).toMatchObject({
    visitedAt: '2026-03-02T01:40:00.000Z',
    observations: secret.observed,
    mode: 'COVERT_VISIT',
    photos: [
      { position: { latitude: 30.12345, longitude: 119.23456 }, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ],
  });
  await county.settled();

  const photo = record?.photos[0]?.file.digest ?? '';
  const ids = [matter, task.id, inspection, point, record?.id ?? '', photo];
  const routes = await reading.routes(ids);
  const asked = {
    matterId: matter,
    assignmentId: task.id,
    inspectionId: inspection,
    text: '值班室',
    title: '关于饮水',
  };
  for (const account of ['water.handler', 'water.leader', 'water.head']) {
    const answers = await reading.all(account, routes, asked);
    const read = [...answers].filter(([key]) => key.startsWith('200'));
    for (const route of [
      'matters',
      'assignments',
      'ledger.xlsx',
      'timeline',
      'messages',
      'search',
      'process-instances',
    ])
      expect(read.some(([key]) => key.includes(`/api/${route}`))).toBe(true);
    expect([...answers].filter(([, text]) => words.some((word) => text.includes(word)))).toEqual(NOTHING);
    const told = read.filter(
      ([key, text]) => !key.includes('/api/openapi') && /inspection|sp-field-check|暗访/.test(text),
    );
    expect(told.map(([key]) => key).filter((key) => !key.includes('asyncapi'))).toEqual(NOTHING);
    expect([...answers.keys()].filter((key) => key.includes(`/attachments/${photo}`))).toEqual([
      `404 /api/attachments/${photo}`,
    ]);
  }
  expect((await reading.all('miaoxiaolan', [`/api/attachments/${photo}`], {})).keys().next().value).toMatch(/^200/);

  await eventually('the unit was told of its task', () => live.heard().includes('assignment.issued.v1'));
  expect(live.heard()).not.toContain('inspection');
});
