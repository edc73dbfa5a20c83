// One image, every program: DUBAN_SERVICE says which one this container is.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const services = fileURLToPath(new URL('../../services', import.meta.url));
const mainOf = (name) => path.join(services, name, 'dist/main.js');
const wanted = process.env.DUBAN_SERVICE ?? '';
delete process.env.DUBAN_SERVICE;

if (!/^[a-z]+$/.test(wanted) || !existsSync(mainOf(wanted))) {
  const names = readdirSync(services).filter((name) => existsSync(mainOf(name)));
  console.error(`DUBAN_SERVICE 应为 ${names.join('、')} 之一,现为“${wanted}”`);
  process.exit(1);
}
await import(pathToFileURL(mainOf(wanted)).href);
