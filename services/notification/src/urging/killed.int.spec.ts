import { type ServiceEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { REGION } from '../running.samples';
import { fireDue } from './fire';
import { raiseDue } from './raise-due';
import { china, runUrging } from './running.samples';
import { speakIn } from './speak';
import { tick } from './tick';

let service: Awaited<ReturnType<typeof runUrging>>;
beforeAll(async () => {
  service = await runUrging();
});
afterEach(() => service.cancelAll());
afterAll(() => service.close());

class Killed extends Error {}

/** The process dies before, or right after, its n-th call to the database; inside a transaction nothing of it stays. */
const dyingAt = (env: ServiceEnv, n: number, when: 'before' | 'after'): ServiceEnv => {
  let calls = 0;
  const counted = async <T>(call: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls >= n && when === 'before') throw new Killed();
    const result = await call();
    if (calls >= n) throw new Killed();
    return result;
  };
  const { db } = env;
  const mortal = {
    query: (...args: Parameters<typeof db.query>) => counted(() => db.query(...args)),
    transaction: (scope: Parameters<typeof db.query>[0], work: (tx: Tx) => Promise<unknown>) =>
      counted(() =>
        db.transaction(scope, (tx) => work({ query: (sql, values) => counted(() => tx.query(sql, values)) } as Tx)),
      ),
  };
  return {
    ...env,
    db: mortal as unknown as typeof db,
    handle: ((...args: Parameters<typeof env.handle>) => counted(() => env.handle(...args))) as typeof env.handle,
    log: { ...env.log, error: () => undefined } as typeof env.log,
  };
};

describe('一样也不多、一样也不少', () => {
  it.each(['before', 'after'] as const)('在任何两条语句之间(%s)断电,重来后恰好一次', async (when) => {
    for (let n = 1, survived = false; !survived; n += 1) {
      expect(n).toBeLessThan(40);
      service.setNow(china('03-02T09:00'));
      const { matterId, id } = await service.issue();
      service.setNow(china('03-25T10:00'));
      survived = await tick(dyingAt(service.env, n, when)).then(
        () => n > 12,
        (error: unknown) => {
          if (error instanceof Killed) return false;
          throw error;
        },
      );
      await tick(service.env);
      await tick(service.env);
      const told = await service.told(matterId);
      expect({ n, told: new Set(told).size, all: told.length }).toEqual({ n, told: 6, all: 6 });
      expect(await service.raised(id)).toEqual([{ rung: 'T+3', color: 'YELLOW', overdueDays: 3 }]);
      await service.cancelAll();
    }
  });

  it('几个进程同时醒来,每件恰好一次', async () => {
    service.setNow(china('03-02T09:00'));
    const issued = [];
    for (let i = 0; i < 30; i += 1) issued.push(await service.issue({ unit: { id: `u${i}`, name: `单位${i}` } }));
    service.setNow(china('03-25T10:00'));
    await Promise.all([1, 2, 3, 4].map(() => tick(service.env)));
    await tick(service.env);
    const heads = (await service.told()).filter((line) => /^UNIT_HEAD@u\d+ /.test(line));
    expect(new Set(heads).size).toBe(30);
    expect(heads).toHaveLength(30);
    for (const { id, matterId } of issued) {
      expect(await service.raised(id)).toHaveLength(1);
      expect(new Set((await service.reminders(matterId)).map(({ rung }) => rung)).size).toBe(6);
    }
  });
});

describe('两步之间', () => {
  it('到期的还没有全部记入台账,先不发:不然早一级先说了', async () => {
    service.setNow(china('03-02T09:00'));
    const { matterId } = await service.underWay({});
    service.setNow(china('03-17T08:00'));
    await fireDue(service.env);
    service.setNow(china('03-19T08:00'));
    expect(await speakIn(service.env, REGION)).toBe(0);
    expect(await service.rungs(matterId)).toEqual(['T-3 HELD']);
    await tick(service.env);
    expect(await service.rungs(matterId)).toEqual(['T-3 SILENT', 'T-1 TOLD']);
  });

  it('说过要起督查单,起之前已经办结,就不再起', async () => {
    service.setNow(china('03-02T09:00'));
    const { matterId, id } = await service.underWay({});
    service.setNow(china('03-25T10:00'));
    await fireDue(service.env);
    await speakIn(service.env, REGION);
    await service.fact('assignment.accepted.v1', matterId, id, { onTime: false });
    await raiseDue(service.env);
    expect(await service.raised(id)).toEqual([]);
  });
});
