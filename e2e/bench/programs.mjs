import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '@duban/persistence';

export const root = fileURLToPath(new URL('../..', import.meta.url));
/** After it an idle process has given back what its start, or its load, needed: it looks every ten seconds, and collects twice. */
export const SETTLE_MS = 35_000;
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What was begun last ends first, whatever happened. */
export const cleaningUp = async (work) => {
  const undo = [];
  try {
    return await work((step) => undo.push(step));
  } finally {
    for (const step of undo.reverse()) await step();
  }
};

export const folder = (later) => {
  const made = mkdtempSync(path.join(tmpdir(), 'duban-bench-'));
  chmodSync(made, 0o755);
  later(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

/** A PostgreSQL with full durability in a folder of its own. */
export const postgres = async (later) => {
  const server = await startEmbeddedPostgres({ root: folder(later) });
  later(() => server.stop());
  return server.url;
};

/**
 * Starts a Node program; its output goes to a file, so that reading it costs the measurement nothing.
 * `seen` polls that output for a pattern and gives the match.
 */
export const program = (later, file, args = [], env = {}) => {
  const output = path.join(folder(later), 'output');
  const fd = openSync(output, 'a');
  const child = spawn(process.execPath, [path.join(root, file), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', fd, fd],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  later(stop);
  return {
    pid: child.pid,
    stop,
    output: () => readFileSync(output, 'utf8'),
    seen: async (pattern, withinMs = 60_000) => {
      for (const end = Date.now() + withinMs; Date.now() < end; await pause(5)) {
        const found = pattern.exec(readFileSync(output, 'utf8'));
        if (found) return found;
        if (child.exitCode !== null) break;
      }
      throw new Error(`${file} did not say ${pattern}:\n${readFileSync(output, 'utf8').slice(-2000)}`);
    },
  };
};

const field = (pid, file, name) => {
  try {
    const [, kb] = new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8')) ?? [];
    return Number(kb ?? 0) / 1024;
  } catch {
    return 0; // it has ended meanwhile
  }
};
/** Resident memory of a process in MB, now and at most; Linux only. */
export const residentMb = (pid) => field(pid, 'status', 'VmRSS');
export const peakMb = (pid) => field(pid, 'status', 'VmHWM');
/** Of its resident memory what no file holds: the system takes back the pages of files when others need room. */
export const ownMb = (pid) => field(pid, 'status', 'RssAnon');

/** A process and all below it. Its own pages count whole, what its PostgreSQL processes share among them counts once. */
export const treeMb = (pid) => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        const [, parent] = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8')) ?? [];
        return [Number(name), Number(parent)];
      } catch {
        return [0, -1];
      }
    });
  const sum = (at) =>
    field(at, 'smaps_rollup', 'Pss') +
    parents.filter(([, parent]) => parent === at).reduce((total, [child]) => total + sum(child), 0);
  return sum(pid) - field(pid, 'smaps_rollup', 'Pss') + residentMb(pid);
};

/** The reporting service on a database whose rows the benchmark writes; it asks no engine. Answers its address. */
export const reporting = async (later, databaseUrl, secret) => {
  const service = program(later, 'services/reporting/dist/main.js', [], {
    DUBAN_DATABASE_URL: databaseUrl,
    DUBAN_PORT: '0',
    DUBAN_WORKFLOW_GRPC: '127.0.0.1:1',
    DUBAN_WORKFLOW_REST: 'http://127.0.0.1:1',
    DUBAN_SESSION_SECRET: secret,
    DUBAN_SEALING_SECRET: 'sealing'.repeat(5),
    DUBAN_DATA_DIR: folder(later),
  });
  const [, url] = await service.seen(/"url":"(http:[^"]+)"/);
  return url;
};

/** Seconds of processor time of a process; Linux only. */
export const cpuSeconds = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
