import type { ViewerStudy } from './model.ts';

/** What the script of the page reads: places, no words that do not stand in the page already. */
export interface ViewerData {
  /** Document and code of every coding. */
  readonly codings: readonly (readonly [document: number, code: number])[];
  /** The code above each; -1 = none. */
  readonly parents: readonly number[];
  readonly pairs: readonly {
    readonly first: number;
    readonly second: number;
    readonly total: number;
    readonly codings: readonly (readonly [number, number])[];
  }[];
}

export function viewerData({ codings, codes, charts }: ViewerStudy): string {
  const data: ViewerData = {
    codings: codings.map(({ document, code }) => [document, code]),
    parents: codes.map(({ parent }) => parent ?? -1),
    pairs: charts.flatMap(({ pairs }) => pairs),
  };
  return jsonForScript(data);
}

const unsafe: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON that may stand in a `<script>` element: nothing in it ends the element, begins a comment, or breaks a line of script. */
export const jsonForScript = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/gu, (sign) => unsafe[sign] ?? '');
