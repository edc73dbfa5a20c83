import { randomUUID } from 'node:crypto';
import { type FactData } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { eventually, NOW } from '@duban/testing';
import { type Answer, REGION, runAssignment } from '../running.samples';

const actor = (name: string, roles: string[]): Actor => ({
  id: randomUUID(),
  name,
  roles,
  units: ['office'],
  region: REGION,
});
const desk = actor('苗晓岚', ['SUPERVISOR']);
const director = actor('祁砚秋', ['OFFICE_DIRECTOR']);
const responsibleLeader = { id: randomUUID(), name: '渡口' };
const reason = '全村断水一周,须县里直接督办';
type Registered = Partial<FactData<'unit.registered.v1'>> & { name: string };

let service: Awaited<ReturnType<typeof runAssignment>>;
let village: { id: string; name: string };
let firm: { id: string; name: string };
let town: { id: string; name: string };

const register = async (data: Registered): Promise<{ id: string; name: string }> => {
  const id = randomUUID();
  const by = { id: 'admin', name: '系统管理员' };
  await service.publish({
    specversion: '1.0',
    id: randomUUID(),
    source: '/duban/directory',
    type: 'unit.registered.v1',
    subject: id,
    partitionkey: id,
    tenant: REGION,
    time: NOW,
    datacontenttype: 'application/json',
    sequence: 1,
    actor: by,
    data: { shortName: data.name, region: REGION, isSupervisionBody: false, isSubject: true, by, at: NOW, ...data },
  });
  await eventually('the unit is known', async () => {
    const rows = await service.env.db.query(
      { scope: 'region', region: REGION },
      'select 1 from assignment.subject where unit = $1',
      [id],
    );
    return rows.length > 0;
  });
  return { id, name: data.name };
};

beforeAll(async () => {
  service = await runAssignment();
  village = await register({ name: '鹭洲村村民委员会', division: '990121100201', subjectType: 'ENTRUSTED' });
  town = await register({ name: '柳汀镇人民政府', division: '990121100' });
  firm = await register({ name: '清槐县自来水有限公司', isSubject: false });
});
afterAll(() => service.close());

const line = (role: string, unit: object, more: object = {}): object => ({
  role,
  unit,
  responsibleLeader,
  requirement: '恢复供水',
  deadline: { unit: 'WORKDAY', amount: 3 },
  ...more,
});
const draft = (matterId: string, ...lines: object[]): Promise<Answer> =>
  service.post(`/api/notices/${matterId}/draft`, desk, { title: '督办通知', text: '请办理', contact: '苗晓岚', lines });

it('R-103 越级督查没有理由的不能拟稿, 企业不能主办', async () => {
  const matterId = randomUUID();
  expect(await draft(matterId, line('LEAD', village))).toMatchObject({
    status: 422,
    body: {
      code: 'notice.skip-level',
      title: '“鹭洲村村民委员会”在本级之下2级,越级督查须写明必要的理由',
      remedy: '请在该单位一栏填写越级理由,或交由其上一级办理',
    },
  });
  expect(await draft(matterId, line('LEAD', firm))).toMatchObject({ body: { code: 'notice.not-a-subject' } });
  expect(await draft(matterId, line('LEAD', town), line('CO', firm))).toMatchObject({ status: 200 });
});

it('R-103 下达的任务带对象类别和越级理由', async () => {
  const matterId = randomUUID();
  const skipping = { skipLevelReason: reason };
  expect(await draft(matterId, line('LEAD', village, skipping), line('CO', town))).toMatchObject({ status: 200 });
  expect(await service.post(`/api/notices/${matterId}/sign`, director, { agree: true })).toMatchObject({ status: 200 });
  const [signed] = await service.env.db.query<{ lines: { assignmentId: string; serial: number }[] }>(
    { scope: 'region', region: REGION },
    `select data -> 'lines' as lines from assignment.journal where stream = $1 and type = 'notice.signed.v1'`,
    [matterId],
  );
  for (const { assignmentId, serial, ...rest } of signed?.lines ?? [])
    await service.job('assignment.issue', {
      assignmentId,
      matterId,
      matterNo: '清督〔2026〕PB-0001',
      title: '饮水工程断供',
      urgency: 'NORMAL',
      effortPath: 'CONCLUDE',
      serial,
      documentNo: '清政督函〔2026〕1号',
      line: rest,
    });
  const { body } = await service.get(`/api/assignments?matterId=${matterId}`, desk);
  expect(body).toMatchObject([
    { unit: village, subjectType: 'ENTRUSTED', skipLevelReason: reason },
    { unit: town, subjectType: 'LOWER', skipLevelReason: null },
  ]);
});
