import type { ViewerStudy } from './model.ts';

/** What belongs to what, looked up once for the whole page. Lists of places, ascending. */
export interface ViewerIndex {
  readonly codingsOfDocument: readonly (readonly number[])[];
  readonly codingsOfCode: readonly (readonly number[])[];
  readonly childrenOf: readonly (readonly number[])[];
  readonly memosOfCode: readonly (readonly number[])[];
  readonly memosOfDocument: readonly (readonly number[])[];
  /** Codings of a code with all below it. */
  readonly countWith: readonly number[];
  /** Paragraphs that a coding begins in, by its place; filled in while the documents are written. */
  readonly paragraphOf: Map<number, number>;
}

const lists = (length: number): number[][] => Array.from({ length }, () => []);

export function viewerIndex(study: ViewerStudy): ViewerIndex {
  const codingsOfDocument = lists(study.documents.length);
  const codingsOfCode = lists(study.codes.length);
  const childrenOf = lists(study.codes.length);
  const memosOfCode = lists(study.codes.length);
  const memosOfDocument = lists(study.documents.length);
  for (const [at, { document, code }] of study.codings.entries()) {
    codingsOfDocument[document]?.push(at);
    codingsOfCode[code]?.push(at);
  }
  for (const [at, { parent }] of study.codes.entries()) if (parent !== null) childrenOf[parent]?.push(at);
  for (const [at, memo] of study.memos.entries()) {
    for (const code of memo.codes) memosOfCode[code]?.push(at);
    for (const document of memo.documents) memosOfDocument[document]?.push(at);
  }
  const countWith = codingsOfCode.map((own) => own.length);
  // Codes stand behind the code above them: from the last to the first, each hands its sum up.
  for (let at = study.codes.length - 1; at >= 0; at--) {
    const parent = study.codes[at]?.parent ?? null;
    if (parent !== null) countWith[parent] = (countWith[parent] ?? 0) + (countWith[at] ?? 0);
  }
  return {
    codingsOfDocument,
    codingsOfCode,
    childrenOf,
    memosOfCode,
    memosOfDocument,
    countWith,
    paragraphOf: new Map(),
  };
}
