import type { DocumentKind, ReadingOption } from '#shared/domain/reading.ts';
import type { Reader } from './reading.ts';

/** One format that documents come in: how it is told, read and called. */
export interface Format {
  /** With its article: it ends the sentence "NAME is really …". */
  readonly called: string;
  /** Endings of its files, in small letters, with the dot. */
  readonly endings: readonly string[];
  /** Options that make a difference to it. */
  readonly choices: readonly ReadingOption[];
  /** Libraries are loaded with the first file that needs them. */
  readonly load: () => Promise<Reader>;
}

/** Every format that can be read. One entry a format; what it is told by, besides its ending, stands in `recognise.ts`. */
export const formats: { readonly [kind in DocumentKind]?: Format } = {
  text: {
    called: 'plain text',
    endings: ['.txt', '.text', '.log', '.asc'],
    choices: ['encoding'],
    load: async () => (await import('./text.ts')).readPlainText,
  },
  markdown: {
    called: 'Markdown',
    endings: ['.md', '.markdown'],
    choices: ['encoding'],
    load: async () => (await import('./text.ts')).readMarkdownText,
  },
  rtf: {
    called: 'a rich text file',
    endings: ['.rtf'],
    choices: ['changes', 'hidden'],
    load: async () => (await import('./rtf.ts')).readRtf,
  },
  vtt: {
    called: 'a subtitle file (WebVTT)',
    endings: ['.vtt'],
    choices: ['encoding', 'mergeCues'],
    load: async () => (await import('./subtitles.ts')).readVtt,
  },
  srt: {
    called: 'a subtitle file (SubRip)',
    endings: ['.srt'],
    choices: ['encoding', 'mergeCues'],
    load: async () => (await import('./subtitles.ts')).readSrt,
  },
  html: {
    called: 'a web page',
    endings: ['.html', '.htm', '.xhtml', '.xht'],
    choices: ['encoding'],
    load: async () => (await import('./html.ts')).readHtml,
  },
  docx: {
    called: 'a Word document (.docx)',
    endings: ['.docx', '.docm', '.dotx', '.dotm'],
    choices: ['changes', 'comments', 'hidden'],
    load: async () => (await import('./docx.ts')).readDocx,
  },
  doc: {
    called: 'a Word document of the old kind (.doc)',
    endings: ['.doc', '.dot'],
    choices: ['changes', 'hidden'],
    load: async () => (await import('./doc.ts')).readDoc,
  },
  odt: {
    called: 'an OpenDocument text',
    endings: ['.odt', '.ott', '.fodt'],
    choices: ['changes', 'comments', 'hidden'],
    load: async () => (await import('./odt.ts')).readOdt,
  },
  pdf: {
    called: 'a PDF',
    endings: ['.pdf'],
    choices: ['joinHyphens', 'comments'],
    load: async () => (await import('./pdf.ts')).readPdf,
  },
  epub: {
    called: 'an electronic book (.epub)',
    endings: ['.epub'],
    choices: [],
    load: async () => (await import('./epub.ts')).readEpub,
  },
};

/** The format that an ending promises. */
export function formatOfEnding(ending: string): DocumentKind | null {
  for (const [kind, format] of Object.entries(formats)) {
    if (format.endings.includes(ending)) return kind as DocumentKind;
  }
  return null;
}
