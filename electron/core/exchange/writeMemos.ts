import type { MemoLink } from '#shared/domain/memo.ts';
import { countWords } from '#shared/domain/memoBody.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { IncomingLink } from '#shared/interchange/incoming.ts';
import { insertRow, type Row, updateRow } from '../../store/exchangeRows.ts';
import type { LinkRow } from '../../store/memoLinks.ts';
import { listMemoTypes, replaceMemoTypes } from '../../store/memos.ts';
import { addLink, setBodyLinks, toLinkRow } from '../memoRules.ts';
import { type Difference, lose } from './plan.ts';
import type { MemoThing } from './planMemos.ts';
import { supplementRows } from './supplement.ts';
import { requireKey, type Writing } from './writing.ts';

/** Memos that are new and what was chosen of the others, their types, and, when all are there, what they link. */
export function writeMemos(writing: Writing): void {
  const { fresh, different } = writing.plan.memos;
  const taken = different.filter(({ treatment }) => treatment === 'theirs');
  writeTypes(writing);
  for (const { thing, target } of fresh) addMemo(writing, thing, target);
  for (const difference of taken) takeMemo(writing, difference);
  const links = Map.groupBy(supplementRows(writing.plan.planning.incoming, 'memo_links'), (row) => row.memo_id);
  for (const { thing, target } of fresh) linkMemo(writing, thing, target, links.get(thing.given.id) ?? []);
  for (const { thing, target } of taken) linkMemo(writing, thing, target, []);
}

/** Types that memos have and the study does not; a new study gets those of the file, in their order. */
function writeTypes(writing: Writing): void {
  const { study, plan, exact } = writing;
  const { fresh, different, planning } = { ...plan.memos, planning: plan.planning };
  const said = supplementRows(planning.incoming, 'memo_types')
    .toSorted((a, b) => Number(a.position) - Number(b.position))
    .flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  const there = exact && said.length > 0 ? said : listMemoTypes(study);
  const used = [...fresh, ...different.filter(({ treatment }) => treatment === 'theirs')].map(
    ({ thing }) => thing.type,
  );
  const wanted = [...new Set([...there, ...said, ...used.filter((type) => type !== 'free')])];
  if (JSON.stringify(wanted) !== JSON.stringify(listMemoTypes(study))) replaceMemoTypes(study, wanted);
}

function addMemo(writing: Writing, thing: MemoThing, id: string): void {
  const { study } = writing;
  const createdAt = thing.createdAt ?? study.now;
  const key = insertRow(study, 'memos', {
    id,
    title: thing.title,
    type: thing.type,
    flag: thing.flag,
    author: thing.author || study.actor,
    created_at: createdAt,
    changed_at: thing.changedAt ?? createdAt,
    words: countWords(thing.read.text),
    text: thing.read.text,
    body: thing.body,
  });
  writing.noteKey('memos', id, key);
}

function takeMemo(writing: Writing, { thing, target, fields }: Difference<MemoThing>): void {
  const { text } = thing.read;
  const row: Record<string, Row[string]> = { changed_at: thing.changedAt ?? writing.study.now };
  if (fields.includes('title')) row.title = thing.title;
  if (fields.includes('type')) row.type = thing.type;
  if (fields.includes('flag')) row.flag = thing.flag;
  if (fields.some((field) => field === 'words' || field === 'formatting or mentions')) {
    Object.assign(row, { body: thing.body, text, words: countWords(text) });
  }
  updateRow(writing.study, 'memos', requireKey(writing, 'memos', target), row);
}

/** Links as another Axial had them, in their order; then those made by hand and those of the body that are not there yet. */
function linkMemo(writing: Writing, thing: MemoThing, id: string, said: readonly Row[]): void {
  const { study } = writing;
  const key = requireKey(writing, 'memos', id);
  for (const row of said) {
    const link = saidLink(writing, row);
    if (link) insertRow(study, 'memo_links', { memo_key: key, ...columnsOf(link) });
  }
  for (const link of thing.links) {
    const row = rowOf(writing, link);
    if (row) addLink(study, key, row);
    else
      lose(writing.plan.planning, 'link of a memo', thing.title, thing.given.id, 'What it leads to did not come in.');
  }
  setBodyLinks(study, key, thing.read.references);
}

const columnsOf = ({ origin, codeKey, documentKey, start, end, codingKey, targetMemoKey }: LinkRow): Row => ({
  origin,
  code_key: codeKey,
  document_key: documentKey,
  start_at: start,
  end_at: end,
  coding_key: codingKey,
  target_memo_key: targetMemoKey,
});

/** Only links whose document has its words: those of a place that moved are made anew. */
function saidLink(writing: Writing, row: Row): LinkRow | null {
  const { targets } = writing.plan.planning;
  const text = (column: string) => (typeof row[column] === 'string' ? String(row[column]) : null);
  const to = (map: ReadonlyMap<string, string>, column: string) => {
    const id = text(column);
    return id === null ? null : (map.get(id) ?? id);
  };
  const [codeId, documentId] = [to(targets.codes, 'code_id'), to(targets.documents, 'document_id')];
  const [memoId, codingId] = [to(targets.memos, 'target_memo_id'), to(targets.codings, 'coding_id')];
  const { start_at: start, end_at: end, origin } = row;
  if (origin !== 'link' && origin !== 'mention' && origin !== 'passage') return null;
  const moved = writing.plan.documents.places.get(text('document_id') ?? '')?.theirs;
  if (moved) return null;
  const link: IncomingLink | null =
    codeId !== null
      ? { kind: 'code', codeId }
      : memoId !== null
        ? { kind: 'memo', memoId }
        : documentId === null
          ? null
          : typeof start === 'number' && typeof end === 'number'
            ? { kind: 'segment', documentId, start, end, codingId }
            : { kind: 'document', documentId };
  return link && rowOf(writing, link, origin);
}

/** A link by keys; `null` when what it leads to is not there. */
function rowOf({ study }: Writing, link: IncomingLink, origin: LinkRow['origin'] = 'link'): LinkRow | null {
  try {
    return toLinkRow(study, link as MemoLink['target'], origin);
  } catch (error) {
    if (error instanceof AxialError) return null;
    throw error;
  }
}
