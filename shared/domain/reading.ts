/** What a document was before it became text. `typed` = typed or pasted, `table` = a row, an answer or the whole of a table. */
export const documentKinds = [
  'text',
  'markdown',
  'docx',
  'doc',
  'odt',
  'rtf',
  'html',
  'pdf',
  'epub',
  'vtt',
  'srt',
  'table',
  'typed',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** How a file is to be read, where there is more than one way. Each option says something to some kinds only. */
export interface ReadingOptions {
  /** Name of an encoding (text, Markdown, HTML, subtitles, tables); `null` = found out. */
  readonly encoding: string | null;
  /** Tracked changes (DOCX, ODT): the text with all of them accepted, or as it was before them. */
  readonly changes: 'accepted' | 'original';
  /** Comments (DOCX, ODT, PDF) become marks beside the words they are about. */
  readonly comments: boolean;
  /** Hidden text (DOCX, ODT, RTF) comes in, marked as hidden. */
  readonly hidden: boolean;
  /** Words cut by a hyphen at the end of a line are put together (PDF). */
  readonly joinHyphens: boolean;
  /** Cues that follow each other and have one speaker become one paragraph (VTT, SRT). */
  readonly mergeCues: boolean;
}
/** All options, in the order to show them. */
export const readingOptionNames = ['encoding', 'changes', 'comments', 'hidden', 'joinHyphens', 'mergeCues'] as const;
export type ReadingOption = (typeof readingOptionNames)[number];

export const usualReadingOptions: ReadingOptions = {
  encoding: null,
  changes: 'accepted',
  comments: false,
  hidden: false,
  joinHyphens: true,
  mergeCues: true,
};

/** Options as they come from outside: those that are left out are the usual ones. */
export type GivenReadingOptions = { readonly [Name in keyof ReadingOptions]?: ReadingOptions[Name] | undefined };

export function completeOptions(given: GivenReadingOptions | undefined): ReadingOptions {
  const said = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  return { ...usualReadingOptions, ...Object.fromEntries(said) };
}

/** An encoding that a file may be in. */
export interface EncodingCandidate {
  readonly encoding: string;
  /** 0 to 1: how well the bytes fit it. 1 = proven, by a byte order mark or by validity that no chance gives. */
  readonly confidence: number;
}

/** How a file was read. */
export interface DocumentOrigin {
  readonly kind: DocumentKind;
  /** `null` where the format fixes it (DOCX, PDF …). */
  readonly encoding: string | null;
  /** 0 to 1, as above; 1 where there is nothing to guess. */
  readonly confidence: number;
  readonly options: ReadingOptions;
}
