import { testDatabase } from '@duban/testing';
import { type CamundaPeer, camundaPeer } from '@duban/testing/servers/camunda';
import { GatewayClient } from '../client';
import { embedded } from '../embedded';
import { peerDoor } from '../peer';
import { firstRoundApart } from './apart';
import { type Round, walk, type Walker } from './walk';
import { walkersOf } from './walkers';

/** More of them, or others: DUBAN_TEST_MODELS and DUBAN_TEST_SEED. */
const MODELS = Number(process.env['DUBAN_TEST_MODELS'] ?? 500);
const SEED = Number(process.env['DUBAN_TEST_SEED'] ?? 20_261_125);
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

it(
  `${MODELS} random structured models run in the embedded engine as in Camunda's`,
  async () => {
    const apart: unknown[] = [];
    for (let from = 0; from < MODELS; from += AT_ONCE) {
      const walkers = walkersOf({ seed: SEED, count: Math.min(AT_ONCE, MODELS - from), from });
      // Side by side: each engine has pauses in which the other can work.
      const [recorded, seen] = await Promise.all([inCamunda(walkers), inEmbedded(walkers)]);
      walkers.forEach(({ model }, i) => {
        const difference = firstRoundApart(recorded[i] ?? [], seen[i] ?? []);
        if (difference) apart.push({ seed: SEED, model: model.id, ...difference, xml: model.xml });
      });
    }
    expect(apart).toEqual([]);
  },
  3_600_000 * 3,
);
