import { strToU8, zipSync } from 'fflate';

const namespaces = [
  ['office', 'office:1.0'],
  ['text', 'text:1.0'],
  ['table', 'table:1.0'],
  ['style', 'style:1.0'],
  ['draw', 'drawing:1.0'],
  ['fo', 'xsl-fo-compatible:1.0'],
]
  .map(([prefix, name]) => ` xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`)
  .concat(' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"')
  .join('');

/** The bytes of a small OpenDocument text: what stands in its body, its own styles, and more parts. */
export function odtFile(body: string, styles = '', more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content${namespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8(content),
    ...more,
  });
}

export const paragraph = (content: string, style = ''): string =>
  `<text:p${style === '' ? '' : ` text:style-name="${style}"`}>${content}</text:p>`;

/** A style of a family with properties of text. */
export const textStyle = (family: 'paragraph' | 'text', name: string, properties: string, parent = ''): string =>
  `<style:style style:family="${family}" style:name="${name}"${parent === '' ? '' : ` style:parent-style-name="${parent}"`}><style:text-properties ${properties}/></style:style>`;
