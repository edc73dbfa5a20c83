import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '@duban/testing';

const rootAbove = (folder: string): string =>
  existsSync(path.join(folder, 'nx.json')) ? folder : rootAbove(path.dirname(folder));
/** of the repository, wherever this file was built to */
export const root = rootAbove(__dirname);
const START = path.join(root, 'services/platform/bin/start.mjs');

/** The platform as `npm start` runs it: its process and what it has said. */
export type Run = { child: ChildProcess; output: () => string; ended: Promise<number | null> };
const running = new Set<ChildProcess>();

export const start = (args: readonly string[], env: Record<string, string> = {}): Run => {
  const child = spawn(process.execPath, [START, ...args], { cwd: root, env: { ...process.env, ...env } });
  running.add(child);
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const ended = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    }),
  );
  return { child, output: () => said, ended };
};

/** Waits for a text of the platform; fails with all it has said when it ends before. */
export const said = async (run: Run, pattern: RegExp, timeoutMs = 120_000): Promise<RegExpExecArray> => {
  const found = await eventually(
    `the platform says ${pattern}`,
    () => pattern.exec(run.output()) ?? (run.child.exitCode === null ? undefined : 'ended'),
    { timeoutMs },
  );
  if (found === 'ended') throw new Error(run.output());
  return found;
};
export const urlOf = async (run: Run): Promise<string> => (await said(run, /已启动:(\S+)/))[1] ?? '';

export const stopAll = async (): Promise<void> => {
  for (const child of running) child.kill('SIGTERM');
  await eventually('all have ended', () => running.size === 0, { timeoutMs: 30_000 });
};
