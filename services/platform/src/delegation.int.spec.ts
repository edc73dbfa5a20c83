import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Attachment, type DelegationView } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { eventually, NOW } from '@duban/testing';
import { ADMIN_PASSWORD, type Answer, REGION, runOffice } from './office.samples';

const PASSWORD = 'Delegation-2026';
const water = { id: 'water', name: '水利局' };
const bureau = { id: 'office', name: '政府办' };
type Person = { id: string; name: string; account: string; unit: typeof water; roles: string[] };
const person = (name: string, account: string, unit: typeof water, roles: string[]): Person => ({
  id: randomUUID(),
  name,
  account,
  unit,
  roles,
});
const head = person('蒲泽', 'head', water, ['UNIT_HEAD']);
const leader = person('沈渠', 'leader', water, ['UNIT_LEADER']);
const second = person('江若水', 'second', water, ['UNIT_LEADER']);
const clerk = person('訾宁', 'clerk', water, ['LIAISON', 'HANDLER']);
const director = person('祁砚秋', 'director', bureau, ['OFFICE_DIRECTOR']);
const deputy = person('甄守拙', 'deputy', bureau, ['SUPERVISION_CHIEF']);
const named = ({ id, name }: Person) => ({ id, name });

let office: Awaited<ReturnType<typeof runOffice>>;
let admin: string;
let evidence: Attachment;
const cookies = new Map<string, string>();
const as = (who: Person, url: string, command?: unknown): Promise<Answer> =>
  office.browse(command === undefined ? 'GET' : 'POST', url, cookies.get(who.account) ?? '', command);
const done = async (who: Person, url: string, command: object): Promise<void> =>
  expect({ ...(await as(who, url, command)), url }).toMatchObject({ status: 200, url });
const signIn = (account: string, password: string) => office.browse('POST', '/api/sign-in', '', { account, password });
const appoint = async ({ id, ...rest }: Person, more: object = {}): Promise<void> => {
  const command = { ...rest, post: '职务', region: REGION, ...more };
  expect(await office.browse('POST', `/api/persons/${id}/appoint`, admin, command)).toMatchObject({ status: 200 });
};

beforeAll(async () => {
  office = await runOffice();
  admin = (await signIn('sysadmin', ADMIN_PASSWORD)).cookie;
  for (const each of [head, leader, second, clerk, director, deputy]) {
    await appoint(each);
    const reset = { password: PASSWORD, mustChange: false };
    await office.browse('POST', `/api/accounts/${each.account}/reset`, admin, reset);
    cookies.set(each.account, (await signIn(each.account, PASSWORD)).cookie);
  }
  const bytes = Readable.from(['水表已恢复走字']);
  const stored = await office
    .env('assignment')
    .attachments.put(bytes, { maxBytes: 1000, by: 'intake', region: REGION });
  evidence = { ...stored, name: '现场照片.txt', mime: 'text/plain' };
});
beforeEach(() => office.setNow(NOW));
afterAll(() => office.close());

const granted = async (from: Person, to: Person, by = from, more: object = {}): Promise<string> => {
  const id = randomUUID();
  const period = { fromOn: '2026-03-02', untilOn: '2026-03-06', basis: '外出培训,清水〔2026〕3号' };
  const command = { from: named(from), to: named(to), roles: from.roles, ...period, ...more };
  await done(by, `/api/delegations/${id}/grant`, command);
  return id;
};
const rolesOf = async (who: Person): Promise<unknown> => (await as(who, '/api/me')).body['roles'];
const acting = (who: Person, role: string, does = true) =>
  eventually(
    `${who.name}${does ? '' : '不再'}代理${role}`,
    async () => ((await rolesOf(who)) as string[]).includes(role) === does,
  );
/** An assignment whose report is drafted and checked: only the head's signature is missing. */
const checked = async (): Promise<string> => {
  const id = randomUUID();
  await office.job('assignment.issue', {
    assignmentId: id,
    matterId: randomUUID(),
    matterNo: '清督〔2026〕PB-0001',
    title: '饮水工程断供',
    urgency: 'URGENT',
    effortPath: 'CONCLUDE',
    serial: 1,
    documentNo: '清政督函〔2026〕1号',
    line: {
      role: 'LEAD',
      unit: water,
      responsibleLeader: named(head),
      requirement: '立即抢修',
      deadline: { unit: 'WORKDAY', amount: 3 },
    },
  });
  await done(clerk, `/api/assignments/${id}/acknowledge`, { handler: named(clerk), remark: '' });
  await done(clerk, `/api/assignments/${id}/draft-report`, {
    facts: '主管网爆裂',
    crux: '管材老化',
    measures: '更换主管网',
    results: '恢复供水',
    problems: [],
    noProblemStatement: '经现场核查无遗留问题',
    causes: '老化',
    followUp: '巡查',
    evidence: [evidence],
  });
  await done(leader, `/api/assignments/${id}/check-report`, { agree: true });
  return id;
};
const sign = (who: Person, id: string): Promise<Answer> =>
  as(who, `/api/assignments/${id}/sign-report`, { agree: true });
type Line = { data: Record<string, unknown>; meta: { actor: Record<string, unknown> } };
const line = async (service: string, type: string, stream: string): Promise<Line> => {
  const sql = `select data, meta from ${service}.journal where type = $1 and stream = $2`;
  return (await office.env(service).db.query<Line>({ scope: 'all' }, sql, [type, stream]))[0] as Line;
};

describe('代理', () => {
  let delegation: string;

  it('没有代理时分管负责人不能签报; 授予后不必重新登录即可签报, 日志写明人、职务、代理依据', async () => {
    const id = await checked();
    expect((await sign(second, id)).body).toMatchObject({ code: 'command.not-allowed' });
    delegation = await granted(head, second);
    await acting(second, 'UNIT_HEAD');
    expect((await as(second, '/api/me')).body).toMatchObject({ onBehalfOf: [{ role: 'UNIT_HEAD', name: '蒲泽' }] });
    expect(await sign(second, id)).toMatchObject({ status: 200 });
    const { data, meta } = await line('assignment', 'assignment.report-signed.v1', id);
    expect(data).toMatchObject({ by: named(second), position: 'UNIT_HEAD', onBehalfOf: named(head) });
    expect(meta.actor).toEqual({
      ...named(second),
      units: ['water'],
      positions: ['UNIT_HEAD'],
      onBehalfOf: [{ role: 'UNIT_HEAD', ...named(head), delegation }],
    });
    const grantedLine = await line('directory', 'delegation.granted.v1', delegation);
    expect(grantedLine.data).toMatchObject({ basis: '外出培训,清水〔2026〕3号', unit: water });
  });

  it('I-7 代理签报的人仍须是第三个人', async () => {
    const id = await checked();
    await granted(head, leader);
    await acting(leader, 'UNIT_HEAD');
    expect((await sign(leader, id)).body).toMatchObject({ code: 'assignment.same-person' });
  });

  it('重新登录、重新启动后代理仍在, 须改口令的会话不代理任何职务', async () => {
    await office.restart();
    expect((await signIn('second', PASSWORD)).body).toMatchObject({ roles: ['UNIT_LEADER', 'UNIT_HEAD'] });
    const reset = (mustChange: boolean): Promise<Answer> =>
      office.browse('POST', '/api/accounts/second/reset', admin, { password: PASSWORD, mustChange });
    await reset(true);
    const { cookie } = await signIn('second', PASSWORD);
    const id = await checked();
    expect(await office.browse('POST', `/api/assignments/${id}/sign-report`, cookie, { agree: true })).toMatchObject({
      status: 403,
    });
    await reset(false);
  });

  it('期满不再代理; 提前终止的, 已登录的会话也即刻不能再办', async () => {
    const id = await checked();
    office.setNow('2026-03-06T15:59:00.000Z');
    expect(await rolesOf(second)).toContain('UNIT_HEAD');
    office.setNow('2026-03-06T16:00:00.000Z');
    expect((await sign(second, id)).body).toMatchObject({ code: 'command.not-allowed' });
    office.setNow(NOW);
    expect((await as(clerk, `/api/delegations/${delegation}/end`, { reason: '不相干' })).body).toMatchObject({
      code: 'delegation.not-yours-to-end',
    });
    await done(head, `/api/delegations/${delegation}/end`, { reason: '提前返岗' });
    await acting(second, 'UNIT_HEAD', false);
    expect((await sign(second, id)).body).toMatchObject({ code: 'command.not-allowed' });
    const { body } = await as(second, '/api/delegations');
    expect((body as unknown as DelegationView[])[0]).toMatchObject({
      id: delegation,
      status: 'OVER',
      ended: { reason: '提前返岗' },
    });
    expect((await as(clerk, '/api/delegations')).body).toEqual([]);
  });

  it('立项由代理办公室主任审批, 写明代谁', async () => {
    await granted(director, deputy);
    await acting(deputy, 'OFFICE_DIRECTOR');
    const chiefly: Actor = {
      id: randomUUID(),
      name: '苗晓岚',
      roles: ['SUPERVISOR'],
      units: ['office'],
      region: REGION,
    };
    const id = randomUUID();
    const text = '请水利局立即核查处理并报结果。';
    const instruction = {
      leader: { id: 'mayor', name: '闻若川' },
      post: '县长',
      level: 'LOCAL',
      on: '2026-03-02',
      text,
    };
    await office.post(`/api/matters/${id}/register`, chiefly, {
      title: '关于柳汀镇鹭洲村饮水工程断供问题的办理',
      category: 'SPECIAL',
      urgency: 'EXTRA_URGENT',
      source: { type: 'INSTRUCTION', title: '群众来信', receivedOn: '2026-03-02' },
      instruction: { ...instruction, subject: 'OTHER' },
      attachments: [],
      declaredUnclassified: true,
    });
    await office.post(`/api/matters/${id}/draft-opinion`, chiefly, {
      mandate: { type: 'HEAD_INSTRUCTION', giver: '闻若川', on: '2026-03-02', evidence: '县长批示' },
      contentType: 'STATUTORY_DUTY',
      form: 'ROUTINE',
      effortPath: 'CONCLUDE',
      requirement: '立即抢修,恢复供水',
      successCriteria: '全村恢复供水',
      deadline: { unit: 'WORKDAY', amount: 1 },
      supervisor: { id: chiefly.id, name: chiefly.name },
      feedbackForm: 'SPECIAL_REPORT',
      confidentiality: 'INTERNAL',
      verification: ['CALLBACK'],
      duplicateChecked: true,
    });
    await done(deputy, `/api/matters/${id}/approve`, { decision: 'APPROVE', opinion: '' });
    const { data, meta } = await line('intake', 'matter.approved.v1', id);
    expect(data).toMatchObject({ by: named(deputy), position: 'OFFICE_DIRECTOR', onBehalfOf: named(director) });
    expect(meta.actor['onBehalfOf']).toMatchObject([named(director)]);
  });

  it('换岗即止: 授予人不再有这一职务, 代理由系统终止', async () => {
    await appoint(director, { roles: ['ARCHIVIST'] });
    await acting(deputy, 'OFFICE_DIRECTOR', false);
    const { body } = await as(deputy, '/api/delegations');
    expect(body).toMatchObject([{ status: 'OVER', ended: { by: { name: '系统' }, reason: '职务变动' } }]);
  });
});
