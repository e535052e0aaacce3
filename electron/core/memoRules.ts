import type { CodeId, CodingId, DocumentId, MemoId } from '#shared/domain/ids.ts';
import type { MemoLink } from '#shared/domain/memo.ts';
import { type BodyReference, type ReadBody, readMemoBody } from '#shared/domain/memoBody.ts';
import { AxialError } from '#shared/domain/result.ts';
import { findCodeKey } from '../store/codes.ts';
import { findCodingRow } from '../store/codings.ts';
import { findDocumentKey } from '../store/documents.ts';
import { deleteLink, insertLink, isSameLink, type LinkRow, listLinkRows } from '../store/memoLinks.ts';
import { findMemoKey, insertMemo, listMemoTypes, type NewMemo } from '../store/memos.ts';
import type { ReadableStudy, WritableStudy } from '../store/study.ts';
import { readShape } from '../store/texts.ts';
import { checkRange } from './codingRules.ts';
import { brief } from './words.ts';

/** @throws AxialError `not_found` */
export function requireMemoKey(study: ReadableStudy, id: MemoId): number {
  const key = findMemoKey(study, id);
  if (key === undefined) throw new AxialError('not_found', 'This memo is not in the study any more.');
  return key;
}

/** @throws AxialError `invalid_input` when the body is no state of the editor. */
export function requireBody(body: string): ReadBody {
  const read = readMemoBody(body);
  if (!read) throw new AxialError('invalid_input', 'The text of the memo arrived broken; it was left as it was.');
  return read;
}

/** @throws AxialError `invalid_input` naming the types that there are. */
export function checkMemoType(study: ReadableStudy, type: string): string {
  const types = listMemoTypes(study);
  if (types.includes(type) || type === 'free') return type;
  throw new AxialError('invalid_input', `There is no memo type “${brief(type)}”; the types are ${types.join(', ')}.`);
}

/** What a memo is called in labels: its title, or its first words. Labels set it in quotation marks, so its own are single. */
export function memoName(title: string, text: string): string {
  const words = (title.trim() || text.slice(0, 200)).replaceAll('“', '‘').replaceAll('”', '’');
  return brief(words) || 'Untitled';
}

/** Makes a memo with its links; those that its body makes stand beside those that are given. */
export function createMemo(
  study: WritableStudy,
  memo: Omit<NewMemo, 'text' | 'author'> & { readonly author?: string; readonly links: readonly MemoLink[] },
): { key: number; id: MemoId } {
  const { text, references } = requireBody(memo.body);
  const type = checkMemoType(study, memo.type);
  const made = insertMemo(study, { ...memo, type, text, author: memo.author ?? study.actor });
  for (const link of memo.links) {
    if (link.origin === 'link') addLink(study, made.key, toLinkRow(study, link.target));
  }
  setBodyLinks(study, made.key, references);
  return made;
}

/** Adds a link unless it stands there already; answers whether it was added. */
export function addLink(study: WritableStudy, memoKey: number, link: LinkRow): boolean {
  if (listLinkRows(study, memoKey).some((stored) => isSameLink(stored, link))) return false;
  insertLink(study, memoKey, link);
  return true;
}

/** Keeps the links of origin mention and passage in step with the body; what the body names and is gone has none. */
export function setBodyLinks(study: WritableStudy, memoKey: number, references: readonly BodyReference[]): void {
  const wanted = references.flatMap((reference) => rowOfReference(study, reference) ?? []);
  const stored = listLinkRows(study, memoKey).filter((link) => link.origin !== 'link');
  const kept = new Set<LinkRow>();
  for (const link of stored) {
    const same = wanted.find((row) => isSameLink(row, link));
    if (same && !kept.has(same)) kept.add(same);
    else deleteLink(study, link.key);
  }
  const added: LinkRow[] = [];
  for (const link of wanted) {
    if (kept.has(link) || [...kept, ...added].some((other) => isSameLink(other, link))) continue;
    insertLink(study, memoKey, link);
    added.push(link);
  }
}

const noTarget = { codeKey: null, documentKey: null, start: null, end: null, codingKey: null, targetMemoKey: null };

function rowOfReference(study: ReadableStudy, reference: BodyReference): LinkRow | null {
  try {
    return toLinkRow(study, targetOf(reference), reference.origin);
  } catch (error) {
    // A mention outlives what it names; its words stay in the memo.
    if (error instanceof AxialError) return null;
    throw error;
  }
}

function targetOf(reference: BodyReference): MemoLink['target'] {
  switch (reference.kind) {
    case 'code':
      return { kind: 'code', codeId: reference.codeId as CodeId };
    case 'document':
      return { kind: 'document', documentId: reference.documentId as DocumentId };
    case 'memo':
      return { kind: 'memo', memoId: reference.memoId as MemoId };
    case 'segment':
      return {
        kind: 'segment',
        documentId: reference.documentId as DocumentId,
        start: reference.start,
        end: reference.end,
        codingId: reference.codingId as CodingId | null,
      };
  }
}

/** A target by keys. @throws AxialError `not_found` for what is gone, `invalid_input` for a range outside its text. */
export function toLinkRow(
  study: ReadableStudy,
  target: MemoLink['target'],
  origin: LinkRow['origin'] = 'link',
): LinkRow {
  switch (target.kind) {
    case 'code':
      return { ...noTarget, origin, codeKey: found(findCodeKey(study, target.codeId), 'code') };
    case 'document':
      return { ...noTarget, origin, documentKey: found(findDocumentKey(study, target.documentId), 'document') };
    case 'memo':
      return { ...noTarget, origin, targetMemoKey: found(findMemoKey(study, target.memoId), 'memo') };
    case 'segment': {
      const documentKey = found(findDocumentKey(study, target.documentId), 'document');
      const shape = readShape(study, documentKey);
      if (shape) checkRange(shape, target);
      const coding = target.codingId === null ? undefined : findCodingRow(study, target.codingId);
      const codingKey = coding?.documentKey === documentKey ? coding.key : null;
      return { ...noTarget, origin, documentKey, start: target.start, end: target.end, codingKey };
    }
  }
}

function found(key: number | undefined, what: string): number {
  if (key === undefined) throw new AxialError('not_found', `This ${what} is not in the study any more.`);
  return key;
}
