import { z } from 'zod';
import { codeId, codingId, documentId, memo, memoEntry, memoId, memoLink, prose } from '../entities.ts';
import { mutation, query } from '../procedure.ts';

const changed = z.object({ changed: z.int() });
/** A memo may be untitled: the list then shows its first words. */
const title = z.string().max(500, 'A title may have at most 500 characters.');

export const memoProcedures = {
  'memos.list': query(['memos'], z.object({}), z.array(memoEntry)),
  'memos.read': query(['memos'], z.object({ id: memoId }), memo),
  /** Memos that point at a code, a document, a coding or a place in a text (any that is given). */
  'memos.about': query(
    ['memos', 'codings'],
    z.object({
      codeId: codeId.optional(),
      documentId: documentId.optional(),
      codingId: codingId.optional(),
      memoId: memoId.optional(),
      start: z.int().optional(),
      end: z.int().optional(),
    }),
    z.array(memoEntry),
  ),
  'memos.create': mutation(
    ['memos'],
    z.object({
      title: title.default(''),
      type: z.string().max(100).default('free'),
      /** Editor state; empty = an empty memo. */
      body: prose.default(''),
      links: z.array(memoLink).default([]),
    }),
    memo,
  ),
  /** Saves what was typed. Saves of one memo that follow each other within a minute are one step of the history. */
  'memos.write': mutation(
    ['memos'],
    z.object({ id: memoId, title: title.optional(), body: prose.optional() }),
    memoEntry,
  ),
  'memos.update': mutation(
    ['memos'],
    z.object({ id: memoId, type: z.string().max(100).optional(), flag: z.string().max(20).nullable().optional() }),
    changed,
  ),
  'memos.link': mutation(['memos'], z.object({ id: memoId, target: memoLink.shape.target }), changed),
  'memos.unlink': mutation(['memos'], z.object({ id: memoId, target: memoLink.shape.target }), changed),
  'memos.delete': mutation(['memos'], z.object({ ids: z.array(memoId).min(1) }), changed),
  'memos.types': query(['memos'], z.object({}), z.array(z.string())),
  'memos.setTypes': mutation(['memos'], z.object({ types: z.array(z.string().min(1).max(100)).min(1) }), changed),
};
