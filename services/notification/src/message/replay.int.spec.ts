import { type MessageView, type Page } from '@duban/contracts';
import { Client } from 'pg';
import { definition } from '../app.module';
import { china, runUrging } from '../urging/running.samples';

let run: Awaited<ReturnType<typeof runUrging>>;
beforeAll(async () => {
  run = await runUrging();
});
afterAll(() => run.close());

const tables = definition({ publicUrl: '' }).projections ?? [];
/** Every row; of a deadline not when it was counted what it was counted with. */
const rows = async (): Promise<Record<string, string[]>> =>
  Object.fromEntries(
    await Promise.all(
      [...tables, 'message', 'delivery', 'reminder', 'spoken'].map(async (table) => {
        const found = await run.env.db.query<{ row: string }>(
          { scope: 'all' },
          `select to_jsonb(t)::text as row from notification.${table} t order by 1`,
        );
        return [table, found.map(({ row }) => row)] as const;
      }),
    ),
  );
const sql = async (text: string): Promise<void> => {
  const owner = new Client({ connectionString: run.databaseUrl });
  await owner.connect();
  await owner.query(`set app.scope = 'all'`);
  await owner.query(text);
  await owner.end();
};

describe('从头重放', () => {
  it('时限、任务逐行与原来相同, 到过的一级不再来; 少了的消息补上; 邮件、短信不再发', async () => {
    const admin = await run.appointed('系统管理员', ['SYSTEM_ADMIN'], 'platform');
    const person = await run.appointed('联络员', ['LIAISON'], 'water');
    const replay = async (): Promise<void> => {
      const { status } = await run.call('POST', '/api/fact-flow/notification/replay', admin, {});
      expect(status).toBe(202);
      await run.settled();
      await run.tick();
    };
    const matter = await run.matter();
    await run.underWay({ matterId: matter });
    const ended = await run.underWay({ dueAt: '2026-03-10T15:59:59.000Z' });
    await run.fact('assignment.extension-decided.v1', ended.matterId, ended.id, {
      decision: 'GRANTED',
      dueAt: '2026-03-17T15:59:59.000Z',
    });
    await run.moveTo(china('03-17T10:00'));
    await run.tick();
    // Reached in the quiet hours: it waits for the morning, also after a replay with its older dates.
    await run.moveTo(china('03-17T23:59'));
    const before = await rows();
    expect(Object.entries(before).filter(([table, all]) => all.length === 0 && table !== 'coordination')).toEqual([]);
    expect(before['deadline']?.filter((row) => row.includes('"FIRED"')).length).toBeGreaterThan(2);
    const said = [run.mail.mails.length, run.phone.calls.length];
    expect(said[0]).toBeGreaterThan(0);

    await sql(`update notification.clock set state = 'ENDED'`);
    await sql(`delete from notification.deadline where rung = 'T0'`);
    await replay();
    expect(await rows()).toEqual(before);
    await run.moveTo(china('03-17T23:59'));
    await replay();
    expect(await rows()).toEqual(before);

    const titles = async (): Promise<string[]> =>
      (await run.call<Page<MessageView>>('GET', '/api/messages', person)).body.items.map(({ title }) => title);
    const all = await titles();
    await sql(`delete from notification.message where sender <> '系统自动催办'`);
    expect(await titles()).not.toEqual(all);
    await replay();
    expect(await titles()).toEqual(all);
    expect([run.mail.mails.length, run.phone.calls.length]).toEqual(said);
  });

  it('早已过去的时限不再催', async () => {
    const admin = await run.appointed('系统管理员', ['SYSTEM_ADMIN'], 'platform');
    const { matterId } = await run.issue();
    run.setNow('2026-06-01T02:00:00.000Z');
    await run.call('POST', '/api/fact-flow/notification/replay', admin, {});
    await run.settled();
    await run.moveTo('2026-06-01T02:00:00.000Z');
    expect(await run.rungs(matterId)).toEqual([]);
  });
});
