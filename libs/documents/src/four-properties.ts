import { createHash } from 'node:crypto';
import { verifyPackage, xmlText } from './archive-package';

/** 四性检测: named checks with their evidence; what cannot be checked here says so. */
export type Check = Readonly<{
  property: '真实性' | '完整性' | '可用性' | '安全性';
  name: string;
  result: 'pass' | 'fail' | 'n/a';
  evidence: string;
}>;

export const fourPropertyChecks = async (
  bytes: Uint8Array,
  expected: { manifestDigest: string; items: number; archivalCode: string; missing: readonly string[] },
): Promise<Check[]> => {
  const { files, failures } = await verifyPackage(bytes, expected.manifestDigest);
  const { strFromU8 } = await import('fflate');
  const metadata = Object.keys(files).filter((name) => name.endsWith('/元数据.xml'));
  const broken = metadata.filter(
    (name) => !/<档号>[^<]+<\/档号>[\s\S]*<题名>[^<]+<\/题名>/.test(strFromU8(files[name] as Uint8Array)),
  );
  const unmatched = metadata.filter((name) => !describes(strFromU8(files[name] as Uint8Array), name, files));
  const explanation = files['说明文件.txt'] ? strFromU8(files['说明文件.txt']) : '';
  const check = (property: Check['property'], name: string, ok: boolean, evidence: string): Check => ({
    property,
    name,
    result: ok ? 'pass' : 'fail',
    evidence,
  });
  const empty = Object.entries(files)
    .filter(([name, file]) => !name.endsWith('/') && file.length === 0)
    .map(([name]) => name);
  return [
    check(
      '真实性',
      '信息包一致性(SM3 摘要)',
      failures.length === 0,
      failures.join(';') || `manifest ${expected.manifestDigest.slice(0, 16)}…`,
    ),
    check(
      '真实性',
      '档号规范性',
      /^\d{4}-WS·\d{4}-(Y|D30|D10)-[A-Z]+-\d{4}$/.test(expected.archivalCode),
      expected.archivalCode,
    ),
    check(
      '真实性',
      '说明文件与目录规范性',
      explanation.includes(expected.archivalCode) && '归档文件目录.html' in files,
      '说明文件.txt、归档文件目录.html',
    ),
    check(
      '完整性',
      '总件数相符',
      metadata.length === expected.items,
      `登记 ${expected.items} 件,包内 ${metadata.length} 件`,
    ),
    check('完整性', '元数据必填项', broken.length === 0, broken.join('、') || '档号、题名齐全'),
    check(
      '真实性',
      '元数据与内容关联',
      unmatched.length === 0,
      unmatched.join('、') || '文件名、大小、摘要与元数据一致',
    ),
    check('完整性', '过程信息', '过程信息.json' in files, '过程信息.json'),
    check(
      '完整性',
      '归档范围',
      expected.missing.length === 0 || /^补正说明:(?!无?$)/m.test(explanation),
      expected.missing.length === 0 ? '应归材料齐全' : `缺少${expected.missing.join('、')};补正说明见说明文件`,
    ),
    check('可用性', '内容可读', empty.length === 0, empty.join('、') || '无空文件'),
    { property: '可用性', name: '长期保存格式(OFD/PDF)', result: 'n/a', evidence: '本版归档 docx 原件,转换由馆方进行' },
    check(
      '安全性',
      '多余文件',
      failures.every((f) => !f.startsWith('多余文件')),
      '仅含清单所列文件',
    ),
    { property: '安全性', name: '病毒检测', result: 'n/a', evidence: '由接收方的查杀软件进行' },
  ];
};

/** Whether the metadata names the one file beside it, with its size and digest. */
const describes = (xml: string, name: string, files: Record<string, Uint8Array>): boolean => {
  const folder = name.slice(0, name.indexOf('/') + 1);
  const beside = Object.keys(files).filter((other) => other.startsWith(folder) && other !== name);
  const [file] = beside;
  if (beside.length !== 1 || file === undefined) return false;
  const bytes = files[file] as Uint8Array;
  return [
    xmlText(file.slice(folder.length)),
    String(bytes.length),
    createHash('sm3').update(bytes).digest('hex'),
  ].every((value) => xml.includes(`>${value}<`));
};
