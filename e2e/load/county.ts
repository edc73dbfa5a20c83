import { type Attachment, type Role, routeOf } from '@duban/contracts';
import { issueToken } from '@duban/auth';
import { fileForm, type Http } from './http';
import { idOf } from './seeded';

export type Person = Readonly<{ id: string; name: string; account: string; token: string }>;
export type Unit = Readonly<{ id: string; name: string; handler: Person; leader: Person; head: Person }>;
/** A region with the people a matter needs on its way. */
export type County = Readonly<{
  region: string;
  clerk: Person;
  supervisor: Person;
  chief: Person;
  director: Person;
  governor: Person;
  archivist: Person;
  units: readonly Unit[];
  evidence: Attachment;
}>;

const FIRST_REGION = 990_121;
const UNITS = ['水利局', '交通运输局', '教育局', '住房和城乡建设局'] as const;
/** Longer than any jump of a clock that a fault makes. */
const TTL_SECONDS = 3 * 366 * 24 * 3_600;
/** Everybody has signed in in the morning: also a clock that falls back an hour knows their sessions. */
const MORNING_MS = 2 * 3_600_000;
const PATIENCE_MS = 180_000;

/** Region codes of prefix 99, which is not assigned: nobody is meant. */
export const regionCode = (at: number): string => String(FIRST_REGION + at);

type Opening = Readonly<{ http: Http; region: string; admin: string; secret: Uint8Array }>;

/** @throws Error when a request is refused; one that got no answer is repeated */
const must = async (http: Http, token: string, path: string, body: object, key?: string): Promise<string> => {
  for (const end = Date.now() + PATIENCE_MS; ;) {
    const answer = await http
      .send({ method: 'POST', path, token, body, ...(key ? { key } : {}) })
      .catch((error: Error) => ({ status: 0, body: error.message }));
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    const again = answer.status === 0 || answer.status === 429 || answer.status >= 500;
    if (!again || Date.now() > end) throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 300)}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};

const tokenOf = (
  { region, secret }: Pick<Opening, 'region' | 'secret'>,
  who: { id: string; name: string; roles: readonly Role[]; units: readonly string[] },
): Promise<string> =>
  issueToken({ ...who, region }, secret, {
    now: new Date(Date.now() - MORNING_MS).toISOString(),
    ttlSeconds: TTL_SECONDS,
  });

const appoint = async (
  opening: Opening,
  { account, name, post, roles, unit }: { account: string; name: string; post: string; roles: Role[]; unit: string },
  of: { id: string; name: string },
): Promise<Person> => {
  const { http, region, admin } = opening;
  const id = idOf(`person ${region} ${account}`);
  const login = `load.${region}.${account}`;
  const body = { name, post, roles, account: login, region, unit: of };
  await must(http, admin, routeOf('person.appoint').replace(':id', id), body, idOf(`appoint ${region} ${account}`));
  return { id, name, account: login, token: await tokenOf(opening, { id, name, roles, units: [unit] }) };
};

const registerUnit = async (
  { http, region, admin }: Opening,
  key: string,
  name: string,
  supervision: boolean,
): Promise<{ id: string; name: string }> => {
  const id = idOf(`unit ${region} ${key}`);
  const body = { name, shortName: name, region, isSupervisionBody: supervision, isSubject: !supervision };
  await must(http, admin, routeOf('unit.register').replace(':id', id), body, idOf(`register ${region} ${key}`));
  return { id, name };
};

/**
 * 开县: units and people of a region, by its own administrator; a second opening changes nothing. Tokens are made with
 * the secret of the deployment, because over HTTP only the first region has an administrator who can sign in.
 */
export const openCounty = async (http: Http, region: string, secret: Uint8Array): Promise<County> => {
  const root = { id: idOf(`administrator ${region}`), name: '系统管理员', roles: ['SYSTEM_ADMIN' as const], units: [] };
  const admin = await tokenOf({ region, secret }, root);
  const opening = { http, region, admin, secret };
  const office = await registerUnit(opening, 'office', `${region}政府办公室`, true);
  const desk = (account: string, name: string, post: string, role: Role): Promise<Person> =>
    appoint(opening, { account, name, post, roles: [role], unit: office.id }, office);
  const units: Unit[] = [];
  for (const [at, name] of UNITS.entries()) {
    const unit = await registerUnit(opening, `unit${at}`, `${region}${name}`, false);
    const one = (account: string, called: string, post: string, roles: Role[]): Promise<Person> =>
      appoint(opening, { account: `unit${at}.${account}`, name: called, post, roles, unit: unit.id }, unit);
    units.push({
      ...unit,
      handler: await one('handler', '江若水', '督查联络员', ['LIAISON', 'HANDLER']),
      leader: await one('leader', '沈渠', '副局长', ['UNIT_LEADER']),
      head: await one('head', '蒲泽', '局长', ['UNIT_HEAD']),
    });
  }
  const people = {
    clerk: await desk('clerk', '尤芷', '登记员', 'INTAKE_CLERK'),
    supervisor: await desk('supervisor', '苗晓岚', '督查员', 'SUPERVISOR'),
    chief: await desk('chief', '甄守拙', '督查室主任', 'SUPERVISION_CHIEF'),
    director: await desk('director', '祁砚秋', '办公室主任', 'OFFICE_DIRECTOR'),
    governor: await desk('governor', '闻若川', '县长', 'GOV_HEAD'),
    archivist: await desk('archivist', '卞书屏', '档案员', 'ARCHIVIST'),
  };
  const form = fileForm('现场核实.txt', `${region} 现场核实:已恢复供水,入户核查无异常。`);
  const uploaded = await must(http, people.supervisor.token, '/api/attachments', form);
  return { region, ...people, units, evidence: JSON.parse(uploaded) as Attachment };
};
