import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { analyze, prepareReference } from './single-statement.mjs';

const run = promisify(execFile);

/** Version of the pgbench on this machine, or undefined. */
export const pgbenchVersion = async () => {
  try {
    return (await run('pgbench', ['--version'])).stdout.trim();
  } catch {
    return undefined;
  }
};

const script = (matters) => `\\set n random(1, ${matters})
with moved as (
    update reference.matter set version = version + 1, state = :state, head = :hash
    where id = (select id from reference.numbered where n = :n) returning id, region, version),
  known as (
    insert into reference.command (region, id, request_hash, stream, version)
    select region, uuidv7()::text, :hash, id, version from moved)
insert into reference.journal (id, stream, version, type, region, data, meta, hash)
select uuidv7(), id, version, 'matter.opinion-drafted.v1', region, :data, :meta, :hash from moved;
`;

/**
 * The reference of P1 and P2: pgbench writes what one command of ours wrote, in one prepared statement that commits by
 * itself. The latency of one client comes from its log.
 */
export const pgbench = async (later, url, count, written) => {
  await prepareReference(url, count, written, [
    'create table reference.numbered (n int primary key, id uuid not null)',
    'insert into reference.numbered select row_number() over (), id from reference.matter',
  ]);
  await analyze(url);
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-pgbench-'));
  later(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'one.sql');
  writeFileSync(file, script(count));
  const given = Object.entries(written).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
  return async ({ at, seconds }) => {
    const threads = at > 1 ? 2 : 1;
    const log = at > 1 ? [] : ['-l', `--log-prefix=${path.join(folder, 'log')}`];
    const how = ['-n', '-M', 'prepared', '-c', at, '-j', threads, '-T', Math.max(1, Math.round(seconds)), '-f', file];
    const { stdout } = await run('pgbench', [...how, ...log, ...given, url].map(String));
    const logs = readdirSync(folder).filter((name) => name.startsWith('log'));
    // client, transaction, microseconds, …
    const latencies = logs.flatMap((name) =>
      readFileSync(path.join(folder, name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => Number(line.split(' ')[2]) / 1000),
    );
    logs.forEach((name) => rmSync(path.join(folder, name)));
    return { perSecond: Number(/tps = ([\d.]+) \(without/.exec(stdout)?.[1]), latencies };
  };
};
