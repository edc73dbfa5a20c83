import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { startEmbeddedPostgres } from '@duban/persistence';
import { root } from '../scenarios/program';
import { type Mutant } from './mutant';
import { misplaced, mutants } from './mutants';

const help = `npm run mutants [-- 名称或部分 …]

逐个在程序里放一处错误,跑普通测试,看有没有测试发现它。没被发现的就是缺的测试。
部分:${[...new Set(mutants.map(({ part }) => part))].join('、')}`;

type Outcome = 'killed' | 'survived' | 'broken';
type Tested = { output: string; failed: string[]; passed: number; broken: number };
type JestResult = {
  numPassedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
};

/** Runs specs with one mutant in the program, or with none. */
const tested = async (specs: readonly string[], mutant: Mutant | null, folder: string, database: string) => {
  const file = path.join(folder, 'result.json');
  rmSync(file, { force: true });
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const args = [jest, '-c', 'e2e/mutants/jest.config.cjs', '--ci', '--forceExit'];
  const child = spawn(process.execPath, [...args, '--json', '--outputFile', file, ...specs], {
    cwd: root,
    env: { ...process.env, DUBAN_TEST_POSTGRES: database, DUBAN_MUTANT: JSON.stringify(mutant) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told: Tested = { output: '', failed: [], passed: 0, broken: 1 };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (told.output += String(chunk)));
  await new Promise((resolve) => child.once('close', resolve));
  if (!existsSync(file)) return told;
  const result = JSON.parse(readFileSync(file, 'utf8')) as JestResult;
  told.failed = result.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
  return { ...told, passed: result.numPassedTests, broken: result.numRuntimeErrorTestSuites };
};

const outcomeOf = ({ failed, broken }: Tested): Outcome => {
  if (failed.length > 0) return 'killed';
  return broken > 0 ? 'broken' : 'survived';
};

const tryAll = async (chosen: readonly Mutant[], folder: string, database: string) => {
  for (const specs of new Set(chosen.map((mutant) => mutant.specs.join(' ')))) {
    const { failed, passed, broken, output } = await tested(specs.split(' '), null, folder, database);
    if (failed.length > 0 || broken > 0 || passed === 0)
      throw new Error(`没有放错误时测试就没有通过:${specs}\n${output}`);
  }
  const results: { id: string; part: string; outcome: Outcome; by: string | undefined; seconds: number }[] = [];
  for (const mutant of chosen) {
    const began = Date.now();
    const found = await tested(mutant.specs, mutant, folder, database);
    const outcome = outcomeOf(found);
    const [by] = found.failed;
    const seconds = (Date.now() - began) / 1000;
    results.push({ id: mutant.id, part: mutant.part, outcome, by, seconds });
    const said = { killed: `被发现:${by}`, broken: '程序跑不起来,这处错误没有意义', survived: '没有测试发现' }[outcome];
    console.log(`[${results.length}/${chosen.length}] ${mutant.part} ${mutant.id} ${seconds.toFixed(1)} 秒 ${said}`);
  }
  return results;
};

/** Ordinary tests on programs with one mistake each: a mistake that no test notices is a missing test. */
export const main = async (args: readonly string[]): Promise<void> => {
  if (args.includes('--help')) return console.log(help);
  const isMeant = ({ id, part }: Mutant): boolean => args.length === 0 || args.includes(id) || args.includes(part);
  const unknown = args.filter((name) => !mutants.some(({ id, part }) => id === name || part === name));
  const wrong = [...unknown.map((name) => `没有叫 ${name} 的`), ...misplaced()];
  if (wrong.length > 0) {
    console.error(`${wrong.join('\n')}\n\n${help}`);
    return void (process.exitCode = 1);
  }
  const work = path.join(root, '.cache/mutants');
  mkdirSync(work, { recursive: true });
  const folder = mkdtempSync(path.join(work, 'run-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ root: path.join(folder, 'postgres'), fast: true });
  try {
    const results = await tryAll(mutants.filter(isMeant), folder, postgres.url);
    writeFileSync(path.join(work, 'results.json'), JSON.stringify(results, undefined, 2));
    const left = results.filter(({ outcome }) => outcome !== 'killed').map(({ id }) => id);
    console.log(`\n${results.length} 处错误,被发现 ${results.length - left.length} 处`);
    if (left.length > 0) console.log(`没有被发现:${left.join('、')}`);
    process.exitCode = left.length === 0 ? 0 : 1;
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
