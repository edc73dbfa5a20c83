// Ordinary tests on programs with one mistake each: a mistake that no test notices is a missing test.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '@duban/persistence';
import { bin, root, run } from '../../libs/tooling/bin/run.mjs';
import { misplaced, mutants } from './mutants.mjs';

const HELP = `npm run mutants [-- 名称或部分 …]

逐个在程序里放一处错误,跑普通测试,看有没有测试发现它。没被发现的就是缺的测试。
部分:${[...new Set(mutants.map(({ part }) => part))].join('、')}
先构建:npm run build`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const chosen = mutants.filter(
  ({ id, part }) => positionals.length === 0 || positionals.includes(id) || positionals.includes(part),
);
const unknown = positionals.filter((name) => !mutants.some(({ id, part }) => id === name || part === name));
const wrong = [...unknown.map((name) => `没有叫 ${name} 的`), ...misplaced()];
if (wrong.length > 0) {
  console.error(`${wrong.join('\n')}\n\n${HELP}`);
  process.exit(1);
}

const work = `${root}/.cache/mutants`;
mkdirSync(work, { recursive: true });
const folder = mkdtempSync(path.join(work, 'run-'));
chmodSync(folder, 0o755);
const postgres = await startEmbeddedPostgres({ root: path.join(folder, 'postgres'), fast: true });

/** What Jest says of specs; without `failed` when it could not run them. (With `--bail` it would write no results.) */
const tested = async (specs, mutant) => {
  const file = path.join(folder, 'result.json');
  rmSync(file, { force: true });
  const { output } = await run(
    process.execPath,
    [
      ...[bin('jest/bin/jest.js'), '-c', 'e2e/mutants/jest.config.cjs', '--ci', '--forceExit'],
      ...['--json', '--outputFile', file, '--testTimeout', '20000', ...specs],
    ],
    { capture: true, env: { DUBAN_TEST_POSTGRES: postgres.url, DUBAN_MUTANT: JSON.stringify(mutant ?? null) } },
  );
  if (!existsSync(file)) return { output };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  const failed = result.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
  return { output, failed, passed: result.numPassedTests, broken: result.numRuntimeErrorTestSuites };
};

const results = [];
try {
  for (const specs of new Set(chosen.map((mutant) => mutant.specs.join(' ')))) {
    const { failed, passed, broken, output } = await tested(specs.split(' '));
    if (!failed || failed.length > 0 || broken > 0 || passed === 0)
      throw new Error(`没有放错误时测试就没有通过:${specs}\n${output}`);
  }
  for (const [i, mutant] of chosen.entries()) {
    const began = Date.now();
    const { failed = [], broken = 1 } = await tested(mutant.specs, mutant);
    const outcome = failed.length > 0 ? 'killed' : broken ? 'broken' : 'survived';
    const seconds = (Date.now() - began) / 1000;
    results.push({ id: mutant.id, part: mutant.part, outcome, by: failed[0], seconds });
    const said = { killed: `被发现:${failed[0]}`, broken: '程序跑不起来,这个错误没有意义', survived: '没有测试发现' }[
      outcome
    ];
    console.log(`[${i + 1}/${chosen.length}] ${mutant.part} ${mutant.id} ${seconds.toFixed(1)} 秒 ${said}`);
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
writeFileSync(path.join(work, 'results.json'), JSON.stringify(results, undefined, 2));
const left = results.filter(({ outcome }) => outcome !== 'killed');
console.log(
  `\n${results.length} 处错误,被发现 ${results.length - left.length} 处${left.length > 0 ? `;没有:${left.map(({ id }) => id).join('、')}` : ''}`,
);
process.exit(left.length === 0 ? 0 : 1);
