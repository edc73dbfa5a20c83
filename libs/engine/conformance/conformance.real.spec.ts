import { type CamundaPeer, camundaPeer } from '@duban/testing/servers/camunda';
import { caseNames, deployInvalid, keepTrace, recordedRefusals, recordedTrace, runCase, titled } from './cases';
import { GatewayClient } from './client';
import { clientDifference, logDifference } from './compare';
import { peerDoor } from './peer';

/** Cases whose name contains it are recorded anew instead of compared. */
const recording = process.env['DUBAN_TEST_RECORD'];

let peer: CamundaPeer;
let client: GatewayClient;

beforeAll(async () => {
  peer = await camundaPeer();
}, 300_000);
afterAll(() => peer?.stop());

// Each case finds a fresh engine: versions count from 1 and nothing waits from before.
beforeEach(async () => {
  client = new GatewayClient(await peer.door.fresh(), peer.restAddress, ['DeleteResource']);
});
afterEach(() => client.close());

describe('Camunda 8.8 still does what was recorded from it', () => {
  it.each(titled(caseNames()))('%s: %s', async (name) => {
    const seen = await runCase(name, client, peerDoor(peer.door));
    if (recording && name.includes(recording)) return keepTrace(seen);
    const { steps } = recordedTrace(name);
    expect(clientDifference(steps, seen.steps)).toBeUndefined();
    expect(logDifference(steps, seen.steps)).toBeUndefined();
  });
});

it('models with a defect are refused in the recorded words', async () => {
  const wrong: unknown[] = [];
  for (const [file, recorded] of Object.entries(recordedRefusals())) {
    const answer = await deployInvalid(file, client);
    const wanted = recorded.error ? { error: recorded.error } : { ok: true };
    if (JSON.stringify(answer) !== JSON.stringify(wanted)) wrong.push({ file, answer, wanted });
  }
  expect(wrong).toEqual([]);
});
