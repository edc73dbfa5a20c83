// Everything that runs is built here: the programs by TypeScript, the console by Vite.
import { takeStamp } from './build-stamp.mjs';
import { bin, run } from './run.mjs';

const steps = [
  ['程序', [bin('tsgo/bin/tsc'), '-b', 'libs/tooling/tsconfig.solution.json']],
  ['控制台', [bin('vite/bin/vite.js'), 'build', 'services/console', '--logLevel', 'warn']],
];

const keepStamp = takeStamp();
for (const [i, [name, args]] of steps.entries()) {
  const began = Date.now();
  console.log(`[${i + 1}/${steps.length}] 构建${name} …`);
  const { code } = await run(process.execPath, args);
  if (code !== 0) {
    console.error(`构建${name}没有成功`);
    process.exit(1);
  }
  console.log(`[${i + 1}/${steps.length}] 构建${name}完成,${((Date.now() - began) / 1000).toFixed(1)} 秒`);
}
keepStamp();
