/**
 * The program inside every package: checks all files against the manifest, with nothing but Node. Who changes a file
 * can change the manifest too, so it also shows the manifest's own digest and compares it with one that is given.
 */
export const verifierScript = `// node verify.mjs [档案登记的清单摘要]
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
const at = (name) => new URL(name.split('/').map(encodeURIComponent).join('/'), import.meta.url);
const sm3 = (bytes) => createHash('sm3').update(bytes).digest('hex');
const manifest = readFileSync(at('manifest.sm3'));
const listed = new Map(manifest.toString('utf8').trim().split('\\n').map((line) => [line.slice(66), line.slice(0, 64)]));
const faults = [];
for (const [name, digest] of listed) {
  let bytes;
  try {
    bytes = readFileSync(at(name));
  } catch {
    faults.push('缺少:' + name);
    continue;
  }
  if (sm3(bytes) !== digest) faults.push('被改动:' + name);
}
const walk = (folder) => {
  for (const entry of readdirSync(folder ? at(folder) : new URL('.', import.meta.url), { withFileTypes: true })) {
    const name = folder ? folder + '/' + entry.name : entry.name;
    if (entry.isDirectory()) walk(name);
    else if (name !== 'manifest.sm3' && !listed.has(name)) faults.push('多余文件:' + name);
  }
};
walk('');
const registered = process.argv[2];
if (registered && registered !== sm3(manifest)) faults.push('清单与档案登记的摘要不一致');
for (const fault of faults) console.log(fault);
console.log('清单摘要:' + sm3(manifest) + (registered ? '' : '(请与档案登记的摘要核对)'));
console.log(faults.length === 0 ? '校验通过,共 ' + listed.size + ' 个文件' : '校验不通过,' + faults.length + ' 处问题');
process.exit(faults.length === 0 ? 0 : 1);
`;
