import { type DeliveryView, type Page } from '@duban/contracts';
import { eventually } from '@duban/testing';
import { type Person, runNotification } from '../running.samples';

let run: Awaited<ReturnType<typeof runNotification>>;
let chief: Person;
let admin: Person;
let person: Person;
beforeAll(async () => {
  run = await runNotification();
  chief = await run.appointed('甄守拙', ['SUPERVISION_CHIEF'], 'office');
  admin = await run.appointed('系统管理员', ['SYSTEM_ADMIN'], 'platform');
  person = await run.appointed('江若水', ['LIAISON'], 'water');
  const matter = await run.matter();
  for (let i = 0; i < 6; i += 1) await run.issued(matter, 'water', `第${i}件`);
  await run.settled();
  await run.tick();
});
afterAll(() => run.close());
const rows = async (query: string, actor: Person): Promise<DeliveryView[]> =>
  (await run.call<Page<DeliveryView>>('GET', `/api/deliveries?${query}`, actor)).body.items;

describe('谁看得到台账', () => {
  it('系统管理员看得到送达与否, 看不到内容; 承办单位看不到台账', async () => {
    const seen = { channel: 'EMAIL', state: 'SENT', kind: 'ASSIGNMENT', person: '江若水' };
    expect(await rows('channel=EMAIL&limit=1', admin)).toMatchObject([
      { ...seen, title: null, matterId: null, matterNo: null },
    ]);
    expect(await rows('channel=EMAIL&limit=1', chief)).toMatchObject([
      { ...seen, title: '新的承办任务', matterNo: '清督〔2026〕3号' },
    ]);
    expect(await rows('state=ABANDONED', chief)).toEqual([]);
    expect((await run.call('GET', '/api/deliveries', person)).status).toBe(403);
  });

  it('逐页翻完, 不重不漏', async () => {
    const all: string[] = [];
    for (let after = ''; ;) {
      const { body } = await run.call<Page<DeliveryView>>('GET', `/api/deliveries?limit=7${after}`, chief);
      all.push(...body.items.map(({ id }) => id));
      if (!body.next) break;
      after = `&after=${body.next}`;
    }
    const [count] = await run.env.db.query<{ n: number }>(
      { scope: 'all' },
      'select count(*)::int as n from notification.delivery',
    );
    expect(all).toHaveLength(count?.n ?? 0);
    expect(new Set(all).size).toBe(all.length);
    expect((await run.call('GET', '/api/deliveries?after=bm90IGEga2V5', chief)).status).toBe(400);
  });
});

describe('后台', () => {
  it('服务自己送, 停止时停下', async () => {
    const own = await runNotification({ background: true });
    const handler = await own.appointed('江若水', ['LIAISON'], 'water');
    await own.issued(await own.matter(), 'water', '后台送出');
    // Quiet when the facts are folded, and once more when what follows from them is done.
    await own.settled();
    await own.settled();
    const [inApp] = await own.env.db.query(
      { scope: 'all' },
      `select state from notification.delivery where channel = 'IN_APP'`,
    );
    expect(inApp).toEqual({ state: 'SENT' });
    await eventually('mail and SMS came', () => own.mail.mails.length === 1 && own.phone.calls.length === 1);
    expect(own.phone.calls[0]?.to).toEqual({ personId: handler.id, name: '江若水', mobile: handler.mobile });
    await own.close();
  });
});
