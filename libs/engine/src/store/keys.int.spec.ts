import { Database, serviceUrl } from '@duban/persistence';
import { testDatabase, type TestDatabase } from '@duban/testing';
import { Engine } from '../engine';
import { KeysExhausted, KeySupply } from './keys';

let test: TestDatabase;
let db: Database;
beforeAll(async () => {
  test = await testDatabase();
  await (await Engine.open({ url: test.url })).close();
  db = await Database.open({ url: serviceUrl(test.url, 'engine') });
});
afterAll(async () => {
  await db?.close();
  await test?.drop();
});

/** Every key it has in stock. */
const all = (supply: KeySupply): number[] => {
  const keys: number[] = [];
  for (;;)
    try {
      keys.push(supply.next());
    } catch (error) {
      if (error instanceof KeysExhausted) return keys;
      throw error;
    }
};

describe('引擎的编号', () => {
  it('两个引擎轮着取,取多少也没有一个相同的,都能准确表示', async () => {
    const [one, two] = [new KeySupply(db), new KeySupply(db)];
    const stocks: number[][] = [];
    for (const stock of ['usual', 'plenty', 'usual'] as const) {
      for (const supply of [one, two]) await supply.reserve(stock);
      for (const supply of [one, two]) stocks.push(all(supply));
    }
    const keys = stocks.flat();
    expect(keys.length).toBeGreaterThan(80_000);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every(Number.isSafeInteger)).toBe(true);
  });
});
