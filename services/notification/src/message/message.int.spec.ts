import { randomUUID } from 'node:crypto';
import {
  type DeliveryView,
  type MessageSettingsView,
  type MessageView,
  type Page,
  type ReceiptView,
} from '@duban/contracts';
import { eventually } from '@duban/testing';
import { liveFeed } from '../live/live-feed';
import { type Person, REGION, runNotification } from '../running.samples';

let run: Awaited<ReturnType<typeof runNotification>>;
let chief: Person;
let supervisor: Person;
beforeAll(async () => {
  run = await runNotification();
  chief = await run.appointed('甄守拙', ['SUPERVISION_CHIEF'], 'office');
  supervisor = await run.appointed('苗晓岚', ['SUPERVISOR'], 'office');
});
afterAll(() => run.close());

let units = 0;
const liaison = (): Promise<Person> => run.appointed(`联络员${(units += 1)}`, ['LIAISON', 'HANDLER'], `unit-${units}`);
const unitOf = (person: Person): string => person.units[0] as string;
const told = async (person: Person, title: string, matter?: string): Promise<string> => {
  const stream = await run.issued(matter ?? (await run.matter()), unitOf(person), title);
  await run.settled();
  return stream;
};
const inbox = async (person: Person, query = ''): Promise<MessageView[]> =>
  (await run.call<Page<MessageView>>('GET', `/api/messages${query}`, person)).body.items;
const unread = async (person: Person): Promise<number> =>
  (await run.call<{ count: number }>('GET', '/api/messages/unread', person)).body.count;
const receipts = async (matter: string, actor: Person): Promise<ReceiptView[]> =>
  (await run.call<Page<ReceiptView>>('GET', `/api/messages/receipts?matterId=${matter}`, actor)).body.items;
const outside = ({ email, mobile }: Person): number =>
  run.mail.mails.filter(({ to }) => to === email).length +
  run.phone.calls.filter(({ to }) => to.mobile === mobile).length;

describe('消息', () => {
  it('带着编号、任务号、标题、时限、发送人、时间 (5.7); 延期后是新的时限', async () => {
    const person = await liaison();
    const matter = await run.matter({ title: '鹭洲村饮水工程断供' });
    const stream = await told(person, '鹭洲村饮水工程断供', matter);
    expect(await inbox(person)).toMatchObject([
      {
        kind: 'ASSIGNMENT',
        title: '新的承办任务',
        matterId: matter,
        matterNo: '清督〔2026〕3号',
        matterTitle: '鹭洲村饮水工程断供',
        assignmentNo: '清督〔2026〕3号-1',
        dueAt: '2026-03-20T15:59:59.000Z',
        sender: '苗晓岚',
        readAt: null,
      },
    ]);
    run.setNow('2026-03-02T02:00:00.000Z');
    await run.fact('assignment.extension-decided.v1', { matter, stream }, { dueAt: '2026-03-27T15:59:59.000Z' });
    await run.settled();
    expect(await inbox(person)).toMatchObject([{ kind: 'EXTENSION', dueAt: '2026-03-27T15:59:59.000Z' }, {}]);
  });

  it('时限重算告知联络员和承办人, 写明由哪天改为哪天 (I-21)', async () => {
    const person = await liaison();
    const matter = await run.matter();
    const stream = await told(person, '丙', matter);
    run.setNow('2026-03-02T03:00:00.000Z');
    const data = {
      reason: 'CALENDAR',
      previousDueAt: '2026-03-20T15:59:59.000Z',
      dueAt: '2026-03-23T15:59:59.000Z',
      acknowledgeDueAt: '2026-03-03T15:59:59.000Z',
      provisional: false,
      calendarVersion: '第1版·2026年',
    } as const;
    await run.fact('assignment.recounted.v1', { matter, stream }, data);
    await run.settled();
    expect(await inbox(person)).toMatchObject([
      {
        kind: 'DEADLINE',
        title: '办结时限重新计算',
        dueAt: data.dueAt,
        text: expect.stringContaining('日历公布,由2026-03-20改为2026-03-23'),
      },
      {},
    ]);
  });

  it('未读数、只看未读、逐条和全部标为已读; 一人兼两职只算一条', async () => {
    const person = await liaison();
    const matter = await run.matter();
    const stream = await told(person, '甲', matter);
    await run.fact('assignment.returned.v1', { matter, stream });
    await told(person, '乙');
    expect(await unread(person)).toBe(3);
    const [, , first] = await inbox(person);
    await run.call('POST', `/api/messages/${first?.id}/read`, person);
    expect(await unread(person)).toBe(2);
    expect((await inbox(person, '?unread=true')).map(({ title }) => title)).not.toContain(first?.text);
    const { body } = await run.call<Page<MessageView>>('GET', '/api/messages?limit=2', person);
    expect(body.items).toHaveLength(2);
    expect(await inbox(person, `?after=${body.next}`)).toHaveLength(1);
    await run.call('POST', '/api/messages/read-all', person);
    expect(await unread(person)).toBe(0);
    expect(await inbox(person, '?unread=true')).toEqual([]);
  });

  it('协办意见发给主办单位, 再次批示发给每个承办单位', async () => {
    const [lead, co] = [await liaison(), await liaison()];
    const matter = await run.matter();
    await run.issued(matter, unitOf(lead), '主办的任务');
    const stream = await run.issued(matter, unitOf(co), '协办的任务', 'CO');
    await run.fact('assignment.opinion-submitted.v1', { matter, stream }, { opinion: '管网图已提供' });
    await run.settled();
    expect((await inbox(lead)).map(({ title }) => title)).toContain('协办意见');
    expect((await inbox(co)).map(({ title }) => title)).toEqual(['新的承办任务']);
    await run.fact('matter.instruction-added.v1', { matter });
    await run.settled();
    for (const person of [lead, co]) expect((await inbox(person)).map(({ title }) => title)).toContain('领导再次批示');
  });

  it('改办之后, 协办意见、再次批示发给新单位, 不再发给原单位', async () => {
    const [old, next, co] = [await liaison(), await liaison(), await liaison()];
    const matter = await run.matter();
    const given = await run.issued(matter, unitOf(old), '原任务');
    await run.fact('assignment.return-decided.v1', { matter, stream: given });
    await run.issued(matter, unitOf(next), '新任务');
    const stream = await run.issued(matter, unitOf(co), '协办的任务', 'CO');
    await run.fact('assignment.opinion-submitted.v1', { matter, stream }, { opinion: '管网图已提供' });
    await run.fact('matter.instruction-added.v1', { matter });
    await run.settled();
    const titles = async (person: Person) => (await inbox(person)).map(({ title }) => title);
    expect(await titles(next)).toEqual(expect.arrayContaining(['协办意见', '领导再次批示']));
    expect(await titles(old)).toContain('退办申请:同意改办');
    for (const title of ['协办意见', '领导再次批示']) expect(await titles(old)).not.toContain(title);
  });

  it('送达时本人开着的页面被叫醒, 别人的不被叫醒', async () => {
    const [person, other] = [await liaison(), await liaison()];
    const [mine, others] = [await run.page(person), await run.page(other)];
    await told(person, '叫醒');
    await run.tick();
    await eventually('the page of the person is told', () => mine.heard().includes('message.delivered'));
    liveFeed.tell({ region: REGION, matterId: null, type: 'probe', at: '', id: '' });
    await eventually('both pages are told what concerns all', () => others.heard().includes('probe'));
    expect(others.heard()).not.toContain('message.delivered');
    await Promise.all([mine.close(), others.close()]);
  });
});

describe('知悉范围 (I-20)', () => {
  it('受限事项只送给名单上的任职人员, 平台外不说内容; 不在名单上的督查室主任看不到台账和收阅情况', async () => {
    const named = await liaison();
    const other = await run.appointed('同岗不在名单', ['LIAISON'], unitOf(named));
    const matter = await run.matter({
      title: '队伍建设的事项',
      restrictedTo: [named, supervisor].map(({ id, name }) => ({ id, name })),
    });
    await told(named, '队伍建设的事项', matter);
    await run.tick();
    expect(outside(other)).toBe(0);
    expect(await inbox(other)).toEqual([]);
    expect(outside(named)).toBe(2);
    const [mail] = run.mail.mails.filter(({ to }) => to === named.email);
    expect(mail?.text).toBe('您有一件督办事项待签收/办理,请登录查看\nhttps://duban.example/messages');
    expect(mail?.subject).toBe('督办:待签收/办理事项');
    expect(run.phone.calls.find(({ to }) => to.mobile === named.mobile)).toMatchObject({ items: [], text: mail?.text });
    expect((await receipts(matter, supervisor)).map(({ person }) => person)).toEqual(Array(3).fill(named.name));
    expect(await receipts(matter, chief)).toEqual([]);
    const url = `/api/deliveries?matterId=${matter}`;
    expect((await run.call<Page<DeliveryView>>('GET', url, chief)).body.items).toEqual([]);
    const [id] = (await receipts(matter, supervisor)).map((row) => row.id);
    expect((await run.call('POST', `/api/deliveries/${id}/resend`, chief)).status).toBe(404);
  });

  it('工作秘密: 邮件、短信都只说有一件待办', async () => {
    const person = await liaison();
    await told(person, '秘密事项的标题', await run.matter({ title: '秘密事项的标题' }, 'WORK_SECRET'));
    await run.tick();
    const sent = JSON.stringify([
      run.mail.mails.filter(({ to }) => to === person.email),
      run.phone.calls.filter(({ to }) => to.mobile === person.mobile),
    ]);
    expect(sent).toContain('您有一件督办事项待签收/办理,请登录查看');
    for (const hidden of ['秘密事项', '清督', '新的承办任务']) expect(sent).not.toContain(hidden);
    expect((await inbox(person))[0]).toMatchObject({ matterTitle: '秘密事项的标题' });
  });

  it('合并提醒: 其中一件是工作秘密就不说内容, 其中一件是特急就不等', async () => {
    const person = await liaison();
    const [open, secret] = [await run.matter(), await run.matter({ urgency: 'EXTRA_URGENT' }, 'WORK_SECRET')];
    await run.settled();
    run.setNow('2026-03-02T15:00:00.000Z'); // 23:00
    await run.env.db.query(
      { scope: 'all' },
      `insert into notification.message (id, recipient, region, units, role, unit, title, text, at, kind, matters)
       values ($1, $2, $3, array[$4], 'LIAISON', $4, '两件到期', '两件合在一起的内容', $5, 'DEADLINE', $6)`,
      [randomUUID(), `LIAISON@${unitOf(person)}`, REGION, unitOf(person), run.env.clock.now(), [open, secret]],
    );
    await run.tick();
    expect(outside(person)).toBe(2);
    const [mail] = run.mail.mails.filter(({ to }) => to === person.email);
    expect(mail?.text).toBe('您有一件督办事项待签收/办理,请登录查看\nhttps://duban.example/messages');
    expect(await receipts(open, supervisor)).toHaveLength(3);
    run.setNow('2026-03-03T01:00:00.000Z');
  });
});

describe('收阅情况', () => {
  it('谁收到、哪个渠道、何时、看了没有; 承办单位查不到', async () => {
    const person = await liaison();
    const matter = await run.matter();
    await told(person, '收阅', matter);
    await run.tick();
    const [message] = await inbox(person);
    await run.call('POST', `/api/messages/${message?.id}/read`, person);
    const rows = await receipts(matter, supervisor);
    expect(rows.map(({ channel }) => channel).sort()).toEqual(['EMAIL', 'IN_APP', 'WEBHOOK']);
    for (const row of rows)
      expect(row).toMatchObject({ person: person.name, title: '新的承办任务', state: 'SENT', readAt: row.sentAt });
    expect((await run.call('GET', `/api/messages/receipts?matterId=${matter}`, person)).status).toBe(403);
    expect((await run.call('GET', '/api/messages/receipts?matterId=x', supervisor)).status).toBe(400);
  });
});

describe('消息设置', () => {
  const set = (person: Person, off: MessageSettingsView['off']) =>
    run.call<{ code: string }>('PUT', '/api/message-settings', person, { off });
  const email = (kind: MessageSettingsView['off'][number]['kind']) => ({ channel: 'EMAIL' as const, kind });

  it('缺省全开; 关掉的渠道与类别不再送, 其余照送', async () => {
    const person = await liaison();
    await run.settled();
    const { body } = await run.call<MessageSettingsView>('GET', '/api/message-settings', person);
    expect(body).toEqual({
      channels: [
        { channel: 'IN_APP', reaches: true },
        { channel: 'EMAIL', reaches: true },
        { channel: 'WEBHOOK', reaches: true },
      ],
      off: [],
      quietHours: { from: '21:00', to: '08:00' },
    });
    expect((await set(person, [email('ASSIGNMENT')])).status).toBe(204);
    await told(person, '关掉了邮件');
    await run.tick();
    expect(outside(person)).toBe(1);
    expect(run.phone.calls.some(({ to }) => to.mobile === person.mobile)).toBe(true);
    expect((await set(person, [])).status).toBe(204);
    await told(person, '又打开了');
    await run.tick();
    expect(outside(person)).toBe(3);
  });

  it('站内不能关, 说得出怎么办; 不认识的类别不收', async () => {
    const person = await liaison();
    expect(await set(person, [{ channel: 'IN_APP', kind: 'OTHER' }])).toMatchObject({
      status: 422,
      body: { code: 'message.in-app-stays', remedy: '可以关闭邮件、短信,站内消息请在“消息”中查看' },
    });
    expect((await set(person, [email('NEWS' as 'OTHER')])).status).toBe(400);
  });

  it('特急和红单关不掉', async () => {
    const person = await liaison();
    await run.settled();
    await set(person, [email('ASSIGNMENT'), email('URGE')]);
    await told(person, '特急', await run.matter({ urgency: 'EXTRA_URGENT' }));
    await run.tick();
    expect(run.mail.mails.filter(({ to }) => to === person.email)).toHaveLength(1);
    const matter = await run.matter();
    const other = await told(person, '平件', matter);
    await run.fact('assignment.urged.v1', { matter, stream: other }, { color: 'YELLOW' });
    await run.fact('assignment.urged.v1', { matter, stream: other }, { color: 'RED', content: '红单的内容' });
    await run.settled();
    await run.tick();
    const mails = run.mail.mails.filter(({ to }) => to === person.email);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.text).toContain('红单的内容');
  });
});
