import { randomUUID } from 'node:crypto';
import { cleaningUp, folder, pause, program } from './programs.mjs';
import { rounds, single } from './measure.mjs';

const password = 'Bench-2026-schilf';

/** The platform by `npm start`'s program; answers with its address once it has said it. */
export const platform = async (later, dataDir) => {
  const args = ['--port', '0', '--empty', '--data-dir', dataDir];
  const started = program(later, 'services/platform/bin/start.mjs', args, { DUBAN_ADMIN_PASSWORD: password });
  const [, url] = await started.seen(/督办平台已启动:(http\S+)/, 180_000);
  return { ...started, url };
};

const firstCommand = async (url) => {
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'duban' };
  const signIn = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ account: 'sysadmin', password }),
  });
  if (signIn.status !== 200) throw new Error(`sign-in answered ${signIn.status}: ${await signIn.text()}`);
  const [cookie] = signIn.headers.get('set-cookie').split(';');
  const unit = { name: '清槐县水利局', shortName: '水利局', region: '990121' };
  const answer = await fetch(`${url}/api/units/${randomUUID()}/register`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: JSON.stringify(unit),
  });
  if (answer.status !== 200) throw new Error(`the first command answered ${answer.status}: ${await answer.text()}`);
};

/** Seconds from the start of the program to the answer of the first command. Undefined when a build came between. */
const startOnce = (dataDir) =>
  cleaningUp(async (later) => {
    const began = performance.now();
    const { url, output } = await platform(later, dataDir);
    await firstCommand(url);
    const seconds = (performance.now() - began) / 1000;
    return output().includes('正在构建') ? undefined : seconds;
  });

/** P12: on a new data folder, and on one that is there. */
export const start = () =>
  cleaningUp(async (later) => {
    const fresh = [];
    const again = [];
    for (let round = 0; round < Math.max(1, Math.ceil(rounds / 3));) {
      const dataDir = folder(later);
      const first = await startOnce(dataDir);
      const second = await startOnce(dataDir);
      if (first === undefined || second === undefined) {
        await pause(1000);
        continue;
      }
      fresh.push(first);
      again.push(second);
      round += 1;
    }
    return {
      rows: [
        single('P12 start to first command, new data folder', 's', fresh, { must: '≤ 12', aim: '≤ 8' }),
        single('P12 start to first command, existing data folder', 's', again, { must: '≤ 12', aim: '≤ 8' }),
      ],
      slices: { fresh, again },
    };
  });
