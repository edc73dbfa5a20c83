import { randomBytes } from 'node:crypto';
import { hashPassword } from '@duban/auth';
import { type ServiceEnv } from '@duban/host';
import { person } from '../person/person';
import { appoint } from '../person/commands/appoint';
import { personStore } from '../person/person.store';

const ADMIN = '00000000-0000-4000-8000-000000000001';
const all = { scope: 'all' } as const;

/** The first administrator of an empty deployment; the password is given by the operator or made, and shown once. */
export const openFirstAccount = async (
  env: ServiceEnv,
  region: string,
  given: string | undefined,
): Promise<string | undefined> => {
  if ((await env.db.query(all, 'select 1 from directory.account limit 1')).length > 0) return undefined;
  const password = given ?? `Db-${randomBytes(9).toString('base64url')}1!`;
  const actor = { id: ADMIN, name: '系统', roles: [], units: [], region, system: true };
  const command = {
    name: '系统管理员',
    post: '系统管理员',
    unit: { id: 'platform', name: '平台' },
    roles: ['SYSTEM_ADMIN' as const],
    region,
    account: 'sysadmin',
  };
  await env.handle(
    person,
    personStore,
    appoint as never,
    {
      aggregateId: ADMIN,
      commandId: `bootstrap:${region}`,
      command,
      actor,
      scope: { scope: 'region', region },
      now: env.clock.now(),
      creates: true,
    },
    async () => ({ accountOf: null, id: ADMIN }) as never,
  );
  const opened = await env.db.query(
    all,
    `insert into directory.account (login, region, hash, must_change, changed_at) values ($1, $2, $3, $4, $5)
     on conflict (login) do nothing returning login`,
    ['sysadmin', region, await hashPassword(password), given === undefined, env.clock.now()],
  );
  // Another instance that starts at the same time may have been first: its password is the one that holds.
  return opened.length > 0 ? password : undefined;
};
