import { createHash, randomUUID } from 'node:crypto';
import { type FrequencyView, type InspectionRecordView, type InspectionView } from '@duban/contracts';
import { NOW } from '@duban/testing';
import { actor, givenOut, named, people, units } from '../assignment/given-out.samples';
import { runAssignment } from '../running.samples';

const { desk, chief, clerk, head } = people;
const colleague = actor('晏行舟', ['SUPERVISOR'], ['office']);
/** holds a post at the desk beside one at the unit that is looked into */
const both = actor('訾远', ['SUPERVISION_CHIEF'], ['office', 'water']);
const [centre, hall] = [randomUUID(), randomUUID()];
const bytes = 'a picture of two empty windows';
const sha256 = createHash('sha256').update(bytes).digest('hex');

let service: Awaited<ReturnType<typeof runAssignment>>;
let county: ReturnType<typeof givenOut>;
beforeAll(async () => {
  service = await runAssignment();
  county = givenOut(service);
});
beforeEach(() => service.setNow(NOW));
afterAll(() => service.close());

const registered = (): Promise<string> =>
  county.known({ category: 'DECISION', title: '便民服务中心', urgency: 'NORMAL' });
const plan = (matterId: string, mode: string) => ({
  matterId,
  mode,
  purpose: '是否按时开门',
  subjects: [units.water],
  points: [
    { pointId: centre, name: '服务中心', place: '新河路1号' },
    { pointId: hall, name: '办事大厅', place: '新河路2号' },
  ],
  methods: ['INSPECT'],
  team: [named(desk)],
  fromOn: '2026-03-03',
  untilOn: '2026-03-06',
});
const begun = async (mode: string): Promise<{ matterId: string; id: string }> => {
  const matterId = await registered();
  const id = randomUUID();
  await county.done(`/api/inspections/${id}/plan`, desk, plan(matterId, mode));
  await county.done(`/api/inspections/${id}/decide`, chief, { agree: true, opinion: '群众集中反映' });
  return { matterId, id };
};
const record = async (inspectionId: string, more: object = {}) => ({
  inspectionId,
  pointId: centre,
  method: 'INSPECT',
  visitedAt: '2026-03-03T02:00:00.000Z',
  sentAt: '2026-03-05T01:00:00.000Z',
  observations: '两个窗口无人',
  photos: [
    {
      file: await service.kept('窗口.jpg', bytes),
      sha256,
      takenAt: '2026-03-03T02:01:00.000Z',
      position: { latitude: 30.1, longitude: 119.2, accuracy: 12 },
    },
  ],
  ...more,
});
const inspections = async (matterId: string, by = desk): Promise<InspectionView[]> =>
  (await service.get(`/api/inspections?matterId=${matterId}`, by)).body as unknown as InspectionView[];
const records = async (id: string, by = desk): Promise<InspectionRecordView[]> =>
  (await service.get(`/api/inspection-records?inspectionId=${id}`, by)).body as unknown as InspectionRecordView[];
const submit = (id: string): string => `/api/inspection-records/${id}/submit`;

describe('S-58 手机上记的底稿, 有了网络再报送', () => {
  it('两天以后报送, 照片的摘要、时间、位置与到访时间都在; 同一份再报一次还是那一份', async () => {
    const { matterId, id } = await begun('COVERT_VISIT');
    service.setNow('2026-03-05T00:30:00.000Z');
    const sheet = await record(id);
    const recordId = randomUUID();
    const first = await county.done(submit(recordId), desk, sheet);
    expect(await county.refused(submit(recordId), desk, sheet)).toMatchObject({
      code: 'inspection-record.append-only',
      status: 409,
    });
    expect(first.body).toMatchObject({ version: 1 });
    expect(await records(id)).toMatchObject([
      {
        id: recordId,
        visitedAt: '2026-03-03T02:00:00.000Z',
        at: '2026-03-05T00:30:00.000Z',
        clockAheadMinutes: 30,
        photos: [{ sha256, position: { latitude: 30.1 } }],
      },
    ]);
    expect(await inspections(matterId)).toMatchObject([{ status: 'APPROVED', planVersion: 1 }]);
    await county.done(submit(randomUUID()), desk, await record(id, { pointId: hall, photos: [] }));
    await county.done(`/api/inspections/${id}/conclude`, desk, { result: 'PARTLY', summary: '一处缺岗' });
  });

  it('照片与拍摄时的摘要不一致的不收', async () => {
    const { id } = await begun('COVERT_VISIT');
    const sheet = await record(id);
    const photos = sheet.photos.map((photo) => ({ ...photo, sha256: 'd'.repeat(64) }));
    expect(await county.refused(submit(randomUUID()), desk, { ...sheet, photos })).toMatchObject({
      code: 'inspection.photo-changed',
      title: '照片“窗口.jpg”与拍摄时的摘要不一致',
    });
  });
});

describe('I-15 底稿只增不改', () => {
  it('数据库里改不了、删不掉, 谁来都一样', async () => {
    const { id } = await begun('COVERT_VISIT');
    const recordId = randomUUID();
    await county.done(submit(recordId), desk, await record(id));
    const change = (sql: string) => service.env.db.query({ scope: 'all' }, sql, [recordId]);
    await expect(change(`update assignment.inspection_record set state = '{}'::jsonb where id = $1`)).rejects.toThrow(
      'append only',
    );
    await expect(change('delete from assignment.inspection_record where id = $1')).rejects.toThrow('append only');
    expect(await records(id)).toHaveLength(1);
  });
});

describe('AC-11 暗访保护(S-16、R-125、I-18)', () => {
  it('被查单位看不到核查、底稿, 也办不了; 与没有一样', async () => {
    const { matterId, id } = await begun('COVERT_VISIT');
    await county.done(submit(randomUUID()), desk, await record(id));
    for (const one of [clerk, head]) {
      expect(await inspections(matterId, one)).toEqual([]);
      expect(await records(id, one)).toEqual([]);
      expect((await service.get('/api/inspections', one)).body).toEqual([]);
    }
    expect(
      (await service.post(`/api/inspections/${id}/conclude`, head, { result: 'DONE', summary: '好' })).status,
    ).toBe(403);
  });
  it('在督查机构兼职的, 只要也在被查单位, 一样看不到', async () => {
    const { matterId, id } = await begun('COVERT_VISIT');
    expect(await inspections(matterId, both)).toEqual([]);
    expect(await records(id, both)).toEqual([]);
    expect(await inspections(matterId, chief)).toHaveLength(1);
  });
  it('暗访只有核查人员和主任、领导看得到; 明查督查机构都看得到, 单位还是看不到底稿', async () => {
    const covert = await begun('COVERT_VISIT');
    expect(await inspections(covert.matterId, colleague)).toEqual([]);
    const open = await begun('OPEN_VISIT');
    expect(await inspections(open.matterId, colleague)).toHaveLength(1);
    const confirmation = { result: 'REFUSED', by: '訾宁', remark: '称不知情' };
    await county.done(submit(randomUUID()), desk, await record(open.id, { confirmation }));
    expect(await records(open.id, colleague)).toHaveLength(1);
    expect(await records(open.id, clerk)).toEqual([]);
  });
  it('暗访的流程任务不产生通知, 明查产生一次', async () => {
    const covert = await begun('COVERT_VISIT');
    const open = await begun('OPEN_VISIT');
    for (const { id } of [covert, open, open]) await service.job('inspection.notify', { inspectionId: id });
    expect(await county.facts(covert.id, 'inspection.notified.v1')).toHaveLength(0);
    expect(await county.facts(open.id, 'inspection.notified.v1')).toHaveLength(1);
  });
});

describe('R-113 R-601 频次与重复', () => {
  const asking = async (matterId: string, more: object = {}): Promise<FrequencyView> => {
    const asked = { matterId, topic: '应急广播建设', subjects: [units.roads], ...more };
    const answer = await service.post('/api/check-frequency', desk, {
      ...{ fromOn: '2026-04-02', untilOn: '2026-04-03' },
      ...asked,
    });
    return answer.body as unknown as FrequencyView;
  };
  it('同一对象30日内的同类检查: 拟订时提示, 审批时不写理由不批; 本年几次也数出来; 暗访数在内而不说出来', async () => {
    const matterId = await county.known({ category: 'DECISION', title: '应急广播建设督查', urgency: 'NORMAL' });
    const visited = async (mode: string): Promise<string> => {
      const id = randomUUID();
      await county.done(`/api/inspections/${id}/plan`, desk, { ...plan(matterId, mode), subjects: [units.roads] });
      return id;
    };
    const covert = await visited('COVERT_VISIT');
    await county.done(`/api/inspections/${covert}/decide`, chief, { agree: true });
    const other = await county.known({ category: 'DECISION', title: '应急广播运行检查', urgency: 'NORMAL' });
    expect(await asking(other)).toEqual({
      perSubject: [{ subject: units.roads, thisYear: 1, limit: 4 }],
      duplicates: [],
    });
    await visited('OPEN_VISIT');
    const beside = { matterId, title: '应急广播建设督查', body: '督查机构', subject: units.roads };
    expect(await asking(other)).toEqual({
      perSubject: [{ subject: units.roads, thisYear: 1, limit: 4 }],
      duplicates: [{ ...beside, fromOn: '2026-03-03', untilOn: '2026-03-06' }],
    });
    for (const apart of [
      { fromOn: '2026-04-06', untilOn: '2026-04-07' },
      { topic: '老旧小区改造' },
      { subjects: [units.town] },
      { matterId },
    ])
      expect(await asking(other, apart)).toMatchObject({ duplicates: [] });
    const mine = randomUUID();
    await county.done(`/api/inspections/${mine}/plan`, desk, {
      ...plan(other, 'OPEN_VISIT'),
      subjects: [units.roads, units.town],
    });
    expect(await county.refused(`/api/inspections/${mine}/decide`, chief, { agree: true })).toMatchObject({
      status: 409,
      code: 'inspection.duplicate-unexplained',
    });
    await county.done(`/api/inspections/${mine}/decide`, chief, { agree: true, opinion: '广播失效,须复查' });
    expect((await service.post('/api/check-frequency', clerk, {})).status).toBe(403);
  });
});

it('I-13 没有登记过的事项、没有的核查都不行', async () => {
  const unknown = `/api/inspections/${randomUUID()}/plan`;
  expect(await county.refused(unknown, desk, plan(randomUUID(), 'COVERT_VISIT'))).toMatchObject({
    code: 'rectification.matter-unknown',
  });
  expect((await service.post(submit(randomUUID()), desk, await record(randomUUID()))).status).toBe(404);
});
