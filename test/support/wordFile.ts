import { strToU8, zipSync } from 'fflate';

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${relationships}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

/** The parts of a Word file; each body is WordprocessingML. */
export interface WordFile {
  readonly body: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly styles?: string;
  readonly numbering?: string;
  /** Targets of links by their relationship id. */
  readonly links?: Readonly<Record<string, string>>;
  /** Where the main part stands. */
  readonly main?: string;
  readonly more?: Readonly<Record<string, Uint8Array>>;
}

/** A paragraph with runs, or with plain words. */
export const p = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : r(content)}</w:p>`;
/** A run of words. */
export const r = (words: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
export const style = (id: string): string => `<w:pStyle w:val="${id}"/>`;

/** A complex field: its code, and the result that Word shows. */
export const field = (code: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const part = (root: string, content: string): Uint8Array =>
  strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${namespaces}>${content}</w:${root}>`);

function relationshipsOf(entries: readonly (readonly [id: string, type: string, target: string])[]): Uint8Array {
  const list = entries.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"${type === 'hyperlink' ? ' TargetMode="External"' : ''}/>`,
  );
  return strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`,
  );
}

const packageTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

function contentTypes(main: string, folder: string, extras: readonly string[]): Uint8Array {
  const overrides = extras.map(
    (name) => `<Override PartName="/${folder}/${name}.xml" ContentType="${wordType}.${name}+xml"/>`,
  );
  return strToU8(
    `<Types xmlns="${packageTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${wordType}.document.main+xml"/>${overrides.join('')}</Types>`,
  );
}

/** The bytes of a small, well-formed .docx file. */
export function wordFile(file: WordFile): Uint8Array {
  const main = file.main ?? 'word/document.xml';
  const folder = main.slice(0, main.lastIndexOf('/'));
  const extras = (['footnotes', 'endnotes', 'comments', 'styles', 'numbering'] as const).filter((name) => file[name]);
  const entries: Record<string, Uint8Array> = {
    '[Content_Types].xml': contentTypes(main, folder, extras),
    '_rels/.rels': relationshipsOf([['rId1', 'officeDocument', main]]),
    [main]: part('document', `<w:body>${file.body}</w:body>`),
    [`${folder}/_rels/${main.slice(folder.length + 1)}.rels`]: relationshipsOf([
      ...extras.map((name, index) => [`rId${index + 10}`, name, `${name}.xml`] as const),
      ...Object.entries(file.links ?? {}).map(([id, target]) => [id, 'hyperlink', target] as const),
    ]),
  };
  for (const name of extras) entries[`${folder}/${name}.xml`] = part(name, file[name] ?? '');
  return zipSync({ ...entries, ...file.more });
}

/** Styles by id with the names that Word gives them. */
export const styles = (names: Readonly<Record<string, string>>): string =>
  Object.entries(names)
    .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
    .join('');

/** Two lists: 1 is numbered, 2 has bullets. */
export const numbering = (['decimal', 'bullet'] as const)
  .map((format, index) => {
    const levels = [0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/></w:lvl>`);
    return `<w:abstractNum w:abstractNumId="${index}">${levels.join('')}</w:abstractNum>`;
  })
  .join('')
  .concat(
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>',
  );

/** Puts a paragraph into a list. */
export const listed = (list: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
