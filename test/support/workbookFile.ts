import { strToU8, zipSync } from 'fflate';

export interface SheetParts {
  readonly name: string;
  readonly state?: string;
  /** What stands in `sheetData`. */
  readonly rows: string;
  /** What follows it, or comes before. */
  readonly before?: string;
  readonly after?: string;
}

const transitional = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const relations = {
  transitional: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  strict: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
} as const;

interface WorkbookParts {
  readonly sheets: readonly SheetParts[];
  readonly strings?: string;
  readonly styles?: string;
  readonly since1904?: boolean;
  readonly isStrict?: boolean;
  /** Folder of the parts; the usual one is `xl`. */
  readonly folder?: string;
}

/** An XLSX workbook written part by part, as real ones are, for what no writer writes. */
export function workbookFile(workbook: WorkbookParts): Uint8Array {
  return zipSync(workbookParts(workbook), { level: 1 });
}

export function workbookParts(workbook: WorkbookParts): Record<string, Uint8Array> {
  const { sheets, strings = '', styles = '', since1904 = false, isStrict = false, folder = 'xl' } = workbook;
  const main = isStrict ? strict : transitional;
  const type = isStrict ? relations.strict : relations.transitional;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${type}/${kind}" Target="${target}"/>`;
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="s${at}"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${relation('m', 'officeDocument', `${folder}/book.xml`)}</Relationships>`,
    [`${folder}/book.xml`]: `<workbook xmlns="${main}" xmlns:r="${type}"><workbookPr${since1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    [`${folder}/_rels/book.xml.rels`]: `<Relationships>${sheets
      .map((_, at) => relation(`s${at}`, 'worksheet', `/${folder}/sheets/s${at}.xml`))
      .join(
        '',
      )}${relation('t', 'sharedStrings', 'strings.xml')}${relation('f', 'styles', 'styles.xml')}</Relationships>`,
    [`${folder}/strings.xml`]: `<sst xmlns="${main}">${strings}</sst>`,
    [`${folder}/styles.xml`]: `<styleSheet xmlns="${main}">${styles}</styleSheet>`,
  };
  for (const [at, { rows, before = '', after = '' }] of sheets.entries()) {
    parts[`${folder}/sheets/s${at}.xml`] =
      `<x:worksheet xmlns:x="${main}">${before}<x:sheetData>${rows.replace(/<(\/?)(\w)/g, '<$1x:$2')}</x:sheetData>${after}</x:worksheet>`;
  }
  return Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));
}
