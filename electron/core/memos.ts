import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { MemoId } from '#shared/domain/ids.ts';
import type { MemoLink } from '#shared/domain/memo.ts';
import { AxialError } from '#shared/domain/result.ts';
import { findCodingRow } from '../store/codings.ts';
import { deleteLink, isSameLink, listLinkRows, listMemosAbout } from '../store/memoLinks.ts';
import {
  deleteMemo,
  findMemo,
  findMemoEntry,
  listMemos,
  listMemosByKey,
  listMemoTypes,
  type MemoEntry,
  replaceMemoTypes,
  setMemoFlag,
  setMemoType,
  writeMemo,
} from '../store/memos.ts';
import type { ReadableStudy } from '../store/study.ts';
import { requireCodeKey } from './codeRules.ts';
import { requireDocumentKey } from './codingRules.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import {
  addLink,
  checkMemoType,
  createMemo,
  memoName,
  requireBody,
  requireMemoKey,
  setBodyLinks,
  toLinkRow,
} from './memoRules.ts';
import { count } from './words.ts';

export const memoHandlers: Handlers<ProceduresOf<'memos'>> = {
  'memos.list': (context) => listMemos(context.readable()).map(toEntry),
  'memos.read': (context, { id }) => requireMemo(context.readable(), id),
  'memos.about': (context, question) => memosAbout(context.readable(), question).map(toEntry),
  'memos.create': (context, input) => {
    const name = memoName(input.title, requireBody(input.body).text);
    const label = name === 'Untitled' ? 'New memo' : `New memo “${name}”`;
    return context.operate({ name: 'memos.create', label }, (study) => requireMemo(study, createMemo(study, input).id));
  },
  'memos.write': saveMemo,
  'memos.update': updateMemo,
  'memos.link': (context, { id, target }) => {
    const step = { name: 'memos.link', label: `Link ${named(context.readable(), id)}` };
    return context.operate(step, (study) => {
      const added = addLink(study, requireMemoKey(study, id), toLinkRow(study, target));
      return { changed: Number(added) };
    });
  },
  'memos.unlink': unlink,
  'memos.delete': (context, { ids }) => {
    const memos = [...new Set(ids)];
    const [only] = memos;
    const what = memos.length === 1 && only ? named(context.readable(), only) : count(memos.length, 'memo');
    return context.operate({ name: 'memos.delete', label: `Delete ${what}` }, (study) => {
      for (const key of memos.map((id) => requireMemoKey(study, id))) deleteMemo(study, key);
      return { changed: memos.length };
    });
  },
  'memos.types': (context) => listMemoTypes(context.readable()),
  'memos.setTypes': (context, { types }) => {
    const names = types.map((type) => type.replace(/\s+/gu, ' ').trim());
    if (names.includes(''))
      throw new AxialError('invalid_input', 'The name of a memo type needs at least one character.');
    const wanted = [...new Set(names)];
    return context.operate({ name: 'memos.setTypes', label: 'Change the memo types' }, (study) => {
      replaceMemoTypes(study, wanted);
      return { changed: wanted.length };
    });
  },
};

type Entry = OutputOf<'memos.list'>[number];
const toEntry = (memo: MemoEntry): Entry => ({ ...memo, links: [...memo.links] });

/** @throws AxialError `not_found` */
function requireMemo(study: ReadableStudy, id: MemoId): OutputOf<'memos.read'> {
  const memo = findMemo(study, id);
  if (!memo) throw new AxialError('not_found', 'This memo is not in the study any more.');
  const { key: _, ...whole } = memo;
  return { ...whole, links: [...whole.links] };
}

function named(study: ReadableStudy, id: MemoId): string {
  const { title, text } = requireMemo(study, id);
  return `the memo “${memoName(title, text)}”`;
}

function memosAbout(study: ReadableStudy, question: ParsedInputOf<'memos.about'>): MemoEntry[] {
  const { codeId, documentId, codingId, memoId, start, end } = question;
  const keys = listMemosAbout(study, {
    codeKey: codeId === undefined ? null : requireCodeKey(study, codeId),
    documentKey: documentId === undefined ? null : requireDocumentKey(study, documentId),
    start: start ?? null,
    end: end ?? null,
    codingKey: codingId === undefined ? null : (findCodingRow(study, codingId)?.key ?? null),
    memoKey: memoId === undefined ? null : requireMemoKey(study, memoId),
  });
  return listMemosByKey(study, keys);
}

/** Saves what was typed; saves of one memo within a minute are one step, and one that changes nothing is none. */
function saveMemo(context: CoreContext, { id, title, body }: ParsedInputOf<'memos.write'>): Entry {
  const before = requireMemo(context.readable(), id);
  const read = body === undefined ? null : requireBody(body);
  const after = { title: title ?? before.title, body: body ?? before.body, text: read?.text ?? before.text };
  const label = `Write memo “${memoName(after.title, after.text)}”`;
  return context.operate({ name: 'memos.write', label, joins: `memos.write:${id}` }, (study) => {
    const key = requireMemoKey(study, id);
    if (after.title !== before.title || after.body !== before.body) writeMemo(study, key, after);
    if (read && after.body !== before.body) setBodyLinks(study, key, read.references);
    return toEntry(findMemoEntry(study, key) as MemoEntry);
  });
}

function updateMemo(context: CoreContext, { id, type, flag }: ParsedInputOf<'memos.update'>) {
  const before = requireMemo(context.readable(), id);
  const name = named(context.readable(), id);
  const label =
    type !== undefined && type !== before.type
      ? `Make ${name} ${type}`
      : flag === null
        ? `Take the flag of ${name} away`
        : `Flag ${name}`;
  return context.operate({ name: 'memos.update', label }, (study) => {
    const key = requireMemoKey(study, id);
    let changed = 0;
    if (type !== undefined && type !== before.type) {
      setMemoType(study, key, checkMemoType(study, type));
      changed++;
    }
    if (flag !== undefined && flag !== before.flag) {
      setMemoFlag(study, key, flag);
      changed++;
    }
    return { changed };
  });
}

/** Takes away links that were made by hand; those that the body makes go when the body changes. */
function unlink(context: CoreContext, { id, target }: ParsedInputOf<'memos.unlink'>) {
  const step = { name: 'memos.unlink', label: `Take a link of ${named(context.readable(), id)} away` };
  return context.operate(step, (study) => {
    const link = toLinkRow(study, target as MemoLink['target']);
    const found = listLinkRows(study, requireMemoKey(study, id)).filter((stored) => isSameLink(stored, link));
    for (const { key } of found) deleteLink(study, key);
    return { changed: found.length };
  });
}
