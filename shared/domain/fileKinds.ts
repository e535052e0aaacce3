import type { DocumentKind } from './reading.ts';

/** Endings that files of each kind usually have, without the dot; the first is the one of today. */
export const kindEndings: Readonly<Record<DocumentKind, readonly string[]>> = {
  text: ['txt', 'text', 'log', 'asc'],
  markdown: ['md', 'markdown'],
  docx: ['docx', 'docm', 'dotx', 'dotm'],
  doc: ['doc', 'dot'],
  odt: ['odt', 'ott', 'fodt'],
  rtf: ['rtf'],
  html: ['html', 'htm', 'xhtml', 'mht', 'mhtml'],
  pdf: ['pdf'],
  epub: ['epub'],
  vtt: ['vtt'],
  srt: ['srt'],
  table: ['csv', 'tsv', 'tab', 'xlsx', 'xlsm', 'xls', 'ods'],
  typed: [],
};

/** What a person calls a file of this kind. */
export const kindNames: Readonly<Record<DocumentKind, string>> = {
  text: 'text',
  markdown: 'Markdown',
  docx: 'Word',
  doc: 'Word, old',
  odt: 'OpenDocument',
  rtf: 'rich text',
  html: 'web page',
  pdf: 'PDF',
  epub: 'e-book',
  vtt: 'subtitles',
  srt: 'subtitles',
  table: 'table',
  typed: 'typed',
};

/** Endings of all files that documents can come in, tables left out. */
export const documentEndings: readonly string[] = Object.entries(kindEndings)
  .filter(([kind]) => kind !== 'table')
  .flatMap(([, endings]) => endings);

/** The kind that the ending of a name promises; `null` for an ending that says nothing. */
export function kindOfName(name: string): DocumentKind | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  for (const [kind, endings] of Object.entries(kindEndings)) if (endings.includes(ending)) return kind as DocumentKind;
  return null;
}
