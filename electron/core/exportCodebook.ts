import { shades } from '#shared/charts/palette.ts';
import { colorOf, namesOf, pathOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import {
  type CodebookEntry,
  codebookJson,
  codebookMarkdown,
  codebookPage,
  codebookTable,
} from '#shared/interchange/codebook.ts';
import { toCsv } from '#shared/interchange/csv.ts';
import { withFacts } from '#shared/interchange/facts.ts';
import { countCodes } from './codes.ts';
import type { CoreContext } from './context.ts';
import { type ExportDraft, factsOf, type RequestFor } from './exportDraft.ts';

/** The codebook in the order of the tree: chosen codes, or all. */
export function draftCodebook(context: CoreContext, { codeIds }: RequestFor<'codebook'>): ExportDraft {
  const entries = codebookEntries(context, codeIds);
  const facts = factsOf(context, [['unit', 'codings of each code, and documents that hold at least one']]);
  const table = () => codebookTable(entries);
  return {
    name: 'codebook',
    items: entries.length,
    facts,
    csv: () => toCsv(withFacts(table(), facts)),
    json: () => codebookJson(entries, facts),
    sheets: () => [table()],
    html: () => codebookPage(entries, facts),
    md: () => codebookMarkdown(entries, facts),
  };
}

export function codebookEntries(context: CoreContext, codeIds: readonly CodeId[] | null): CodebookEntry[] {
  const tree = context.codeTree();
  const counts = countCodes(context);
  const place = new Map(counts.codeIds.map((id, index) => [id, index]));
  const wanted = codeIds && new Set(codeIds);
  return [...walkCodes(tree)]
    .filter(({ code }) => wanted?.has(code.id) ?? true)
    .map(({ code }) => {
      const at = place.get(code.id) ?? -1;
      const color = colorOf(tree, code.id);
      return {
        id: code.id,
        names: namesOf(tree, code.id),
        path: pathOf(tree, code.id),
        color,
        pageColor: { light: shades(color, 'light'), dark: shades(color, 'dark') },
        description: code.description,
        whenToUse: code.whenToUse,
        whenNotToUse: code.whenNotToUse,
        example: code.example,
        key: code.key ?? '',
        role: code.role ?? '',
        codings: counts.codings[at] ?? 0,
        documents: counts.documents[at] ?? 0,
        codingsWith: counts.codingsWith[at] ?? 0,
        documentsWith: counts.documentsWith[at] ?? 0,
        createdAt: code.createdAt,
      };
    });
}
