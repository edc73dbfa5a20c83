import type * as Docx from 'docx';

/** GB/T 9704 in numbers (domain 2.9): A4, text block 156 × 225 mm, 22 lines of 28 characters. */
const PAGE = { width: 11906, height: 16838, top: 2098, right: 1474, bottom: 1984, left: 1587, footer: 1446 };
const LINE = 579;
const RED = 'FF0000';
const fonts = { body: '仿宋_GB2312', title: '方正小标宋简体', head: '黑体', sub: '楷体_GB2312' } as const;
type Face = keyof typeof fonts;

export type Block =
  | { kind: 'masthead'; text: string }
  | { kind: 'redLine' }
  | { kind: 'right' | 'center' | 'left' | 'flush'; text: string; face?: Face }
  | { kind: 'title'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'signature'; issuer: string; on: string }
  | { kind: 'table'; rows: readonly (readonly string[])[]; widths: readonly number[] };

/** 2026年3月5日: Arabic digits, no leading zeros, the day in Asia/Shanghai. */
export const chineseDate = (at: string): string => {
  const [year, month, day] = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** Renders blocks as an official document. The typefaces are named, not carried: they may not be given away. */
export const renderOfficial = async (blocks: readonly Block[]): Promise<Buffer> => {
  const docx = (await import('docx')) as unknown as typeof Docx;
  const document = new docx.Document({
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.top, right: PAGE.right, bottom: PAGE.bottom, left: PAGE.left, footer: PAGE.footer },
          },
          grid: { type: docx.DocumentGridType.LINES, linePitch: LINE },
        },
        footers: { default: footer(docx) },
        children: blocks.flatMap((block) => render(docx, block)),
      },
    ],
  });
  return docx.Packer.toBuffer(document);
};

const run = (docx: typeof Docx, text: string, face: Face = 'body', size = 32, color?: string): Docx.TextRun =>
  new docx.TextRun({
    text,
    size,
    font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: fonts[face] },
    ...(face === 'body' && size === 32 ? { characterSpacing: -5 } : {}),
    ...(color ? { color } : {}),
  });

const render = (docx: typeof Docx, block: Block): (Docx.Paragraph | Docx.Table)[] => {
  const { AlignmentType: Align, BorderStyle, LineRuleType, Paragraph } = docx;
  const spacing = { line: LINE, lineRule: LineRuleType.EXACT };
  const lines = (text: string, options: object, face?: Face): Docx.Paragraph[] =>
    text.split('\n').map((line) => new Paragraph({ spacing, ...options, children: [run(docx, line, face)] }));
  switch (block.kind) {
    case 'masthead':
      return [
        new Paragraph({
          alignment: Align.CENTER,
          spacing: { before: 600, after: 400 },
          children: [run(docx, block.text, 'title', 72, RED)],
        }),
      ];
    case 'redLine':
      return [
        new Paragraph({
          spacing,
          border: { bottom: { style: BorderStyle.SINGLE, size: 18, space: 11, color: RED } },
          children: [],
        }),
      ];
    case 'title':
      return [
        new Paragraph({
          alignment: Align.CENTER,
          spacing: { before: LINE, after: LINE, line: 640, lineRule: LineRuleType.EXACT },
          children: [run(docx, block.text, 'title', 44)],
        }),
      ];
    case 'heading':
      return lines(block.text, { indent: { firstLine: 630 } }, 'head');
    case 'paragraph':
      return lines(block.text, { indent: { firstLine: 630 }, alignment: Align.BOTH });
    case 'right':
      return lines(block.text, { alignment: Align.RIGHT, indent: { right: 315 } }, block.face);
    case 'center':
      return lines(block.text, { alignment: Align.CENTER }, block.face);
    case 'left':
      return lines(block.text, { indent: { firstLine: 630 } }, block.face);
    case 'flush':
      return lines(block.text, {}, block.face);
    case 'signature':
      return [
        ...lines(' ', {}),
        ...lines(block.issuer, { alignment: Align.RIGHT, indent: { right: 630 } }),
        ...lines(chineseDate(block.on), { alignment: Align.RIGHT, indent: { right: 1260 } }),
      ];
    case 'table':
      return [table(docx, block.rows, block.widths)];
  }
};

const table = (docx: typeof Docx, rows: readonly (readonly string[])[], widths: readonly number[]): Docx.Table =>
  new docx.Table({
    width: { size: 100, type: docx.WidthType.PERCENTAGE },
    columnWidths: [...widths],
    rows: rows.map(
      (row, i) =>
        new docx.TableRow({
          tableHeader: i === 0,
          children: row.map(
            (text, column) =>
              new docx.TableCell({
                width: { size: widths[column] ?? 1000, type: docx.WidthType.DXA },
                margins: { left: 80, right: 80, top: 40, bottom: 40 },
                verticalAlign: docx.VerticalAlign.CENTER,
                children: text
                  .split('\n')
                  .map((line) => new docx.Paragraph({ children: [run(docx, line, i === 0 ? 'head' : 'body', 24)] })),
              }),
          ),
        }),
    ),
  });

const footer = (docx: typeof Docx): Docx.Footer =>
  new docx.Footer({
    children: [
      new docx.Paragraph({
        alignment: docx.AlignmentType.CENTER,
        children: [new docx.TextRun({ children: ['— ', docx.PageNumber.CURRENT, ' —'], size: 28, font: '宋体' })],
      }),
    ],
  });
