// ESLint over everything, and the proof that each rule still fires: planted violations must be caught.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brokenLinks } from './links.mjs';
import { bin, root, run } from './run.mjs';

const eslint = (files, format = []) =>
  run(process.execPath, [bin('eslint/bin/eslint.js'), '-c', 'libs/tooling/eslint.config.mjs', ...format, ...files], {
    capture: true,
  });
// Nx skips its boundary rule without a word when no project graph is cached.
const assertBoundariesRan = (output) => {
  if (/rule will be skipped|No cached ProjectGraph/i.test(output))
    throw new Error('The boundary rule was skipped: the project graph is not cached.');
};

const planted = () =>
  JSON.parse(readFileSync(`${root}/libs/tooling/violations.json`, 'utf8')).map(([name, file, source, rule], i) => ({
    name,
    file: file.replace('planted', `planted${i}`),
    source: source === '@300' ? 'export {};\n'.repeat(301) : `${source}\n`,
    rule,
  }));

/** Returns the number of rules that did what they should, and those that did not. */
export const checkViolations = async () => {
  const rows = planted();
  const made = [];
  let output;
  try {
    for (const { file, source } of rows) {
      const folder = path.dirname(path.join(root, file));
      const first = mkdirSync(folder, { recursive: true });
      if (first) made.push(first);
      writeFileSync(path.join(root, file), source);
    }
    ({ output } = await eslint(
      rows.map((r) => r.file),
      ['-f', 'json'],
    ));
  } finally {
    for (const { file } of rows) rmSync(path.join(root, file), { force: true });
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  }
  assertBoundariesRan(output);
  const results = JSON.parse(output.slice(output.indexOf('[{'), output.lastIndexOf(']') + 1));
  const failures = rows.filter(({ file, rule }) => {
    const hits = results.find((r) => r.filePath.endsWith(file)).messages.map((m) => m.ruleId);
    return rule === null ? hits.length > 0 : !hits.includes(rule);
  });
  return { passed: rows.length - failures.length, failures: failures.map((f) => `${f.name} (${f.rule ?? 'clean'})`) };
};

export const lint = async () => {
  const graph = await run(process.execPath, [bin('nx/dist/bin/nx.js'), 'show', 'projects'], { capture: true });
  if (graph.code !== 0) throw new Error(`nx could not compute the project graph:\n${graph.output}`);
  const found = await eslint(['libs', 'services', 'bpmn', 'e2e']);
  assertBoundariesRan(found.output);
  const format = await run(
    process.execPath,
    [bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn'],
    {
      capture: true,
    },
  );
  const violations = await checkViolations();
  const links = brokenLinks();
  return [
    { name: 'eslint', ok: found.code === 0, detail: found.output },
    { name: 'prettier', ok: format.code === 0, detail: format.output },
    { name: 'links', ok: links.length === 0, detail: links.join('\n') },
    ...violations.failures.map((name) => ({
      name: `planted violation: ${name}`,
      ok: false,
      detail: 'not as expected',
    })),
    { name: `${violations.passed} planted violations`, ok: true, detail: '', count: violations.passed },
  ];
};

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const results = await lint();
  for (const r of results) console.log(`${r.ok ? 'ok  ' : 'FAIL'} ${r.name}${r.ok ? '' : `\n${r.detail}`}`);
  process.exit(results.every((r) => r.ok) ? 0 : 1);
}
