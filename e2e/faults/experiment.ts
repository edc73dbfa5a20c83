import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { check, inChinese, type Report, waiting } from '../checker';
import { startLoad } from '../load/load';
import { Seeded } from '../load/seeded';
import { type Tally } from '../load/tally';
import { root } from '../scenarios/program';
import { type Fault, type Kind, type Measure, type Shown } from './fault';
import { pause } from './success';
import { type Stack } from './stack';

const DRAINED_WITHIN_MS = 15 * 60_000;
const REGIONS = 3;
/** What is on its way is looked at so often; the checker reads the whole database. */
const LOOK_MS = 1_000;

export type RunOptions = Readonly<{
  name: string;
  fault: Fault;
  kind: Kind;
  seed: number;
  measure: Measure;
  callers?: number;
  /** where the client's ledger and the result are kept */
  folder?: string;
  say?: (text: string) => void;
}>;

export type Result = Readonly<{
  figures: Readonly<Record<string, string | number>>;
  /** promises of the fault's line that were not kept: too slow, too few */
  misses: readonly string[];
  /** what the checker found, and what the driver saw: nothing may be here */
  findings: readonly string[];
}>;

/** @throws Error naming what is still on its way */
export const drain = async (stack: Stack, say: (text: string) => void): Promise<number> => {
  const began = Date.now();
  for (let said = began; ;) {
    const left = await waiting({ databaseUrls: [stack.databaseUrl()] });
    if (left.length === 0) return (Date.now() - began) / 1_000;
    if (Date.now() - began > DRAINED_WITHIN_MS) throw new Error(`not drained: ${left.join('; ')}`);
    if (Date.now() - said > 10_000) {
      say(`still on its way: ${left.join('; ')}`);
      said = Date.now();
    }
    await pause(LOOK_MS);
  }
};

const tallied = (tally: Tally): Record<string, number | string> => ({
  commands: tally.sent,
  ok: tally.ok,
  refused: tally.refused,
  unknown: tally.unknown,
  'sent again': tally.repeated,
  reads: tally.reads,
});

const seen = (tally: Tally): string[] => [
  ...tally.changedAnswers.map((what) => `an answer changed at the repeat: ${what}`),
  ...[...tally.surprises].map(([what, count]) => `refused ${count}×: ${what}`),
];

const found = (report: Report): string[] =>
  Object.entries(report.counts).flatMap(([rule, { found: n }]) => (n > 0 ? [`${rule}: ${n}`] : []));

/** Start, load, faults, end of the load, drain, check. Everything that was started is ended, also when it fails. */
export const experiment = async (options: RunOptions): Promise<Result> => {
  const { name, fault, kind, seed, measure, say = () => undefined } = options;
  const folder = options.folder ?? path.join(root, '.cache/faults', `${name}-${kind}-${seed}-${Date.now()}`);
  mkdirSync(folder, { recursive: true });
  const ledgerFile = path.join(folder, 'client.jsonl');
  const began = Date.now();
  const stack = await fault.open(kind);
  const onSignal = (): void => void stack.close().then(() => process.exit(130));
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    say(`${stack.kind} stack is up (${((Date.now() - began) / 1_000).toFixed(1)} s), ledger ${ledgerFile}`);
    const callers = options.callers ?? fault.callers;
    const load = await startLoad({ url: stack.url, secret: stack.secret, seed, callers, regions: REGIONS, ledgerFile });
    const loadBegan = Date.now();
    let shown: Shown;
    try {
      shown = await fault.work({ stack, load, measure, say, random: new Seeded(`${name} ${seed}`) });
    } finally {
      await load.stop();
    }
    const loadSeconds = (Date.now() - loadBegan) / 1_000;
    say(`load has ended: ${load.tally.ok} commands done`);
    const drainSeconds = await drain(stack, say);
    const after = await fault.after?.(stack, measure);
    const report = await check({ databaseUrls: [stack.databaseUrl()], clientLedger: ledgerFile });
    say(inChinese(report));
    const result: Result = {
      figures: {
        ...shown.figures,
        ...after?.figures,
        ...tallied(load.tally),
        'load s': Math.round(loadSeconds),
        'drained s': Math.round(drainSeconds),
      },
      misses: [...shown.misses, ...(after?.misses ?? [])],
      findings: [...found(report), ...seen(load.tally)],
    };
    const machine = { cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30) };
    const record = { name, title: fault.title, kind, seed, measure, machine, at: new Date().toISOString(), ...result };
    writeFileSync(path.join(folder, 'result.json'), `${JSON.stringify({ ...record, report }, null, 2)}\n`);
    return result;
  } catch (error) {
    for (const member of stack.members)
      writeFileSync(path.join(folder, `${member.name}-${member.pid()}.log`), member.output());
    throw error;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    await stack.close();
  }
};
