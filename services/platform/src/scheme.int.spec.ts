import { randomUUID } from 'node:crypto';
import { countyPolicy, type Policy, type SchemeView } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { eventually } from '@duban/testing';
import { REGION, runOffice } from './office.samples';

const actor = (name: string, roles: string[], units: string[] = ['office']): Actor => ({
  id: randomUUID(),
  name,
  roles,
  units,
  region: REGION,
});
const clerk = actor('尤芷', ['INTAKE_CLERK']);
const chief = actor('甄守拙', ['SUPERVISION_CHIEF']);
const director = actor('祁砚秋', ['OFFICE_DIRECTOR']);
const water = actor('江若水', ['LIAISON', 'HANDLER'], ['water']);

let office: Awaited<ReturnType<typeof runOffice>>;
beforeAll(async () => {
  office = await runOffice();
});
afterAll(() => office.close());

const second: Policy = {
  ...countyPolicy,
  version: 'v2',
  maxExtensions: 0,
  extension: { ...countyPolicy.extension, maxByLeader: 0 },
  acknowledge: { ...countyPolicy.acknowledge, URGENT: { unit: 'HOUR', amount: 1 } },
  deadline: [{ when: {}, then: { unit: 'WORKDAY', amount: 7 } }],
};
const FROM = '2026-03-03';
const AFTER = '2026-03-03T01:00:00.000Z';
const done = async (url: string, by: Actor, command: object): Promise<void> =>
  expect({ ...(await office.post(url, by, command)), url }).toMatchObject({ status: 200, url });
const schemeId = randomUUID();
const publish = (body: object, by = director, id = schemeId) => office.post(`/api/schemes/${id}/publish`, by, body);

const registered = async (): Promise<string> => {
  const id = randomUUID();
  await done(`/api/matters/${id}/register`, clerk, {
    title: '关于柳汀镇鹭洲村饮水工程断供问题的办理',
    category: 'INSTRUCTION',
    urgency: 'URGENT',
    source: { type: 'INSTRUCTION', title: '群众来信', receivedOn: '2026-03-02' },
    instruction: {
      leader: { id: 'head', name: '闻若川' },
      post: '县长',
      level: 'LOCAL',
      on: '2026-03-02',
      text: '请水利局立即核查处理并报结果。',
      subject: 'OTHER',
    },
    attachments: [],
    declaredUnclassified: true,
  });
  return id;
};
const heardOf = (matterId: string): Promise<unknown> =>
  eventually('交办知道这个事项', async () => {
    const sql = 'select version from assignment.matter_scheme where matter_id = $1';
    return (await office.env('assignment').db.query({ scope: 'all' }, sql, [matterId]))[0];
  });
/** 下达 of a matter, at the time of now. */
const issued = async (matterId: string): Promise<string> => {
  await heardOf(matterId);
  const assignmentId = randomUUID();
  await office.job('assignment.issue', {
    assignmentId,
    matterId,
    matterNo: '清督〔2026〕PB-0001',
    title: '饮水工程断供',
    urgency: 'URGENT',
    effortPath: 'CONCLUDE',
    serial: 1,
    documentNo: '清政督函〔2026〕1号',
    line: {
      role: 'LEAD',
      unit: { id: 'water', name: '水利局' },
      responsibleLeader: { id: 'puze', name: '蒲泽' },
      requirement: '立即抢修',
      deadline: { unit: 'WORKDAY', amount: 3 },
    },
  });
  return assignmentId;
};
const usual = async (matterId: string): Promise<unknown> =>
  ((await office.get(`/api/matters/${matterId}`, chief)).body['proposed'] as { deadline: object }).deadline;
const extension = {
  reason: 'OBJECTIVE',
  explanation: '管材未到',
  progress: '已开挖',
  newDueOn: '2026-03-09',
  nextSteps: '到货后安装',
};
const askForMore = async (id: string): Promise<unknown> => {
  const { status, body } = await office.post(`/api/assignments/${id}/request-extension`, water, extension);
  return body['code'] ?? status;
};

describe('制度方案', () => {
  let running: string;
  let runningTask: string;

  it('只有督查室主任、办公室主任拟订, 填错的项逐项指明', async () => {
    const url = `/api/schemes/${schemeId}/draft`;
    expect(await office.post(url, clerk, { base: 'v1', policy: second })).toMatchObject({ status: 403 });
    const wrong = { ...second, yellow: { ...second.yellow, share: 3 } };
    expect((await office.post(url, chief, { base: 'v1', policy: wrong })).body).toMatchObject({
      title: '填写有误',
      errors: [{ field: 'policy.yellow.share', message: '不大于1' }],
    });
    await done(url, chief, { base: 'v1', policy: second });
  });

  it('发布前可与依据的一版比较', async () => {
    const { body } = await office.get(`/api/schemes/${schemeId}/changes?with=built-in`, clerk);
    expect((body as unknown as { title: string; before: string; after: string }[]).slice(0, 2)).toEqual([
      { path: 'acknowledge', title: '签收', before: '加急4小时', after: '加急1小时' },
      expect.objectContaining({ title: '办理时限表', after: '其余情形 → 7个工作日' }),
    ]);
  });

  it('督查室主任不能发布, 施行日期不能在过去', async () => {
    expect(await publish({ effectiveFrom: FROM }, chief)).toMatchObject({ status: 403 });
    expect((await publish({ effectiveFrom: '2026-03-01' })).body).toMatchObject({ code: 'scheme.in-the-past' });
  });

  it('在办的事项按登记时的版本, 施行后登记的按新版', async () => {
    running = await registered();
    runningTask = await issued(running);
    expect(await publish({ effectiveFrom: FROM })).toMatchObject({ status: 200 });
    for (const service of ['directory', 'intake', 'assignment'])
      await eventually(`${service}收到新版`, () => office.env(service).policyFor(REGION, 'v2').version);

    const before = await registered();
    expect(await usual(before)).toEqual({ unit: 'WORKDAY', amount: 3 });

    office.setNow(AFTER);
    const after = await registered();
    expect(await usual(after)).toEqual({ unit: 'WORKDAY', amount: 7 });
    expect(await usual(running)).toEqual({ unit: 'WORKDAY', amount: 3 });

    const [late, fresh] = [await issued(running), await issued(after)];
    const acknowledgeBy = async (id: string): Promise<unknown> =>
      (await office.get(`/api/assignments/${id}`, chief)).body['acknowledgeDueAt'];
    expect(await acknowledgeBy(late)).toBe('2026-03-03T05:00:00.000Z');
    expect(await acknowledgeBy(fresh)).toBe('2026-03-03T02:00:00.000Z');
    expect(await askForMore(fresh)).toBe('assignment.too-many-extensions');
    expect(await askForMore(runningTask)).toBe(200);
    const lines = await office
      .env('assignment')
      .db.query<{ version: string }>(
        { scope: 'all' },
        `select meta ->> 'policyVersion' as version from assignment.journal where stream = any($1) order by stream = $2, version`,
        [[runningTask, fresh], fresh],
      );
    expect(lines.map(({ version }) => version)).toEqual(['v1', 'v1', 'v2']);
  });

  it('列出各版, 注明施行的一版, 并数出在办事项各按哪一版', async () => {
    const { body } = await office.get('/api/schemes', clerk);
    expect((body as unknown as SchemeView[]).map(({ version, status, inForce }) => [version, status, inForce])).toEqual(
      [
        ['v2', 'PUBLISHED', true],
        ['v1', 'BUILT_IN', false],
      ],
    );
    expect((await office.get('/api/matters/by-scheme', chief)).body).toEqual([
      { version: 'v1', running: 2 },
      { version: 'v2', running: 1 },
    ]);
    const elsewhere = { ...clerk, region: '990122' };
    expect((await office.get(`/api/schemes/${schemeId}`, elsewhere)).status).toBe(404);
  });

  it('已发布的一版不能再改, 版本名不能再用', async () => {
    const body = { base: 'v1', policy: second };
    expect((await office.post(`/api/schemes/${schemeId}/draft`, chief, body)).body).toMatchObject({
      code: 'scheme.already-published',
    });
    expect((await office.post(`/api/schemes/${randomUUID()}/draft`, chief, body)).body).toMatchObject({
      code: 'scheme.version-taken',
    });
  });

  it('重新启动后、在同一服务的每个进程里都一样', async () => {
    await office.restart();
    expect(office.env('intake').policyFor(REGION).version).toBe('v2');
    const other = await office.another();
    try {
      const third = randomUUID();
      await done(`/api/schemes/${third}/draft`, chief, { base: 'v2', policy: { ...second, version: 'v3' } });
      expect(await publish({ effectiveFrom: FROM }, director, third)).toMatchObject({ status: 200 });
      for (const env of [office.env('intake'), other.envs.get('intake')])
        await eventually('两个进程都按新版', () => env?.policyFor(REGION).version === 'v3');
      expect(office.env('intake').policyFor('990122').version).toBe('v1');
    } finally {
      await other.running.close();
    }
  });
});
