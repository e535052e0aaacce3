import type { SaxesTagNS } from 'saxes';

/** Canonical prefixes of the namespaces that matter, in their transitional and strict spellings. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
};

/** The prefix of a namespace, whatever the file calls it; `other` for those that do not matter. */
export const prefixOf = (uri: string): string => prefixes[uri] ?? 'other';

/** `w:p`, `m:t` …, whatever prefixes the file uses. */
export const canonicalName = (tag: SaxesTagNS): string => `${prefixOf(tag.uri)}:${tag.local}`;

/** The value of an attribute by its local name; empty when it is not there. */
export function attributeOf(tag: SaxesTagNS, name: string): string {
  return Object.values(tag.attributes).find(({ local }) => local === name)?.value ?? '';
}

/** True for an element like `<w:vanish/>`, unless it says that it is off. */
export const isOn = (tag: SaxesTagNS): boolean => !/^(?:0|false|off)$/.test(attributeOf(tag, 'val'));
