import type * as Docx from 'docx';
import { CHARACTER, type Face, type Layout, LINE, RED, run, section } from './page';
import { chineseDate, punctuated, widthInCharacters } from './typography';

/**
 * A cell of a form: a label, or what was filled in; `span` of four columns, `lines` of room for handwriting. `fill` makes
 * it a coloured band.
 */
export type FormCell = Readonly<{ text: string; label?: boolean; span?: number; lines?: number; fill?: string }>;
export type Block =
  | { kind: 'masthead'; text: string }
  | { kind: 'redLine' }
  | { kind: 'right' | 'center' | 'left' | 'flush'; text: string; face?: Face }
  | { kind: 'spread'; left: string; right: string }
  | { kind: 'title'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'signature'; issuer: string; on: string }
  | { kind: 'table'; rows: readonly (readonly string[])[]; widths: readonly number[] }
  | { kind: 'form'; rows: readonly (readonly FormCell[])[] };

const TEXT_WIDTH = 8845;

/** Renders blocks as an official document; a letter carries its issuer in the head of the first page. */
export const renderOfficial = async (
  blocks: readonly Block[],
  layout: Layout = 'document',
  issuer?: string,
): Promise<Buffer> => {
  const docx = (await import('docx')) as unknown as typeof Docx;
  const document = new docx.Document({
    evenAndOddHeaderAndFooters: true,
    sections: [{ ...section(docx, layout, issuer), children: blocks.flatMap((block) => render(docx, block)) }],
  });
  return docx.Packer.toBuffer(document);
};

const render = (docx: typeof Docx, block: Block): (Docx.Paragraph | Docx.Table)[] => {
  const { AlignmentType: Align, BorderStyle, LineRuleType, Paragraph } = docx;
  const spacing = { line: LINE, lineRule: LineRuleType.EXACT };
  const lines = (text: string, options: object, face?: Face): Docx.Paragraph[] =>
    punctuated(text)
      .split('\n')
      .map((line) => new Paragraph({ spacing, ...options, children: [run(docx, line, face)] }));
  const indented = { indent: { firstLine: 2 * CHARACTER } };
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
          keepNext: true,
          spacing: { before: 2 * LINE, after: LINE, line: 640, lineRule: LineRuleType.EXACT },
          children: [run(docx, punctuated(block.text), 'title', 44)],
        }),
      ];
    case 'heading':
      return lines(block.text, { ...indented, keepNext: true }, 'head');
    case 'paragraph':
      return lines(block.text, { ...indented, alignment: Align.BOTH });
    case 'right':
      return lines(block.text, { alignment: Align.RIGHT }, block.face);
    case 'center':
      return lines(block.text, { alignment: Align.CENTER }, block.face);
    case 'left':
      return lines(block.text, indented, block.face);
    case 'flush':
      return lines(block.text, {}, block.face);
    case 'spread':
      return [
        new Paragraph({
          spacing,
          tabStops: [{ type: docx.TabStopType.RIGHT, position: TEXT_WIDTH }],
          children: [
            run(docx, punctuated(block.left)),
            new docx.TextRun({ children: [new docx.Tab()] }),
            run(docx, punctuated(block.right)),
          ],
        }),
      ];
    case 'signature':
      return signature(block.issuer, chineseDate(block.on)).flatMap(({ text, right }) =>
        lines(text, { alignment: Align.RIGHT, indent: { right: Math.round(right * CHARACTER) }, keepLines: true }),
      );
    case 'table':
      return [table(docx, block.rows, block.widths)];
    case 'form':
      return [form(docx, block.rows)];
  }
};

/** 加盖印章: the date four characters from the right, the name centred above it, never less than one from the edge. */
const signature = (issuer: string, date: string): { text: string; right: number }[] => {
  const centred = 4 + (widthInCharacters(date) - widthInCharacters(issuer)) / 2;
  return [
    { text: ' ', right: 0 },
    { text: issuer, right: Math.max(1, centred) },
    { text: date, right: 4 },
  ];
};

const cell = (
  docx: typeof Docx,
  text: string,
  { width, face, span, fill }: { width: number; face: Face; span?: number; fill?: string | undefined },
): Docx.TableCell =>
  new docx.TableCell({
    width: { size: width, type: docx.WidthType.DXA },
    ...(span ? { columnSpan: span } : {}),
    ...(fill ? { shading: { type: docx.ShadingType.CLEAR, color: 'auto', fill } } : {}),
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    verticalAlign: docx.VerticalAlign.CENTER,
    children: punctuated(text)
      .split('\n')
      .map(
        (line) =>
          new docx.Paragraph({
            ...(fill ? { alignment: docx.AlignmentType.CENTER } : {}),
            children: [run(docx, line, face, 24)],
          }),
      ),
  });

const table = (docx: typeof Docx, rows: readonly (readonly string[])[], widths: readonly number[]): Docx.Table =>
  new docx.Table({
    width: { size: 100, type: docx.WidthType.PERCENTAGE },
    columnWidths: [...widths],
    rows: rows.map(
      (row, i) =>
        new docx.TableRow({
          tableHeader: i === 0,
          cantSplit: true,
          children: row.map((text, column) =>
            cell(docx, text, { width: widths[column] ?? 1000, face: i === 0 ? 'head' : 'body' }),
          ),
        }),
    ),
  });

const FORM_COLUMNS = [1500, 2900, 1500, 2945];
const form = (docx: typeof Docx, rows: readonly (readonly FormCell[])[]): Docx.Table =>
  new docx.Table({
    width: { size: TEXT_WIDTH, type: docx.WidthType.DXA },
    columnWidths: FORM_COLUMNS,
    rows: rows.map((row) => {
      let column = 0;
      return new docx.TableRow({
        height: { value: Math.max(...row.map(({ lines = 1 }) => lines)) * 480, rule: docx.HeightRule.ATLEAST },
        children: row.map(({ text, label = false, span = 1, fill }) => {
          const width = FORM_COLUMNS.slice(column, column + span).reduce((sum, part) => sum + part, 0);
          column += span;
          return cell(docx, text, { width, face: label ? 'head' : 'body', fill, ...(span > 1 ? { span } : {}) });
        }),
      });
    }),
  });
