// `node e2e/run.mjs <folder> [arguments]`: runs `e2e/<folder>/main.ts`, after a build if anything has changed.
import { isBuilt } from '../libs/tooling/bin/build-stamp.mjs';
import { root, run } from '../libs/tooling/bin/run.mjs';

const [folder = '', ...args] = process.argv.slice(2);
if (!isBuilt()) {
  const { code } = await run(process.execPath, [`${root}/libs/tooling/bin/build.mjs`]);
  if (code !== 0) process.exit(code);
}
const { main } = await import(`./dist/${folder}/main.js`);
await main(args);
