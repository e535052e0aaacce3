import { type CodeTree, namesOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import type { Quotation } from '#shared/interchange/quotations.ts';
import { countOf, formatCount } from '../../ui/counts.ts';
import type { FoundPage, FoundRow } from './found.ts';

/** So many segments are quoted in one memo: with more it is no longer read. */
export const mostQuoted = 200;
/** Words that a memo quotes at most, in UTF-16 units, so that there is room to write. */
const mostCharacters = 300_000;

/** `12 segments`, or `The first 1,000 of 12,345 segments`. */
export function amountOf({ gives, total }: Pick<FoundPage, 'gives' | 'total'>, taken: number): string {
  const all = countOf(total, gives === 'segments' ? 'segment' : 'stretch', gives);
  return taken === total ? all : `The first ${formatCount(taken)} of ${all}`;
}

/** What stands above quotations: how many of how many, from where, and the rule that found them. */
export const headOf = (page: FoundPage, taken: number, rule: string): string =>
  `${amountOf(page, taken)}${taken === page.total ? ` in ${countOf(page.documents, 'document')}` : ''}. ${rule}`;

/** Codes that a row stands for: its own, or for a stretch those that lie on it. */
export const codesOf = ({ codeId, also }: FoundRow): ReadonlySet<CodeId> =>
  new Set(codeId ? [codeId] : also.map((other) => other.codeId));

/** A row as it is quoted outside the program, its codes named by their paths. */
export function toQuotation(row: FoundRow, tree: CodeTree): Quotation {
  const known = [...codesOf(row)].filter((id) => tree.byId.has(id));
  return { ...row, document: row.documentName, codes: known.map((id) => namesOf(tree, id).join(' › ')) };
}

/** As many of the rows as one memo can quote and still be read: at least one. */
export function quotable(rows: readonly FoundRow[]): readonly FoundRow[] {
  let characters = 0;
  const tooMany = rows.findIndex(({ text }, at) => {
    characters += text.length;
    return at >= mostQuoted || (at > 0 && characters > mostCharacters);
  });
  return tooMany < 0 ? rows : rows.slice(0, tooMany);
}
