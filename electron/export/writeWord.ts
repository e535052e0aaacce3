import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type IStylesOptions,
  LevelFormat,
  Packer,
  PageNumber,
  type PageNumberEstimator,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { sizeOf, type WordDocument } from '#shared/interchange/wordDocument.ts';
import type { WordFileRequest } from './word.ts';
import { storable, writeBlocks } from './wordBlocks.ts';
import { fonts, wordStyles } from './wordStyles.ts';

/** A4, in twentieths of a point. */
const page = { width: 11_906, height: 16_838, margin: 1134 };

/** Working out page numbers lays the whole document out: above so many runs it would take longer than it is worth. */
const mostPaged = 12_000;

/**
 * Writes a DOCX that Word and LibreOffice open alike: heading styles, contents with page numbers, a foot on every page.
 * Everything is in the file: no font, picture or template is fetched.
 */
export async function writeWord({ document: given }: WordFileRequest): Promise<Uint8Array> {
  const document = { ...given, title: given.title.replace(/\s+/gu, ' ') };
  if (document.contents > 0 && sizeOf(document) <= mostPaged) {
    const { pageNumbers, isWhole } = pageCounter();
    const bytes = await pack(document, pageNumbers);
    if (isWhole()) return bytes;
  }
  return pack(document, null);
}

/** Counts pages as Word does, and tells whether it came to the end: contents with numbers for some entries help nobody. */
function pageCounter(): { readonly pageNumbers: PageNumberEstimator; readonly isWhole: () => boolean } {
  const estimate = estimatePageNumbersWith({ guess: true });
  let whole = false;
  const pageNumbers: PageNumberEstimator = (body, context) => {
    const numbers = estimate(body, context);
    whole = numbers.pageCount !== undefined;
    return numbers;
  };
  return { pageNumbers, isWhole: () => whole };
}

/** Without a counter the contents are links, without numbers: Word would have to be asked to fill them in. */
async function pack(document: WordDocument, pageNumbers: PageNumberEstimator | null): Promise<Uint8Array> {
  const width = (document.landscape ? page.height : page.width) - 2 * page.margin;
  const file = new Document({
    title: storable(document.title),
    creator: 'Axial',
    lastModifiedBy: 'Axial',
    description: storable(document.foot),
    styles: wordStyles as IStylesOptions,
    numbering: { config: [{ reference: 'numbers', levels: numberLevels }] },
    ...(pageNumbers ? { pageNumbers } : {}),
    sections: [
      {
        properties: {
          page: {
            size: {
              ...{ width: page.width, height: page.height },
              orientation: document.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
          titlePage: true,
        },
        headers: { default: new Header({ children: [headLine(document.title)] }), first: emptyHead() },
        footers: { default: foot(document.foot, width), first: foot(document.foot, width) },
        children: [...opening(document, pageNumbers !== null), ...writeBlocks(document.blocks, width)],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

const emptyHead = () => new Header({ children: [new Paragraph({ style: 'Running', children: [] })] });

const numberLevels = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((level) => ({
  level,
  format: LevelFormat.DECIMAL,
  text: `%${level + 1}.`,
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { left: 400 * (level + 1), hanging: 400 } } },
}));

function opening({ title, lead, contents }: WordDocument, numbered: boolean) {
  const words = (text: string) => [new TextRun({ text: storable(text), font: fonts.interface })];
  const list =
    contents === 0
      ? []
      : [
          new Paragraph({ style: 'ContentsTitle', children: words('Contents') }),
          new TableOfContents('Contents', {
            hyperlink: true,
            headingStyleRange: `1-${contents}`,
            beginDirty: false,
            ...(numbered ? {} : { pageNumbersEntryLevelsRange: `1-${contents}` }),
          }),
          new Paragraph({ style: 'Meta', children: [] }),
        ];
  return [
    new Paragraph({ style: 'Title', children: words(title) }),
    ...lead.map((line) => new Paragraph({ style: 'Meta', children: words(line) })),
    ...list,
  ];
}

const headLine = (title: string) =>
  new Paragraph({ style: 'Running', alignment: AlignmentType.END, children: [new TextRun(storable(title))] });

/** Where it comes from at the left, page of pages at the right. */
function foot(words: string, width: number): Footer {
  const children: ParagraphChild[] = [
    new TextRun({ text: storable(words) }),
    new TextRun({ children: ['\t', 'page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
  ];
  return new Footer({
    children: [
      new Paragraph({
        style: 'Running',
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: 'CFCFCA' } },
        children,
      }),
    ],
  });
}
