import { randomUUID } from 'node:crypto';
import { countDeadline } from '@duban/calendar';
import { type CalendarsView, type Role } from '@duban/contracts';
import { type Running, type ServiceEnv, startServices } from '@duban/host';
import { eventually } from '@duban/testing';
import { REGION, testHost, type TestHost } from '@duban/testing/host';
import { definition } from '../app.module';

let host: TestHost;
let running: Running;
let env: ServiceEnv;
const start = async (): Promise<void> => {
  const service = definition({ region: REGION, adminPassword: 'First-Password-7', say: () => undefined });
  running = await startServices([{ ...service, start: async (given) => void (env = given) }], host.options);
};
beforeAll(async () => {
  host = await testHost();
  await start();
});
afterAll(async () => {
  await running.close();
  await host.close();
});

const table = {
  year: 2027,
  source: '国办发明电〔2026〕9号',
  off: [
    ...['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-05-01', '2027-05-03'],
    ...['2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03', '2027-05-02'],
  ],
  work: ['2027-02-20'],
};
const call = async (role: Role, method: string, path: string, body?: unknown, region = REGION) => {
  const actor = { id: randomUUID(), name: '祁砚秋', roles: [role], units: [], region };
  const response = await fetch(`${running.url}${path}`, {
    method,
    headers: {
      ...(await host.bearer(actor)),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const calendars = async (region = REGION): Promise<CalendarsView> =>
  (await call('LIAISON', 'GET', '/api/calendars', undefined, region)).body as CalendarsView;
const due = () => countDeadline({ unit: 'WORKDAY', amount: 2 }, '2026-12-31T01:00:00.000Z', env.calendar(REGION));

it('没有公布的年份标明, 只有法定节假日', async () => {
  const { version, years, drafts } = await calendars();
  expect({ version, drafts }).toEqual({ version: '国务院2026', drafts: [] });
  expect(years.slice(0, 2)).toMatchObject([
    { year: 2027, status: 'UNPUBLISHED', version: null },
    { year: 2026, status: 'BUILT_IN', version: '国务院2026' },
  ]);
  expect(years.at(-1)?.year).toBe(2004);
});

it('I-21 拟稿什么也不改; 公布后本地区的期限按新表算, 别的地区不变, 重启后仍然是', async () => {
  const id = randomUUID();
  expect(due()).toMatchObject({ provisional: true, calendarVersion: '国务院2026' });
  expect(await call('OFFICE_DIRECTOR', 'POST', `/api/calendars/${id}/draft`, table)).toMatchObject({ status: 200 });
  expect((await calendars()).drafts).toMatchObject([{ id, year: 2027, status: 'DRAFTED', localWork: [] }]);
  expect(due()).toMatchObject({ provisional: true });
  expect(await call('SYSTEM_ADMIN', 'POST', `/api/calendars/${id}/publish`, {})).toMatchObject({ status: 200 });
  await eventually('published', () => !due().provisional);
  expect(due()).toMatchObject({ provisional: false, calendarVersion: '第1版·2027年' });
  const { version, years, drafts } = await calendars();
  expect({ version, drafts }).toEqual({ version: '第1版·2027年', drafts: [] });
  expect(years[0]).toMatchObject({ year: 2027, status: 'PUBLISHED', source: table.source, by: { name: '祁砚秋' } });
  expect(env.calendar('990122').version).toBe('国务院2026');
  await running.close();
  await start();
  expect(due()).toMatchObject({ provisional: false, calendarVersion: '第1版·2027年' });
});

it('更正是另一份, 同年份以后公布的为准', async () => {
  const id = randomUUID();
  await call('OFFICE_DIRECTOR', 'POST', `/api/calendars/${id}/draft`, { ...table, localWork: ['2027-01-02'] });
  await call('OFFICE_DIRECTOR', 'POST', `/api/calendars/${id}/publish`, {});
  await eventually('published', () => due().calendarVersion === '第2版·2027年');
  expect(due()).toMatchObject({ dueAt: '2027-01-04T15:59:59.000Z' });
  expect(await call('OFFICE_DIRECTOR', 'POST', `/api/calendars/${id}/draft`, table)).toMatchObject({
    status: 409,
    body: { code: 'calendar.wrong-status' },
  });
});

it('表有错不存; 别的职务不能拟', async () => {
  const path = `/api/calendars/${randomUUID()}/draft`;
  expect(await call('OFFICE_DIRECTOR', 'POST', path, { ...table, work: ['2027-05-01'] })).toMatchObject({
    status: 422,
    body: { code: 'calendar.table-wrong' },
  });
  expect(await call('SUPERVISOR', 'POST', path, table)).toMatchObject({ status: 403 });
  expect((await calendars()).drafts).toEqual([]);
});
