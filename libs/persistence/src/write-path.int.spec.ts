import { randomUUID } from 'node:crypto';
import { Conflict, type Decide, Refusal } from '@duban/kernel';
import { firstBroken, NotFound } from './index';
import {
  actor,
  add,
  desk,
  everything,
  label,
  labelStore,
  note,
  type Note,
  type NoteFact,
  open,
  proofService,
  type ProofService,
  request,
  store,
} from './note.samples';

let service: ProofService;
beforeAll(async () => {
  service = await proofService();
});
afterAll(() => service.close());

describe('the write path', () => {
  it('writes row, journal and outbox together, and folding the journal gives the row', async () => {
    const id = await service.opened(['u1']);
    await service.path.handle(note, store, add, request(id, { word: 'a' }));
    const [row] = await service.db.query(desk(), 'select version, state, words, units from proof.note where id = $1', [
      id,
    ]);
    const lines = await service.journalOf(id);
    expect(lines.map(({ type, data }) => ({ type, data }) as NoteFact).reduce(note.evolve, note.initial)).toEqual(
      row?.['state'],
    );
    expect(row).toMatchObject({ version: 2, words: 1, units: ['u1'] });
    const pending = await service.db.query(
      everything,
      'select 1 from proof.outbox o join proof.journal j using (position) where j.stream = $1',
      [id],
    );
    expect(pending).toHaveLength(2);
    expect(service.woken()).toBeGreaterThan(0);
  });

  it('I-19 每次变更都链入前一条的 SM3, 改一个字就被发现', async () => {
    const id = await service.opened();
    await service.path.handle(note, store, add, request(id, { word: 'a' }));
    await service.path.handle(note, store, add, request(id, { word: 'b' }));
    const lines = await service.journalOf(id);
    const [{ head }] = (await service.db.query<{ head: string }>(desk(), 'select head from proof.note where id = $1', [
      id,
    ])) as [{ head: string }];
    expect(firstBroken(lines, head)).toBeUndefined();
    expect(
      firstBroken(
        lines.map((l) => (l.version === 2 ? { ...l, data: { word: 'x' } } : l)),
        head,
      ),
    ).toBe(2);
    expect(
      firstBroken(
        lines.filter((l) => l.version !== 2),
        head,
      ),
    ).toBe(2);
    expect(firstBroken(lines.slice(0, 2), head)).toBe(3);
  });

  it('I-19 服务的数据库角色只能追加和读取流水, 不能改、不能删', async () => {
    const id = await service.opened();
    for (const sql of ['update proof.journal set data = data', 'delete from proof.journal', 'truncate proof.journal'])
      await expect(service.db.query(everything, sql)).rejects.toMatchObject({ code: '42501' });
    expect(await service.journalOf(id)).toHaveLength(1);
  });

  it('重复的请求得到第一次的答复, 不再产生事实', async () => {
    const id = await service.opened();
    const once = request(id, { word: 'a' });
    const first = await service.path.handle(note, store, add, once);
    await service.path.handle(note, store, add, request(id, { word: 'end' }));
    const again = await service.path.handle(note, store, add, once);
    expect(again).toMatchObject({ facts: first.facts, factIds: first.factIds, version: first.version, repeated: true });
    const elsewhere = service.another();
    expect(await elsewhere.handle(note, store, add, once)).toMatchObject({ facts: first.facts, repeated: true });
  });

  it('同一个幂等键用于另一个请求被拒', async () => {
    const id = await service.opened();
    const once = request(id, { word: 'a' });
    await service.path.handle(note, store, add, once);
    const other = service.path.handle(note, store, add, { ...once, command: { word: 'b' } });
    await expect(other).rejects.toMatchObject({ name: 'Refusal', code: 'command.key-reused' });
  });

  it('同一服务的两个聚合可以同号, 各有各的日志; 幂等键不通用', async () => {
    const id = await service.opened();
    const opening = request(id, { units: [] }, { creates: true });
    for (const path of [service.path, service.another()]) {
      const handled = await path.handle(label, labelStore, open, opening, async () => undefined);
      expect(handled).toMatchObject({ version: 1, facts: [{ type: 'note.opened.v1' }] });
    }
    const borrowed = service.path.handle(note, store, open, opening);
    await expect(borrowed).rejects.toMatchObject({ code: 'command.key-reused' });
  });

  it('拒绝不留痕迹, 幂等键可以再用', async () => {
    const id = await service.opened();
    await service.path.handle(note, store, add, request(id, { word: 'end' }));
    const refused = request(id, { word: 'a' });
    await expect(service.path.handle(note, store, add, refused)).rejects.toMatchObject({
      name: 'Refusal',
      code: 'note.ended',
    });
    expect(await service.db.query(desk(), 'select 1 from proof.command where id = $1', [refused.commandId])).toEqual(
      [],
    );
    expect(await service.journalOf(id)).toHaveLength(2);
  });

  it('不存在的与外区的看起来一样', async () => {
    const foreign = await service.opened([], '990122');
    for (const id of [randomUUID(), foreign])
      await expect(service.path.handle(note, store, add, request(id, { word: 'a' }))).rejects.toBeInstanceOf(NotFound);
    const intruder = request(foreign, { units: [] }, { creates: true });
    await expect(service.path.handle(note, store, open, intruder)).rejects.toBeInstanceOf(Conflict);
    expect(await service.journalOf(foreign)).toHaveLength(1);
  });

  it('并发时没有丢失、没有重复: 每个事实一个版本', async () => {
    const id = await service.opened();
    const words = Array.from({ length: 40 }, (_, i) => `w${i}`);
    const other = service.another();
    const results = await Promise.allSettled(
      words.map((word, i) => (i % 2 ? service.path : other).handle(note, store, add, request(id, { word }))),
    );
    for (const r of results) if (r.status === 'rejected') expect(r.reason).toBeInstanceOf(Conflict);
    const won = results.filter((r) => r.status === 'fulfilled').length;
    const lines = await service.journalOf(id);
    expect(won).toBeGreaterThan(0);
    expect(lines.map((l) => l.version)).toEqual(Array.from({ length: won + 1 }, (_, i) => i + 1));
    expect(firstBroken(lines)).toBeUndefined();
  });

  it('同一标识建两次: 后来的按已有的行决定', async () => {
    const id = await service.opened();
    const again = () => request(id, { units: [] }, { creates: true });
    expect(await service.another().handle(note, store, open, again())).toMatchObject({ facts: [], version: 1 });
    const insist: Decide<object, Note, NoteFact> = (_, { region }) => {
      if (region) throw new Refusal('note.already-open');
      return [{ type: 'note.opened.v1', data: { region: '990121', units: [] } }];
    };
    await expect(service.another().handle(note, store, insist, again())).rejects.toMatchObject({
      name: 'Refusal',
      code: 'note.already-open',
    });
    const fresh = randomUUID();
    const both = await Promise.allSettled(
      [service.path, service.another()].map((path) =>
        path.handle(note, store, insist, request(fresh, {}, { creates: true })),
      ),
    );
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'note.already-open' } });
    expect(await service.journalOf(fresh)).toHaveLength(1);
  });

  describe('加锁的路径上同时建同一件', () => {
    /** Two that meet: both have looked, and found nothing, before either writes. */
    const together = (): (() => Promise<void>) => {
      let arrived = 0;
      let go: () => void;
      const bothLooked = new Promise<void>((resolve) => (go = resolve));
      return () => {
        arrived += 1;
        if (arrived === 2) go();
        return bothLooked;
      };
    };

    it('只有一个建成, 另一个按已有的行决定', async () => {
      const id = randomUUID();
      const make: Decide<object, Note, NoteFact> = (_, { region }) => {
        if (region) throw new Refusal('note.already-open');
        return [{ type: 'note.opened.v1', data: { region: '990121', units: [] } }];
      };
      const lookup = together();
      const both = await Promise.allSettled(
        [service.path, service.another()].map((path) =>
          path.handle(note, store, make, request(id, {}, { creates: true }), lookup),
        ),
      );
      const lost = both.find((one) => one.status === 'rejected');
      expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      expect(lost).toMatchObject({ reason: { code: 'note.already-open' } });
      expect(await service.journalOf(id)).toHaveLength(1);
    });

    it('同一请求同时来两次: 两次得到同一答复, 只建一件', async () => {
      const once = request(randomUUID(), { units: [] }, { creates: true });
      const lookup = together();
      const answers = await Promise.all(
        [service.path, service.another()].map((path) => path.handle(note, store, open, once, lookup)),
      );
      expect(answers.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
      expect(answers[0]?.factIds).toEqual(answers[1]?.factIds);
      expect(await service.journalOf(once.aggregateId)).toHaveLength(1);
    });
  });

  it('流水写不进去时什么都不写, 同批的其他命令不受影响', async () => {
    const [first, bad, good] = [await service.opened(), await service.opened(), await service.opened()];
    const broken: Decide<object, Note, NoteFact> = () => [
      { type: 'note.added.v1', data: { word: 'fine' } },
      { type: 'note.added.v1', data: { word: 'NUL \u0000' } },
    ];
    const refused = request(bad, {});
    // While the first is being written the two others come to wait for the next flush, and share it.
    const [, b, g] = await Promise.allSettled([
      service.path.handle(note, store, add, request(first, { word: 'a' })),
      service.path.handle(note, store, broken, refused),
      service.path.handle(note, store, add, request(good, { word: 'a' })),
    ]);
    expect(b).toMatchObject({ status: 'rejected', reason: { code: '22P05' } });
    expect(g).toMatchObject({ status: 'fulfilled' });
    expect(await service.journalOf(bad)).toHaveLength(1);
    expect(await service.db.query(desk(), 'select version from proof.note where id = $1', [bad])).toEqual([
      { version: 1 },
    ]);
    expect(await service.db.query(desk(), 'select 1 from proof.command where id = $1', [refused.commandId])).toEqual(
      [],
    );
  });

  it('各地区的写入同批落盘: 地区多不比地区少慢', async () => {
    const regions = Array.from({ length: 30 }, (_, i) => String(990200 + i));
    const ids = await Promise.all(regions.map((region) => service.opened([], region)));
    await Promise.all(
      ids.map((id, i) => {
        const region = regions[i] ?? '';
        const of = { actor: actor(region), scope: desk(region) };
        return service.path.handle(note, store, add, request(id, { word: 'a' }, of));
      }),
    );
    const [row] = await service.db.query<{ lines: number; transactions: number; regions: number }>(
      everything,
      `select count(*)::int as lines, count(distinct xmin::text)::int as transactions, count(distinct region)::int as regions
       from proof.journal where stream = any($1) and version = 2`,
      [ids],
    );
    expect(row).toMatchObject({ lines: 30, regions: 30 });
    expect(row?.transactions).toBeLessThanOrEqual(3);
  });

  it('I-20 一个地区的命令写不进别的地区', async () => {
    const astray: Decide<object, Note, NoteFact> = () => [
      { type: 'note.opened.v1', data: { region: '990122', units: [] } },
    ];
    const id = randomUUID();
    await expect(service.path.handle(note, store, astray, request(id, {}, { creates: true }))).rejects.toThrow(
      '990122',
    );
    expect(await service.journalOf(id)).toHaveLength(0);
  });

  it('许多命令分几批同时落盘: 每个幂等键同时来两次, 只办一次', async () => {
    const requests = Array.from({ length: 60 }, () => request(randomUUID(), { units: [] }, { creates: true }));
    const both = [...requests, ...requests];
    const answers = await Promise.all(both.map((one) => service.path.handle(note, store, open, one)));
    expect(answers.filter(({ repeated }) => repeated)).toHaveLength(requests.length);
    for (const [i, { aggregateId }] of both.entries()) {
      const lines = await service.journalOf(aggregateId);
      expect(lines).toHaveLength(1);
      expect(answers[i]).toMatchObject({ version: 1, facts: [{ type: 'note.opened.v1' }] });
    }
  });

  it('查询与决定同在一个锁内: 取号不重不断', async () => {
    const id = await service.opened();
    const count = async (tx: { query(sql: string): Promise<Record<string, unknown>[]> }) =>
      Number((await tx.query(`select count(*)::int as n from proof.journal where stream = '${id}'`))[0]?.['n']);
    const number: Decide<object, Note, NoteFact, unknown, number> = (_, __, { lookup }) => [
      { type: 'note.added.v1', data: { word: `no${lookup}` } },
    ];
    await Promise.all([1, 2, 3, 4, 5].map((n) => service.path.handle(note, store, number, request(id, { n }), count)));
    const words = (await service.journalOf(id)).slice(1).map((l) => (l.data as { word: string }).word);
    expect(words).toEqual(['no1', 'no2', 'no3', 'no4', 'no5']);
  });
});
