// `npm run bench [-- <name> …]`: one table a benchmark, and its raw slices as JSON in .cache/bench.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { commands } from './commands.mjs';
import { deadlines } from './deadlines.mjs';
import { engine } from './engine.mjs';
import { facts } from './facts.mjs';
import { fairness } from './fairness.mjs';
import { growth } from './growth.mjs';
import { printTable, rounds, sliceSeconds } from './measure.mjs';
import { matrix } from './matrix.mjs';
import { memory } from './memory.mjs';
import { pages } from './pages.mjs';
import { root } from './programs.mjs';
import { scale } from './scale.mjs';
import { services } from './services.mjs';
import { start } from './start.mjs';
import { totals } from './totals.mjs';
import { workers } from './workers.mjs';

const benchmarks = {
  commands,
  start,
  memory,
  services,
  engine,
  facts,
  deadlines,
  pages,
  workers,
  growth,
  totals,
  scale,
  fairness,
  matrix,
};
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are: ${Object.keys(benchmarks).join(', ')}`);
  process.exit(1);
}
const target = path.join(root, '.cache/bench');
mkdirSync(target, { recursive: true });
const machine = { cpus: cpus().length, model: cpus()[0]?.model, node: process.version, rounds, sliceSeconds };
console.log(`${machine.cpus} × ${machine.model}, Node ${machine.node}, ${rounds} rounds of ${sliceSeconds} s`);
for (const name of asked.length > 0 ? asked : Object.keys(benchmarks)) {
  console.log(`\n== ${name}`);
  const result = await benchmarks[name]();
  printTable(result.rows);
  if (result.checked) console.log(`checked: ${result.checked}`);
  writeFileSync(path.join(target, `${name}.json`), `${JSON.stringify({ name, machine, ...result }, null, 2)}\n`);
}
