import { Database, migrate, type Migration, serviceUrl } from '@duban/persistence';

/** Whether the demo belongs in this database, and whether all of it is there. */
export type DemoState = Readonly<{
  pending(): Promise<boolean>;
  loaded(): Promise<boolean>;
  done(): Promise<void>;
  close(): Promise<void>;
}>;

const all = { scope: 'all' } as const;
const migrations: readonly Migration[] = [
  {
    id: '0001-demo',
    up: [
      'create table platform.demo (one boolean primary key default true check (one), state text not null)',
      'grant select, insert, update on platform.demo to duban_platform',
    ],
  },
];

/**
 * The first start decides: with `--empty` the demo never comes. A load that was cut off is still pending at the next start.
 * @param empty what this start asked for; ignored when an earlier one has decided
 */
export const demoState = async (databaseUrl: string, empty: boolean): Promise<DemoState> => {
  await migrate(databaseUrl, 'platform', migrations, { writePath: false });
  const db = await Database.open({ url: serviceUrl(databaseUrl, 'platform'), max: 1 });
  const first = empty ? 'NEVER' : 'PENDING';
  await db.query(all, 'insert into platform.demo (state) values ($1) on conflict (one) do nothing', [first]);
  const is = async (state: string): Promise<boolean> =>
    (await db.query(all, 'select 1 from platform.demo where state = $1', [state])).length > 0;
  return {
    pending: () => is('PENDING'),
    loaded: () => is('LOADED'),
    done: async () => void (await db.query(all, "update platform.demo set state = 'LOADED'")),
    close: () => db.close(),
  };
};
