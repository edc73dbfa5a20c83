import { Database, serviceUrl } from './index';
import { desk, everything, proofService, type ProofService } from './note.samples';

let service: ProofService;
let one: Database;
beforeAll(async () => {
  service = await proofService();
  one = await Database.open({ url: serviceUrl(service.url, 'proof'), max: 1 });
});
afterAll(async () => {
  await one?.close();
  await service?.close();
});

describe('连接', () => {
  const backend = async (): Promise<number> =>
    (await one.query<{ pid: number }>(everything, 'select pg_backend_pid() as pid'))[0]?.pid as number;
  const mark = `update proof.note set words = 99 where id = $1`;
  const wordsOf = async (id: string): Promise<unknown> =>
    (await one.query(everything, 'select words from proof.note where id = $1', [id]))[0]?.['words'];

  it('被拒绝的事务撤销得干净, 连接留着: 一次拒绝不必重新连接', async () => {
    const id = await service.opened();
    const before = await backend();
    const refused = one.transaction(desk(), async (tx) => {
      await tx.query(mark, [id]);
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    expect(await backend()).toBe(before);
    expect(await wordsOf(id)).toBe(0);
    expect(await one.query({ scope: 'unit', region: '', units: [] }, 'select 1 from proof.note')).toEqual([]);
  });

  it('语句出错的事务连同连接一起丢弃', async () => {
    const id = await service.opened();
    const before = await backend();
    const failed = one.transaction(desk(), async (tx) => {
      await tx.query(mark, [id]);
      await tx.query('select 1 / 0');
    });
    await expect(failed).rejects.toMatchObject({ code: '22012' });
    expect(await backend()).not.toBe(before);
    expect(await wordsOf(id)).toBe(0);
  });

  it('语句的错误被接住不说, 事务也不算办成: 什么都没有写下', async () => {
    const id = await service.opened();
    const before = await backend();
    const swallowed = one.transaction(desk(), async (tx) => {
      await tx.query(mark, [id]);
      await tx.query('select 1 / 0').catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow('division by zero');
    const notAwaited = one.transaction(desk(), async (tx) => {
      void tx.query('select 1 / 0').catch(() => undefined);
      await tx.query(mark, [id]).catch(() => undefined);
    });
    await expect(notAwaited).rejects.toThrow('division by zero');
    expect(await wordsOf(id)).toBe(0);
    expect(await backend()).not.toBe(before);
  });

  it('拒绝时还在途的语句出了错, 连接也丢弃', async () => {
    const before = await backend();
    const both = one.transaction(desk(), (tx) =>
      Promise.all([tx.query('select 1 / 0'), Promise.reject(new Error('refused'))]),
    );
    await expect(both).rejects.toThrow('refused');
    expect(await backend()).not.toBe(before);
  });

  it('事务结束以后再发的语句不执行: 它会落进别人的事务, 带着别人的地区', async () => {
    const id = await service.opened();
    for (const end of [() => Promise.resolve(), () => Promise.reject(new Error('refused'))]) {
      let late: (() => Promise<unknown>)[] = [];
      const transaction = one.transaction(desk(), (tx) => {
        late = [() => tx.query(mark, [id]), () => tx.everywhere(mark, [id])];
        return end();
      });
      await transaction.catch(() => undefined);
      for (const send of late) await expect(send()).rejects.toThrow('over');
    }
    expect(await wordsOf(id)).toBe(0);
  });

  it('不等答复的语句跟着下一条或提交一起走; 出了错, 整个事务不算办成', async () => {
    const id = await service.opened();
    const seen = await one.transaction(desk(), async (tx) => {
      tx.write(mark, [id]);
      return tx.query('select words from proof.note where id = $1', [id]);
    });
    expect([seen, await wordsOf(id)]).toEqual([[{ words: 99 }], 99]);
    await one.transaction(desk(), async (tx) => tx.write('update proof.note set words = 7 where id = $1', [id]));
    expect(await wordsOf(id)).toBe(7);
    const before = await backend();
    const failed = one.transaction(desk(), async (tx) => {
      tx.write(mark, [id]);
      tx.write('select 1 / 0', []);
    });
    await expect(failed).rejects.toMatchObject({ code: '22012' });
    expect(await wordsOf(id)).toBe(7);
    expect(await backend()).not.toBe(before);
  });

  it('一条语句也没有的事务, 数据库什么也听不到', async () => {
    const pid = await backend();
    const activity = 'select query from pg_stat_activity where pid = $1';
    const [before] = await service.db.query(everything, activity, [pid]);
    expect(await one.transaction(desk(), async () => 'nothing')).toBe('nothing');
    await expect(one.transaction(desk(), () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(await service.db.query(everything, activity, [pid])).toEqual([before]);
  });

  it('看得见一切的连接不必每次说明, 一条语句就是一个事务; 说了地区的仍只看那个地区', async () => {
    await service.opened();
    const whole = await Database.open({ url: serviceUrl(service.url, 'proof'), max: 1, everything: true });
    const notes = 'select region from proof.note';
    expect((await whole.query(everything, notes)).length).toBeGreaterThan(0);
    expect(await whole.query({ scope: 'region', region: '000000' }, notes)).toEqual([]);
    const last = async (): Promise<unknown> =>
      (
        await service.db.query<{ query: string }>(everything, `select query from pg_stat_activity where pid = $1`, [
          pid,
        ])
      )[0]?.query;
    const pid = (await whole.query<{ pid: number }>(everything, 'select pg_backend_pid() as pid'))[0]?.pid;
    expect(await last()).toBe('select pg_backend_pid() as pid');
    await whole.transaction(everything, async (tx) => tx.write('update proof.note set words = words', []));
    expect(await last()).toBe('update proof.note set words = words');
    await whole.close();
  });
});

// The last: it uses up what is prepared in this process.
it('语句的花样没有尽头,预备的有:再多的照样办', async () => {
  const many = Array.from({ length: 1_500 }, (_, n) => one.query<{ n: number }>(everything, `select ${n} as n`));
  expect((await Promise.all(many)).map(([row]) => row?.n)).toEqual(many.map((_, n) => n));
  const [prepared] = await one.query<{ n: number }>(
    everything,
    'select count(*)::int as n from pg_prepared_statements',
  );
  expect(prepared?.n).toBeGreaterThan(900);
  expect(prepared?.n).toBeLessThanOrEqual(1_000);
});
