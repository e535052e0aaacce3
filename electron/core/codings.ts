import type { ParsedInputOf } from '#shared/contract/index.ts';
import type { CodeId, CodingId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { ensureCoder } from '../store/coders.ts';
import { findChildKey, findCode, findCodeIdByKey } from '../store/codes.ts';
import {
  type CodingRow,
  deleteCoding,
  findCoding,
  findSameCoding,
  insertCoding,
  listInDocument,
  setCodingCode,
  setCodingNotes,
  setCodingRange,
} from '../store/codings.ts';
import { moveCodingLinks } from '../store/memoLinks.ts';
import type { WritableStudy } from '../store/study.ts';
import { readShape, type TextShape } from '../store/texts.ts';
import { createCode, requireCode, requireCodeKey } from './codeRules.ts';
import { checkRange, requireCodingRow, requireDocumentKey } from './codingRules.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { importCodings } from './importCodings.ts';
import { brief, count } from './words.ts';

export const codingHandlers: Handlers<ProceduresOf<'codings'>> = {
  'codings.inDocument': (context, { documentId }) => {
    const study = context.readable();
    const codings = listInDocument(study, requireDocumentKey(study, documentId));
    return {
      ids: codings.map((coding) => coding.id),
      codeIds: codings.map((coding) => coding.codeId),
      coderIds: codings.map((coding) => coding.coderId),
      start: Int32Array.from(codings, (coding) => coding.start),
      end: Int32Array.from(codings, (coding) => coding.end),
      weight: Float64Array.from(codings, (coding) => coding.weight ?? Number.NaN),
      commented: Uint8Array.from(codings, (coding) => coding.commented),
    };
  },
  'codings.read': (context, { id }) => {
    const coding = findCoding(context.readable(), id);
    if (!coding) throw new AxialError('not_found', 'This coding is not in the study any more.');
    return coding;
  },
  'codings.apply': applyCodes,
  'codings.import': importCodings,
  'codings.update': (context, { ids, weight, comment }) =>
    context.operate({ name: 'codings.update', label: updateLabel(ids.length, weight, comment) }, (study) => {
      for (const id of new Set(ids)) setCodingNotes(study, requireCodingRow(study, id).key, { weight, comment });
      return { changed: new Set(ids).size };
    }),
  'codings.resize': (context, { id, start, end }) =>
    context.operate({ name: 'codings.resize', label: 'Resize 1 segment' }, (study) => resize(study, id, start, end)),
  'codings.recode': recode,
  'codings.remove': (context, { ids }) =>
    context.operate({ name: 'codings.remove', label: `Remove ${count(new Set(ids).size, 'coding')}` }, (study) => {
      for (const id of new Set(ids)) deleteCoding(study, requireCodingRow(study, id).key);
      return { changed: new Set(ids).size };
    }),
};

function applyCodes(context: CoreContext, input: ParsedInputOf<'codings.apply'>) {
  const { documentId, ranges, newCode, weight, comment } = input;
  const names: string[] = [];
  const label = () => {
    const what = names.length === 1 ? brief(names[0] ?? '') : count(names.length, 'code');
    return `Code ${count(ranges.length, 'segment')} with ${what}`;
  };
  return context.operate({ name: 'codings.add', label }, (study) => {
    const documentKey = requireDocumentKey(study, documentId);
    const shape = requireShape(study, documentKey);
    for (const range of ranges) checkRange(shape, range);
    const made = newCode && codeNamed(study, newCode);
    const codes = [...new Set([...input.codeIds, ...(made ? [made.id] : [])])].map((id) => requireCode(study, id));
    if (codes.length === 0) throw new AxialError('invalid_input', 'Choose at least one code.');
    names.push(...codes.map((code) => code.name));
    const coderKey = ensureCoder(study, study.actor);
    const added: CodingId[] = [];
    const existing: CodingId[] = [];
    for (const { start, end } of ranges) {
      for (const code of codes) {
        const place = { documentKey, codeKey: requireCodeKey(study, code.id), coderKey, start, end };
        const same = findSameCoding(study, place);
        if (same) existing.push(same.id);
        else added.push(insertCoding(study, { ...place, weight, comment }));
      }
    }
    return { added, existing, newCode: made ? listed(study, made.id) : null };
  });
}

function requireShape(study: WritableStudy, documentKey: number): TextShape {
  const shape = readShape(study, documentKey);
  if (!shape) throw new AxialError('study_damaged', 'The text of this document is missing from the study file.');
  return shape;
}

/** The new code, or the one of that name that stands in that place already (the same words in vivo twice). */
export function codeNamed(study: WritableStudy, { name, parentId }: { name: string; parentId: CodeId | null }) {
  const parentKey = parentId === null ? null : requireCodeKey(study, parentId);
  const found = findChildKey(study, parentKey, name);
  if (found === undefined) return createCode(study, parentKey, { name });
  return { key: found, id: findCodeIdByKey(study, found) as CodeId };
}

export function listed(study: WritableStudy, id: CodeId) {
  return findCode(study, id);
}

function updateLabel(segments: number, weight: number | null | undefined, comment: string | undefined): string {
  const of = segments === 1 ? 'a segment' : count(segments, 'segment');
  if (weight === undefined) return comment === '' ? `Remove the comment on ${of}` : `Comment on ${of}`;
  if (weight === null) return `Remove the weight of ${of}`;
  return `Set the weight of ${of} to ${weight}`;
}

/** @throws AxialError `conflict` when the same coding stands on the new range already. */
function resize(study: WritableStudy, id: CodingId, start: number, end: number): { changed: number } {
  const row = requireCodingRow(study, id);
  checkRange(requireShape(study, row.documentKey), { start, end });
  if (row.start === start && row.end === end) return { changed: 0 };
  if (findSameCoding(study, { ...row, start, end })) {
    throw new AxialError('conflict', 'These very words are coded so already.');
  }
  setCodingRange(study, row.key, start, end);
  return { changed: 1 };
}

function recode(context: CoreContext, { ids, codeId }: ParsedInputOf<'codings.recode'>) {
  const code = requireCode(context.readable(), codeId);
  const label = `Recode ${count(new Set(ids).size, 'segment')} as ${brief(code.name)}`;
  return context.operate({ name: 'codings.recode', label }, (study) => {
    const codeKey = requireCodeKey(study, codeId);
    let changed = 0;
    let joined = 0;
    for (const id of new Set(ids)) {
      const row = requireCodingRow(study, id);
      if (row.codeKey === codeKey) continue;
      if (moveCoding(study, row, codeKey) === 'joined') joined++;
      else changed++;
    }
    return { changed, joined };
  });
}

/**
 * Gives a coding another code. Where the same coding stands already the two become one: comments are joined, a missing
 * weight is taken over, and memos that point at the one that goes point at the one that stays.
 */
export function moveCoding(study: WritableStudy, row: CodingRow, codeKey: number): 'moved' | 'joined' {
  const same = findSameCoding(study, { ...row, codeKey });
  if (!same) {
    setCodingCode(study, row.key, codeKey);
    return 'moved';
  }
  joinCodings(study, requireCodingRow(study, same.id), row);
  return 'joined';
}

/** Melts a coding into the one that stays. */
export function joinCodings(study: WritableStudy, stays: CodingRow, goes: CodingRow): void {
  const comment = joinComments(stays.comment, goes.comment);
  const weight = stays.weight ?? goes.weight;
  if (comment !== stays.comment || weight !== stays.weight) setCodingNotes(study, stays.key, { comment, weight });
  moveCodingLinks(study, goes.key, stays.key);
  deleteCoding(study, goes.key);
}

function joinComments(first: string, second: string): string {
  if (second === '' || first.split('\n').includes(second)) return first;
  return first === '' ? second : `${first}\n${second}`;
}
