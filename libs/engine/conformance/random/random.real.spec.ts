import { testDatabase } from '@duban/testing';
import { type CamundaPeer, camundaPeer } from '@duban/testing/servers/camunda';
import { GatewayClient } from '../client';
import { embedded } from '../embedded';
import { peerDoor } from '../peer';
import { firstRoundApart } from './apart';
import { type Round, walk, type Walker } from './walk';
import { walkersOf } from './walkers';

/** More of them, others, or a part: DUBAN_TEST_MODELS, DUBAN_TEST_SEED, and the number of the first, DUBAN_TEST_FROM. */
const MODELS = Number(process.env['DUBAN_TEST_MODELS'] ?? 500);
const SEED = Number(process.env['DUBAN_TEST_SEED'] ?? 20_261_125);
const FROM = Number(process.env['DUBAN_TEST_FROM'] ?? 0);
const AT_ONCE = 100;

let peer: CamundaPeer;
beforeAll(async () => {
  peer = await camundaPeer();
}, 300_000);
afterAll(() => peer?.stop());

const inCamunda = async (walkers: readonly Walker[]): Promise<Round[][]> => {
  const client = new GatewayClient(await peer.door.fresh(), peer.restAddress);
  return walk(walkers, client, peerDoor(peer.door)).finally(() => client.close());
};
const inEmbedded = async (walkers: readonly Walker[]): Promise<Round[][]> => {
  const test = await testDatabase();
  const engine = await embedded(test.url);
  try {
    return await walk(walkers, engine.client, engine.door);
  } finally {
    await engine.close();
    await test.drop();
  }
};

type Apart = { walker: Walker; difference: object };
const apartOf = async (walkers: readonly Walker[]): Promise<Apart[]> => {
  // Side by side: each engine has pauses in which the other can work.
  const [recorded, seen] = await Promise.all([inCamunda(walkers), inEmbedded(walkers)]);
  return walkers.flatMap((walker, i) => {
    const difference = firstRoundApart(recorded[i] ?? [], seen[i] ?? []);
    return difference ? [{ walker, difference }] : [];
  });
};

it(
  `${MODELS} random structured models run in the embedded engine as in Camunda's`,
  async () => {
    const apart: unknown[] = [];
    for (let from = FROM; from < FROM + MODELS; from += AT_ONCE) {
      const walkers = walkersOf({ seed: SEED, count: Math.min(AT_ONCE, FROM + MODELS - from), from });
      for (const { walker, difference } of await apartOf(walkers)) {
        const { model } = walker;
        // Whether Camunda's engine is at rest shows by time alone, and a busy machine may deceive: it must differ alone, too.
        const [alone] = await apartOf([walker]);
        process.stdout.write(`${SEED} ${model.id} differs beside others, ${alone ? 'and' : 'not'} alone\n`);
        if (alone) apart.push({ seed: SEED, model: model.id, ...difference, xml: model.xml });
      }
    }
    expect(apart).toEqual([]);
  },
  3_600_000 * 3,
);
