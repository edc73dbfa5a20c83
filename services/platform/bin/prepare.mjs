import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isBuilt } from '../../../libs/tooling/bin/build-stamp.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Runs a program with its output on the screen and a sign of life every ten seconds. */
const run = (what, command, args) =>
  new Promise((resolve) => {
    const began = Date.now();
    const alive = setInterval(
      () => console.log(`  … ${what},已用 ${Math.round((Date.now() - began) / 1000)} 秒`),
      10_000,
    );
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
    const ended = (ok) => {
      clearInterval(alive);
      resolve(ok);
    };
    child.on('error', () => ended(false));
    child.on('close', (code) => ended(code === 0));
  });

const isInstalled = () => {
  const [lock, installed] = [`${root}/package-lock.json`, `${root}/node_modules/.package-lock.json`];
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
};

/** Installs the packages and builds the programs when they are missing or older than their sources. */
export const prepare = async (args) => {
  if (args.includes('--help') && isBuilt()) return;
  if (!isInstalled()) {
    console.log('正在安装依赖(首次约一至两分钟)…');
    if (!(await run('正在安装依赖', npm, ['ci', '--no-audit', '--no-fund']))) {
      console.error('依赖没有装好:请检查网络和 npm 源(npm config get registry),再运行 npm start');
      process.exit(1);
    }
  }
  if (isBuilt()) return;
  console.log('程序有更新,正在构建(约半分钟)…');
  if (!(await run('正在构建', process.execPath, [`${root}/libs/tooling/bin/build.mjs`]))) {
    console.error('构建没有成功:请按上面的提示改正后,再运行 npm start');
    process.exit(1);
  }
};
