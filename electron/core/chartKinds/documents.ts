import { kindsOf } from '#shared/analysis/kinds.ts';
import type { CodingChoice } from '#shared/analysis/selection.ts';
import { AxialError } from '#shared/domain/result.ts';
import { listCodingRowsByKey } from '../../store/codings.ts';
import { listDocuments } from '../../store/documents.ts';
import type { AskedChart } from './asked.ts';

/** Names of the documents by their ids. */
export const documentNames = ({ context }: AskedChart): Map<string, string> =>
  new Map(listDocuments(context.readable()).map(({ id, name }) => [id, name]));

/** Index of a document that a setting names. @throws AxialError `not_found` where it is gone */
export function placeOfDocument({ columns }: AskedChart, id: unknown): number {
  const place = columns.documents.ids.indexOf(String(id));
  if (place < 0) throw new AxialError('not_found', 'The document of this chart is not in the study any more.');
  return place;
}

/** The documents of the choice with at least one coding that takes part, in study order. O(codings). */
export function codedDocuments({ columns, choice, sets }: AskedChart): number[] {
  const kinds = kindsOf(columns.codeIds.length, sets);
  const { document, code, coder } = columns.codings;
  const coded = new Set<number>();
  for (let row = 0; row < document.length; row++) {
    const place = document[row] ?? 0;
    if (coded.has(place) || choice.documents?.[place] === 0 || choice.coders?.[coder[row] ?? 0] === 0) continue;
    if (choice.codings?.[row] !== 0 && (kinds.ofCode[code[row] ?? 0] ?? -1) >= 0) coded.add(place);
  }
  return [...coded];
}

/** The choice for a document that was named: which documents are active says nothing about it. */
export const everyDocument = ({ choice }: AskedChart): CodingChoice => ({ ...choice, documents: null });

/** The ids of codings by their rows in the columns. */
export function codingIdsOf({ context, columns }: AskedChart, rows: readonly number[]): Map<number, string> {
  const keys = rows.map((row) => columns.codingKeys[row] ?? 0);
  const ids = new Map<number, string>(listCodingRowsByKey(context.readable(), keys).map(({ key, id }) => [key, id]));
  return new Map(rows.map((row, at) => [row, ids.get(keys[at] ?? 0) ?? '']));
}
