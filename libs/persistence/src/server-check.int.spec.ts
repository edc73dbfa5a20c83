import { randomBytes } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@duban/testing';
import { DataSource } from 'typeorm';
import { checkServer, migrate } from './index';
import { defectOf } from './server-check';

let database: TestDatabase;
let owner: string;
const role = `owner_${randomBytes(4).toString('hex')}`;

const asSuperuser = async (...statements: string[]): Promise<void> => {
  const source = await new DataSource({ type: 'postgres', url: database.url, extra: { max: 1 } }).initialize();
  for (const sql of statements) await source.query(sql);
  await source.destroy();
};
const changed = (change: (url: URL) => void): string => {
  const url = new URL(owner);
  change(url);
  return url.toString();
};

beforeAll(async () => {
  database = await testDatabase();
  const url = new URL(database.url);
  url.username = role;
  url.password = 'Owner-2026';
  owner = url.toString();
  await asSuperuser(`create role ${role} login password 'Owner-2026'`);
});
afterAll(async () => {
  await asSuperuser('drop schema if exists bounded cascade');
  await asSuperuser(`drop owned by ${role}`, 'drop role if exists duban_bounded', `drop role ${role}`);
  await database.drop();
});

describe('启动前核对数据库', () => {
  it('权限不够:告知管理员要执行的语句;照办之后即可,不需要超级用户', async () => {
    await expect(checkServer(owner)).rejects.toThrow(`数据库账户 ${role} 权限不够:请由数据库管理员执行 alter role`);
    const name = new URL(owner).pathname.slice(1);
    await asSuperuser(`alter role "${role}" createrole`, `grant create on database "${name}" to "${role}"`);
    await checkServer(owner);
    await migrate(owner, 'bounded', []);
  });

  it('服务的角色被人给了绕过行级安全的权限:不启动', async () => {
    await asSuperuser('alter role duban_bounded bypassrls');
    await expect(migrate(owner, 'bounded', [])).rejects.toThrow('数据库角色 duban_bounded 的权限过大');
    await asSuperuser('alter role duban_bounded nobypassrls');
    await migrate(owner, 'bounded', []);
  });

  it('口令不对、没有这个数据库、连不上、主机名写错:各有各的办法', async () => {
    const wrong: [string, string][] = [
      [changed((url) => (url.password = 'wrong')), `数据库账户 ${role} 的口令不对`],
      [changed((url) => (url.pathname = '/nowhere')), '数据库 nowhere 不存在:请由数据库管理员执行 create database'],
      [changed((url) => (url.port = '1')), '连不上数据库 127.0.0.1:1(拒绝连接)'],
      [changed((url) => (url.hostname = 'nowhere.invalid')), '找不到数据库主机 nowhere.invalid'],
    ];
    for (const [url, words] of wrong) await expect(checkServer(url)).rejects.toThrow(words);
  });

  it('版本低于 15 不行', () => {
    const standing = { version: 140_012, major: '14.12', may: true, user: 'duban', database: 'duban' };
    expect(defectOf(standing)).toContain('数据库是 PostgreSQL 14.12,需要 15 以上');
    expect(defectOf({ ...standing, version: 150_000 })).toBeUndefined();
  });
});
