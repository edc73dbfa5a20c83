import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { check, foldingPlatform, inChinese, platformKept, type Report, sentenceOf } from '../checker';
import { type RunningLoad, startLoad } from '../load/load';
import { Seeded } from '../load/seeded';
import { type Tally } from '../load/tally';
import { root } from '../scenarios/program';
import { leftToPeople } from './database';
import { drain } from './drain';
import { type Fault, type Kind, type Measure, type Running, type Shown } from './fault';

const REGIONS = 3;
/** of each rule that did not hold */
const EXAMPLES = 3;
/** of each process, beside an error that ended the experiment */
const LAST_LINES = 3;
/** Apart from every seed that somebody would choose: a second load has matters of its own. */
const MORE = 1_000_000;

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

const tallied = (tallies: readonly Tally[]): Record<string, number> => {
  const sum = (of: 'sent' | 'ok' | 'refused' | 'unknown' | 'repeated' | 'reads'): number =>
    tallies.reduce((total, tally) => total + tally[of], 0);
  return {
    ...{ commands: sum('sent'), ok: sum('ok'), refused: sum('refused'), unknown: sum('unknown') },
    ...{ 'sent again': sum('repeated'), reads: sum('reads') },
  };
};

const seen = (tally: Tally): string[] => [
  ...tally.changedAnswers.map((what) => `an answer changed at the repeat: ${what}`),
  ...[...tally.surprises].map(([what, count]) => `refused ${count}×: ${what}`),
];

const found = ({ counts, findings }: Report): string[] =>
  Object.entries(counts).flatMap(([rule, { found: n }]) => {
    const examples = findings.filter((finding) => finding.rule === rule).slice(0, EXAMPLES);
    return n > 0 ? [[`${rule}: ${n}`, ...examples.map(sentenceOf)].join('\n  ')] : [];
  });

/** Start, load, faults, end of the load, drain, check. Everything that was started is ended, also when it fails. */
export const experiment = async (options: RunOptions): Promise<Result> => {
  const { name, fault, kind, seed, measure, say = () => undefined } = options;
  const folder = options.folder ?? path.join(root, '.cache/faults', `${name}-${kind}-${seed}-${Date.now()}`);
  mkdirSync(folder, { recursive: true });
  const ledgerFile = path.join(folder, 'client.jsonl');
  const began = Date.now();
  const stack = await fault.open(kind);
  const saveLogs = (): void => {
    for (const { name: member, pid, output } of stack.members)
      writeFileSync(path.join(folder, `${member}-${pid()}.log`), output());
  };
  const lastWords = (): string =>
    stack.members
      .map(({ name: member, output }) =>
        [`${member}:`, ...output().trimEnd().split('\n').slice(-LAST_LINES)].join('\n  '),
      )
      .join('\n');
  const onSignal = (): void => {
    saveLogs();
    void stack.close().then(() => process.exit(130));
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    say(`${stack.kind} stack is up (${((Date.now() - began) / 1_000).toFixed(1)} s), ledger ${ledgerFile}`);
    const callers = options.callers ?? fault.callers;
    const loads: RunningLoad[] = [];
    const begin = async (desks: number): Promise<RunningLoad> => {
      const loadSeed = seed + MORE * loads.length;
      const { url, secret } = stack;
      const { waitsForNoFact = false, rate } = fault;
      const load = await startLoad({
        ...{ url, secret, seed: loadSeed, callers: desks, regions: REGIONS, ledgerFile, waitsForNoFact },
        ...(rate === undefined ? {} : { rate }),
      });
      loads.push(load);
      return load;
    };
    const load = await begin(callers);
    const loadBegan = Date.now();
    const random = new Seeded(`${name} ${seed}`);
    const running: Running = { stack, load, moreLoad: begin, callers, measure, say, random };
    let shown: Shown;
    try {
      shown = await fault.work(running);
    } finally {
      await Promise.all(loads.map((one) => one.stop()));
    }
    const tallies = loads.map(({ tally }) => tally);
    const loadSeconds = (Date.now() - loadBegan) / 1_000;
    say('the load has ended');
    const drainSeconds = await drain(stack, say);
    const after = await fault.after?.(running);
    const checking = Date.now();
    const ledgers = {
      databaseUrls: [stack.databaseUrl()],
      clientLedger: ledgerFile,
      kept: platformKept,
      kafka: stack.kafka && { brokers: stack.kafka.brokers },
    };
    const report = await (fault.takesFactsBack
      ? check(ledgers)
      : foldingPlatform((fold) => check({ ...ledgers, fold })));
    const checkedSeconds = (Date.now() - checking) / 1_000;
    say(inChinese(report));
    const result: Result = {
      figures: {
        ...shown.figures,
        ...after?.figures,
        ...tallied(tallies),
        'load s': Math.round(loadSeconds),
        'drained s': Math.round(drainSeconds),
        'checked s': Math.round(checkedSeconds),
      },
      misses: [...shown.misses, ...(after?.misses ?? [])],
      findings: [
        ...found(report),
        ...(await leftToPeople(stack)),
        ...tallies.flatMap(seen),
        ...(shown.findings ?? []),
        ...(after?.findings ?? []),
      ],
    };
    const machine = { cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30) };
    const record = { name, title: fault.title, kind, seed, measure, machine, at: new Date().toISOString(), ...result };
    writeFileSync(path.join(folder, 'result.json'), `${JSON.stringify({ ...record, report }, null, 2)}\n`);
    if (result.misses.length + result.findings.length > 0) saveLogs();
    return result;
  } catch (error) {
    saveLogs();
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${lastWords()}`, { cause: error });
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    await stack.close();
  }
};
