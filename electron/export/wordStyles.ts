/**
 * Fonts by script: Latin, East Asian, and those that run to the left. Names that both Windows and macOS have; where one is
 * missing the word processor takes its own substitute for it.
 */
const reading = { ascii: 'Georgia', hAnsi: 'Georgia', eastAsia: 'Yu Mincho', cs: 'Times New Roman' };
const plain = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Yu Gothic', cs: 'Arial' };
export const fonts = { reading, interface: plain };

const ink = '1D1E20';
const soft = '5D6065';

/** Sizes in half points, spaces in twentieths of a point. `sizeComplexScript` sets those that run to the left alike. */
const sized = (size: number) => ({ size, sizeComplexScript: size });

/** Lines of a fixed least height: those of rows that run over a page can be counted, and pages numbered. */
const atLeast = (line: number) => ({ line, lineRule: 'atLeast' as const });

const headingStyle = (size: number, before: number) => ({
  run: { ...sized(size), bold: true, color: ink, font: plain },
  paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
});

const paragraphStyle = (id: string, name: string, run: object, paragraph: object) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run,
  paragraph,
});

/** The styles of every document that we write; a person can change each of them in one place. */
export const wordStyles = {
  default: {
    document: { run: { font: reading, ...sized(21), color: ink }, paragraph: { spacing: { line: 276, after: 100 } } },
    title: {
      run: { font: plain, ...sized(38), bold: true, color: ink },
      paragraph: { spacing: { before: 0, after: 80 } },
    },
    heading1: headingStyle(30, 360),
    heading2: headingStyle(25, 280),
    heading3: headingStyle(22, 220),
    heading4: headingStyle(21, 180),
    heading5: headingStyle(21, 160),
    hyperlink: { run: { color: '245560', underline: { type: 'single' } } },
  },
  paragraphStyles: [
    paragraphStyle('Quotation', 'Quotation', {}, { indent: { left: 284 }, spacing: { before: 80, after: 40 } }),
    paragraphStyle('Meta', 'Source', { font: plain, ...sized(18), color: soft }, { spacing: { line: 240, after: 60 } }),
    paragraphStyle('Label', 'Code label', { font: plain, ...sized(16) }, { spacing: { ...atLeast(200), after: 30 } }),
    paragraphStyle(
      'ParagraphNumber',
      'Paragraph number',
      { font: plain, ...sized(16), color: soft },
      { spacing: { ...atLeast(280), after: 0 }, alignment: 'right' },
    ),
    paragraphStyle('CodedText', 'Coded text', {}, { spacing: { ...atLeast(320), after: 60 } }),
    paragraphStyle('Cell', 'Table text', { font: plain, ...sized(18) }, { spacing: { line: 240, after: 20 } }),
    paragraphStyle(
      'ContentsTitle',
      'Contents title',
      { font: plain, ...sized(25), bold: true },
      {
        spacing: { before: 280, after: 80 },
      },
    ),
    paragraphStyle('Running', 'Head and foot', { font: plain, ...sized(16), color: soft }, { spacing: { after: 0 } }),
    contentsStyle(1, 0),
    contentsStyle(2, 220),
    contentsStyle(3, 440),
  ],
};

function contentsStyle(level: number, left: number) {
  return {
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    run: { font: plain, ...sized(20) },
    paragraph: { indent: { left }, spacing: { line: 240, after: 20 } },
  };
}
