import { type MessageView, type Page } from '@duban/contracts';
import { eventually } from '@duban/testing';
import { Client } from 'pg';
import { runNotification } from '../running.samples';

let run: Awaited<ReturnType<typeof runNotification>>;
beforeAll(async () => {
  run = await runNotification();
});
afterAll(() => run.close());

/** As an operator rebuilds the service: what it made of the facts goes, and what it has seen of them is forgotten. */
const forget = async (): Promise<void> => {
  const owner = new Client({ connectionString: run.databaseUrl });
  await owner.connect();
  const tables = ['inbox', 'message', 'delivery', 'clock', 'deadline'].map((table) => `notification.${table}`);
  await owner.query(`truncate ${tables.join(', ')}`);
  await owner.end();
};

describe('从头重放事实', () => {
  // The time to acknowledge of the sample lies in November; all else is over by June.
  it('消息和时限重新得出, 邮件、短信不再发, 早已过去的时限不再催', async () => {
    const person = await run.appointed('联络员', ['LIAISON'], 'unit-replay');
    await run.issued(await run.matter(), 'unit-replay', '鹭洲村饮水工程断供');
    await run.settled();
    await run.tick();
    const titles = async (): Promise<string[]> =>
      (await run.call<Page<MessageView>>('GET', '/api/messages', person)).body.items.map(({ title }) => title);
    const before = await titles();
    expect(before).toEqual(['新的承办任务']);
    expect([run.mail.mails.length, run.phone.calls.length]).toEqual([1, 1]);

    run.setNow('2026-06-01T02:00:00.000Z');
    await forget();
    expect(await titles()).toEqual([]);
    await run.env.transport.replay('notification');
    await eventually('the message is there again', async () => (await titles()).length > 0);
    await run.settled();
    await run.tick();
    expect(await titles()).toEqual(before);
    expect([run.mail.mails.length, run.phone.calls.length]).toEqual([1, 1]);
    const deadlines = await run.env.db.query({ scope: 'all' }, 'select rung, state from notification.deadline');
    expect(Object.fromEntries(deadlines.map(({ rung, state }) => [rung, state]))).toMatchObject({
      'T-3': 'PASSED',
      T0: 'PASSED',
      'T+15': 'PASSED',
      ACKNOWLEDGE: 'OPEN',
    });
  });
});
