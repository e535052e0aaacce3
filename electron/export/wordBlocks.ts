import {
  Bookmark,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  InternalHyperlink,
  PageBreak,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type {
  WordBlock,
  WordCell,
  WordParagraph,
  WordRun,
  WordStyle,
  WordTable,
} from '#shared/interchange/wordDocument.ts';
import { directionOf, splitByDirection } from '#shared/text/direction.ts';

/** Words as XML may hold them: no control characters but tab and line feed, no halves of characters, no U+FFFE and U+FFFF. */
export const storable = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu, '')
    .toWellFormed();

/** The blocks one after the other; `width` is that of the page between its margins, in twentieths of a point. */
export function writeBlocks(blocks: readonly WordBlock[], width: number): (Paragraph | Table)[] {
  return blocks.flatMap((block) => writeBlock(block, width));
}

const levels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
] as const;

function writeBlock(block: WordBlock, width: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph':
      return [writeParagraph(block)];
    case 'heading': {
      const children = writeRuns(block.runs);
      return [
        new Paragraph({
          heading: levels[block.level - 1] ?? HeadingLevel.HEADING_5,
          ...directed(block.runs),
          children: block.anchor ? [new Bookmark({ id: block.anchor, children })] : children,
        }),
      ];
    }
    case 'list':
      return block.items.map(
        ({ level, runs }) =>
          new Paragraph({
            ...(block.ordered
              ? { numbering: { reference: 'numbers', level: Math.min(level, 8) } }
              : { bullet: { level: Math.min(level, 8) } }),
            ...directed(runs),
            children: writeRuns(runs),
          }),
      );
    case 'table':
      // Two tables that touch would become one.
      return [writeTable(block, width), new Paragraph({ style: 'Label', children: [] })];
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

const styleNames: Readonly<Record<WordStyle, string>> = {
  body: 'Normal',
  quote: 'Quotation',
  meta: 'Meta',
  label: 'Label',
  number: 'ParagraphNumber',
  coded: 'CodedText',
  cell: 'Cell',
};

function writeParagraph({ style, runs, rule, keepNext }: WordParagraph): Paragraph {
  const line = rule && { style: BorderStyle.SINGLE, size: 18, space: 8, color: hex(rule) };
  return new Paragraph({
    style: styleNames[style],
    ...directed(runs),
    ...(keepNext ? { keepNext } : {}),
    ...(line ? { border: runsRight(runs) ? { right: line } : { left: line } } : {}),
    children: writeRuns(runs),
  });
}

const directed = (runs: readonly WordRun[]) => (runsRight(runs) ? { bidirectional: true } : {});

const runsRight = (runs: readonly WordRun[]): boolean => directionOf(runs.map(({ text }) => text).join('')) === 'rtl';

const hex = (color: string): string => color.replace('#', '').toUpperCase();

const writeRuns = (runs: readonly WordRun[]): ParagraphChild[] => runs.flatMap(writeRun);

/** Only addresses that lead to pages and mail become links; what stands in a study may be anything. */
function writeRun(words: WordRun): ParagraphChild[] {
  const children = textRuns(words);
  const { link } = words;
  if (link?.startsWith('#')) return [new InternalHyperlink({ anchor: link.slice(1), children })];
  if (link && /^(?:https?:|mailto:)/i.test(link)) return [new ExternalHyperlink({ link: addressOf(link), children })];
  return children;
}

const addressOf = (link: string): string => storable(link).replace(/[\s"<>\\^`{|}]/g, encodeURIComponent);

const underlines = { single: UnderlineType.SINGLE, double: UnderlineType.DOUBLE, thick: UnderlineType.THICK } as const;

/** Letters that run to the left stand in runs of their own, line breaks between runs. */
function textRuns({ text, bold, italic, color, underline, shade, small, raised, link }: WordRun): TextRun[] {
  const look = {
    ...(bold ? { bold, boldComplexScript: true } : {}),
    ...(italic ? { italics: true, italicsComplexScript: true } : {}),
    ...(color ? { color: hex(color) } : {}),
    ...(underline
      ? { underline: { type: underlines[underline.kind], ...(underline.color ? { color: hex(underline.color) } : {}) } }
      : {}),
    ...(shade ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: hex(shade) } } : {}),
    ...(small ? { size: 16, sizeComplexScript: 16 } : {}),
    ...(raised ? { superScript: true } : {}),
    ...(link ? { style: 'Hyperlink' } : {}),
  };
  return storable(text)
    .split('\n')
    .flatMap((line, index) => {
      const parts = splitByDirection(line);
      const breaks = index > 0 ? { break: 1 } : {};
      if (parts.length === 0) return index > 0 ? [new TextRun({ ...look, ...breaks })] : [];
      return parts.map(
        ({ words, direction }, place) =>
          new TextRun({
            ...look,
            ...(place === 0 ? breaks : {}),
            ...(direction === 'rtl' ? { rightToLeft: true } : {}),
            children: words
              .split(/(\t)/)
              .filter((part) => part !== '')
              .map((part) => (part === '\t' ? new Tab() : part)),
          }),
      );
    });
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const hairline = { style: BorderStyle.SINGLE, size: 4, color: 'CFCFCA' };

function writeTable({ widths, header, lines, rows }: WordTable, width: number): Table {
  const sum = widths.reduce((total, each) => total + each, 0) || 1;
  const columns = widths.map((each) => Math.round((each / sum) * width));
  const side = lines ? hairline : none;
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    borders: {
      ...{ top: side, bottom: side, insideHorizontal: side },
      ...{ left: none, right: none, insideVertical: none },
    },
    rows: rows.map(
      (row, index) =>
        new TableRow({
          ...(header && index === 0 ? { tableHeader: true, cantSplit: true } : {}),
          children: columns.map((size, place) => writeCell(row[place] ?? [], size, header && index === 0, lines)),
        }),
    ),
  });
}

function writeCell(cell: WordCell, size: number, isHead: boolean, lines: boolean): TableCell {
  const written = cell.length > 0 ? cell : [{ kind: 'paragraph', style: 'cell', runs: [] } as const];
  const bold = ({ runs, ...rest }: WordParagraph): WordParagraph => ({
    ...rest,
    runs: runs.map((each) => ({ ...each, bold: true })),
  });
  return new TableCell({
    width: { size, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.TOP,
    margins: { top: lines ? 50 : 0, bottom: lines ? 50 : 0, left: 80, right: 80 },
    ...(isHead ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'EEF0F2' } } : {}),
    children: written.map((each) => writeParagraph(isHead ? bold(each) : each)),
  });
}
