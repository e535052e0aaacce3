import { type ReadBody, readMemoBody } from '#shared/domain/memoBody.ts';
import { type Translation, translateMemoBody } from '#shared/domain/memoTranslation.ts';
import type { IncomingLink, IncomingMemo } from '#shared/interchange/incoming.ts';
import { listIdRows, type Row } from '../../store/exchangeRows.ts';
import { differs, emptyPlan, isTwice, type KindPlan, lose, type Planning, treatmentOf } from './plan.ts';
import type { DocumentPlace } from './planDocuments.ts';

/** A memo as it comes in, with all that it names by the ids of the study. */
export interface MemoThing {
  readonly given: IncomingMemo;
  readonly title: string;
  readonly type: string;
  readonly flag: string | null;
  readonly author: string;
  readonly body: string;
  readonly read: ReadBody;
  readonly links: readonly IncomingLink[];
  readonly createdAt: number | null;
  readonly changedAt: number | null;
}

/** Meets memos by their id, then by title and words. */
export function planMemos(planning: Planning, places: ReadonlyMap<string, DocumentPlace>): KindPlan<MemoThing> {
  const plan = emptyPlan<MemoThing>('memos');
  const rows = planning.study ? listIdRows(planning.study, 'memos') : [];
  const mineById = new Map(rows.map((row) => [String(row.id), row]));
  const mineByWords = Map.groupBy(rows, (row) => `${row.title}\0${row.text}`);
  const { memos } = planning.incoming;
  const claimed = new Set(memos.map(({ id }) => id).filter((id) => mineById.has(id)));
  const readable = memos.flatMap((memo) => {
    plan.found++;
    const read = readMemoBody(memo.body);
    if (isTwice(planning, plan, { id: memo.id, name: memo.title })) return [];
    if (!read) {
      plan.leftOut++;
      lose(planning, 'memo', memo.title, memo.id, 'Its text is broken; it was left out.');
      return [];
    }
    // The words of a memo are the same whatever its mentions lead to.
    const twin = mineByWords.get(`${memo.title}\0${read.text}`)?.find((row) => !claimed.has(String(row.id)));
    const mine = mineById.get(memo.id) ?? twin;
    if (mine) claimed.add(String(mine.id));
    planning.targets.memos.set(memo.id, mine ? String(mine.id) : memo.id);
    return [{ memo, mine }];
  });
  // Memos name each other: what they say can be translated when all of them are met.
  const to = translationOf(planning, places);
  for (const { memo, mine } of readable) place(planning, plan, thingOf(planning, memo, to), mine);
  return plan;
}

function place(planning: Planning, plan: KindPlan<MemoThing>, thing: MemoThing, mine: Row | undefined): void {
  const { id } = thing.given;
  if (!mine) {
    plan.fresh.push({ thing, target: id });
    return;
  }
  const fields = fieldsOf(thing, mine);
  if (fields.length === 0) plan.same++;
  else {
    const name = thing.title || thing.read.text.slice(0, 80);
    const treatment = treatmentOf(planning, 'memos', id);
    plan.different.push({ thing, id, target: String(mine.id), name, fields, text: false, treatment });
  }
}

function fieldsOf(thing: MemoThing, mine: Row): string[] {
  const sameWords = thing.read.text === mine.text;
  return [
    ...(differs(thing.title, mine.title) ? ['title'] : []),
    ...(sameWords ? [] : ['words']),
    ...(sameWords && thing.body !== '' && thing.body !== mine.body ? ['formatting or mentions'] : []),
    ...(differs(thing.type, mine.type) ? ['type'] : []),
    ...(differs(thing.flag, mine.flag) ? ['flag'] : []),
  ];
}

/** Where what memos name stands in the study. */
function translationOf({ targets }: Planning, places: ReadonlyMap<string, DocumentPlace>): Translation {
  const to = (map: ReadonlyMap<string, string>) => (id: string) => map.get(id) ?? id;
  return {
    code: to(targets.codes),
    document: to(targets.documents),
    memo: to(targets.memos),
    coding: to(targets.codings),
    place: (documentId, start, end) => {
      const moved = places.get(documentId)?.theirs?.({ start, end });
      return moved ? moved.range : { start, end };
    },
  };
}

function thingOf(planning: Planning, given: IncomingMemo, to: Translation): MemoThing {
  const said = planning.said('memos', given.id);
  const text = (column: string, other: string) => (typeof said?.[column] === 'string' ? String(said[column]) : other);
  const time = (column: string, other: number | null) =>
    typeof said?.[column] === 'number' ? Number(said[column]) : other;
  const saidBody = text('body', given.body);
  const body = translateMemoBody(readMemoBody(saidBody) ? saidBody : given.body, to);
  return {
    given,
    title: [...text('title', given.title).replace(/\s+/gu, ' ').trim()].slice(0, 250).join(''),
    type: text('type', given.type).replace(/\s+/gu, ' ').trim() || 'free',
    flag: said?.flag === undefined ? given.flag : said.flag === null ? null : String(said.flag),
    author: text('author', given.author),
    body,
    read: readMemoBody(body) ?? { text: '', references: [] },
    links: given.links.map((link) => translateLink(link, to)),
    createdAt: time('created_at', given.createdAt),
    changedAt: time('changed_at', given.changedAt ?? given.createdAt),
  };
}

function translateLink(link: IncomingLink, to: Translation): IncomingLink {
  switch (link.kind) {
    case 'code':
      return { ...link, codeId: to.code(link.codeId) };
    case 'document':
      return { ...link, documentId: to.document(link.documentId) };
    case 'memo':
      return { ...link, memoId: to.memo(link.memoId) };
    case 'segment': {
      const { documentId, start, end, codingId } = link;
      const range = to.place(documentId, start, end);
      const target = to.document(documentId);
      if (!range) return { kind: 'document', documentId: target };
      return {
        kind: 'segment',
        documentId: target,
        ...range,
        codingId: codingId === null ? null : to.coding(codingId),
      };
    }
  }
}
