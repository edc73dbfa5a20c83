import { randomUUID } from 'node:crypto';
import { type DeliveryView, type Page } from '@duban/contracts';
import { Database, serviceUrl } from '@duban/persistence';
import { type Person, runNotification } from '../running.samples';
import { deliver } from './deliver';
import { handOver } from './hand-over';
import { claim } from './ledger';

const MORNING = '2026-03-02T01:00:00.000Z'; // 9:00
const NIGHT = '2026-03-02T14:00:00.000Z'; // 22:00
const NEXT_MORNING = '2026-03-03T00:00:00.000Z'; // 8:00
const later = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

let run: Awaited<ReturnType<typeof runNotification>>;
let chief: Person;
beforeAll(async () => {
  run = await runNotification();
  chief = await run.appointed('甄守拙', ['SUPERVISION_CHIEF'], 'office', {});
});
afterAll(() => run.close());
beforeEach(() => {
  run.setNow(MORNING);
  run.mail.behave('well');
  run.phone.behave('well');
});

let units = 0;
/** A liaison in a unit of their own, so that cases do not see each other's messages. */
const liaison = (reach?: { email?: string; mobile?: string }): Promise<Person> =>
  run.appointed(`联络员${(units += 1)}`, ['LIAISON'], `unit-${units}`, reach);
const unitOf = (person: Person): string => person.units[0] as string;
const told = async (person: Person, title: string, matter?: string): Promise<void> => {
  await run.issued(matter ?? (await run.matter()), unitOf(person), title);
  await run.settled();
};
const mails = ({ email }: Person) => run.mail.mails.filter(({ to }) => to === email);
const calls = ({ mobile }: Person) => run.phone.calls.filter(({ to }) => to.mobile === mobile);
const ledger = async ({ name }: Person, query = ''): Promise<DeliveryView[]> =>
  (await run.call<Page<DeliveryView>>('GET', `/api/deliveries?person=${encodeURIComponent(name)}${query}`, chief)).body
    .items;
const stateOf = async (person: Person, channel: string): Promise<DeliveryView> =>
  (await ledger(person, `&channel=${channel}`))[0] as DeliveryView;

describe('送达台账', () => {
  it('消息发给职务, 送达时的任职人员从每个渠道各收到一次; 重复送达的事实、再转一圈都不再发', async () => {
    const person = await liaison();
    await told(person, '鹭洲村饮水工程断供');
    await run.tick();
    await run.tick();
    expect(mails(person)).toHaveLength(1);
    expect(calls(person)).toHaveLength(1);
    expect(mails(person)[0]?.text).toContain('任务 清督〔2026〕3号-1,时限 2026年3月20日 23:59,发自 苗晓岚');
    expect((await ledger(person)).map(({ channel, state }) => [channel, state]).sort()).toEqual([
      ['EMAIL', 'SENT'],
      ['IN_APP', 'SENT'],
      ['WEBHOOK', 'SENT'],
    ]);
  });

  it('没有邮箱、手机的人只有站内', async () => {
    const person = await liaison({});
    await told(person, '只在站内');
    await run.tick();
    expect((await ledger(person)).map(({ channel }) => channel)).toEqual(['IN_APP']);
  });

  const delegated = async (fromOn: string, untilOn: string) => {
    const person = await liaison();
    const deputy = await run.appointed('代理人', ['ARCHIVIST'], unitOf(person));
    const delegation = randomUUID();
    const [from, to] = [
      { id: person.id, name: person.name },
      { id: deputy.id, name: deputy.name },
    ];
    const data = { from, to, roles: ['LIAISON' as const], region: person.region, fromOn, untilOn };
    await run.fact('delegation.granted.v1', { matter: delegation }, data);
    return { person, deputy, delegation };
  };
  it('代理期间职务的消息也送给代理人, 终止后不再送', async () => {
    const { person, deputy, delegation } = await delegated('2026-03-01', '2026-03-31');
    await told(person, '代理期间');
    await run.tick();
    expect(mails(deputy)).toHaveLength(1);
    await run.fact('delegation.ended.v1', { matter: delegation });
    await told(person, '代理以后');
    await run.tick();
    expect(mails(deputy)).toHaveLength(1);
    expect(mails(person)).toHaveLength(2);
  });
  it.each([
    ['还没开始', '2026-03-10', '2026-03-31'],
    ['已经到期', '2026-02-01', '2026-03-01'],
  ])('代理%s的不送给代理人', async (_, fromOn, untilOn) => {
    const { person, deputy } = await delegated(fromOn, untilOn);
    await told(person, '代理期外');
    await run.tick();
    expect(mails(deputy)).toHaveLength(0);
    expect(mails(person)).toHaveLength(1);
  });

  it('职务空缺的消息等到有人任职; 过了一天就只在站内等', async () => {
    await run.issued(await run.matter(), 'unit-vacant', '先到的消息');
    await run.settled();
    await run.tick();
    const person = await run.appointed('接任者', ['LIAISON'], 'unit-vacant');
    await run.settled();
    await run.tick();
    expect(mails(person)).toHaveLength(1);
    await run.issued(await run.matter(), 'unit-vacant-2', '过期的消息');
    await run.settled();
    run.setNow(later(MORNING, 25 * 60));
    await run.tick();
    const late = await run.appointed('迟来者', ['LIAISON'], 'unit-vacant-2');
    await run.settled();
    await run.tick();
    expect(mails(late)).toHaveLength(0);
  });

  it('失败就隔一段再试, 间隔渐长, 送达编号不变; 恢复后送出', async () => {
    const person = await liaison();
    run.phone.behave('busy');
    await told(person, '网关忙');
    await run.tick();
    expect(await stateOf(person, 'WEBHOOK')).toMatchObject({
      state: 'FAILED',
      attempts: 1,
      error: '接口没有收下(503)',
      nextAt: later(MORNING, 0.5),
    });
    await run.tick();
    expect(await stateOf(person, 'WEBHOOK')).toMatchObject({ attempts: 1 });
    run.setNow(later(MORNING, 1));
    await run.tick();
    const second = await stateOf(person, 'WEBHOOK');
    expect(second).toMatchObject({ attempts: 2, nextAt: later(MORNING, 3) });
    run.phone.behave('well');
    run.setNow(later(MORNING, 4));
    await run.tick();
    expect(await stateOf(person, 'WEBHOOK')).toMatchObject({ state: 'SENT', error: null, parcel: second.parcel });
    expect(calls(person).map(({ deliveryId }) => deliveryId)).toEqual([second.parcel]);
  });

  it('试到头即放弃, 看得见; 督查室主任重发, 送达编号不变', async () => {
    const person = await liaison();
    run.mail.behave('busy');
    await told(person, '邮件服务器坏了');
    let now = MORNING;
    for (let i = 0; i < 8; i += 1) {
      await run.tick();
      now = later(now, 60 * 12);
      run.setNow(now);
    }
    const given = await stateOf(person, 'EMAIL');
    expect(given).toMatchObject({ state: 'ABANDONED', attempts: 6, nextAt: null, error: '邮件服务器没有收下(451)' });
    expect((await ledger(person, '&state=ABANDONED')).map(({ id }) => id)).toEqual([given.id]);
    run.mail.behave('well');
    expect((await run.call('POST', `/api/deliveries/${given.id}/resend`, chief)).status).toBe(204);
    await run.tick();
    expect(await stateOf(person, 'EMAIL')).toMatchObject({ state: 'SENT', attempts: 1, resentBy: '甄守拙' });
    expect(mails(person).map(({ id }) => id)).toEqual([given.parcel]);
  });

  it('明确拒收的不再试', async () => {
    const person = await liaison();
    run.mail.behave('refusing');
    await told(person, '没有这个邮箱');
    await run.tick();
    expect(await stateOf(person, 'EMAIL')).toMatchObject({
      state: 'ABANDONED',
      attempts: 1,
      error: '邮件服务器拒收该收件人(550)',
    });
  });

  it('已送出的重发换一个送达编号, 等候的不能重发, 别的角色不能重发, 没有的编号是404', async () => {
    const person = await liaison();
    await told(person, '再发一次');
    await run.tick();
    const { id } = await stateOf(person, 'WEBHOOK');
    expect((await run.call('POST', `/api/deliveries/${id}/resend`, person)).status).toBe(403);
    expect((await run.call('POST', `/api/deliveries/${person.id}/resend`, chief)).status).toBe(404);
    expect((await run.call('POST', `/api/deliveries/${id}/resend`, chief)).status).toBe(204);
    expect(await run.call('POST', `/api/deliveries/${id}/resend`, chief)).toMatchObject({
      status: 409,
      body: { code: 'delivery.still-waiting', remedy: '到时自动送出,不必重发' },
    });
    await run.tick();
    const [first, second, ...more] = calls(person);
    expect(more).toEqual([]);
    expect(first?.deliveryId).not.toBe(second?.deliveryId);
  });

  it('一个渠道坏了, 别的渠道照送', async () => {
    const person = await liaison();
    run.mail.behave('silent');
    await told(person, '邮件没有应答');
    await run.tick();
    expect(calls(person)).toHaveLength(1);
    expect(await stateOf(person, 'EMAIL')).toMatchObject({ state: 'FAILED', error: '邮件服务器没有按时应答' });
  });
});

describe('免打扰与合并', () => {
  it('夜里只进站内, 早八点送出, 同一人同一渠道合成一件', async () => {
    const person = await liaison();
    run.setNow(NIGHT);
    const [first, second] = [await run.matter(), await run.matter({}, 'WORK_SECRET')];
    await told(person, '夜里第一件', first);
    await told(person, '夜里第二件', second);
    await run.tick();
    expect([mails(person), calls(person)]).toEqual([[], []]);
    expect(await stateOf(person, 'IN_APP')).toMatchObject({ state: 'SENT' });
    expect(await stateOf(person, 'EMAIL')).toMatchObject({ state: 'WAITING', nextAt: NEXT_MORNING });
    run.setNow(NEXT_MORNING);
    await run.tick();
    expect(mails(person)).toHaveLength(1);
    expect(mails(person)[0]).toMatchObject({ subject: '督办:2条消息' });
    expect(mails(person)[0]?.text).toContain('夜里第一件');
    expect(calls(person)[0]?.text).toContain('您有一件督办事项待签收/办理,请登录查看');
    expect(JSON.stringify([mails(person)[0]?.raw, mails(person)[0]?.text, calls(person)])).not.toContain('夜里第二件');
    expect(calls(person)).toHaveLength(1);
    expect(new Set((await ledger(person, '&channel=EMAIL')).map(({ parcel }) => parcel)).size).toBe(1);
  });

  it('特急、重大突发情况不等', async () => {
    const [person, head] = [await liaison(), await run.appointed('值守县长', ['GOV_HEAD'], 'gov')];
    run.setNow(NIGHT);
    await run.incident(await run.matter());
    await told(person, '特急件', await run.matter({ urgency: 'EXTRA_URGENT' }));
    await run.tick();
    expect([mails(person).length, mails(head).length]).toEqual([1, 1]);
    expect(calls(person)).toHaveLength(1);
  });

  it('夜里失败的, 早上再试', async () => {
    const person = await liaison();
    run.setNow('2026-03-02T12:59:50.000Z'); // 20:59:50
    run.phone.behave('busy');
    await told(person, '睡前失败');
    await run.tick();
    expect(await stateOf(person, 'WEBHOOK')).toMatchObject({ state: 'FAILED', nextAt: NEXT_MORNING });
  });
});

describe('断电与多个进程', () => {
  it('送出后没来得及记账就断电: 租期过后同一件以同一编号再送, 接收方据此去重', async () => {
    const person = await liaison({ mobile: '13800000001' });
    run.setNow(NIGHT);
    await told(person, '断电前第一件');
    await told(person, '断电前第二件');
    await handOver(run.env, run.channels);
    run.setNow(NEXT_MORNING);
    // What a process had taken, and perhaps sent, when it was killed.
    const taken = (await claim(run.env, 'WEBHOOK')).find(({ to }) => to.id === person.id);
    expect(taken?.contents).toHaveLength(2);
    await told(person, '断电后的一件');
    await run.tick();
    expect(calls(person).map(({ items }) => items.length)).toEqual([1]);
    run.setNow(later(NEXT_MORNING, 3));
    await run.tick();
    const again = calls(person)[1];
    expect(again?.deliveryId).toBe(taken?.id);
    expect(again?.items).toHaveLength(2);
    expect(calls(person)).toHaveLength(2);
  });

  it('两个进程同时送, 每件只送一次', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => liaison()));
    const matter = await run.matter();
    for (const person of people) await run.issued(matter, unitOf(person), `同时-${person.name}`);
    await run.settled();
    const db = await Database.open({ url: serviceUrl(run.databaseUrl, 'notification') });
    const other = { ...run.env, db };
    await Promise.all([run.tick(), run.tick(other), run.tick(), run.tick(other)]);
    for (const person of people) {
      expect(mails(person)).toHaveLength(1);
      expect(calls(person)).toHaveLength(1);
    }
    await db.close();
  });

  it('渠道一直不应答也不拦住消费: 事实照样入账', async () => {
    const person = await liaison();
    run.phone.behave('silent');
    await told(person, '第一件');
    await handOver(run.env, run.channels);
    const webhook = run.channels.find(({ name }) => name === 'WEBHOOK');
    const sending = deliver(run.env, webhook as (typeof run.channels)[number], '');
    await told(person, '第二件');
    const { body } = await run.call<{ count: number }>('GET', '/api/messages/unread', person);
    expect(body.count).toBe(2);
    await sending;
  });
});
