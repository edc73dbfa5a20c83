import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const stampFile = path.join(root, 'node_modules/.cache/duban-build');
const skipped = new Set(['node_modules', 'dist', 'tests', 'conformance']);

/** Name, size and time of every file a build reads. */
const sources = (folder, found) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) sources(full, found);
    } else if (!/\.(spec|contract)\.ts$|\.md$|\.tsbuildinfo$/.test(entry.name)) {
      const { size, mtimeMs } = statSync(full);
      found.push(`${path.relative(root, full)} ${size} ${mtimeMs}`);
    }
  }
  return found;
};

const stamp = () => {
  const found = ['libs', 'services', 'bpmn', 'e2e'].flatMap((folder) => sources(path.join(root, folder), []));
  for (const file of ['tsconfig.base.json', 'package-lock.json'])
    found.push(`${file} ${statSync(path.join(root, file)).size}`);
  return createHash('sha256').update(found.sort().join('\n')).digest('hex');
};

/** Whether the last successful build was made from the sources as they are now. */
export const isBuilt = () =>
  existsSync(stampFile) &&
  existsSync(path.join(root, 'services/platform/dist/main.js')) &&
  readFileSync(stampFile, 'utf8') === stamp();

/** To be called before a build; what it returns, after it succeeded. */
export const takeStamp = () => {
  const taken = stamp();
  return () => {
    mkdirSync(path.dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, taken);
  };
};
