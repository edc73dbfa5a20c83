import pg from 'pg';
import { firstBroken } from '@duban/persistence';

/**
 * After a run: every answered command is in the journal exactly once, versions have no gap, rows are what their last
 * line says, every hash chain verifies, every line was published.
 * @throws Error naming what is wrong
 */
export const checkIntake = async (databaseUrl, answered) => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const rows = async (sql) => (await client.query(sql)).rows;
    for (const end = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      if ((await rows('select 1 from intake.outbox limit 1')).length === 0) break;
      if (Date.now() > end) throw new Error('the outbox is not drained a minute after the load');
    }
    const lines = await rows(
      'select stream, version, type, region, data, meta, hash, id from intake.journal order by stream, version',
    );
    const commands = new Map();
    const streams = new Map();
    for (const line of lines) {
      commands.set(line.meta.commandId, (commands.get(line.meta.commandId) ?? 0) + 1);
      streams.set(line.stream, [...(streams.get(line.stream) ?? []), line]);
    }
    const wrong = answered.filter((key) => commands.get(key) !== 1);
    if (wrong.length > 0) throw new Error(`${wrong.length} answered commands have not exactly one effect: ${wrong[0]}`);
    for (const { id, version, head } of await rows('select id, version, head from intake.matter')) {
      const chain = streams.get(id) ?? [];
      const broken = firstBroken(chain, head);
      if (broken !== undefined) throw new Error(`the chain of ${id} breaks at ${broken}`);
      if (chain.length !== version) throw new Error(`${id} has version ${version} and ${chain.length} lines`);
    }
    const [{ n: published }] = await rows(
      `select count(*)::int as n from transport.message m join intake.journal j on j.id = m.id`,
    );
    if (published !== lines.length) throw new Error(`${lines.length} lines in the journal, ${published} published`);
    return `${answered.length} answered commands, each with one effect; ${streams.size} chains verified; ${published} facts published`;
  } finally {
    await client.end();
  }
};
