import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { definition } from './app.module';
import { person, runReporting } from './running.samples';

const admin = person('系统管理员', ['SYSTEM_ADMIN'], ['platform']);
const chief = person('甄守拙', ['SUPERVISION_CHIEF']);
const water = { id: 'water', name: '水利局' };
const tables = definition.projections ?? [];
const REPLAY = '/api/fact-flow/reporting/replay';

let reporting: Awaited<ReturnType<typeof runReporting>>;
beforeAll(async () => {
  reporting = await runReporting();
});
afterAll(() => reporting.close());

/** Every row of every projection. */
const rows = async (): Promise<Record<string, string[]>> =>
  Object.fromEntries(
    await Promise.all(
      tables.map(async (table) => {
        const found = await reporting.env.db.query<{ row: string }>(
          { scope: 'all' },
          `select t::text as row from reporting.${table} t order by 1`,
        );
        return [table, found.map(({ row }) => row)] as const;
      }),
    ),
  );

const course = async (): Promise<string> => {
  const [matter, stream] = [randomUUID(), randomUUID()];
  await reporting.fact('matter.registered.v1', { matter }, { title: '鹭洲村饮水工程断供' });
  await reporting.fact('matter.assigned.v1', { matter }, { units: [water] });
  await reporting.fact('assignment.issued.v1', { matter, stream }, { role: 'LEAD', unit: water });
  await reporting.fact('assignment.acknowledged.v1', { matter, stream });
  await reporting.fact('assignment.extension-decided.v1', { matter, stream });
  await reporting.fact('matter.satisfaction-recorded.v1', { matter });
  await reporting.fact('matter.closed.v1', { matter });
  return matter;
};

describe('从头重放', () => {
  it('由事实得出的表逐行与原来相同, 改坏的改回来; 只由系统管理员办', async () => {
    for (let n = 0; n < 3; n += 1) await course();
    await reporting.settled();
    const before = await rows();
    // Nothing waits for its matter: all matters are there.
    expect(Object.keys(before).filter((name) => before[name]?.length === 0)).toEqual(['early_fact']);
    await reporting.env.db.query({ scope: 'all' }, `update reporting.ledger set returns = 9, title = '改坏了'`);
    await reporting.env.db.query({ scope: 'all' }, 'delete from reporting.timeline');

    expect((await reporting.post(REPLAY, chief)).status).toBe(403);
    expect((await reporting.post(REPLAY, admin)).status).toBe(202);
    await reporting.settled();
    expect(await rows()).toEqual(before);
  });

  it('接连要求几次、其间又有新事实: 结果一样, 一条不缺', async () => {
    const matters: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      matters.push(await course());
      expect((await reporting.post(REPLAY, admin)).status).toBe(202);
    }
    await reporting.settled();
    const before = await rows();
    expect(matters.filter((id) => !before['ledger']?.some((row) => row.includes(id)))).toEqual([]);
    expect((await reporting.post(REPLAY, admin)).status).toBe(202);
    await reporting.settled();
    expect(await rows()).toEqual(before);
  });

  it('有人长时间读着表: 稍等再试, 读完即成', async () => {
    const before = await rows();
    const reader = new Client({ connectionString: reporting.databaseUrl });
    await reader.connect();
    await reader.query('begin');
    await reader.query('select 1 from reporting.ledger');
    const asked = reporting.post(REPLAY, admin);
    // Longer than one attempt waits for the tables.
    await reader.query('select pg_sleep(3.5)');
    await reader.query('rollback');
    await reader.end();
    expect((await asked).status).toBe(202);
    await reporting.settled();
    expect(await rows()).toEqual(before);
  });
});
