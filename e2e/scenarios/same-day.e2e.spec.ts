import { type AssignmentView, type Attachment, type DocumentView, type TimelineEntry } from '@duban/contracts';
import { type Locator, type Page } from 'playwright-core';
import { County } from './county';
import { Office, PHONE } from './office';

const TITLE = '关于柳汀镇鹭洲村饮水工程断供问题的办理';
let county: County;
let office: Office;
beforeAll(async () => {
  county = await County.open('2026-03-02T08:50:00.000Z');
  office = await Office.open('Duban@2026');
});
afterAll(async () => {
  await office?.close();
  await county?.close();
});

const minute = (instant: string | null | undefined): string | undefined => instant?.slice(0, 16);
const at = async (time: string): Promise<void> => {
  const instant = `2026-03-02T${String(Number(time.slice(0, 2)) - 8).padStart(2, '0')}:${time.slice(3)}:00.000Z`;
  await county.moveTo(instant);
  await office.setClock(instant);
};
/** Opens the step on a telephone and sends it as it is. */
const onPhone = async (account: string, matter: string, step: string, submit: string): Promise<void> => {
  const page: Page = await office.sit(`${county.url}/matters/${matter}`, account, PHONE);
  await page.goto(`${county.url}/matters/${matter}`);
  const form: Locator = page.getByRole('region', { name: `办理:${step}` });
  await form.getByRole('button', { name: submit, exact: true }).click();
  await form.waitFor({ state: 'detached' });
  await page.close();
  await county.settled();
};

it('AC-1 批示不过夜:16:50登记特急批示,手机上审批,17:40前编号发出,水利局按时签收,台账写明各个时刻', async () => {
  const photo = new FormData();
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  photo.append('file', new Blob([Buffer.from(png, 'base64')], { type: 'image/png' }), '批示件.png');
  const attachment = (await county.request('youzhi', 'POST', '/api/attachments', photo)) as Attachment;
  const matter = await county.register({ title: TITLE, urgency: 'EXTRA_URGENT', attachments: [attachment] });

  await at('17:00');
  await county.draftOpinion(matter, { deadline: { unit: 'DATE', date: '2026-03-04' } });
  await at('17:05');
  await county.do('zhenshouzhuo', 'matter.check-opinion', matter, { agree: true, opinion: '同意' });
  await at('17:10');
  await onPhone('qiyanqiu', matter, '立项审批', '提交审批意见');
  await at('17:25');
  const deadline = { unit: 'DATE', date: '2026-03-04' };
  await county.do('miaoxiaolan', 'notice.draft', matter, county.notice([{ role: 'LEAD', unit: 'water', deadline }]));
  await at('17:36');
  await onPhone('qiyanqiu', matter, '督办通知签发', '签发');
  const [notice] = await county.get<DocumentView[]>('miaoxiaolan', `/api/documents?matterId=${matter}`);
  expect(notice?.documentNo).toBe('清政督函〔2026〕1号');
  expect(minute(notice?.issuedAt)).toBe('2026-03-02T09:36');

  await at('18:20');
  const signed: AssignmentView = await county.acknowledge('water', matter);
  expect([signed.issuedAt, signed.acknowledgeDueAt, signed.acknowledgedAt].map(minute)).toEqual([
    '2026-03-02T09:36',
    '2026-03-02T10:36',
    '2026-03-02T10:20',
  ]);
  expect(signed).toMatchObject({ dueAt: '2026-03-04T15:59:59.000Z', light: 'GREEN' });

  const desk = await office.sit(`${county.url}/ledger`, 'miaoxiaolan');
  await desk.goto(`${county.url}/ledger`);
  const row = desk.getByRole('row', { name: TITLE });
  for (const text of ['2026-03-02 17:36', '2026-03-04 23:59', '绿灯', '办理中', '特急'])
    await row.getByText(text).waitFor();
  const times = (await county.get<TimelineEntry[]>('miaoxiaolan', `/api/timeline?matterId=${matter}`)).map(
    ({ title, at: moment }) => `${moment.slice(11, 16)} ${title}`,
  );
  for (const moment of ['08:50 登记', '09:00 拟办', '09:10 立项', '09:36 下达', '10:20 签收'])
    expect(times.some((time) => time.startsWith(moment))).toBe(true);
});
