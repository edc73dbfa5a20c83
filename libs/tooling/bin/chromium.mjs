import { existsSync, readFileSync } from 'node:fs';
import { run } from './run.mjs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const find = () => [process.env.DUBAN_TEST_CHROMIUM, ...places].find((p) => p && existsSync(p));
const isDebian = () =>
  existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
const command = 'apt-get update && apt-get install -y chromium fonts-noto-cjk';

/** The browser of the browser tests: a given one, one of the system's, or Debian's, installed when run as root. */
export const chromium = async () => {
  const found = find();
  if (found) return found;
  if (process.getuid?.() === 0 && isDebian()) {
    console.log('No browser found: installing chromium and fonts-noto-cjk …');
    const quiet = { capture: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
    const { code, output } = await run('sh', ['-c', command], quiet);
    if (code !== 0) throw new Error(`Installing the browser failed:\n${output.slice(-2000)}`);
    return find();
  }
  throw new Error(
    `The browser tests need Chromium: run \`sudo sh -c "${command}"\`, or set DUBAN_TEST_CHROMIUM to a browser's path.`,
  );
};
