import { randomUUID } from 'node:crypto';
import { runJob, type Running, type ServiceEnv, startServices } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { eventually } from '@duban/testing';
import { byHand, REGION, testHost, type TestHost } from '@duban/testing/host';
import { definition } from '../app.module';

let host: TestHost;
let running: Running;
let env: ServiceEnv;
beforeAll(async () => {
  host = await testHost();
  const archive = byHand(definition);
  running = await startServices([archive.definition], host.options);
  env = archive.env();
});
afterAll(async () => {
  await running?.close();
  await host?.close();
});

const matter = randomUUID();
let jobs = 0;
const job = (name: string): Promise<Record<string, unknown>> => {
  const binding = definition.commands.find((command) => command.name === name);
  const variables = { matterId: matter, region: REGION };
  return runJob(binding as NonNullable<typeof binding>, env, { key: String((jobs += 1)), variables });
};
const archivist: Actor = {
  id: randomUUID(),
  name: '卞书屏',
  roles: ['ARCHIVIST', 'SUPERVISOR'],
  units: [],
  region: REGION,
};
const person = async (verb: string, body: object): Promise<number> => {
  const response = await fetch(`${running.url}/api/dossiers/${matter}/${verb}`, {
    method: 'POST',
    headers: { ...(await host.bearer(archivist)), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.status;
};
const heard = async (
  ...types: ('matter.registered.v1' | 'matter.closed.v1' | 'matter.reopened.v1')[]
): Promise<void> => {
  for (const type of types) {
    host.setNow(new Date(Date.parse(host.now()) + 60_000).toISOString());
    await host.fact(type, { matter }, { attachments: [] });
  }
  await eventually('the facts are kept', () => running.quiet());
};
const toBuilt = async (): Promise<unknown> => {
  await job('dossier.collect');
  expect(await person('supplement', { explanation: '本件未经书面办理' })).toBe(200);
  expect(await person('appraise', { retention: 'Y', open: false, confirmedUnclassified: true })).toBe(200);
  return (await job('dossier.build'))['archivalCode'];
};

describe('重新办理的案卷', () => {
  it('办结归集、组包、检测以后重新办理:期间不能接收;再办结重新归集,归档号不变,不另取号', async () => {
    await heard('matter.registered.v1', 'matter.closed.v1');
    const code = await toBuilt();
    await job('dossier.check');
    await heard('matter.reopened.v1');
    expect(await person('accept', { agree: true, opinion: '' })).toBe(409);
    await expect(job('dossier.collect')).rejects.toThrow('not all arrived');
    await heard('matter.closed.v1');
    expect(await toBuilt()).toBe(code);
    const series = await env.db.query(
      { scope: 'all' },
      `select last from archive.number_series where series like '档%'`,
    );
    expect(series).toEqual([{ last: 1 }]);
  });
});
