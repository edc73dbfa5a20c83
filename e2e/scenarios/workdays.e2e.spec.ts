import { type CalendarsView, type ClockView, type MessageView, type Page } from '@duban/contracts';
import { eventually } from '@duban/testing';
import { County } from './county';
import { Office } from './office';

let county: County;
let office: Office;
beforeAll(async () => {
  county = await County.open('2025-11-30T01:00:00.000Z');
  office = await Office.open('Duban@2026');
});
afterAll(async () => {
  await office?.close();
  await county?.close();
});

/** 交办 on the day the clock stands at; how the due date was counted. */
const counted = async (deadline: object): Promise<{ matter: string; clock: ClockView }> => {
  const matter = await county.issue([{ role: 'LEAD', unit: 'water', deadline }]);
  const { id } = await county.assignment('water', matter);
  return { matter, clock: await county.get<ClockView>('water.handler', `/api/assignments/${id}/clock`) };
};
const dueDay = ({ dueAt }: ClockView): string => new Date(Date.parse(dueAt) + 8 * 3_600_000).toISOString().slice(0, 10);
const countedDays = ({ days }: ClockView): string[] => days.filter((day) => day.counted).map(({ day }) => day);

it('AC-18 2025-11-30 起 3 个月是 2026-02-28:没有对应日的为月末日,当天调休上班所以不顺延', async () => {
  expect(dueDay((await counted({ unit: 'MONTH', amount: 3 })).clock)).toBe('2026-02-28');
});

it('AC-18 交办 2026-02-13 加 3 个工作日是 2026-02-25:2 月 14 日上班,15 日至 23 日放假', async () => {
  await county.moveTo('2026-02-13T01:00:00.000Z');
  const { clock } = await counted({ unit: 'WORKDAY', amount: 3 });
  expect(dueDay(clock)).toBe('2026-02-25');
  expect(countedDays(clock)).toEqual(['2026-02-14', '2026-02-24', '2026-02-25']);
});

it('AC-18 交办 2026-09-18(周五)加 3 个工作日是 2026-09-22:周日 9 月 20 日上班', async () => {
  await county.moveTo('2026-09-18T01:00:00.000Z');
  const { clock } = await counted({ unit: 'WORKDAY', amount: 3 });
  expect(dueDay(clock)).toBe('2026-09-22');
  expect(countedDays(clock)).toEqual(['2026-09-20', '2026-09-21', '2026-09-22']);
});

const notice = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦:1月1日(周五)至4日(周一)放假调休,共4天。
二、春节:2月5日(周五)至11日(周四)放假调休,共7天。2月20日(周六)上班。
三、清明节:4月3日(周六)至5日(周一)放假,共3天。
四、劳动节:5月1日(周六)至5日(周三)放假调休,共5天。
五、端午节:6月9日(周三)放假。
六、中秋节:9月15日(周三)放假。
七、国庆节:10月1日(周五)至7日(周四)放假调休,共7天。`;

it('AC-18 到未公布年份的时限标“暂算”;导入通知前看得到哪些会变,公布后重算并告知单位', async () => {
  await county.moveTo('2026-12-29T01:00:00.000Z');
  const { matter, clock } = await counted({ unit: 'WORKDAY', amount: 3 });
  expect(clock).toMatchObject({ provisional: true, calendarVersion: '国务院2026' });
  expect(dueDay(clock)).toBe('2027-01-04');

  const unit = await office.sit(`${county.url}/matters/${matter}`, 'water.handler');
  await unit.goto(`${county.url}/matters/${matter}`);
  await unit.getByRole('tab', { name: /承办任务/ }).click();
  await unit.getByText('暂算').first().waitFor();
  await unit.getByRole('button', { name: '怎么算的' }).click();
  const explained = unit.getByRole('table', { name: '逐日计算' });
  await explained.waitFor();
  expect(await explained.innerText()).toMatch(/2027-01-01\s+不计\s+法定节假日[\s\S]*2027-01-04\s+3\s+工作日/);

  const director = await office.sit(`${county.url}/calendar`, 'qiyanqiu');
  await director.goto(`${county.url}/calendar`);
  await director.getByRole('table', { name: '2026年1月' }).waitFor();
  await director.getByRole('button', { name: '导入放假通知' }).click();
  const text = director.getByLabel('通知全文');
  await text.fill(notice.replace('1月1日(周五)', '1月1日(周四)'));
  await director
    .getByRole('button', { name: '核 对' })
    .or(director.getByRole('button', { name: '核对' }))
    .click();
  const wrong = director.getByRole('table', { name: '需要改正' });
  await wrong.waitFor();
  expect(await wrong.innerText()).toMatch(/第3行\s+2027-01-01是周五,不是周四/);
  await text.fill(notice);
  await director
    .getByRole('button', { name: '核 对' })
    .or(director.getByRole('button', { name: '核对' }))
    .click();
  const moving = director.getByRole('table', { name: '会改变的办结时限' });
  await moving.waitFor();
  expect(await moving.innerText()).toMatch(/2027-01-04 23:59\s+2027-01-05 23:59/);
  expect((await county.assignment('water', matter)).provisional).toBe(true);
  await director.getByRole('button', { name: /^公\s?布$/ }).click();
  await director.getByText('2027年工作日历已公布').waitFor();

  await county.settled();
  const now = await eventually('recounted', async () => {
    const [found] = (await county.get<{ id: string; dueAt: string; provisional: boolean }[]>(
      'water.handler',
      `/api/assignments?matterId=${matter}`,
    )) as { id: string; dueAt: string; provisional: boolean }[];
    return found?.provisional === false && found;
  });
  expect(now.dueAt).toBe('2027-01-05T15:59:59.000Z');
  expect(await county.get<CalendarsView>('water.handler', '/api/calendars')).toMatchObject({ version: '第1版·2027年' });
  const { items } = await county.get<Page<MessageView>>('water.handler', '/api/messages');
  expect(items.map(({ title }) => title)).toContain('办结时限重新计算');
});
