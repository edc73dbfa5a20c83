import { randomUUID } from 'node:crypto';
import { testDatabase } from '@duban/testing';
import { Database } from './database';
import { migrate, serviceUrl } from './migrate';
import {
  namedPersonsOnly,
  namedPersonsToo,
  ofNamedPersons,
  regionTable,
  restrictedByMatter,
  restrictedMatters,
} from './region-table';

const region = '990121';
const everything = { scope: 'all' } as const;
const [open, closed] = [randomUUID(), randomUUID()];
let database: Awaited<ReturnType<typeof testDatabase>>;
let db: Database;
beforeAll(async () => {
  database = await testDatabase();
  await migrate(database.url, 'proof', [
    {
      id: '0001',
      up: [
        `create table proof.matter (id uuid primary key, region text not null, units text[] not null, restricted_to text[])`,
        ...regionTable('proof.matter'),
        namedPersonsOnly('proof.matter', 'restricted_to'),
        `create table proof.line (matter_id uuid, region text not null, units text[] not null)`,
        ...regionTable('proof.line'),
        `create table proof.step (id uuid, region text not null, units text[] not null, persons text[] not null)`,
        ...regionTable('proof.step'),
        ...namedPersonsToo('proof.step', 'persons'),
        `create table proof.note (step_id uuid, region text not null, units text[] not null)`,
        ...regionTable('proof.note'),
        ofNamedPersons('proof.note', 'step_id', 'proof.step', 'persons'),
        ...restrictedMatters('proof'),
        restrictedByMatter('proof.line', 'matter_id'),
      ],
    },
  ]);
  db = await Database.open({ url: serviceUrl(database.url, 'proof') });
  await db.transaction(everything, async (tx) => {
    for (const [id, persons] of [
      [open, null],
      [closed, ['named']],
    ] as const) {
      await tx.query('insert into proof.matter values ($1, $2, $3, $4)', [id, region, ['u1'], persons]);
      await tx.query('insert into proof.line values ($1, $2, $3)', [id, region, ['u1']]);
    }
    await tx.query('insert into proof.restricted_matter values ($1, $2, $3)', [closed, region, ['named']]);
    await tx.query('insert into proof.line values (null, $1, $2)', [region, ['u1']]);
  });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const seen = async (person: string | undefined, unit = false): Promise<[number, number]> => {
  const named = person === undefined ? {} : { person };
  const scope = unit
    ? ({ scope: 'unit', region, units: ['u1'], ...named } as const)
    : ({ scope: 'region', region, ...named } as const);
  const [matters, lines] = await db.together(scope, [
    ['select id from proof.matter', []],
    ['select 1 from proof.line', []],
  ]);
  return [matters?.length ?? 0, lines?.length ?? 0];
};

describe('知悉范围 (I-20)', () => {
  it('指定人员看得到, 督查室和本单位的其他人都看不到', async () => {
    expect(await seen('named')).toEqual([2, 3]);
    expect(await seen('another')).toEqual([1, 2]);
    expect(await seen('another', true)).toEqual([1, 2]);
    expect(await seen('named', true)).toEqual([2, 3]);
  });

  it('平台自己的作业不受限制', async () => {
    expect(await seen(undefined)).toEqual([2, 3]);
  });

  it('其他人改不到、删不掉, 计数也不算', async () => {
    const other = { scope: 'region', region, person: 'another' } as const;
    expect(await db.query(other, 'update proof.matter set units = units where id = $1 returning id', [closed])).toEqual(
      [],
    );
    expect(await db.query(other, 'delete from proof.line where matter_id = $1 returning 1', [closed])).toEqual([]);
    expect(await db.query(other, 'select count(*)::int as n from proof.line')).toEqual([{ n: 2 }]);
  });
});

describe('等某个人办的, 不论他是哪个单位的', () => {
  const of = (person: string, where = region) => ({ scope: 'unit', region: where, units: ['u2'], person }) as const;
  it('本人看得到、办得了, 同单位的别人和别的地区的看不到', async () => {
    await db.query(everything, 'insert into proof.step values ($1, $2, $3, $4)', [open, region, [], ['named']]);
    for (const step of [open, closed])
      await db.query(everything, 'insert into proof.note values ($1, $2, $3)', [step, region, []]);
    for (const table of ['step', 'note']) {
      const rows = async (scope: ReturnType<typeof of>) =>
        (await db.query(scope, `select 1 from proof.${table}`)).length;
      expect([await rows(of('named')), await rows(of('other')), await rows(of('named', '990122'))]).toEqual([1, 0, 0]);
    }
    const done = 'update proof.step set units = units returning 1';
    expect(await db.query(of('other'), done)).toHaveLength(0);
    expect(await db.query(of('named'), done)).toHaveLength(1);
  });
});
