import { randomUUID } from 'node:crypto';
import { type Attachment } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { eventually, NOW } from '@duban/testing';
import { type Answer, REGION, runAssignment } from '../running.samples';
import { pass, report } from './assignment.samples';

const actor = (name: string, roles: string[], units: string[]): Actor => ({
  id: randomUUID(),
  name,
  roles,
  units,
  region: REGION,
});
const desk = actor('苗晓岚', ['SUPERVISOR'], ['office']);
const chief = actor('郑怀瑾', ['SUPERVISION_CHIEF'], ['office']);
const director = actor('邵明', ['OFFICE_DIRECTOR'], ['office']);
const clerk = actor('訾宁', ['HANDLER', 'LIAISON'], ['water']);
const leader = actor('柯岭', ['UNIT_LEADER'], ['water']);
const head = actor('蒲泽', ['UNIT_HEAD'], ['water']);
const town = actor('邝野', ['HANDLER', 'LIAISON'], ['town']);
const school = actor('路遥', ['HANDLER', 'LIAISON', 'UNIT_LEADER', 'UNIT_HEAD'], ['school']);
const named = ({ id, name }: Actor): { id: string; name: string } => ({ id, name });
const yes = { agree: true };

let service: Awaited<ReturnType<typeof runAssignment>>;
let evidence: Attachment[];
beforeAll(async () => {
  service = await runAssignment();
  evidence = [await service.kept('现场照片.txt', '水表已恢复走字')];
});
beforeEach(() => service.setNow(NOW));
afterAll(() => service.close());

type Line = { assignmentId: string; serial: number; unit: { id: string } };
const line = (role: string, unit: string, name: string, by: Actor) => ({
  role,
  unit: { id: unit, name },
  responsibleLeader: named(by),
  requirement: '立即抢修',
  deadline: { unit: 'WORKDAY', amount: 3 },
});
const draft = {
  title: '关于办理饮水工程断供问题的通知',
  text: '请按要求办理。',
  contact: '苗晓岚 0000',
  lines: [line('LEAD', 'water', '水利局', head), line('CO', 'town', '柳汀镇', town)],
};
const done = async (url: string, by: Actor, command: object): Promise<Answer> => {
  const answer = await service.post(url, by, command);
  expect({ ...answer, url }).toMatchObject({ status: 200, url });
  return answer;
};
/** 拟稿、签发、下达: lead and co-operating assignment of a new matter. */
const issued = async (more: object = {}): Promise<{ matterId: string; lead: string; co: string }> => {
  const matterId = randomUUID();
  await done(`/api/notices/${matterId}/draft`, desk, draft);
  await done(`/api/notices/${matterId}/sign`, director, yes);
  const [signed] = await service.env.db.query<{ lines: Line[] }>(
    { scope: 'region', region: REGION },
    `select data -> 'lines' as lines from assignment.journal where stream = $1 and type = 'notice.signed.v1'`,
    [matterId],
  );
  const lines = signed?.lines ?? [];
  for (const { assignmentId, serial, ...rest } of lines)
    await service.job('assignment.issue', {
      assignmentId,
      matterId,
      matterNo: '清督〔2026〕PB-0001',
      title: '饮水工程断供',
      urgency: 'URGENT',
      effortPath: 'CONCLUDE',
      serial,
      documentNo: '清政督函〔2026〕1号',
      line: rest,
      ...more,
    });
  const idOf = (unit: string): string => lines.find((each) => each.unit.id === unit)?.assignmentId ?? '';
  return { matterId, lead: idOf('water'), co: idOf('town') };
};
const path = (id: string, verb: string): string => `/api/assignments/${id}/${verb}`;
const view = async (id: string, by: Actor = desk): Promise<Record<string, unknown>> =>
  (await service.get(`/api/assignments/${id}`, by)).body;
/** The unit's three gates. */
const reported = async (id: string): Promise<void> => {
  await done(path(id, 'draft-report'), clerk, { ...report, evidence });
  await done(path(id, 'check-report'), leader, yes);
  await done(path(id, 'sign-report'), head, yes);
};

describe('从交办到销号', () => {
  it('主办、协办各办各的, 经初审、复审后销号', async () => {
    const { matterId, lead, co } = await issued();
    expect(await view(lead)).toMatchObject({
      assignmentNo: '清督〔2026〕PB-0001-01',
      status: 'ISSUED',
      light: 'GREEN',
      acknowledgeDueAt: '2026-03-02T05:00:00.000Z',
      dueAt: '2026-03-05T15:59:59.000Z',
    });
    await done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    await done(path(co, 'acknowledge'), town, { handler: named(town) });
    await done(path(co, 'submit-opinion'), town, { opinion: '已配合完成管网抢修', evidence });
    expect(await view(co)).toMatchObject({ status: 'ACCEPTED', light: 'BLUE' });
    await reported(lead);
    await done(path(lead, 'review'), desk, { ...pass, verification: 'DOCUMENT' });
    expect(await view(lead)).toMatchObject({ status: 'SUBMITTED' });
    await done(path(lead, 'second-review'), chief, yes);
    expect(await view(lead)).toMatchObject({ status: 'ACCEPTED', light: 'BLUE', overdueDays: 0 });
    await service.job('assignment.clear', { assignmentId: lead });
    expect(await view(lead)).toMatchObject({ status: 'CLEARED' });
    const listed = (await service.get(`/api/assignments?matterId=${matterId}`, desk)).body as unknown as object[];
    expect(listed).toMatchObject([{ id: lead }, { id: co }]);
  });

  it('R-305 协办意见没有送来, 主办不能签报', async () => {
    const { lead } = await issued();
    await done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    await done(path(lead, 'draft-report'), clerk, { ...report, evidence });
    await done(path(lead, 'check-report'), leader, yes);
    expect(await service.post(path(lead, 'sign-report'), head, yes)).toMatchObject({
      status: 409,
      body: { code: 'assignment.opinions-missing', title: '柳汀镇的协办意见还没有送来' },
    });
  });

  it('R-208 退回后重报, 整改期限按制度, 第二次退回亮红灯', async () => {
    const { lead, co } = await issued();
    await done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    await done(path(co, 'acknowledge'), town, { handler: named(town) });
    await done(path(co, 'submit-opinion'), town, { opinion: '已配合' });
    const back = { ...pass, conclusionAccurate: false, result: 'REWORK', opinion: '结论不准确' };
    for (const times of [1, 2]) {
      await reported(lead);
      await done(path(lead, 'review'), desk, back);
      expect(await view(lead)).toMatchObject({
        status: 'RETURNED',
        light: times === 2 ? 'RED' : 'GREEN',
        returned: { times, reworkDueAt: '2026-03-03T15:59:59.000Z' },
      });
    }
  });
});

describe('I-4 I-20 单位只看见、只办理本单位的任务', () => {
  it('别的单位查不到, 也办不了, 与不存在的任务一样', async () => {
    const { matterId, lead } = await issued();
    const unknown = await service.get(`/api/assignments/${randomUUID()}`, school);
    expect(unknown.status).toBe(404);
    expect(await service.get(`/api/assignments/${lead}`, school)).toEqual(unknown);
    expect((await service.get(`/api/assignments?matterId=${matterId}`, town)).body).toMatchObject([
      { unit: { id: 'town' } },
    ]);
    const body = { handler: named(school) };
    expect((await service.post(path(lead, 'acknowledge'), school, body)).status).toBe(404);
    expect((await service.get(`/api/notices/${matterId}`, school)).status).toBe(403);
  });

  it('看得见全地区的人也不能替单位办理', async () => {
    const { lead } = await issued();
    const both = { ...desk, roles: ['SUPERVISOR', 'LIAISON'] };
    expect(await service.post(path(lead, 'acknowledge'), both, { handler: named(clerk) })).toMatchObject({
      status: 403,
      body: { code: 'assignment.other-unit', title: '这是水利局的任务' },
    });
  });
});

describe('佐证与涉密', () => {
  it('没有上传的佐证不能报送', async () => {
    const { lead } = await issued();
    await done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    const ghost = { digest: 'e'.repeat(64), name: '没有.txt', size: 3, mime: 'text/plain' };
    expect(await service.post(path(lead, 'draft-report'), clerk, { ...report, evidence: [ghost] })).toMatchObject({
      status: 422,
      body: { code: 'attachment.unknown', title: '附件“没有.txt”没有上传成功' },
    });
  });

  it('I-22 报告里带密级标志的不收, 只留痕', async () => {
    const { lead } = await issued();
    await done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    const before = await view(lead);
    expect(
      await service.post(path(lead, 'draft-report'), clerk, { ...report, facts: '秘密★10年 管网图', evidence }),
    ).toMatchObject({ status: 422, body: { code: 'matter.classified' } });
    expect(await view(lead)).toEqual(before);
    expect(
      await service.env.db.query(
        { scope: 'region', region: REGION },
        'select person, entry_point, rule from assignment.classified_refusal',
      ),
    ).toEqual([{ person: clerk.id, entry_point: '办结报告起草', rule: '密级标志' }]);
  });
});

describe('审核所据', () => {
  it('I-11 事项要求的核查方式由拟办的事实而来', async () => {
    const { matterId, lead } = await issued({ effortPath: 'KNOW' });
    await service.publish({
      specversion: '1.0',
      id: randomUUID(),
      source: '/duban/intake',
      type: 'matter.opinion-drafted.v1',
      subject: matterId,
      time: NOW,
      datacontenttype: 'application/json',
      tenant: REGION,
      sequence: 2,
      partitionkey: matterId,
      actor: named(desk),
      data: { verification: ['ON_SITE', 'CALLBACK'] },
    });
    await eventually('the terms of the matter are kept', async () => {
      const rows = await service.env.db.query(
        { scope: 'all' },
        'select 1 from assignment.matter_terms where matter_id = $1',
        [matterId],
      );
      return rows.length > 0;
    });
    const separate = await view(lead);
    expect(separate['status']).toBe('ISSUED');
    await done(path(lead, 'acknowledge'), clerk, { handler: named(clerk) });
    const [, co] = (await service.get(`/api/assignments?matterId=${matterId}`, desk)).body as unknown as {
      id: string;
    }[];
    await done(path(co?.id ?? '', 'acknowledge'), town, { handler: named(town) });
    await done(path(co?.id ?? '', 'submit-opinion'), town, { opinion: '已配合' });
    await reported(lead);
    expect(await service.post(path(lead, 'review'), desk, { ...pass, verification: 'PHONE' })).toMatchObject({
      status: 422,
      body: { code: 'assignment.verification-missing', title: '本事项要求的核查方式是实地核查、回访' },
    });
    await done(path(lead, 'review'), desk, { ...pass, verification: 'ON_SITE' });
    expect(await view(lead)).toMatchObject({ status: 'ACCEPTED' });
  });
});

describe('时限', () => {
  it('R-510 临期黄灯、逾期红灯并数工作日, 催办记下逾期天数', async () => {
    const { lead } = await issued();
    service.setNow('2026-03-05T10:00:00.000Z');
    expect(await view(lead)).toMatchObject({ light: 'YELLOW', overdueDays: 0 });
    service.setNow('2026-03-09T01:00:00.000Z');
    expect(await view(lead)).toMatchObject({ light: 'RED', overdueDays: 2 });
    await done(path(lead, 'urge'), desk, { channel: 'PHONE', content: '请尽快报送' });
    expect(await view(lead)).toMatchObject({ urges: [{ nth: 1, overdueDays: 2, channel: 'PHONE' }] });
  });
});
