import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startLoad } from './load';
import { tallyRows } from './table';

const usage = `A county's day: registering, signing for, reporting, reviewing, reading lists, opening pages.

  npm run load -- --url http://127.0.0.1:8090 [options]

  --url <address>      of the platform, on this machine (default http://127.0.0.1:8090)
  --seconds <n>        how long (default 60)
  --callers <n>        desks that work at the same time (default 16)
  --rate <n>           turns begun a second whatever the platform does (open model); without it as many as it can take
  --regions <n>        counties, from 990121 on (default 1)
  --seed <n>           the same seed gives the same matters and commands (default 1)
  --ledger <file>      the client's ledger, appended to (default .cache/load/ledger-<seed>.jsonl)
  --data-dir <folder>  of the platform, where its session secret lies (default .duban);
                       for services on their own set DUBAN_SESSION_SECRET instead

It writes matters into counties of that platform: use one that is there for it.`;

const wholeNumber = (name: string, text: string, least = 1): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`--${name} is '${text}', not a number from ${least} on`);
  return value;
};

const secretIn = (dataDir: string): string => {
  const given = process.env['DUBAN_SESSION_SECRET'];
  if (given) return given;
  const file = path.join(dataDir, 'session.secret');
  if (!existsSync(file)) throw new Error(`no ${file}: name the platform's --data-dir, or set DUBAN_SESSION_SECRET`);
  return readFileSync(file, 'utf8').trim();
};

const asked = (given: readonly string[]) => {
  const { values } = parseArgs({
    args: [...given],
    options: {
      help: { type: 'boolean', default: false },
      url: { type: 'string', default: 'http://127.0.0.1:8090' },
      seconds: { type: 'string', default: '60' },
      callers: { type: 'string', default: '16' },
      rate: { type: 'string' },
      regions: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      ledger: { type: 'string' },
      'data-dir': { type: 'string', default: '.duban' },
    },
  });
  return values;
};

const run = async (values: ReturnType<typeof asked>): Promise<void> => {
  const { hostname } = new URL(values.url);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
    throw new Error(`${values.url} is not on this machine; the driver writes, and goes nowhere else`);
  const seed = wholeNumber('seed', values.seed, 0);
  const ledgerFile = path.resolve(values.ledger ?? `.cache/load/ledger-${seed}.jsonl`);
  mkdirSync(path.dirname(ledgerFile), { recursive: true });
  const load = await startLoad({
    url: values.url,
    secret: secretIn(values['data-dir']),
    seed,
    ledgerFile,
    callers: wholeNumber('callers', values.callers),
    regions: wholeNumber('regions', values.regions),
    ...(values.rate === undefined ? {} : { rate: wholeNumber('rate', values.rate) }),
  });
  const began = performance.now();
  await Promise.race([
    new Promise((resolve) => setTimeout(resolve, 1_000 * wholeNumber('seconds', values.seconds))),
    new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve)),
  ]);
  const tally = await load.stop();
  console.table(tallyRows(tally, (performance.now() - began) / 1_000));
  console.log(`ledger: ${ledgerFile}`);
  if (tally.changedAnswers.length > 0) {
    console.error(`answers that changed at the repeat:\n${tally.changedAnswers.join('\n')}`);
    process.exitCode = 1;
  }
};

export const main = async (given: readonly string[]): Promise<void> => {
  try {
    const values = asked(given);
    if (values.help) console.log(usage);
    else await run(values);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
};
