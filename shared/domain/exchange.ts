/** What a study from elsewhere is made of, in the order to show it. */
export const exchangeKinds = [
  'codes',
  'documents',
  'codings',
  'memos',
  'variables',
  'values',
  'coders',
  'groups',
  'sets',
  'kept',
] as const;
export type ExchangeKind = (typeof exchangeKinds)[number];

/** What a person calls the things of a kind. */
export const exchangeKindNames: Readonly<Record<ExchangeKind, string>> = {
  codes: 'codes',
  documents: 'documents',
  codings: 'coded segments',
  memos: 'memos',
  variables: 'variables',
  values: 'values of variables',
  coders: 'coders',
  groups: 'document groups',
  sets: 'sets of documents',
  kept: 'parts kept for export',
};

/** What is done with a thing that the study has already and that is not the same in both. */
export type ExchangeSide = 'mine' | 'theirs';
/** The same for a document whose words differ: it can also come in beside the one that is there. */
export type ExchangeText = ExchangeSide | 'copy';

/** Formats of other programs and of other Axials that are a whole study, or a codebook. */
export type ExchangeFormat = 'refi' | 'qualcoder' | 'taguette' | 'rqda';

/** What a table of CSV or XLSX can be brought in as, besides documents. */
export type ExchangeTable = 'codebook' | 'segments';

const formatOfEnding: Readonly<Record<string, ExchangeFormat>> = {
  qdpx: 'refi',
  qde: 'refi',
  qdc: 'refi',
  qda: 'qualcoder',
  sqlite3: 'taguette',
  rqda: 'rqda',
};

/** Endings of the files that are projects or codebooks of other programs, without the dot. */
export const exchangeEndings: readonly string[] = Object.keys(formatOfEnding);

/** The format that the ending of a name promises; `null` for what is no project. */
export function exchangeFormatOf(name: string): ExchangeFormat | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return formatOfEnding[ending] ?? null;
}
