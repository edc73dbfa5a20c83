import { randomUUID } from 'node:crypto';
import { type AnnualProgramView, type CheckMonthView, type FrequencyView } from '@duban/contracts';
import { NOW } from '@duban/testing';
import { actor, givenOut, named, people, units } from '../assignment/given-out.samples';
import { plan } from '../campaign/campaign.samples';
import { runAssignment } from '../running.samples';

const { desk, director, deputy, clerk } = people;
const mayor = actor('闻若川', ['GOV_HEAD'], ['gov']);
const farm = { id: 'farm', name: '农业农村局' };
const entry = (topic: string, month: string, more: object = {}) => ({
  entryId: randomUUID(),
  body: farm,
  topic,
  form: 'SPECIFIC',
  subjectKinds: ['TOWN'],
  subjects: [units.town],
  month,
  ...more,
});

let service: Awaited<ReturnType<typeof runAssignment>>;
let county: ReturnType<typeof givenOut>;
beforeAll(async () => {
  service = await runAssignment();
  county = givenOut(service);
  service.setNow(NOW);
});
afterAll(() => service.close());

const at = (id: string, verb: string): string => `/api/annual-programs/${id}/${verb}`;
const listed = async (): Promise<AnnualProgramView[]> =>
  (await service.get('/api/annual-programs', desk)).body as unknown as AnnualProgramView[];
const frequency = async (topic: string, more: object = {}): Promise<FrequencyView> => {
  const planned = {
    matterId: randomUUID(),
    topic,
    subjects: [units.town],
    fromOn: '2026-05-20',
    untilOn: '2026-05-22',
  };
  return (await service.post('/api/check-frequency', desk, { ...planned, ...more })).body as unknown as FrequencyView;
};

it('R-105 部门的督查先由政府指定, 才能列入年度计划', async () => {
  const draft = { year: 2027, entries: [entry('惠农政策落实督查', '2027-05')] };
  const program = at(randomUUID(), 'draft');
  expect(await county.refused(program, desk, draft)).toMatchObject({
    code: 'annual-program.undesignated',
    title: '“农业农村局”没有政府指定,不能开展“惠农政策落实督查”',
  });
  const id = randomUUID();
  await county.done(`/api/designations/${id}/propose`, desk, {
    ...{
      department: farm,
      matters: '惠农政策落实',
      scope: '各乡镇',
      duties: '组织实施',
      instrument: '清政函〔2026〕3号',
    },
    ...{ fromOn: '2027-01-01', untilOn: '2027-12-31' },
  });
  expect(await county.refused(program, desk, draft)).toMatchObject({ code: 'annual-program.undesignated' });
  await county.done(`/api/designations/${id}/approve`, mayor, { agree: true });
  await county.done(program, desk, draft);
  service.setNow('2028-01-01T01:00:00.000Z');
  expect((await service.get('/api/designations', desk)).body).toMatchObject([{ id, status: 'EXPIRED' }]);
  service.setNow(NOW);
  expect((await service.get('/api/designations', clerk)).status).toBe(403);
});

it('R-601 R-113 年度计划批准以后, 别的部门的同类检查查得到; 一事一报逐件批准; 一个年度一份; 承办单位看不到', async () => {
  const id = randomUUID();
  const grain = entry('春耕备耕检查', '2026-05');
  await county.done(at(id, 'draft'), desk, { year: 2026, entries: [grain, entry('农机安全检查', '2026-09')] });
  expect(await frequency('春耕备耕督查')).toMatchObject({ perSubject: [{ thisYear: 0 }], duplicates: [] });
  await county.done(at(id, 'check'), director, { agree: true });
  await county.done(at(id, 'approve'), mayor, { agree: true });
  expect(await frequency('春耕备耕督查')).toEqual({
    perSubject: [{ subject: units.town, thisYear: 2, limit: 4 }],
    duplicates: [
      {
        ...{ matterId: grain.entryId, title: '春耕备耕检查', body: '农业农村局', subject: units.town },
        ...{ fromOn: '2026-05-01', untilOn: '2026-05-31' },
      },
    ],
  });
  // The check that carries out the entry is no other check.
  expect(await frequency('春耕备耕督查', { programEntryId: grain.entryId })).toMatchObject({
    perSubject: [{ thisYear: 1 }],
    duplicates: [],
  });

  const flood = entry('山洪灾害调查', '2026-06', { form: 'INCIDENT' });
  await county.done(at(id, 'apply-off-program'), desk, { ...flood, reason: '突发山洪' });
  await county.done(at(id, 'endorse-off-program'), deputy, { entryId: flood.entryId, agree: true });
  expect(await frequency('山洪灾害调查')).toMatchObject({ perSubject: [{ thisYear: 2 }], duplicates: [] });
  await county.done(at(id, 'approve-off-program'), mayor, { entryId: flood.entryId, agree: true });
  expect(await frequency('山洪灾害调查')).toMatchObject({
    perSubject: [{ thisYear: 3 }],
    duplicates: [{ title: '山洪灾害调查' }],
  });
  expect((await listed()).filter(({ year }) => year === 2026)).toMatchObject([
    {
      ...{ id, year: 2026, status: 'APPROVED', entries: [{ topic: '春耕备耕检查' }, { topic: '农机安全检查' }] },
      offProgram: [
        { topic: '山洪灾害调查', reason: '突发山洪', status: 'APPROVED', endorsed: { by: { name: '岳长汀' } } },
      ],
    },
  ]);
  expect(await county.refused(at(randomUUID(), 'draft'), desk, { year: 2026, entries: [grain] })).toMatchObject({
    code: 'annual-program.year-taken',
    title: '2026年的年度计划已经有了',
  });
  expect((await service.get('/api/annual-programs', clerk)).status).toBe(403);
  const rows = await service.env.db.query(
    { scope: 'unit', region: clerk.region, units: ['water'] },
    'select 1 from assignment.annual_program',
  );
  expect(rows).toEqual([]);
});

it('R-113 R-602 大型督查活动也算一次, 照计划内一项开展的不算两次; 只被暗访的单位数得出、说不出', async () => {
  const [program] = (await listed()).filter(({ year }) => year === 2026);
  const grain = program?.entries[0]?.entryId ?? '';
  const matterId = await county.known(
    { category: 'DECISION', procedure: 'DX', title: '春耕备耕专项督查' },
    { matterNo: '清督〔2026〕DX-0009' },
  );
  const [team] = plan.teams;
  const point = (unit: { id: string; name: string }, mode: string) => ({
    ...{ pointId: randomUUID(), name: `${unit.name}农资店`, place: unit.name, unit, mode },
  });
  const { offProgramReason: _reason, selfCheckDueOn: _due, ...rest } = plan;
  await county.done(`/api/campaigns/${matterId}/draft`, desk, {
    ...{ ...rest, contents: '春耕备耕', programEntryId: grain, subjects: [units.town, units.roads] },
    teams: [
      {
        ...{ ...team, leader: named(desk) },
        points: [point(units.town, 'OPEN_VISIT'), point(units.roads, 'COVERT_VISIT')],
      },
    ],
    ...{ fromOn: '2026-05-18', untilOn: '2026-05-19' },
  });
  const subjects = [units.town, units.roads];
  const { perSubject, duplicates } = await frequency('春耕备耕督查', { subjects });
  expect(perSubject.map(({ thisYear }) => thisYear)).toEqual([3, 1]);
  expect(duplicates).toMatchObject([
    { matterId, title: '春耕备耕专项督查', subject: units.town, fromOn: '2026-05-18' },
  ]);
  expect(duplicates).toHaveLength(1);
});

it('R-602 月控: 一个月里各部门的检查列在一起, 暗访只数不列, 次数到上限的点出来; 月份不对的没有', async () => {
  const month = (at: string, by = desk) => service.get(`/api/check-months?month=${at}`, by);
  const may = (await month('2026-05')).body as unknown as CheckMonthView;
  expect(may.checks).toMatchObject([
    { title: '春耕备耕专项督查', body: '督查机构', subjects: [units.town], fromOn: '2026-05-18' },
  ]);
  expect(may).toMatchObject({ covert: 1, often: [] });
  expect(JSON.stringify(may)).not.toContain(units.roads.name);
  const june = (await month('2026-06')).body as unknown as CheckMonthView;
  expect(june.checks.map(({ title }) => title)).toEqual(['山洪灾害调查']);
  expect((await month('2026-13')).status).toBe(400);
  expect((await month('2026-05', clerk)).status).toBe(403);
});
