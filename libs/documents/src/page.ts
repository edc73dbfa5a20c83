import type * as Docx from 'docx';

/** GB/T 9704 in twips (domain 2.9): A4, text block 156 × 225 mm, 22 lines of 28 characters. */
const PAGE = { width: 11906, height: 16838, top: 2098, right: 1474, bottom: 1984, left: 1587 };
export const LINE = 579;
/** One character of 3号 (16 pt) as it stands on the line: 15.75 pt. */
export const CHARACTER = 315;
export const RED = 'FF0000';
const MM = 56.7;
const fonts = { body: '仿宋_GB2312', title: '方正小标宋简体', head: '黑体', sub: '楷体_GB2312' } as const;
export type Face = keyof typeof fonts;
/** 文件/期刊式, 信函格式, or an internal form: what differs is the first page. */
export type Layout = 'document' | 'letter' | 'form';

/** Text in a face and size (half points). The typefaces are named, not carried: they may not be given away. */
export const run = (docx: typeof Docx, text: string, face: Face = 'body', size = 32, color?: string): Docx.TextRun =>
  new docx.TextRun({
    text,
    size,
    font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: fonts[face] },
    ...(face === 'body' && size === 32 ? { characterSpacing: -5 } : {}),
    ...(color ? { color } : {}),
  });

/** The section a layout lies in; `issuer` stands in the head of a letter. */
export const section = (docx: typeof Docx, layout: Layout, issuer = ''): Omit<Docx.ISectionOptions, 'children'> => {
  const letter = layout === 'letter';
  // Page numbers stand 7 mm below the text block (25.5 mm); the line of a letter stands 20 mm above the edge.
  const footer = letter ? 20 * MM : 25.5 * MM;
  const lift = Math.round(25.5 * MM - footer);
  const { width, height, top, right, bottom, left } = PAGE;
  return {
    properties: {
      titlePage: letter,
      page: {
        size: { width, height },
        margin: { top, right, bottom, left, header: Math.round(30 * MM), footer: Math.round(footer) },
      },
      grid: { type: docx.DocumentGridType.LINES, linePitch: LINE },
    },
    footers: {
      default: pageNumber(docx, 'right', lift),
      even: pageNumber(docx, 'left', lift),
      ...(letter ? { first: letterFoot(docx) } : {}),
    },
    headers: {
      default: new docx.Header({ children: [new docx.Paragraph({ children: [] })] }),
      ...(letter ? { first: letterHead(docx, issuer) } : {}),
    },
  };
};

/** 页码: 4号, a dash on either side, outside edge with one character of space. */
const pageNumber = (docx: typeof Docx, side: 'left' | 'right', lift: number): Docx.Footer =>
  new docx.Footer({
    children: [
      new docx.Paragraph({
        alignment: side === 'right' ? docx.AlignmentType.RIGHT : docx.AlignmentType.LEFT,
        indent: { [side]: 280 },
        spacing: { after: lift },
        children: [new docx.TextRun({ children: ['— ', docx.PageNumber.CURRENT, ' —'], size: 28, font: '宋体' })],
      }),
    ],
  });

/** Lines of a letter are 170 mm, centred on the page: 8 mm beyond the text block on the left, 6 mm on the right. */
const beyond = { left: Math.round(-8 * MM), right: Math.round(-6 * MM) };
/** The name from 30 mm below the edge, and 4 mm below it a thick line over a thin one. */
const letterHead = (docx: typeof Docx, issuer: string): Docx.Header =>
  new docx.Header({
    children: [
      new docx.Paragraph({
        alignment: docx.AlignmentType.CENTER,
        indent: beyond,
        border: { bottom: { style: docx.BorderStyle.THICK_THIN_SMALL_GAP, size: 24, space: 11, color: RED } },
        children: [run(docx, issuer, 'title', issuer.length > 12 ? 52 : 64, RED)],
      }),
    ],
  });
const letterFoot = (docx: typeof Docx): Docx.Footer =>
  new docx.Footer({
    children: [
      new docx.Paragraph({
        indent: beyond,
        border: { bottom: { style: docx.BorderStyle.THIN_THICK_SMALL_GAP, size: 24, space: 0, color: RED } },
        children: [],
      }),
    ],
  });
