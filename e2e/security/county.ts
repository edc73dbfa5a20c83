import { randomUUID } from 'node:crypto';
import { statutoryDays } from '@duban/calendar';
import { type Actor } from '@duban/kernel';
import { type Client } from './client';
import { type KindName } from './places';
import { Land } from './land';
import { FOREIGN, NOW, OWN, type Opened } from './platform';

/** What each kind of id names in a county: `undefined` where there is no such thing at the moment. */
export type Things = Readonly<Partial<Record<KindName, string | undefined>>>;

/** Two counties with rows of every kind, and a matter that only named persons know. */
export type World = Readonly<{
  own: Land;
  foreign: Land;
  ownThings: Things;
  foreignThings: Things;
  restricted: string;
}>;

const thingsOf = async (land: Land, login: string): Promise<Things> => {
  const matter = await land.finished();
  const second = await land.issued();
  const desk = land.person('SUPERVISOR');
  const chief = land.person('SUPERVISION_CHIEF');
  const director = land.person('OFFICE_DIRECTOR');
  const admin = land.person('SYSTEM_ADMIN');
  const first = async (actor: Actor, path: string): Promise<Record<string, string>> => {
    const found = await land.get<Record<string, string>[] | { items: Record<string, string>[] }>(actor, path);
    return ('items' in found ? found.items : found)[0] ?? {};
  };
  const [coordination, rectification, inspection, conclusion, scheme, calendar, delegation, unit, person] = Array.from(
    { length: 9 },
    () => randomUUID(),
  );
  const [annualProgram, survey, researchReport] = [randomUUID(), randomUUID(), randomUUID()];
  const units = { name: `${land.mark}单位`, shortName: land.mark, region: land.region };
  await land.do(admin, 'unit.register', unit as string, { ...units, isSupervisionBody: false, isSubject: true });
  await land.do(admin, 'person.appoint', person as string, {
    name: `${land.mark}人员`,
    post: '科长',
    roles: ['HANDLER'],
    account: login,
    region: land.region,
    unit: { id: unit, name: units.name },
  });
  for (const [i, { id, name, roles }] of [director, chief].entries())
    await land.do(admin, 'person.appoint', id, {
      name,
      post: '主任',
      roles,
      account: `${login}.${i}`,
      region: land.region,
      unit: land.units.office,
    });
  await land.do(land.person('UNIT_HEAD', 'lead'), 'coordination.request', coordination as string, {
    assignmentId: second.lead,
    kind: 'STUCK',
    stuck: `${land.mark}资金`,
    tried: '已会商',
    proposal: '请财政局支持',
  });
  await land.do(desk, 'rectification.issue', rectification as string, {
    matterId: second.matterId,
    unit: land.units.lead,
    findings: [
      {
        findingId: randomUUID(),
        type: 'DEVIATION',
        problem: {
          what: `${land.mark}外墙渗水`,
          when: NOW.slice(0, 10),
          where: land.mark,
          responsibleUnit: land.units.lead.name,
          impact: '32户',
          cause: '未按图施工',
          suggestion: '返工',
          selfReported: false,
        },
        requirement: '返工',
      },
    ],
    planDueOn: '2026-03-06',
    dueOn: '2026-03-31',
  });
  await land.do(desk, 'inspection.plan', inspection as string, {
    matterId: second.matterId,
    mode: 'OPEN_VISIT',
    purpose: `${land.mark}查看供水是否恢复`,
    subjects: [land.units.lead],
    points: [{ pointId: randomUUID(), name: `${land.mark}泵站`, place: land.mark }],
    methods: ['INSPECT'],
    team: [{ id: desk.id, name: desk.name }],
    fromOn: '2026-03-10',
    untilOn: '2026-03-12',
  });
  await land.do(desk, 'conclusion.draft', conclusion as string, {
    matterId: second.matterId,
    unit: land.units.lead,
    facts: `${land.mark}断供属实`,
    judgement: `${land.mark}应予整改`,
    participants: [{ id: desk.id, name: desk.name }],
  });
  await land.do(desk, 'annual-program.draft', annualProgram, {
    year: 2026,
    entries: [
      {
        ...{ entryId: randomUUID(), body: land.units.office, topic: `${land.mark}防汛备汛`, form: 'SPECIFIC' },
        ...{ subjectKinds: ['DEPARTMENT'], subjects: [land.units.lead], month: '2026-05' },
      },
    ],
  });
  await land.do(desk, 'survey.draft', survey, {
    ...{ matterId: second.matterId, title: `${land.mark}满意度`, intro: `${land.mark}说明` },
    questions: [{ questionId: randomUUID(), text: `${land.mark}是否满意`, kind: 'SATISFACTION' }],
    sample: { population: `${land.mark}用水户`, method: 'RANDOM', size: 3 },
    ...{ fromOn: '2026-03-02', untilOn: '2026-03-31' },
  });
  await land.do(desk, 'research-report.draft', researchReport, {
    ...{ matterId: second.matterId, title: `${land.mark}调研`, background: land.mark, methods: ['INTERVIEW'] },
    problems: [
      {
        ...{ what: `${land.mark}漏损`, when: '2026年', where: land.mark, responsibleUnit: land.units.lead.name },
        ...{ impact: '120户', cause: '老化', suggestion: '改造' },
      },
    ],
    ...{ causes: `${land.mark}投入不足`, replyDueOn: '2026-03-31' },
    suggestions: [{ suggestionId: randomUUID(), text: `${land.mark}改造`, basis: land.mark, to: land.units.lead }],
  });
  await land.do(director, 'delegation.grant', delegation as string, {
    from: { id: director.id, name: director.name },
    to: { id: chief.id, name: chief.name },
    roles: ['OFFICE_DIRECTOR'],
    fromOn: '2027-01-01',
    untilOn: '2027-01-02',
    basis: `${land.mark}外出`,
  });
  const { policy } = await land.get<{ policy: object }>(director, '/api/schemes/built-in');
  await land.do(director, 'scheme.draft', scheme as string, {
    base: (policy as { version: string }).version,
    policy: { ...policy, version: `${land.region}-1`, name: `${land.mark}方案` },
  });
  await land.do(director, 'calendar.draft', calendar as string, {
    year: 2031,
    source: `${land.mark}1号`,
    off: [...new Set(statutoryDays(2031))],
    work: [],
  });
  await land.do(desk, 'source-document.register', matter, {
    kind: 'EXECUTIVE_MEETING',
    title: `${land.mark}纪要`,
    issuedOn: NOW.slice(0, 10),
    declaredUnclassified: true,
    text: `${land.mark}由水利局牵头,3月底前完成。`,
    items: [
      {
        no: 1,
        sentence: '由水利局牵头,3月底前完成。',
        matter: `${land.mark}管网改造`,
        lead: land.units.lead,
        deadline: { unit: 'WORKDAY', amount: 30 },
      },
    ],
  });
  const file = await land.attach(desk, `${land.mark}材料.txt`);
  return {
    matter,
    assignment: second.lead,
    coordination,
    rectification,
    inspection,
    conclusion,
    annualProgram,
    survey,
    researchReport,
    document: (await first(desk, `/api/documents?matterId=${matter}`))['id'],
    unit,
    person,
    scheme,
    calendar,
    delegation,
    message: (await first(desk, '/api/messages'))['id'],
    delivery: (await first(chief, '/api/deliveries'))['id'],
    attachment: file.digest,
    account: login,
    todo: (await first(desk, '/api/todos'))['key'],
    instance: (await first(chief, `/api/process-instances?matterId=${second.matterId}`))['key'],
  };
};

export const openWorld = async (platform: Opened, client: Client): Promise<World> => {
  const own = new Land(platform, client, OWN, 'OWNMARK');
  const foreign = new Land(platform, client, FOREIGN, 'STONEMARK');
  const named = own.person('SUPERVISOR');
  const [ownThings, foreignThings] = await Promise.all([
    thingsOf(own, 'own.person'),
    thingsOf(foreign, 'foreign.person'),
  ]);
  return {
    own,
    foreign,
    ownThings,
    foreignThings,
    restricted: await own.register({
      title: '关于SECMARK干部作风问题的核查',
      instruction: {
        leader: { id: own.person('GOV_HEAD').id, name: '闻若川' },
        post: '县长',
        level: 'LOCAL',
        on: NOW.slice(0, 10),
        text: '请核查,报我。',
        subject: 'TEAM',
      },
      restrictedTo: [own.person('INTAKE_CLERK'), named].map(({ id, name }) => ({ id, name })),
      attachments: [],
    }),
  };
};
