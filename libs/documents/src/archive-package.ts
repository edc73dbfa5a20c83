import { createHash } from 'node:crypto';
import { type Zippable } from 'fflate';
import { verifierScript } from './verifier';

/** One item of the dossier: the file and what DA/T 46 wants to be known of it. */
export type ArchiveItem = Readonly<{
  name: string;
  title: string;
  documentNo: string;
  responsible: string;
  date: string;
  bytes: Uint8Array;
}>;
export type ArchiveInput = Readonly<{
  archivalCode: string;
  fonds: string;
  issuer: string;
  matterNo: string;
  title: string;
  year: string;
  retention: string;
  packedAt: string;
  items: readonly ArchiveItem[];
  steps: readonly { at: string; title: string; detail: string; by: string }[];
  supplement: string;
}>;

const sm3 = (bytes: Uint8Array | string): string => createHash('sm3').update(bytes).digest('hex');
/** Text as it stands in the package's XML and HTML. XML 1.0 has no place for control characters, not even escaped. */
export const xmlText = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** A name every system can unpack, inside its folder, and never that of the metadata beside it. */
const fileName = (name: string): string => {
  const safe = name.replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_').replace(/^\.+|[. ]+$/g, '_');
  return safe === '' || safe === '元数据.xml' ? `_${safe}` : safe;
};
/** Already compressed: packing it again costs time and wins nothing. */
const COMPRESSED = /\.(docx|xlsx|pptx|zip|jpe?g|png|pdf)$/i;

/** 档号 (R-704): 全宗号-门类代码·年度-保管期限-机构代码-件号. */
export const archivalCode = (of: { fonds: string; year: string; retention: string; serial: number }): string =>
  `${of.fonds}-WS·${of.year}-${of.retention}-DCS-${String(of.serial).padStart(4, '0')}`;

/** 归档数据包: a zip that opens and verifies offline. `manifestDigest` is the SM3 of the list of all digests. */
export const buildPackage = async (input: ArchiveInput): Promise<{ bytes: Uint8Array; manifestDigest: string }> => {
  const { strToU8, zipSync } = await import('fflate');
  const files: Record<string, Uint8Array> = {};
  const items = input.items.map((item) => ({ ...item, name: fileName(item.name) }));
  for (const [i, item] of items.entries()) {
    const folder = `${String(i + 1).padStart(4, '0')}`;
    files[`${folder}/${item.name}`] = item.bytes;
    files[`${folder}/元数据.xml`] = strToU8(metadata(input, item, i + 1));
  }
  files['过程信息.json'] = strToU8(JSON.stringify(input.steps, null, 2));
  files['归档文件目录.html'] = strToU8(directory(input));
  files['说明文件.txt'] = strToU8(explanation(input));
  files['verify.mjs'] = strToU8(verifierScript);
  files['index.html'] = strToU8(page({ ...input, items }));
  const manifest = Object.keys(files)
    .sort()
    .map((name) => `${sm3(files[name] as Uint8Array)}  ${name}`)
    .join('\n');
  files['manifest.sm3'] = strToU8(`${manifest}\n`);
  const zipped: Zippable = {};
  for (const [name, bytes] of Object.entries(files)) zipped[name] = [bytes, { level: COMPRESSED.test(name) ? 0 : 6 }];
  return {
    bytes: zipSync(zipped, { mtime: new Date(input.packedAt) }),
    manifestDigest: sm3(`${manifest}\n`),
  };
};

/** Every file against the manifest, and the manifest against its digest; names what fails. */
export const verifyPackage = async (
  bytes: Uint8Array,
  manifestDigest?: string,
): Promise<{ files: Record<string, Uint8Array>; failures: string[] }> => {
  const { strFromU8, unzipSync } = await import('fflate');
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes);
  } catch {
    return { files: {}, failures: ['数据包打不开'] };
  }
  const manifest = files['manifest.sm3'];
  if (!manifest) return { files, failures: ['缺少 manifest.sm3'] };
  const failures: string[] = [];
  if (manifestDigest && sm3(manifest) !== manifestDigest) failures.push('manifest.sm3 与登记的摘要不一致');
  const listed = new Map(
    strFromU8(manifest)
      .trim()
      .split('\n')
      .map((line) => [line.slice(66), line.slice(0, 64)] as const),
  );
  for (const [name, digest] of listed) {
    const file = files[name];
    if (!file) failures.push(`缺少 ${name}`);
    else if (sm3(file) !== digest) failures.push(`${name} 被改动`);
  }
  for (const name of Object.keys(files))
    if (name !== 'manifest.sm3' && !listed.has(name)) failures.push(`多余文件 ${name}`);
  return { files, failures };
};

const metadata = (
  input: ArchiveInput,
  item: ArchiveItem,
  serial: number,
): string => `<?xml version="1.0" encoding="UTF-8"?>
<电子文件元数据>
  <聚合层次>文件</聚合层次>
  <立档单位名称>${xmlText(input.issuer)}</立档单位名称>
  <全宗号>${xmlText(input.fonds)}</全宗号>
  <档号>${xmlText(input.archivalCode)}</档号>
  <年度>${xmlText(input.year)}</年度>
  <保管期限>${xmlText(input.retention)}</保管期限>
  <室编件号>${serial}</室编件号>
  <题名>${xmlText(item.title)}</题名>
  <文件编号>${xmlText(item.documentNo)}</文件编号>
  <责任者>${xmlText(item.responsible)}</责任者>
  <日期>${xmlText(item.date.slice(0, 10))}</日期>
  <密级>非密</密级>
  <计算机文件名>${xmlText(item.name)}</计算机文件名>
  <计算机文件大小>${item.bytes.length}</计算机文件大小>
  <数字摘要 算法="SM3">${sm3(item.bytes)}</数字摘要>
</电子文件元数据>
`;
const row = (cells: readonly string[], tag = 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${xmlText(cell)}</${tag}>`).join('')}</tr>`;
const style = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>body{font:16px/1.8 "Noto Serif CJK SC",SimSun,serif;max-width:60em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:.3em .6em;text-align:left}h1{font-size:1.4em}</style>`;
const directory = (input: ArchiveInput): string =>
  `<!doctype html>${style}<title>归档文件目录</title><h1>归档文件目录</h1><table>${row(['序号', '档号', '文号', '责任者', '题名', '日期', '密级', '备注'], 'th')}${input.items
    .map((item, i) =>
      row([
        String(i + 1),
        input.archivalCode,
        item.documentNo,
        item.responsible,
        item.title,
        item.date.slice(0, 10),
        '非密',
        '',
      ]),
    )
    .join('')}</table>`;
const explanation = (input: ArchiveInput): string =>
  `${input.issuer} 督办事项归档数据包\n档号:${input.archivalCode}\n事项编号:${input.matterNo}\n题名:${input.title}\n保管期限:${input.retention}\n封装时间:${input.packedAt}\n件数:${input.items.length}\n补正说明:${input.supplement || '无'}\n摘要算法:SM3(GB/T 32905)。在本目录执行 node verify.mjs 即可离线校验全部文件。\n`;
const page = (input: ArchiveInput): string =>
  `<!doctype html><html lang="zh-CN">${style}<title>${xmlText(input.title)}</title><h1>${xmlText(input.title)}</h1><p>档号 ${xmlText(input.archivalCode)},事项编号 ${xmlText(input.matterNo)},保管期限 ${xmlText(input.retention)}。</p><h2>材料</h2><table>${row(['序号', '题名', '文号', '日期', '文件'], 'th')}${input.items
    .map((item, i) => {
      const href = `${String(i + 1).padStart(4, '0')}/${encodeURIComponent(item.name)}`;
      return `<tr><td>${i + 1}</td><td>${xmlText(item.title)}</td><td>${xmlText(item.documentNo)}</td><td>${xmlText(item.date.slice(0, 10))}</td><td><a href="${href}">${xmlText(item.name)}</a></td></tr>`;
    })
    .join(
      '',
    )}</table><h2>办理过程</h2><table>${row(['时间', '环节', '内容', '办理人'], 'th')}${input.steps.map((s) => row([s.at, s.title, s.detail, s.by])).join('')}</table><h2>校验</h2><p>在本目录执行 <code>node verify.mjs 清单摘要</code>,清单摘要见档案登记;不需要联网。</p></html>`;
