import type { CodingId } from '#shared/domain/ids.ts';
import { ensureCoder } from '../../store/coders.ts';
import { findSameCoding } from '../../store/codings.ts';
import { insertWholeCoding, updateRow } from '../../store/exchangeRows.ts';
import { type Difference, lose } from './plan.ts';
import { type CodingThing, whoever } from './planCodings.ts';
import { requireKey, stays, type Writing } from './writing.ts';

/** Codings that are new, and what was chosen of the others. */
export function writeCodings(writing: Writing): void {
  const { fresh, different } = writing.plan.codings;
  for (const { thing, target } of fresh) addCoding(writing, thing, target);
  for (const difference of different) if (difference.treatment === 'theirs') takeCoding(writing, difference);
}

function placeOf(writing: Writing, { documentId, codeId, coderId, start, end }: CodingThing) {
  const coderKey =
    coderId === whoever
      ? ensureCoder(writing.study, writing.plan.planning.actor)
      : requireKey(writing, 'coders', coderId);
  return {
    documentKey: requireKey(writing, 'documents', documentId),
    codeKey: requireKey(writing, 'codes', codeId),
    coderKey,
    start,
    end,
  };
}

function addCoding(writing: Writing, thing: CodingThing, id: string): void {
  const { now } = writing.study;
  const createdAt = thing.createdAt ?? now;
  const { weight, comment } = thing;
  const times = { createdAt, changedAt: thing.changedAt ?? createdAt };
  insertWholeCoding(writing.study, { id, ...placeOf(writing, thing), weight, comment, ...times });
}

function takeCoding(writing: Writing, { thing, id, target, name, fields }: Difference<CodingThing>): void {
  const { study, plan } = writing;
  const at = placeOf(writing, thing);
  const key = requireKey(writing, 'codings', target);
  const moves = fields.includes('range, code or coder');
  const same = moves ? findSameCoding(study, at) : undefined;
  if (same && same.id !== (target as CodingId)) {
    lose(
      plan.planning,
      'coded segment',
      name,
      id,
      'Another coding says the same where this one would stand; it stayed in its place.',
    );
    stays(writing, 'codings');
    return;
  }
  const place = { code_key: at.codeKey, coder_key: at.coderKey, start_at: at.start, end_at: at.end };
  updateRow(study, 'codings', key, {
    ...(moves ? place : {}),
    ...(fields.includes('weight') ? { weight: thing.weight } : {}),
    ...(fields.includes('comment') ? { comment: thing.comment } : {}),
    changed_at: thing.changedAt ?? study.now,
  });
}
