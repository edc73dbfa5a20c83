import { randomUUID } from 'node:crypto';
import { type Actor } from '@duban/kernel';
import { firstBroken } from '@duban/persistence';
import { NOW } from '@duban/testing';
import { REGION, runIntake } from '../running.samples';
import { command, drafting, head } from './matter.samples';

const actor = (name: string, roles: string[], more: Partial<Actor> = {}): Actor => ({
  id: randomUUID(),
  name,
  roles,
  units: ['office'],
  region: REGION,
  ...more,
});
const clerk = actor('林小满', ['INTAKE_CLERK']);
const desk = actor('苗晓岚', ['SUPERVISOR']);
const chief = actor('郑怀瑾', ['SUPERVISION_CHIEF']);
const director = actor('邵明', ['OFFICE_DIRECTOR']);
const county = actor(head.name, ['GOV_HEAD'], { id: head.id });
const water = actor('訾宁', ['HANDLER'], { units: ['water'] });
const schools = actor('邝野', ['HANDLER'], { units: ['schools'] });
const elsewhere = actor('外县督查员', ['SUPERVISOR'], { region: '990122' });
const admin = actor('系统管理员', ['SYSTEM_ADMIN'], { units: ['platform'] });
const units = [{ id: 'water', name: '水利局' }];

let intake: Awaited<ReturnType<typeof runIntake>>;
beforeAll(async () => {
  intake = await runIntake();
});
afterAll(() => intake.close());

const register = async (more: object = {}): Promise<string> => {
  const id = randomUUID();
  expect(await intake.post(`/api/matters/${id}/register`, clerk, { ...command, ...more })).toMatchObject({
    status: 200,
    body: { facts: [{ type: 'matter.registered.v1' }] },
  });
  return id;
};
const done = async (id: string, verb: string, by: Actor, body: object): Promise<void> => {
  expect(await intake.post(`/api/matters/${id}/${verb}`, by, body)).toMatchObject({ status: 200 });
};
const approved = async (id: string): Promise<void> => {
  await done(id, 'draft-opinion', desk, drafting);
  await done(id, 'check-opinion', chief, { agree: true });
  await done(id, 'approve', director, { decision: 'APPROVE' });
};
const statusOf = async (id: string): Promise<unknown> => (await intake.get(`/api/matters/${id}`, desk)).body['status'];

describe('从登记到归档', () => {
  let id: string;
  beforeAll(async () => {
    id = await register();
    await approved(id);
    await intake.job('matter.assign', { matterId: id, units, dueAt: NOW });
  });

  it('立项后带编号、期限和承办单位', async () => {
    expect((await intake.get(`/api/matters/${id}`, desk)).body).toMatchObject({
      status: 'ASSIGNED',
      registerNo: expect.stringMatching(/^登2026-\d{4}$/),
      matterNo: expect.stringMatching(/^清督〔2026〕PB-\d{4}$/),
      units,
      dueAt: NOW,
    });
  });

  it('I-20 承办单位只看见本单位的事项, 别的单位、别的地区、三员都看不见', async () => {
    expect((await intake.get(`/api/matters/${id}`, water)).status).toBe(200);
    for (const stranger of [schools, elsewhere, admin])
      expect(await intake.get(`/api/matters/${id}`, stranger)).toMatchObject({ status: 404 });
    expect((await intake.get(`/api/matters/not-a-number`, desk)).status).toBe(404);
    const later = await register();
    expect((await intake.get(`/api/matters/${later}`, water)).status).toBe(404);
  });

  it('I-25 状态随流程的命令走到归档, 重复的作业不变', async () => {
    for (const [job, status] of [
      ['matter.begin', 'IN_PROGRESS'],
      ['matter.submit-for-review', 'IN_REVIEW'],
      ['matter.await-feedback', 'FEEDBACK'],
    ] as const) {
      await intake.job(job, { matterId: id });
      await intake.job(job, { matterId: id });
      expect(await statusOf(id)).toBe(status);
    }
    await intake.job('matter.present', { matterId: id, documentNo: '第1期', outcome: '全村恢复供水' });
    await done(id, 'decide-feedback', county, { decision: 'AGREE' });
    await intake.job('matter.archive', { matterId: id });
    expect((await intake.get(`/api/matters/${id}`, desk)).body).toMatchObject({
      status: 'ARCHIVED',
      outcome: '全村恢复供水',
      closedAt: NOW,
    });
  });

  it('I-19 事实日志逐条相连, 改动一处即能发现', async () => {
    const rows = await intake.env.db.query<Parameters<typeof firstBroken>[0][number]>(
      { scope: 'all' },
      'select stream, version, type, region, data, meta, hash from intake.journal where stream = $1 order by version',
      [id],
    );
    const [row] = await intake.env.db.query<{ head: string }>(
      { scope: 'all' },
      'select head from intake.matter where id = $1',
      [id],
    );
    expect(rows.length).toBeGreaterThanOrEqual(9);
    expect(firstBroken(rows, row?.head)).toBeUndefined();
    const changed = rows.map((line) => (line.version === 3 ? { ...line, region: '990122' } : line));
    expect(firstBroken(changed)).toBe(3);
  });

  it('事实日志谁也不能改、不能删', async () => {
    for (const sql of ['update intake.journal set type = type', 'delete from intake.journal'])
      await expect(intake.env.db.query({ scope: 'all' }, sql)).rejects.toThrow('permission denied');
  });
});

describe('I-17 编号不重、不断', () => {
  const serials = (column: string): Promise<{ no: string }[]> =>
    intake.env.db.query(
      { scope: 'region', region: REGION },
      `select ${column} as no from intake.matter where ${column} is not null order by 1`,
    );
  it('同时登记, 其中有被拒的, 登记号仍连续', async () => {
    await Promise.all(
      Array.from({ length: 8 }, async (_, i) => {
        const id = await register();
        if (i % 2 === 0)
          expect(await intake.post(`/api/matters/${id}/register`, clerk, command)).toMatchObject({
            status: 409,
            body: { code: 'matter.already-registered' },
          });
      }),
    );
    const numbers = (await serials(`state -> 'registration' ->> 'registerNo'`)).map(({ no }) => Number(no.slice(-4)));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });

  it('不予立项、被拒的审批不占编号', async () => {
    const [rejected, proposal, third] = [await register(), await register(), await register()];
    await done(rejected, 'draft-opinion', desk, drafting);
    await done(rejected, 'approve', director, { decision: 'REJECT', opinion: '不属督查范围' });
    const mandate = { ...drafting.mandate, type: 'APPROVED_PROPOSAL' };
    await done(proposal, 'draft-opinion', desk, { ...drafting, mandate });
    expect(await intake.post(`/api/matters/${proposal}/approve`, director, { decision: 'APPROVE' })).toMatchObject({
      status: 403,
      body: { code: 'matter.needs-head' },
    });
    await approved(third);
    const numbers = (await serials('matter_no')).map(({ no }) => Number(no.slice(-4)));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });
});

describe('I-22 涉密门', () => {
  const refusals = (): Promise<object[]> =>
    intake.env.db.query(
      { scope: 'region', region: REGION },
      'select person, entry_point, rule from intake.classified_refusal order by at, entry_point',
    );
  it('AC-17 正文任何一处带密级标志都不登记, 只留痕不留内容', async () => {
    const id = randomUUID();
    const instruction = { ...command.instruction, text: '机密★5年 请水利局核查' };
    expect(await intake.post(`/api/matters/${id}/register`, clerk, { ...command, instruction })).toMatchObject({
      status: 422,
      body: { code: 'matter.classified', remedy: '请按涉密渠道办理并告知保密员' },
    });
    expect((await intake.get(`/api/matters/${id}`, desk)).status).toBe(404);
    expect(await refusals()).toEqual([{ person: clerk.id, entry_point: '登记', rule: '密级标志' }]);
  });

  it('后面的每个环节也过这道门; 提到保密局的不拦', async () => {
    const id = await register({ title: '关于县保密局办公用房漏水问题的办理' });
    expect(
      await intake.post(`/api/matters/${id}/draft-opinion`, desk, { ...drafting, requirement: '秘密★ 立即抢修' }),
    ).toMatchObject({ status: 422, body: { code: 'matter.classified' } });
    expect(await statusOf(id)).toBe('REGISTERED');
  });
});

describe('查重', () => {
  it('同文号在前, 标题相近的在后, 写明理由', async () => {
    const source = { ...command.source, documentNo: '清信〔2026〕9号' };
    await register({ source, title: '关于县城东路积水问题的办理' });
    const query = new URLSearchParams({ title: command.title, documentNo: '清信〔2026〕9号' });
    const { status, body } = await intake.get(`/api/matters/duplicates?${query}`, clerk);
    expect(status).toBe(200);
    const found = body as unknown as { why: string }[];
    expect(found[0]?.why).toBe('来文字号相同');
    expect(found[1]?.why).toBe('标题相近(100%)');
    expect(await intake.get(`/api/matters/duplicates?${query}`, water)).toMatchObject({ status: 403 });
  });
});

describe('从一个程序到另一个程序', () => {
  it('来源两头看得见: 新事项写着来自哪里, 来源事项列着转出了哪些; 单位看不到来源', async () => {
    const from = await register({ title: '关于老旧小区改造议定事项的督查' });
    const origin = { kind: 'ESCALATED', matterId: from };
    const id = await register({ title: '老旧小区改造专项督查', origin });
    const { body } = await intake.get(`/api/matters/${id}`, desk);
    expect(body).toMatchObject({ origin: { ...origin, title: '关于老旧小区改造议定事项的督查' } });
    expect((await intake.get(`/api/matters/${from}`, desk)).body).toMatchObject({
      origin: null,
      successors: [{ id, title: '老旧小区改造专项督查', status: 'REGISTERED', kind: 'ESCALATED', itemNo: null }],
    });
    await approved(id);
    await intake.job('matter.assign', { matterId: id, units, dueAt: NOW });
    expect((await intake.get(`/api/matters/${id}`, water)).body).toMatchObject({ origin: null, successors: [] });
  });

  it('来源事项、其中的项目不存在的, 不登记', async () => {
    for (const origin of [
      { kind: 'ESCALATED', matterId: randomUUID() },
      { kind: 'ITEM', matterId: await register(), itemNo: 3 },
    ])
      expect(await intake.post(`/api/matters/${randomUUID()}/register`, clerk, { ...command, origin })).toMatchObject({
        status: 422,
        body: { code: 'matter.origin-unknown' },
      });
  });
});
