import { eventually } from '@duban/testing';
import { waiting } from './drained';
import { type Mutant, type Office, openOffice } from './office.samples';

const all = { scope: 'all' } as const;
const kafka = { brokers: (process.env['DUBAN_TEST_KAFKA'] ?? '').split(',') };
const work = async (mutant: Mutant = {}): Promise<Office> => {
  const office = await openOffice({ kafka, ...mutant });
  const ids = await Promise.all(Array.from({ length: 20 }, () => office.opened()));
  for (const id of ids) await office.noted(id, ['一', '二']);
  await office.relayed();
  await eventually('it is handled', async () => (await office.transport.lag('wall')) === 0, { timeoutMs: 60_000 });
  return office;
};
// Topics are shared with whoever tests beside: what is not of these journals is left out of what is expected.
const rulesOf = async (office: Office): Promise<string[]> => {
  const { findings, counts } = await office.check({ fold: false });
  await office.close();
  expect(counts.published?.checked).toBe(60);
  return [...new Set(findings.map(({ rule }) => rule))].filter((rule) => rule !== 'unwritten').sort();
};

describe('核对经 Kafka 传递的事实', () => {
  it('没有错,什么也不报', async () => expect(await rulesOf(await work())).toEqual([]));
  it('先记作已发布再发布,中间断电', async () =>
    expect(await rulesOf(await work({ relay: (db) => db.query(all, 'delete from desk.outbox') }))).toEqual([
      'published',
    ]));
  it('倒着发布', async () => {
    const transport: Mutant['transport'] = (given) => ({
      ...given,
      publish: (facts) => given.publish([...facts].reverse()),
    });
    expect(await rulesOf(await work({ transport }))).toEqual(['order']);
  });

  it('主题上还有没办的事实,就不算停当', async () => {
    const office = await work();
    const databaseUrls = [office.url];
    const left = async (): Promise<string> => (await waiting({ databaseUrls, kafka })).join();
    // Others publish to the shared topic meanwhile.
    await eventually('it is at rest', async () => (await left()) === '', { timeoutMs: 60_000 });
    await office.sql("insert into transport.subscription select 'sleeper', topic from transport.subscription limit 1");
    expect(await left()).toMatch(/主题上的事实等着消费:[1-9]/);
    await office.close();
  });
});
