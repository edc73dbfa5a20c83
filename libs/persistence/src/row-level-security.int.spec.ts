import { randomUUID } from 'node:crypto';
import { desk, everything, proofService, type ProofService } from './note.samples';

let service: ProofService;
beforeAll(async () => {
  service = await proofService();
});
afterAll(() => service.close());

describe('row-level security', () => {
  it('外区一行也看不到、改不到、写不进', async () => {
    const foreign = await service.opened(['u9'], '990122');
    expect(await service.db.query(desk(), 'select id from proof.note where id = $1', [foreign])).toEqual([]);
    expect(
      await service.db.query(desk(), 'update proof.note set version = 9 where id = $1 returning id', [foreign]),
    ).toEqual([]);
    expect(await service.db.query(desk(), 'delete from proof.note where id = $1 returning id', [foreign])).toEqual([]);
    const insert = `insert into proof.note (id, region, version, head, state, words) values ($1, '990122', 1, '', '{}', 0)`;
    await expect(service.db.query(desk(), insert, [randomUUID()])).rejects.toMatchObject({ code: '42501' });
    const upsert = `${insert} on conflict (id) do update set version = 9 returning state`;
    await expect(service.db.query(desk(), upsert, [foreign])).rejects.toMatchObject({ code: '42501' });
  });

  it('I-20 承办单位只看到写明本单位的行', async () => {
    const [mine, others] = [await service.opened(['u1', 'u2']), await service.opened(['u3'])];
    const seen = await service.db.query<{ id: string }>(
      { scope: 'unit', region: '990121', units: ['u2', 'u7'] },
      'select id from proof.note where id = any($1)',
      [[mine, others]],
    );
    expect(seen.map((row) => row.id)).toEqual([mine]);
  });

  it('没有声明地区就没有行, 声明不会留给连接的下一个使用者', async () => {
    await service.opened();
    const nobody = { scope: 'unit', region: '', units: [] } as const;
    await Promise.all(Array.from({ length: 20 }, () => service.db.query(desk(), 'select 1 from proof.note limit 1')));
    expect(await service.db.query(nobody, 'select 1 from proof.note limit 1')).toEqual([]);
    await expect(service.db.query(desk(), 'select 1 / 0')).rejects.toMatchObject({ code: '22012' });
    expect(await service.db.query(nobody, 'select 1 from proof.note limit 1')).toEqual([]);
  });

  it('每张带地区的表都强制行级安全, 服务角色不是所有者也不能绕过', async () => {
    const tables = await service.db.query(
      everything,
      `select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced, r.rolname = current_user as own
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
       where n.nspname = 'proof' and c.relkind in ('r', 'v', 'm')
         and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'region')`,
    );
    expect(tables.map((t) => t['relname']).sort()).toEqual(['command', 'journal', 'label', 'note']);
    expect(tables.every((t) => t['forced'] && !t['own'])).toBe(true);
    const [role] = await service.db.query(
      everything,
      'select rolsuper, rolbypassrls from pg_roles where rolname = current_user',
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
  });

  it('看得到所有地区的是另一个角色, 服务自己的角色变不成它', async () => {
    const foreign = await service.opened(['u9'], '990122');
    const seen = 'select current_user as role from proof.note where id = $1';
    expect(await service.db.query(everything, seen, [foreign])).toEqual([{ role: 'duban_proof_all' }]);
    await expect(service.db.query(desk(), 'set local role duban_proof_all')).rejects.toMatchObject({ code: '42501' });
  });
});
