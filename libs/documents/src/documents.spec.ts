import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  archivalCode,
  assignmentNotice,
  buildPackage,
  diskStore,
  classifiedMarkIn,
  findClassifiedMark,
  fourPropertyChecks,
  inspectFile,
  ledgerWorkbook,
  specialReportDocument,
  TooLarge,
  verifyPackage,
} from './index';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'duban-documents-'))));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, bytes: Uint8Array | string): string => {
  const at = path.join(folder, name);
  writeFileSync(at, bytes);
  return at;
};
const docx = (text: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    'word/document.xml': strToU8(`<w:document><w:p><w:t>${text}</w:t></w:p></w:document>`),
  });

describe('AC-17 涉密拒收', () => {
  it.each([
    '绝密★',
    '机密★5年',
    '秘密★长期',
    '机密 ★ 10年',
    '关于某事\n秘密 5年\n正文',
    '000123\n机密',
    '【秘密】通知',
    '机密\n某某文件',
    '涉密文件,不得外传',
  ])('%j 是国家秘密标志', (text) => expect(findClassifiedMark(text)).toBeDefined());
  it.each([
    '保密局来函',
    '加强保密工作',
    '这是他们的秘密武器',
    '机密书柜采购',
    '商业秘密和个人隐私',
    '做到绝密封装',
    '秘书处',
    '不涉密',
  ])('%j 是普通文字', (text) => expect(findClassifiedMark(text)).toBeUndefined());
  it('命令里任何一层的文字都会被检查', () =>
    expect(classifiedMarkIn({ a: [{ b: '机密★5年' }], c: 1 })).toBe(findClassifiedMark('机密★5年')));
  it('docx 正文、文件名、压缩包内的文件名都会被检查', async () => {
    expect(await inspectFile(file('a.docx', docx('机密★5年')), 'a.docx')).toMatchObject({
      ok: false,
      code: 'file.classified',
    });
    expect(await inspectFile(file('b.docx', docx('保密局的通知')), 'b.docx')).toMatchObject({ ok: true });
    expect(await inspectFile(file('c.txt', '正文'), '关于某事(秘密★).txt')).toMatchObject({ code: 'file.classified' });
    expect(await inspectFile(file('d.zip', zipSync({ '绝密★方案.txt': strToU8('x') })), 'd.zip')).toMatchObject({
      code: 'file.classified',
    });
  });
  it('类型按内容判断, 坏文件和压缩炸弹被拒', async () => {
    expect(
      await inspectFile(file('e.docx', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])), 'e.docx'),
    ).toMatchObject({ code: 'file.type-not-allowed' });
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(40 * 1024 * 1024) }, { level: 9 });
    expect(await inspectFile(file('f.zip', bomb), 'f.zip')).toMatchObject({ code: 'file.unreadable' });
    expect(await inspectFile(file('g.zip', docx('好').slice(0, 90)), 'g.zip')).toMatchObject({
      code: 'file.unreadable',
    });
  });
});

describe('附件存储', () => {
  it('按 SM3 摘要存放, 超过大小的不留下任何字节', async () => {
    const store = diskStore(path.join(folder, 'store'));
    const { digest, size } = await store.put(Readable.from([Buffer.from('abc')]), { maxBytes: 10, by: 'intake' });
    expect({ digest, size }).toEqual({
      digest: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
      size: 3,
    });
    expect(readFileSync(store.pathOf(digest), 'utf8')).toBe('abc');
    expect(store.uploadedIn('990121', digest)).toBe(false);
    await store.put(Readable.from([Buffer.from('abc')]), { maxBytes: 10, by: 'intake', region: '990121' });
    expect([store.uploadedIn('990121', digest), store.uploadedIn('990122', digest)]).toEqual([true, false]);
    await store.remove(digest);
    expect(store.uploadedIn('990121', digest)).toBe(false);
    await expect(store.put(Readable.from([Buffer.alloc(11)]), { maxBytes: 10, by: 'intake' })).rejects.toBeInstanceOf(
      TooLarge,
    );
  });

  const nobody = async (): Promise<string[]> => [];
  const all = async (digests: readonly string[]): Promise<readonly string[]> => digests;
  const opened = async (by: string, text = 'abc') => {
    const store = diskStore(mkdtempSync(path.join(folder, 'store-')));
    const put = (who: string) => store.put(Readable.from([Buffer.from(text)]), { maxBytes: 10, by: who });
    return { store, put, digest: (await put(by)).digest };
  };

  it('没有行写着的到时清掉, 没到时的不动', async () => {
    const { store, digest } = await opened('intake');
    expect(await store.sweep('intake', nobody, 60_000)).toBe(0);
    expect(store.has(digest)).toBe(true);
    expect(await store.sweep('intake', nobody, 0)).toBe(1);
    expect(store.has(digest)).toBe(false);
  });

  it('有行写着的留下, 以后不再看它', async () => {
    const { store, digest } = await opened('intake');
    expect(await store.sweep('intake', all, 0)).toBe(0);
    expect(await store.sweep('intake', nobody, 0)).toBe(0);
    expect(store.has(digest)).toBe(true);
  });

  it('别的服务写着的同样内容, 不因这个服务没有写就清掉', async () => {
    const named = await opened('archive');
    await named.store.sweep('archive', all, 0);
    await named.put('intake');
    expect(await named.store.sweep('intake', nobody, 0)).toBe(0);
    expect(named.store.has(named.digest)).toBe(true);
    const both = await opened('archive');
    await both.put('intake');
    expect(await both.store.sweep('intake', nobody, 0)).toBe(0);
    expect(await both.store.sweep('archive', nobody, 0)).toBe(1);
  });
});

describe('公文', () => {
  const line = {
    role: '主办',
    unit: '水利局',
    leader: '蒲泽',
    handler: '',
    requirement: '抢修',
    deadline: '2026年3月3日',
  };
  it('GB/T 9704 版面: A4、版心、22 行网格、文号、分工表', async () => {
    const bytes = await assignmentNotice({
      issuer: '清槐县人民政府办公室',
      documentNo: '清政督函〔2026〕1号',
      title: '关于饮水工程断供问题的督办通知',
      instruction: '请核查',
      text: '立即抢修',
      contact: '苗晓岚',
      signedOn: '2026-03-02T01:00:00.000Z',
      lines: [line],
    });
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array);
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(xml).toMatch(/<w:docGrid w:type="lines" w:linePitch="579"\/>/);
    expect(xml).toMatch(/<w:spacing w:val="-5"\/>/);
    for (const text of ['清政督函〔2026〕1号', '水利局', '签收时明确', '2026年3月2日', '仿宋_GB2312'])
      expect(xml).toContain(text);
  });
  it('专报先写问题后写结果', async () => {
    const bytes = await specialReportDocument({
      issuer: '清槐县人民政府办公室督查室',
      issueNo: '2026年第1期(总第1期)',
      title: '饮水工程',
      signedOn: '2026-03-02T01:00:00.000Z',
      cause: '来信',
      process: '现场',
      results: '已恢复供水',
      problems: ['管网老化'],
      noProblemStatement: '',
      suggestions: '更新',
    });
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array);
    expect(xml.indexOf('管网老化')).toBeLessThan(xml.indexOf('已恢复供水'));
    expect(xml).toContain('领导批示');
  });
  it('台账里像公式的文字按文字写', async () => {
    const bytes = await ledgerWorkbook([['1', '=1+1', '@SUM', '正常']]);
    const strings = strFromU8(unzipSync(bytes)['xl/sharedStrings.xml'] as Uint8Array);
    expect(strings).toContain('&apos;=1+1');
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] as Uint8Array)).not.toContain('<f>');
  });
});

describe('归档数据包', () => {
  const input = {
    archivalCode: archivalCode({ fonds: '0012', year: '2026', retention: 'D30', serial: 1 }),
    fonds: '0012',
    issuer: '清槐县人民政府办公室',
    matterNo: '清督〔2026〕PB-0001',
    title: '饮水工程',
    year: '2026',
    retention: 'D30',
    packedAt: '2026-03-10T01:00:00.000Z',
    supplement: '',
    items: [
      {
        name: '督办通知.docx',
        title: '督办通知',
        documentNo: '清政督函〔2026〕1号',
        responsible: '办公室',
        date: '2026-03-02T01:00:00.000Z',
        bytes: strToU8('正文'),
      },
    ],
    steps: [{ at: '2026-03-02T01:00:00.000Z', title: '登记', detail: '批示', by: '尤芷' }],
  };
  const expected = (manifestDigest: string) => ({
    manifestDigest,
    items: 1,
    archivalCode: input.archivalCode,
    missing: [],
  });
  it('档号按规则编制', () => expect(input.archivalCode).toBe('0012-WS·2026-D30-DCS-0001'));
  it('AC-22 完好的包四性检测通过, 改一个字节真实性不通过', async () => {
    const { bytes, manifestDigest } = await buildPackage(input);
    expect((await verifyPackage(bytes, manifestDigest)).failures).toEqual([]);
    expect((await fourPropertyChecks(bytes, expected(manifestDigest))).filter((c) => c.result === 'fail')).toEqual([]);
    const files = unzipSync(bytes);
    (files['0001/督办通知.docx'] as Uint8Array)[0] = 1;
    const tampered = zipSync(files);
    expect((await verifyPackage(tampered, manifestDigest)).failures).toEqual(['0001/督办通知.docx 被改动']);
    const failed = (await fourPropertyChecks(tampered, expected(manifestDigest))).filter((c) => c.result === 'fail');
    expect(new Set(failed.map((c) => c.property))).toEqual(new Set(['真实性']));
  });
  it('缺材料又没有补正说明, 归档范围不通过; 说明了缺什么才通过', async () => {
    const range = async (supplement: string) => {
      const { bytes, manifestDigest } = await buildPackage({ ...input, supplement });
      const checks = await fourPropertyChecks(bytes, { ...expected(manifestDigest), missing: ['面商记录'] });
      return checks.find((c) => c.name === '归档范围')?.result;
    };
    expect(await range('')).toBe('fail');
    expect(await range('电话沟通, 无面商')).toBe('pass');
  });
  it('元数据说的不是旁边那个文件, 真实性不通过', async () => {
    const { bytes, manifestDigest } = await buildPackage(input);
    const { '0001/督办通知.docx': moved, ...rest } = unzipSync(bytes);
    const swapped = zipSync({ ...rest, '0001/别的.docx': moved as Uint8Array });
    const failed = (await fourPropertyChecks(swapped, expected(manifestDigest))).filter((c) => c.result === 'fail');
    expect(failed.map((c) => c.name)).toContain('元数据与内容关联');
  });
  const verify = (at: string, ...given: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, ['verify.mjs', ...given], { cwd: at, encoding: 'utf8' });
    return { status, stdout };
  };
  it('解开后离线即可校验: 改动、多余的文件和换过的清单都说得出', async () => {
    const { bytes, manifestDigest } = await buildPackage(input);
    const at = path.join(folder, 'package');
    for (const [name, content] of Object.entries(unzipSync(bytes))) {
      mkdirSync(path.dirname(path.join(at, name)), { recursive: true });
      writeFileSync(path.join(at, name), content);
    }
    expect(verify(at, manifestDigest)).toMatchObject({ status: 0, stdout: expect.stringContaining('校验通过') });
    expect(verify(at, '0'.repeat(64))).toMatchObject({ status: 1, stdout: expect.stringContaining('摘要不一致') });
    writeFileSync(path.join(at, '0001', '另加.txt'), 'x');
    writeFileSync(path.join(at, '过程信息.json'), '[]');
    const { status, stdout } = verify(at);
    expect(status).toBe(1);
    expect(stdout).toContain('被改动:过程信息.json');
    expect(stdout).toContain('多余文件:0001/另加.txt');
  });
  it('附件叫什么名字都留在自己的目录里, 不会盖掉元数据', async () => {
    const [item] = input.items;
    const named = ['元数据.xml', '../../越界.txt', '..', 'a:b?.txt'].map((name) => ({ ...item!, name }));
    const { bytes, manifestDigest } = await buildPackage({ ...input, title: '饮水\u0001<工程>', items: named });
    const { files, failures } = await verifyPackage(bytes, manifestDigest);
    expect(failures).toEqual([]);
    const folders = Object.keys(files).filter((name) => /^\d{4}\//.test(name));
    expect(folders).toHaveLength(8);
    expect(folders.every((name) => name.split('/').length === 2 && !name.endsWith('/..'))).toBe(true);
    expect(strFromU8(files['0001/元数据.xml'] as Uint8Array)).toContain('<题名>');
    expect(strFromU8(files['index.html'] as Uint8Array)).not.toContain('\u0001');
  });
});
