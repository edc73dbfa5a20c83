// Files that are made from the catalogue and the services, and the check that they are as generated.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { bin, root, run } from './run.mjs';

/** Path → content of every generated file; the generators are TypeScript and run after a build of the programs. */
const generated = async () => {
  const built = await run(process.execPath, [bin('tsgo/bin/tsc'), '-b', 'libs/tooling/tsconfig.solution.json'], {
    capture: true,
  });
  if (built.code !== 0) throw new Error(built.output);
  const { generatedFiles } = await import('../generated-files.mjs');
  return generatedFiles();
};

/** Names of generated files that differ from what the generators give now. */
export const staleFiles = async () =>
  Object.entries(await generated())
    .filter(([file, content]) => !existsSync(`${root}/${file}`) || readFileSync(`${root}/${file}`, 'utf8') !== content)
    .map(([file]) => file);

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [file, content] of Object.entries(await generated())) {
    writeFileSync(`${root}/${file}`, content);
    console.log(file);
  }
}
