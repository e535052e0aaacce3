/** Words at a place of a page: points from its left and lower edge. */
export interface PdfWords {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  /** 10 if not said. */
  readonly size?: number;
}

export interface PdfFile {
  readonly pages: readonly (readonly PdfWords[])[];
  /** Numbers of the pages: a style (`r` = small Roman) for the first of them, decimal from the given page on. */
  readonly roman?: number;
  /** Remarks on the first page: a rectangle, an author and what it says. */
  readonly remarks?: readonly {
    readonly area: readonly [number, number, number, number];
    readonly author: string;
    readonly words: string;
  }[];
  /** Fields of a form on the first page, and what was filled in; `true` = a box that is ticked. */
  readonly fields?: readonly {
    readonly area: readonly [number, number, number, number];
    readonly value: string | boolean;
  }[];
  /** A picture on the first page. */
  readonly picture?: boolean;
  /** Turns all pages. */
  readonly rotate?: number;
}

const width = 595;
const height = 842;

const escaped = (words: string): string => words.replace(/[\\()]/g, (sign) => `\\${sign}`);

function contentOf(words: readonly PdfWords[], picture: boolean): string {
  const lines = words.map(
    ({ x, y, words: text, size = 10 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`,
  );
  return [...lines, ...(picture ? ['q 100 0 0 100 50 50 cm /I1 Do Q'] : [])].join('\n');
}

/** The bytes of a small PDF in Courier, whose letters are all 0.6 of their size wide: so every place can be reckoned. */
export function pdfFile({ pages, roman, remarks = [], fields = [], picture = false, rotate = 0 }: PdfFile): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const stream = (body: string, dictionary = '') =>
    `<< ${dictionary} /Length ${body.length} >>\nstream\n${body}\nendstream`;
  const catalog = add('');
  const tree = add('');
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>');
  const image = add(
    stream('\u0001', '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 1 /ColorSpace /DeviceGray'),
  );
  const notes = remarks.map(({ area, author, words }) =>
    add(
      `<< /Type /Annot /Subtype /Highlight /Rect [${area.join(' ')}] /T (${escaped(author)}) /Contents (${escaped(words)}) /QuadPoints [${area[0]} ${area[3]} ${area[2]} ${area[3]} ${area[0]} ${area[1]} ${area[2]} ${area[1]}] >>`,
    ),
  );
  const boxes = fields.map(({ area, value }, index) =>
    add(
      `<< /Type /Annot /Subtype /Widget /Rect [${area.join(' ')}] /T (f${index}) ${typeof value === 'string' ? `/FT /Tx /V (${escaped(value)})` : `/FT /Btn /V /${value ? 'Yes' : 'Off'} /AS /${value ? 'Yes' : 'Off'} /AP << /N << /Yes ${image} 0 R /Off ${image} 0 R >> >>`} >>`,
    ),
  );
  const references = pages.map((words, index) => {
    const content = add(stream(contentOf(words, picture && index === 0)));
    const annotations =
      index === 0 && notes.length + boxes.length > 0
        ? ` /Annots [${[...notes, ...boxes].map((note) => `${note} 0 R`).join(' ')}]`
        : '';
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> /XObject << /I1 ${image} 0 R >> >>${annotations} >>`,
    );
  });
  const labels = roman === undefined ? '' : ` /PageLabels << /Nums [0 << /S /r >> ${roman} << /S /D >>] >>`;
  const form = boxes.length === 0 ? '' : ` /AcroForm << /Fields [${boxes.map((box) => `${box} 0 R`).join(' ')}] >>`;
  objects[catalog - 1] = `<< /Type /Catalog /Pages ${tree} 0 R${labels}${form} >>`;
  objects[tree - 1] =
    `<< /Type /Pages /Count ${pages.length} /Kids [${references.map((page) => `${page} 0 R`).join(' ')}] >>`;
  return assemble(objects, catalog);
}

function assemble(objects: readonly string[], catalog: number): Uint8Array {
  let file = '%PDF-1.7\n';
  const places = objects.map((body, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = file.length;
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(file, 'latin1'));
}

/** Lines of words one below the other, from a place downwards. */
export const lines = (x: number, y: number, texts: readonly string[], leading = 12): PdfWords[] =>
  texts.map((words, index) => ({ x, y: y - index * leading, words }));
