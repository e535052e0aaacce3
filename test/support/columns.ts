import type { CodeSet, StudyColumns } from '#shared/analysis/columns.ts';
import { astralPositions } from '#shared/text/offsets.ts';
import { paragraphColumns } from '#shared/text/paragraphs.ts';

/** A small study for tests. Codes, coders and documents are given by index; positions are UTF-16 units. */
export interface SmallStudy {
  readonly texts: readonly string[];
  readonly codes: readonly string[];
  readonly coders: readonly string[];
  readonly codings: readonly SmallCoding[];
}

export interface SmallCoding {
  readonly document: number;
  readonly code: number;
  readonly coder: number;
  readonly start: number;
  readonly end: number;
}

/** The study as the analysis sees it. */
export function columnsOf(study: SmallStudy, revision = 1): StudyColumns {
  const paragraphs = study.texts.map(paragraphColumns);
  const astral = study.texts.map(astralPositions);
  const codings = [...study.codings].sort((a, b) => a.document - b.document || a.start - b.start || a.end - b.end);
  const column = (key: keyof SmallCoding) => Int32Array.from(codings, (coding) => coding[key]);
  return {
    revision,
    documents: {
      ids: study.texts.map((_, index) => `document ${index}`),
      length: Int32Array.from(study.texts, (text) => text.length),
      paragraphOffset: offsets(paragraphs.map((each) => each.start)),
      paragraphStart: joined(paragraphs.map((each) => each.start)),
      paragraphEnd: joined(paragraphs.map((each) => each.end)),
      astralOffset: offsets(astral),
      astral: joined(astral),
    },
    codings: {
      document: column('document'),
      code: column('code'),
      coder: column('coder'),
      start: column('start'),
      end: column('end'),
    },
    codeIds: study.codes,
    coderIds: study.coders,
  };
}

/** A set for tests: named, with the codes that count into it. */
export function setOf(name: string, members: readonly number[]): CodeSet {
  return { id: name, path: name, name, color: 'red', depth: 0, members };
}

function offsets(parts: readonly Int32Array[]): Int32Array {
  const result = new Int32Array(parts.length + 1);
  for (const [index, part] of parts.entries()) result[index + 1] = (result[index] ?? 0) + part.length;
  return result;
}

function joined(parts: readonly Int32Array[]): Int32Array {
  return Int32Array.from(parts.flatMap((part) => [...part]));
}
