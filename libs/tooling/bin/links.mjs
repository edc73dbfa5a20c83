// Every relative link of every Markdown file must lead somewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

const passedOver = new Set(['node_modules', 'dist', '.git', '.nx', '.cache', '.duban']);
const markdown = (folder) =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : markdown(at);
    return entry.name.endsWith('.md') ? [at] : [];
  });

/** Targets in a text that do not exist, seen from the folder the text lies in. */
const broken = (text, folder) =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^(https?:|#)/.test(target))
    .filter((target) => !existsSync(path.join(root, folder, decodeURI(target.split('#')[0]))));

/** Links that lead nowhere, as `file: target`; and a complaint when a planted one is not found. */
export const brokenLinks = () => {
  const found = markdown('.').flatMap((file) =>
    broken(readFileSync(path.join(root, file), 'utf8'), path.dirname(file)).map((target) => `${file}: ${target}`),
  );
  const planted = broken('[no](planted/nowhere.md) [yes](README.md) [far](https://example.org)', '.');
  return planted.join() === 'planted/nowhere.md' ? found : [...found, 'the planted broken link was not caught'];
};
