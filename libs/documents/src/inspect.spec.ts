import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { findClassifiedMark, inspectFile } from './index';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'duban-inspect-'))));
afterAll(() => rmSync(folder, { recursive: true }));
const inspect = (bytes: Uint8Array | string, name: string) => {
  const at = path.join(folder, 'upload');
  writeFileSync(at, bytes);
  return inspectFile(at, name);
};
const contentTypes =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const docx = (parts: Record<string, string>): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(contentTypes),
    'word/document.xml': strToU8('<w:document><w:p><w:t>正文</w:t></w:p></w:document>'),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  });
const classified = { ok: false, code: 'file.classified', rule: '密级标志' };

describe('AC-17 涉密标志藏在哪里都拒收', () => {
  it.each([
    ['正文里的字符引用', { 'word/document.xml': '<w:p><w:t>机密&#9733;5年</w:t></w:p>' }],
    ['分在几段文字里', { 'word/document.xml': '<w:p><w:t>机</w:t><w:t>密</w:t><w:t>★5年</w:t></w:p>' }],
    ['页眉', { 'word/header1.xml': '<w:p><w:t>机密★5年</w:t></w:p>' }],
    ['脚注', { 'word/footnotes.xml': '<w:p><w:t>机密★5年</w:t></w:p>' }],
    ['文档属性', { 'docProps/core.xml': '<dc:title>机密★5年</dc:title>' }],
  ])('docx 的%s', async (_where, parts) => expect(await inspect(docx(parts), '通知.docx')).toEqual(classified));

  it('压缩包里的压缩包和公文也打开检查, 层数太多的不收', async () => {
    const marked = docx({ 'word/document.xml': '<w:p><w:t>机密★5年</w:t></w:p>' });
    expect(await inspect(zipSync({ '材料.zip': zipSync({ '通知.docx': marked }) }), '材料.zip')).toEqual(classified);
    const clean = docx({});
    expect(await inspect(zipSync({ '材料.zip': zipSync({ '通知.docx': clean }) }), '材料.zip')).toMatchObject({
      ok: true,
    });
    const deep = zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync({ 'c.docx': clean }) }) });
    expect(await inspect(deep, '材料.zip')).toEqual({ ok: false, code: 'file.unreadable' });
  });
  it.each([
    ['GB 18030', Buffer.from('bbfac3dca1ef35c4ea', 'hex')],
    ['UTF-16', Buffer.from('\ufeff机密★5年', 'utf16le')],
  ])('%s 编码的文本文件', async (_encoding, bytes) => expect(await inspect(bytes, 'a.txt')).toEqual(classified));

  it('PDF 里按字体编号写的文字, 一个标志用几种字体写也认得', async () => {
    const stream = (object: number, content: string) =>
      Buffer.concat([
        Buffer.from(`${object} 0 obj <</Filter /FlateDecode>>\nstream\n`),
        deflateSync(content),
        Buffer.from('\nendstream endobj\n'),
      ]);
    const pdf = (page: string) =>
      Buffer.concat([
        Buffer.from('%PDF-1.7\n1 0 obj <</ToUnicode 3 0 R>> endobj 2 0 obj <</ToUnicode 4 0 R>> endobj\n'),
        stream(3, 'beginbfchar <0001> <673A> <0002> <5BC6> endbfchar'),
        stream(4, 'beginbfrange <0001> <0001> <2605> endbfrange'),
        Buffer.from('5 0 obj <</Font <</F1 1 0 R /F2 2 0 R>>>> endobj\n'),
        stream(6, `BT ${page} ET`),
      ]);
    expect(await inspect(pdf('/F1 16 Tf [<0001> -3 <0002>] TJ /F2 16 Tf <0001> Tj'), 'a.pdf')).toEqual(classified);
    expect(await inspect(pdf('/F1 16 Tf <00010001> Tj'), 'a.pdf')).toEqual({ ok: true, mime: 'application/pdf' });
  });
});

describe('检查有界, 什么样的文件都不会拖住服务', () => {
  it('一个字符之后接很长的空白, 时间不随长度的平方增长', () => {
    const text = `\n秘密${' '.repeat(2_000_000)}x${'\n'.repeat(2_000_000)}`;
    const started = performance.now();
    expect(findClassifiedMark(text)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(5_000);
  });
  it('自报大小为零的压缩炸弹按实际展开量计, 不收', async () => {
    const bomb = Buffer.from(
      zipSync(Object.fromEntries([1, 2, 3].map((i) => [`${i}.txt`, new Uint8Array(16 * 1024 * 1024)]))),
    );
    for (let at = 0; at < bomb.length - 4; at += 1)
      if (bomb.readUInt32LE(at) === 0x02014b50) bomb.writeUInt32LE(0, at + 24);
    expect(await inspect(bomb, 'a.zip')).toEqual({ ok: false, code: 'file.unreadable' });
  });
  it('加密的、数据损坏的、想跳出目录的压缩包不收', async () => {
    const bytes = Buffer.from(zipSync({ 'a.txt': strToU8('一二三四五六七八九十'.repeat(50)) }));
    const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const encrypted = Buffer.from(bytes);
    encrypted.writeUInt16LE(1, central + 8);
    const damaged = Buffer.from(bytes).fill(0xff, 35, 60);
    for (const bad of [encrypted, damaged, zipSync({ '../a.txt': strToU8('x') })])
      expect(await inspect(bad, 'a.zip')).toEqual({ ok: false, code: 'file.unreadable' });
  });
  it('大而不必展开的照片、名字里有两点的文件照收', async () => {
    const photos = zipSync({ '现场.jpg': [new Uint8Array(40 * 1024 * 1024), { level: 0 }] });
    expect(await inspect(photos, 'a.zip')).toMatchObject({ ok: true });
    expect(await inspect(zipSync({ '关于..说明.txt': strToU8('x') }), 'a.zip')).toMatchObject({ ok: true });
  });
});
