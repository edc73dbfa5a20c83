import { type MovableClock } from '@duban/host';
import { type DemoAccount } from '../screen';
import { demoAdminPassword, demoPassword, demoPeople, demoRegion, demoRegions, demoUnits } from './accounts';
import { DemoClient, idOf } from './browser';
import { campaignMatters } from './campaign-matters';
import { history } from './history';
import { demoMatters } from './matters';
import { meetingMatters } from './meeting-matters';
import { type Act, dayAt, type Stage } from './stage';

const SHOWN = [
  'youzhi',
  'miaoxiaolan',
  'zhenshouzhuo',
  'qiyanqiu',
  'luzhiyuan',
  'wenruochuan',
  'bianshuping',
  'water.handler',
  'water.leader',
  'water.head',
  'liuting.handler',
];

/** The accounts one needs to carry a matter through all seven stages. */
export const demoAccounts: readonly DemoAccount[] = [
  ...SHOWN.flatMap((account) => demoPeople.filter((p) => p.account === account)).map(
    ({ account, name, post, unit }) => ({
      account,
      password: demoPassword,
      name,
      post: `${demoUnits.find((u) => u.key === unit)?.shortName ?? ''}${post}`,
    }),
  ),
  { account: 'sysadmin', password: demoAdminPassword, name: '系统管理员', post: '系统管理员' },
];

export type DemoOptions = Readonly<{
  baseUrl: string;
  clock: MovableClock;
  settled: () => Promise<void>;
  log: (line: string) => void;
}>;

/**
 * Loads the demo county through the platform's own routes: people sign in and work, at the dates they are said to have
 * worked. Ids and keys follow from names, so a load that was cut off goes on where it was.
 */
export const loadDemo = async ({ baseUrl, clock, settled, log }: DemoOptions): Promise<void> => {
  const today = clock.millis();
  const client = new DemoClient(baseUrl);
  const again = await openCounty(client);
  await settled();
  const stage: Stage = { client, again, today: new Date(today).toISOString(), person: namedPerson, unit: namedUnit };
  const moments = byMoment([
    ...history(stage),
    messagesRead(stage),
    ...demoMatters(stage),
    ...meetingMatters(stage),
    ...campaignMatters(stage),
  ]);
  for (const [i, acts] of moments.entries()) {
    clock.set(acts[0]?.at ?? stage.today);
    await Promise.all(acts.map(({ act }) => act()));
    await settled();
    if ((i + 1) % 20 === 0 || i + 1 === moments.length) log(`演示数据 ${i + 1}/${moments.length}`);
  }
};

/** Messages of the past have been read; those of the last days wait. */
const messagesRead = ({ client, today }: Stage): Act => ({
  at: dayAt(today, -4, 8),
  act: async () => {
    for (const account of SHOWN) await client.request(account, 'POST', '/api/messages/read-all', {});
  },
});

/** What happens at the same time, in the order of time. */
const byMoment = (acts: readonly Act[]): Act[][] => {
  const moments = new Map<string, Act[]>();
  for (const act of acts) moments.set(act.at, [...(moments.get(act.at) ?? []), act]);
  return [...moments].sort(([a], [b]) => a.localeCompare(b)).map(([, together]) => together);
};

/** A unit of the demo county, by its key. */
export const namedUnit = (key: string): { id: string; name: string } => {
  const unit = demoUnits.find((u) => u.key === key);
  if (!unit) throw new Error(`the demo has no unit ${key}`);
  return { id: idOf(`unit ${key}`), name: unit.name };
};
/** A person of the demo county, by account. */
export const namedPerson = (account: string): { id: string; name: string } => {
  const person = demoPeople.find((p) => p.account === account);
  if (!person) throw new Error(`the demo has no person ${account}`);
  return { id: idOf(`person ${account}`), name: person.name };
};

/** How many units or people are entered at the same time. */
const AT_ONCE = 8;
const atOnce = async <T>(all: readonly T[], enter: (one: T) => Promise<unknown>): Promise<void> => {
  const left = [...all];
  const clerk = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await enter(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, clerk));
};

/** 开县: regions, units, people and their accounts; by the system administrator. True when it had been opened before. */
export const openCounty = async (client: DemoClient): Promise<boolean> => {
  const admin = 'sysadmin';
  await client.request(admin, 'POST', '/api/regions/import', demoRegions);
  let again = false;
  await atOnce(
    demoUnits,
    async ({ key, name, shortName, uscc, issuerCode, supervision = false, division, subject = true }) => {
      const { repeated } = (await client.command(admin, 'unit.register', idOf(`unit ${key}`), {
        name,
        shortName,
        region: demoRegion,
        isSupervisionBody: supervision,
        isSubject: subject,
        ...(division ? { division } : {}),
        ...(uscc ? { uscc } : {}),
        ...(issuerCode ? { issuerCode } : {}),
      })) as { repeated: boolean };
      again ||= repeated;
    },
  );
  await atOnce(demoPeople, async ({ account, name, post, unit, roles }) => {
    await client.command(admin, 'person.appoint', idOf(`person ${account}`), {
      name,
      post,
      roles,
      account,
      region: demoRegion,
      unit: namedUnit(unit),
    });
    await client.request(admin, 'POST', `/api/accounts/${account}/reset`, {
      password: demoPassword,
      mustChange: false,
    });
  });
  return again;
};
