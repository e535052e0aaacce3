import type { OutputOf } from '#shared/contract/index.ts';
import { type CodeNode, colorOf, namesOf, pathOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import {
  type CodebookEntry,
  codebookJson,
  codebookMarkdown,
  codebookPage,
  codebookTable,
} from '#shared/interchange/codebook.ts';
import { codebookDocument } from '#shared/interchange/codebookWord.ts';
import { toCsv } from '#shared/interchange/csv.ts';
import { withFacts } from '#shared/interchange/facts.ts';
import { type Chosen, chosenBy } from './chosen.ts';
import { countCodes } from './codes.ts';
import type { CoreContext } from './context.ts';
import { type ExportDraft, factsOf, type RequestFor } from './exportDraft.ts';
import { pageColor } from './pageColor.ts';

/** The codebook in the order of the tree: chosen codes, counted in the chosen documents, or all. */
export function draftCodebook(context: CoreContext, { codeIds, choice }: RequestFor<'codebook'>): ExportDraft {
  const chosen = chosenBy(context, choice);
  const wanted = codeIds && new Set(codeIds);
  const entries = codebookEntries(context, chosen).filter(({ id }) => wanted?.has(id as CodeId) ?? true);
  const unit = 'codings of each code, and documents that hold at least one';
  const facts = factsOf(context, [['unit', unit], ...chosen.words]);
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
    docx: () => codebookDocument(entries, facts),
  };
}

/** The chosen codes with their counts; `null` = all codes, counted everywhere. */
export function codebookEntries(context: CoreContext, chosen: Chosen | null): CodebookEntry[] {
  const tree = context.codeTree();
  const counts = chosen && isCountedInPart(chosen) ? countChosen(context, chosen) : countCodes(context);
  const place = new Map(counts.codeIds.map((id, index) => [id, index]));
  return [...(chosen?.codes ?? walkCodes(tree))].map(({ code }) => {
    const at = place.get(code.id) ?? -1;
    const color = colorOf(tree, code.id);
    return {
      id: code.id,
      names: namesOf(tree, code.id),
      path: pathOf(tree, code.id),
      color,
      pageColor: pageColor(color),
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

const isCountedInPart = ({ choice }: Chosen): boolean =>
  choice.documentIds !== null || choice.coderIds !== null || choice.speakers !== null;

/** As {@link countCodes}, but only the codings of the choice; of all codes, so that "with subcodes" means all below. */
function countChosen(context: CoreContext, chosen: Chosen): OutputOf<'codes.counts'> {
  const nodes = [...walkCodes(context.codeTree())];
  const place = new Map<string, number>(nodes.map((node, index) => [node.code.id, index]));
  const { codings, codeIds } = context.columns();
  const column = () => new Int32Array(nodes.length);
  const counts = { codings: column(), documents: column(), codingsWith: column(), documentsWith: column() };
  const seen = { own: new Set<number>(), with: new Set<number>() };
  const add = (to: 'own' | 'with', at: number, document: number) => {
    const [many, once] = to === 'own' ? [counts.codings, counts.documents] : [counts.codingsWith, counts.documentsWith];
    many[at] = (many[at] ?? 0) + 1;
    const pair = document * nodes.length + at;
    if (!seen[to].has(pair)) once[at] = (once[at] ?? 0) + 1;
    seen[to].add(pair);
  };
  for (const row of chosen.codings()) {
    const at = place.get(codeIds[codings.code[row] ?? 0] ?? '');
    const document = codings.document[row] ?? 0;
    if (at === undefined) continue;
    add('own', at, document);
    for (let node: CodeNode | null = nodes[at] ?? null; node; node = node.parent) {
      add('with', place.get(node.code.id) ?? 0, document);
    }
  }
  return { codeIds: nodes.map((node) => node.code.id), ...counts };
}
