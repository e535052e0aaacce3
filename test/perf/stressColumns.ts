import type { StudyColumns } from '#shared/analysis/columns.ts';

/** How large a generated study is; `length` in characters a document. */
export interface StudySize {
  readonly documents: number;
  readonly codings: number;
  readonly codes: number;
  readonly length: number;
}

/** A repeatable stream of numbers in 0..1 (mulberry32); the same seed gives the same study on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The columns of a study of a given size, made in memory: paragraphs of 300 characters, codings of 20 to 420 characters,
 * codes used unevenly as people use them (a few often, most seldom).
 */
export function generatedColumns(size: StudySize, seed: number): StudyColumns {
  const random = seededRandom(seed);
  const rows = Array.from({ length: size.codings }, (_, row) => {
    const start = Math.floor(random() * (size.length - 1));
    return {
      document: Math.floor((row * size.documents) / size.codings),
      code: Math.floor(random() ** 2 * size.codes),
      start,
      end: Math.min(size.length, start + 20 + Math.floor(random() * 400)),
    };
  }).sort((a, b) => a.document - b.document || a.start - b.start || a.end - b.end);
  const column = (key: 'document' | 'code' | 'start' | 'end') => Int32Array.from(rows, (row) => row[key]);
  return {
    revision: 1,
    documents: generatedDocuments(size),
    codings: {
      document: column('document'),
      code: column('code'),
      coder: new Int32Array(size.codings),
      start: column('start'),
      end: column('end'),
    },
    codeIds: Array.from({ length: size.codes }, (_, index) => `code ${index}`),
    coderIds: ['coder'],
  };
}

function generatedDocuments(size: StudySize): StudyColumns['documents'] {
  const each = Math.floor(size.length / 300);
  const paragraph = (shift: number) =>
    Int32Array.from({ length: size.documents * each }, (_, index) => (index % each) * 300 + shift);
  return {
    ids: Array.from({ length: size.documents }, (_, index) => `document ${index}`),
    length: new Int32Array(size.documents).fill(size.length),
    paragraphOffset: Int32Array.from({ length: size.documents + 1 }, (_, index) => index * each),
    paragraphStart: paragraph(0),
    paragraphEnd: paragraph(299),
    astralOffset: new Int32Array(size.documents + 1),
    astral: new Int32Array(),
  };
}
