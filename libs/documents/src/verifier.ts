/** The program inside every package: checks all files against the manifest, with nothing but Node. */
export const verifierScript = `import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
const lines = readFileSync(new URL('manifest.sm3', import.meta.url), 'utf8').trim().split('\\n');
let bad = 0;
for (const line of lines) {
  const [digest, name] = [line.slice(0, 64), line.slice(66)];
  let actual = '';
  try {
    actual = createHash('sm3').update(readFileSync(new URL(name.split('/').map(encodeURIComponent).join('/'), import.meta.url))).digest('hex');
  } catch {
    actual = '';
  }
  if (actual === digest) continue;
  bad += 1;
  console.log((actual ? '被改动:' : '缺少:') + name);
}
console.log(bad === 0 ? '校验通过,共 ' + lines.length + ' 个文件' : '校验不通过,' + bad + ' 个文件有问题');
process.exit(bad === 0 ? 0 : 1);
`;
