import { astralOfDocument } from '#shared/analysis/documents.ts';
import { pathOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import type { Memo } from '#shared/domain/memo.ts';
import { toCsv } from '#shared/interchange/csv.ts';
import { positionsFact, withFacts } from '#shared/interchange/facts.ts';
import { memoHtml } from '#shared/interchange/memoHtml.ts';
import { type MemoRecord, memosJson, memosMarkdown, memosPage, memosTable } from '#shared/interchange/memos.ts';
import { memosDocument } from '#shared/interchange/memosWord.ts';
import { type ReferenceNames, writeMemoMarkdown } from '#shared/interchange/memoWriting.ts';
import { toCodePoints } from '#shared/text/offsets.ts';
import { listDocuments } from '../store/documents.ts';
import { listMemos } from '../store/memos.ts';
import { chosenBy } from './chosen.ts';
import type { CoreContext } from './context.ts';
import { type ExportDraft, factsOf, type RequestFor } from './exportDraft.ts';

/** Memos with what they point at: chosen ones in the order given, or all in the order in which they were made. */
export function draftMemos(context: CoreContext, { memoIds, choice }: RequestFor<'memos'>): ExportDraft {
  const chosen = chosenBy(context, choice);
  const about = new Map<string, Memo>(chosen.memos().map((memo) => [memo.id, memo]));
  const memos = memoIds ? memoIds.flatMap((id) => about.get(id) ?? []) : [...about.values()];
  const names = referenceNames(context);
  const records = memos.map((memo) => recordOf(context, memo, names));
  const facts = factsOf(context, [positionsFact, ...chosen.words]);
  const table = () => memosTable(records);
  return {
    name: 'memos',
    items: records.length,
    facts,
    csv: () => toCsv(withFacts(table(), facts)),
    json: () => memosJson(records, facts),
    sheets: () => [table()],
    html: () => memosPage(records, facts),
    md: () => memosMarkdown(records, facts),
    docx: () => memosDocument(records, facts),
  };
}

/** Names as they are now; `null` for what is gone. */
export function referenceNames(context: CoreContext): ReferenceNames {
  const tree = context.codeTree();
  const titles = new Map<string, string>(listMemos(context.readable()).map(({ id, title }) => [id, title]));
  const documents = new Map<string, string>(listDocuments(context.readable()).map(({ id, name }) => [id, name]));
  return {
    code: (id) => pathOf(tree, id as CodeId) || null,
    document: (id) => documents.get(id) ?? null,
    memo: (id) => titles.get(id) || null,
  };
}

function recordOf(context: CoreContext, memo: Memo, names: ReferenceNames): MemoRecord {
  const { documents } = context.columns();
  const found = { codes: new Set<string>(), documents: new Set<string>(), memos: new Set<string>() };
  const segments = new Map<string, MemoRecord['segments'][number]>();
  for (const { target } of memo.links) {
    if (target.kind === 'code') found.codes.add(names.code(target.codeId) ?? '');
    if (target.kind === 'document') found.documents.add(names.document(target.documentId) ?? '');
    if (target.kind === 'memo') found.memos.add(names.memo(target.memoId) ?? '');
    if (target.kind !== 'segment') continue;
    const astral = astralOfDocument(documents, documents.ids.indexOf(target.documentId));
    const [start, end] = [toCodePoints(astral, target.start), toCodePoints(astral, target.end)];
    const document = names.document(target.documentId) ?? '';
    segments.set(`${document} ${start} ${end}`, { document, start, end });
  }
  const listed = (values: ReadonlySet<string>) => [...values].filter((value) => value !== '');
  return {
    id: memo.id,
    title: memo.title,
    type: memo.type,
    flag: memo.flag,
    author: memo.author,
    text: memo.text,
    markdown: writeMemoMarkdown(memo.body, names),
    html: memoHtml(memo.body),
    body: memo.body,
    codes: listed(found.codes),
    documents: listed(found.documents),
    memos: listed(found.memos),
    segments: [...segments.values()],
    createdAt: memo.createdAt,
    changedAt: memo.changedAt,
  };
}
