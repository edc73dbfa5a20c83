import { randomUUID } from 'node:crypto';
import { type Actor } from '@duban/kernel';
import { NOW } from '@duban/testing';
import { REGION, runIntake } from '../running.samples';
import { command, drafting } from '../matter/matter.samples';

const actor = (name: string, roles: string[], units = ['office']): Actor => ({
  id: randomUUID(),
  name,
  roles,
  units,
  region: REGION,
});
const clerk = actor('林小满', ['INTAKE_CLERK']);
const desk = actor('苗晓岚', ['SUPERVISOR']);
const other = actor('晏行舟', ['SUPERVISOR']);
const director = actor('邵明', ['OFFICE_DIRECTOR']);
const water = actor('訾宁', ['HANDLER', 'LIAISON', 'UNIT_HEAD'], ['water']);
const named = ({ id, name }: Actor): { id: string; name: string } => ({ id, name });
const who = { name: '尹长庚', contact: '13900991234', unit: '鹭洲村三组12号' };

let intake: Awaited<ReturnType<typeof runIntake>>;
beforeAll(async () => {
  intake = await runIntake();
});
afterAll(() => intake.close());

const post = (id: string, verb: string, by: Actor, body: object): ReturnType<typeof intake.post> =>
  intake.post(`/api/informants/${id}/${verb}`, by, body);
const view = (id: string, by: Actor): ReturnType<typeof intake.get> => intake.get(`/api/informants/${id}`, by);
const identity = (id: string, by: Actor): ReturnType<typeof intake.get> =>
  intake.get(`/api/informants/${id}/identity`, by);
const register = async (): Promise<string> => {
  const id = randomUUID();
  expect(await post(id, 'record', clerk, { informants: [who] })).toMatchObject({ status: 200 });
  expect(await intake.post(`/api/matters/${id}/register`, clerk, command)).toMatchObject({ status: 200 });
  return id;
};
/** Tables of the service in whose bytes the text stands. */
const stored = async (text: string): Promise<string[]> => {
  const found: string[] = [];
  for (const name of ['informant', 'protected_informant', 'matter', 'journal', 'command']) {
    const rows = await intake.env.db.query(
      { scope: 'all' },
      `select 1 from intake.${name} t where strpos(t::text, $1) > 0 limit 1`,
      [text],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
};

it('R-125 写明事由才看得到原文, 十分钟后须再写; 每次查看列给办公室主任', async () => {
  const id = await register();
  expect(await view(id, clerk)).toMatchObject({
    body: { mayReveal: true, recordedBy: named(clerk), readers: [named(clerk)], exposedIn: [], views: null },
  });
  expect(await identity(id, clerk)).toMatchObject({ status: 403, body: { code: 'informant.not-revealed' } });
  expect(await post(id, 'reveal', clerk, {})).toMatchObject({ status: 400 });
  expect(await post(id, 'reveal', clerk, { reason: '核对来信' })).toMatchObject({ status: 200 });
  expect(await identity(id, clerk)).toMatchObject({ status: 200, body: { informants: [who] } });
  expect(await view(id, director)).toMatchObject({
    body: { mayReveal: false, views: [{ by: named(clerk), reason: '核对来信' }] },
  });
});

it('R-125 不是知悉人的看不到, 指定以后可以; 承办单位什么都没有', async () => {
  const id = await register();
  for (const stranger of [other, director]) {
    expect(await post(id, 'reveal', stranger, { reason: '看看' })).toMatchObject({
      status: 403,
      body: { code: 'informant.not-named' },
    });
    expect(await identity(id, stranger)).toMatchObject({ status: 403, body: { code: 'informant.not-named' } });
  }
  expect(await post(id, 'entrust', desk, { persons: [named(other)], reason: '核查' })).toMatchObject({ status: 403 });
  expect(await post(id, 'entrust', director, { persons: [named(other)], reason: '核查' })).toMatchObject({
    status: 200,
  });
  expect(await post(id, 'reveal', other, { reason: '实地核查' })).toMatchObject({ status: 200 });
  expect(await identity(id, other)).toMatchObject({ body: { informants: [who] } });
  for (const one of [id, randomUUID()]) {
    expect(await view(one, water)).toMatchObject({ status: 403 });
    expect(await identity(one, water)).toMatchObject({ status: 403 });
  }
});

it('R-125 库里只有密文', async () => {
  await register();
  for (const text of Object.values(who)) expect(await stored(text)).toEqual([]);
  expect(await stored('林小满')).toEqual(expect.arrayContaining(['informant', 'journal']));
});

it('I-18 督查机构写的文字、附件里有反映人的不受理; 没有反映人的事项照常', async () => {
  const [id, free] = [randomUUID(), randomUUID()];
  await post(id, 'record', clerk, { informants: [who] });
  const spoken = { ...command, title: '关于尹长庚反映饮水工程断供问题的办理' };
  expect(await intake.post(`/api/matters/${id}/register`, clerk, spoken)).toMatchObject({
    status: 422,
    body: { code: 'informant.named-in-text', remedy: '请改为“群众反映”等说法后重新提交' },
  });
  const letter = await intake.upload(clerk, '来信.txt', '我叫尹长庚, 电话139 0099 1234, 我村断水已三日。');
  expect(letter).toMatchObject({ status: 201 });
  expect(
    await intake.post(`/api/matters/${id}/register`, clerk, { ...command, attachments: [letter.body] }),
  ).toMatchObject({
    status: 422,
    body: { code: 'informant.named-in-file', title: expect.stringContaining('来信.txt') },
  });
  expect((await intake.get(`/api/matters/${id}`, desk)).status).toBe(404);
  expect(await intake.post(`/api/matters/${id}/register`, clerk, command)).toMatchObject({ status: 200 });
  const naming = { ...drafting, requirement: '请回复来电人 139-0099-1234' };
  expect(await intake.post(`/api/matters/${id}/draft-opinion`, desk, naming)).toMatchObject({
    status: 422,
    body: { code: 'informant.named-in-text' },
  });
  expect(await intake.post(`/api/matters/${id}/draft-opinion`, desk, drafting)).toMatchObject({ status: 200 });
  expect(await intake.post(`/api/matters/${free}/register`, clerk, spoken)).toMatchObject({ status: 200 });
});

it('I-18 先登记事项、后登记反映人的, 提示哪些文字里已有', async () => {
  const id = randomUUID();
  const spoken = { ...command, title: '关于尹长庚反映饮水工程断供问题的办理' };
  await intake.post(`/api/matters/${id}/register`, clerk, spoken);
  expect(await view(id, clerk)).toMatchObject({ status: 404 });
  expect(await post(id, 'record', clerk, { informants: [who] })).toMatchObject({ status: 200 });
  expect(await view(id, clerk)).toMatchObject({ body: { exposedIn: ['事项标题'] } });
});

it('R-910 回访对象是谁, 督查机构看得到, 承办单位看不到', async () => {
  const id = randomUUID();
  const steps: [string, Actor, object][] = [
    ['register', clerk, command],
    ['draft-opinion', desk, drafting],
    ['check-opinion', actor('郑怀瑾', ['SUPERVISION_CHIEF']), { agree: true }],
    ['approve', director, { decision: 'APPROVE' }],
  ];
  for (const [verb, by, body] of steps)
    expect(await intake.post(`/api/matters/${id}/${verb}`, by, body)).toMatchObject({ status: 200 });
  await intake.job('matter.assign', { matterId: id, units: [{ id: 'water', name: '水利局' }], dueAt: NOW });
  for (const job of ['matter.begin', 'matter.submit-for-review', 'matter.await-feedback'])
    await intake.job(job, { matterId: id });
  const called = { satisfaction: 'SATISFIED', contact: '储满仓', on: '2026-03-02', remark: '已通水' };
  expect(await intake.post(`/api/matters/${id}/record-satisfaction`, desk, called)).toMatchObject({ status: 200 });
  const read = async (by: Actor): Promise<unknown> =>
    (await intake.get(`/api/matters/${id}`, by)).body['satisfactions'];
  expect(await read(desk)).toMatchObject([{ contact: '储满仓', remark: '已通水' }]);
  expect(await read(water)).toMatchObject([{ contact: '诉求人', remark: '已通水' }]);
});
