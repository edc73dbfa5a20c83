import { randomUUID } from 'node:crypto';
import { type CalendarPreviewView, type ClockView } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { eventually, NOW } from '@duban/testing';
import excel from 'exceljs';
import { REGION, runAssignment } from '../running.samples';
import { recountProvisional } from './recount.listener';

const actor = (name: string, roles: string[], units: string[] = []): Actor => ({
  id: randomUUID(),
  name,
  roles,
  units,
  region: REGION,
});
const director = actor('祁砚秋', ['OFFICE_DIRECTOR'], ['office']);
const admin = actor('系统管理员', ['SYSTEM_ADMIN'], ['platform']);
const desk = actor('苗晓岚', ['SUPERVISOR'], ['office']);
const named = ({ id, name }: Actor) => ({ id, name });

let service: Awaited<ReturnType<typeof runAssignment>>;
beforeAll(async () => {
  service = await runAssignment();
});
afterAll(() => service.close());

/** An assignment that began on this day with so many working days. */
const issued = async (day: string, amount: number): Promise<string> => {
  const assignmentId = randomUUID();
  service.setNow(`${day}T01:00:00.000Z`);
  await service.job('assignment.issue', {
    assignmentId,
    matterId: randomUUID(),
    matterNo: '清督〔2026〕PB-0001',
    title: '饮水工程断供',
    urgency: 'URGENT',
    effortPath: 'CONCLUDE',
    serial: 1,
    documentNo: '清政督函〔2026〕1号',
    line: {
      role: 'LEAD',
      unit: { id: 'water', name: '水利局' },
      responsibleLeader: named(desk),
      requirement: '立即抢修',
      deadline: { unit: 'WORKDAY', amount },
    },
  });
  return assignmentId;
};
const notice = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦:1月1日(周五)至4日(周一)放假调休,共4天。
二、春节:2月5日(周五)至11日(周四)放假调休,共7天。2月20日(周六)上班。
三、清明节:4月3日(周六)至5日(周一)放假,共3天。
四、劳动节:5月1日(周六)至5日(周三)放假调休,共5天。
五、端午节:6月9日(周三)放假。
六、中秋节:9月15日(周三)放假。
七、国庆节:10月1日(周五)至7日(周四)放假调休,共7天。`;
const preview = async (body: object, by = director) =>
  (await service.post('/api/calendar-previews', by, body)) as {
    status: number;
    body: CalendarPreviewView & { code?: string };
  };
const clockOf = async (id: string): Promise<ClockView> =>
  (await service.get(`/api/assignments/${id}/clock`, desk)).body as unknown as ClockView;
const facts = (id: string) =>
  service.env.db.query<{ data: object }>(
    { scope: 'all' },
    `select data from assignment.journal where stream = $1 and type = 'assignment.recounted.v1'`,
    [id],
  );
const publish = async (view: CalendarPreviewView, serial: number, id: string = randomUUID()): Promise<string> => {
  const calendar = randomUUID();
  await service.publish({
    specversion: '1.0',
    id,
    source: '/duban/directory',
    type: 'calendar.published.v1',
    subject: calendar,
    time: NOW,
    datacontenttype: 'application/json',
    tenant: REGION,
    sequence: 2,
    partitionkey: calendar,
    actor: named(director),
    data: { ...view.table, region: REGION, by: named(director), at: NOW, serial, version: `第${serial}版·2027年` },
  });
  return id;
};

describe('I-21 公布前预览, 公布后重算', () => {
  let crossing: string;
  let inside: string;
  let tight: string;
  beforeAll(async () => {
    crossing = await issued('2026-12-30', 3);
    tight = await issued('2026-12-30', 1);
    inside = await issued('2026-11-02', 3);
    service.setNow('2026-12-30T02:00:00.000Z');
  });

  it('R-206 到未公布年份的期限是暂算, 逐日说明也这样写', async () => {
    expect(await clockOf(crossing)).toMatchObject({
      rule: { unit: 'WORKDAY', amount: 3 },
      dueAt: '2027-01-05T15:59:59.000Z',
      provisional: true,
      calendarVersion: '国务院2026',
      days: [
        { day: '2026-12-31', counted: true, why: '工作日' },
        { day: '2027-01-01', counted: false, why: '法定节假日' },
        { day: '2027-01-02', counted: false, why: '周末' },
        { day: '2027-01-03', counted: false, why: '周末' },
        { day: '2027-01-04', counted: true, why: '工作日' },
        { day: '2027-01-05', counted: true, why: '工作日' },
      ],
    });
  });

  it('预览: 表怎样读的, 哪些在办期限由哪天改为哪天; 什么也没改', async () => {
    const { body } = await preview({ text: notice });
    expect(body).toMatchObject({
      errors: [],
      table: { year: 2027, source: '国办发明电〔2026〕9号', work: ['2027-02-20'], localWork: [] },
      moving: 1,
      settling: 1,
      lines: [
        {
          assignmentId: crossing,
          unit: '水利局',
          dueAt: '2027-01-05T15:59:59.000Z',
          newDueAt: '2027-01-06T15:59:59.000Z',
        },
      ],
    });
    expect(await clockOf(crossing)).toMatchObject({ dueAt: '2027-01-05T15:59:59.000Z', provisional: true });
  });

  it('系统管理员看得到有几件, 看不到是哪几件', async () => {
    expect((await preview({ text: notice }, admin)).body).toMatchObject({ moving: 1, lines: [] });
    expect((await preview({ text: notice }, desk)).status).toBe(403);
  });

  it('公布后只重算受影响的在办任务, 新旧都记下; 重复送达不再算', async () => {
    const { body } = await preview({ text: notice });
    const id = await publish(body, 1);
    await eventually('recounted', async () => (await facts(crossing)).length > 0);
    expect(await clockOf(crossing)).toMatchObject({
      dueAt: '2027-01-06T15:59:59.000Z',
      originalDueAt: '2027-01-05T15:59:59.000Z',
      provisional: false,
      calendarVersion: '第1版·2027年',
      recounts: [{ reason: 'CALENDAR', previousDueAt: '2027-01-05T15:59:59.000Z' }],
    });
    await publish(body, 1, id);
    await publish(body, 2);
    await eventually('the second is known', () => service.env.calendar(REGION).version === '第2版·2027年');
    await recountProvisional(service.env);
    expect(await facts(crossing)).toHaveLength(1);
    expect(await facts(tight)).toEqual([]);
    expect(await facts(inside)).toEqual([]);
    expect(await clockOf(inside)).toMatchObject({ calendarVersion: '国务院2026', provisional: false });
  });

  it('更正同一年: 已公布的也再算; 逐日说明按当时的那一版', async () => {
    const { body } = await preview({ text: `${notice}\n本地补班:1月3日(周日)` });
    expect(body).toMatchObject({ moving: 1, settling: 0, lines: [{ newDueAt: '2027-01-05T15:59:59.000Z' }] });
    await publish(body, 3);
    await eventually('recounted again', async () => (await facts(crossing)).length > 1);
    const { days, calendarVersion } = await clockOf(crossing);
    expect(calendarVersion).toBe('第3版·2027年');
    expect(days.find(({ day }) => day === '2027-01-03')).toEqual({ day: '2027-01-03', counted: true, why: '本地补班' });
    expect((await clockOf(tight)).calendarVersion).toBe('国务院2026');
  });
});

describe('导入的表有错: 指出哪一格, 什么也不改', () => {
  const sheet = async (rows: unknown[][]): Promise<Buffer> => {
    const book = new excel.Workbook();
    book.addWorksheet('2028').addRows(rows);
    return Buffer.from(await book.xlsx.writeBuffer());
  };
  const rows = [
    ['日期', '安排', '说明'],
    [new Date('2028-01-01T00:00:00Z'), '放假', '元旦'],
    ['2028-05-01至2028-05-05', '放假', '劳动节'],
    ['2028-05-06', '上班', ''],
    ['五月七日', '上班', ''],
    ['2028-10-01至2028-10-07', '歇', ''],
  ];
  const upload = async (name: string, bytes: Buffer, query = '') =>
    (await service.upload(`/api/calendar-previews/file${query}`, director, name, bytes)) as {
      status: number;
      body: CalendarPreviewView & { code?: string };
    };

  it('xlsx: 逐格', async () => {
    const { body } = await upload('2028.xlsx', await sheet(rows), '?source=国办发明电〔2027〕1号');
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { cell: 'A5', message: '日期应写成 2027-01-01 或 2027-01-01至2027-01-03' },
        { cell: 'B6', message: '请填写“放假”“上班”或“本地补班”' },
        { cell: '全表', message: '2028-10-02是法定节假日,表中没有放假' },
      ]),
    );
    expect(body).toMatchObject({ table: { year: 2028 }, moving: 0, lines: [] });
  });
  it('csv 也一样; 没有文号的要补', async () => {
    const csv = Buffer.from(rows.map((row, i) => (i === 1 ? '2028-01-01,放假,元旦' : row.join(','))).join('\r\n'));
    const { body } = await upload('2028.csv', csv);
    expect(body.errors.map(({ cell }) => cell)).toEqual(expect.arrayContaining(['A5', 'B6', '文号']));
  });
  it('通知文字逐行; 已有的表改错了逐日', async () => {
    const text = notice.replace('2月20日(周六)上班', '2月20日(周日)上班');
    expect((await preview({ text })).body.errors).toEqual([{ cell: '第4行', message: '2027-02-20是周六,不是周日' }]);
    const table = { year: 2027, source: '文', off: ['2027-01-01'], work: ['2027-01-01'] };
    expect((await preview({ table })).body.errors[0]).toEqual({
      cell: '2027-01-01',
      message: '既列为“放假”又列为“调休上班”',
    });
  });
  it('不是表格的、含密级标志的不收', async () => {
    expect((await upload('2028.xlsx', Buffer.from([0, 1, 2, 3]))).body.code).toBe('file.type-not-allowed');
    expect((await preview({ text: `机密★5年\n${notice}` })).body.code).toBe('matter.classified');
    expect((await upload('通知.txt', Buffer.from(`机密★5年\n${notice}`))).body.code).toBe('file.classified');
  });
});
