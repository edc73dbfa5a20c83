import { randomUUID } from 'node:crypto';
import { type FactType, type OverviewView } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { Client } from 'pg';
import { person, REGION, runReporting } from '../running.samples';

const desk = person('苗晓岚', ['SUPERVISOR']);
const named = person('闻若川', ['GOV_HEAD']);
const water = person('江若水', ['LIAISON'], ['water']);
const both = person('蒲泽', ['LIAISON'], ['water', 'town']);
const by = { id: desk.id, name: desk.name };
const dueAt = '2026-03-23T15:59:59.000Z';
const units = [
  { id: 'water', name: '水利局' },
  { id: 'town', name: '柳汀镇' },
];

let reporting: Awaited<ReturnType<typeof runReporting>>;
let owner: Client;
beforeAll(async () => {
  reporting = await runReporting();
  reporting.setNow('2026-03-02T01:00:00.000Z');
  owner = new Client({ connectionString: reporting.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await reporting.close();
});

type Count = { status: string; count: number };
const byName = (counts: Count[]): Count[] => counts.sort((a, b) => a.status.localeCompare(b.status));
const overview = async (actor: Actor): Promise<OverviewView> =>
  (await reporting.get<OverviewView>('/api/overview', actor)).body;
/** The rows themselves, counted one by one. */
const grouped = async (where: string): Promise<Count[]> =>
  byName(
    (
      await owner.query<Count>(
        `select status, count(*)::int as count from reporting.ledger l where region = $1 and ${where} group by 1`,
        [REGION],
      )
    ).rows,
  );
const readers: [Actor, string][] = [
  [named, 'true'],
  [desk, 'not exists (select from reporting.restricted_matter r where r.matter_id = l.matter_id)'],
  [
    water,
    `units && '{water}' and not exists (select from reporting.restricted_matter r where r.matter_id = l.matter_id)`,
  ],
  [
    both,
    `units && '{water,town}' and not exists (select from reporting.restricted_matter r where r.matter_id = l.matter_id)`,
  ],
];
const expectEqual = async (): Promise<void> => {
  for (const [actor, where] of readers) expect(byName((await overview(actor)).byStatus)).toEqual(await grouped(where));
};

const ends: Record<string, [FactType, object][]> = {
  running: [],
  closed: [['matter.closed.v1', {}]],
  archived: [
    ['matter.closed.v1', {}],
    ['matter.archived.v1', {}],
  ],
  revoked: [['matter.revoked.v1', {}]],
  merged: [['matter.merged.v1', {}]],
  reopened: [
    ['matter.closed.v1', {}],
    ['matter.reopened.v1', {}],
  ],
  restricted: [['matter.closed.v1', {}]],
  admitted: [
    ['matter.closed.v1', {}],
    ['matter.assigned.v1', { units, dueAt }],
    ['matter.closed.v1', {}],
  ],
};

describe('S-42 办结的事项在办结时计数', () => {
  it('与逐行统计相同: 归档、撤销、并案、重新办理、后来的单位、知悉范围', async () => {
    for (const [end, facts] of Object.entries(ends))
      for (const given of end === 'closed' || end === 'admitted' ? [units.slice(0, 1), units] : [units.slice(0, 1)]) {
        const matter = randomUUID();
        const stream = randomUUID();
        const restrictedTo = end === 'restricted' ? { restrictedTo: [{ id: named.id, name: named.name }] } : {};
        await reporting.fact('matter.registered.v1', { matter }, { title: end, region: REGION, by, ...restrictedTo });
        await reporting.fact('matter.assigned.v1', { matter }, { units: given, dueAt, by });
        await reporting.fact(
          'assignment.issued.v1',
          { matter, stream },
          { role: 'LEAD', unit: units[0] as (typeof units)[0], issuedAt: dueAt, acknowledgeDueAt: dueAt, dueAt, by },
        );
        await reporting.fact('assignment.accepted.v1', { matter, stream }, { onTime: given.length === 1, by });
        for (const [type, data] of facts) await reporting.fact(type, { matter }, data);
      }
    await reporting.settled();
    expect(byName((await overview(named)).byStatus)).toEqual([
      { status: 'ARCHIVED', count: 1 },
      { status: 'ASSIGNED', count: 1 },
      { status: 'CLOSED', count: 5 },
      { status: 'IN_PROGRESS', count: 1 },
      { status: 'MERGED', count: 1 },
      { status: 'REVOKED', count: 1 },
    ]);
    await expectEqual();
  });

  it('撤销、并案的不再算在办和逾期; 按时办结率只看办结的', async () => {
    reporting.setNow('2026-04-02T01:00:00.000Z');
    expect(await overview(named)).toMatchObject({ open: 2, closed: 6, overdue: 2, onTimeRate: 4 / 6 });
    expect(await overview(desk)).toMatchObject({ open: 2, closed: 5, overdue: 2, onTimeRate: 3 / 5 });
    const list = await reporting.get<{ items: unknown[] }>('/api/ledger?due=overdue', desk);
    expect(list.body.items).toHaveLength(2);
  });

  it('计数丢失或走样, 由台账重算得回', async () => {
    await owner.query('update reporting.settled set matters = matters + 1');
    await expect(expectEqual()).rejects.toThrow();
    await owner.query('select reporting.recount_settled()');
    await expectEqual();
  });

  it('台账清空后由事实重放, 统计与从前相同', async () => {
    const before = byName((await overview(named)).byStatus);
    const { rows } = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname = 'reporting' and tablename not in ('migration', 'journal', 'outbox', 'command')`,
    );
    await owner.query(`truncate ${rows.map(({ name }) => name).join(', ')}`);
    expect(await overview(named)).toMatchObject({ open: 0, closed: 0 });
    await reporting.env.transport.replay('reporting');
    await reporting.settled();
    expect(byName((await overview(named)).byStatus)).toEqual(before);
    await expectEqual();
  });
});
