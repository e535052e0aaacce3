import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { Code } from '#shared/domain/code.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { replaceCodesInBody } from '#shared/domain/memoBody.ts';
import { AxialError } from '#shared/domain/result.ts';
import {
  deleteCode,
  findChildKey,
  findCode,
  findCodeIdByKey,
  findCodeKey,
  listChildKeys,
  nextPosition,
  placeCode,
  updateCode,
} from '../store/codes.ts';
import { findCodingRowByKey, listDoubleCodings, moveAllCodings } from '../store/codingMerges.ts';
import { moveCodeLinks } from '../store/memoLinks.ts';
import { listBodiesNaming, setMemoBody } from '../store/memos.ts';
import type { WritableStudy } from '../store/study.ts';
import { requireCode, requireCodeKey } from './codeRules.ts';
import { joinCodings } from './codings.ts';
import type { CoreContext } from './context.ts';
import { brief, count } from './words.ts';

/**
 * Merges codes into one, as one step: their codings, subcodes and memo links move to it, equal codings become one, and what
 * the others said of themselves is kept under their old names.
 */
export function mergeCodes(context: CoreContext, input: ParsedInputOf<'codes.merge'>): OutputOf<'codes.merge'> {
  const target = requireCode(context.readable(), input.into);
  const ids = [...new Set(input.ids)].filter((id) => id !== input.into);
  if (ids.length === 0) throw new AxialError('invalid_input', 'Choose at least one other code to merge.');
  const step = {
    name: 'codes.merge',
    label: `Merge ${count(ids.length, 'code')} into ${brief(target.name)}`,
    note: input.note,
  };
  return context.operate(step, (study) => {
    const into = requireCodeKey(study, input.into);
    const goes = ids.map((id) => ({ code: requireCode(study, id), key: requireCodeKey(study, id) }));
    liftOut(study, into, new Set(goes.map(({ key }) => key)));
    const codingsJoined = joinDoubles(
      study,
      into,
      goes.map(({ key }) => key),
    );
    renameInMemos(study, input.into, goes);
    let codingsMoved = 0;
    for (const { code, key } of goes) {
      codingsMoved += moveAllCodings(study, key, into);
      moveChildren(study, key, into, code.name);
      moveCodeLinks(study, key, into);
    }
    keepFields(
      study,
      into,
      goes.map(({ code }) => code),
      input.keepDescriptions,
    );
    for (const { key } of goes) deleteCode(study, key);
    return { codes: goes.length, codingsMoved, codingsJoined };
  });
}

/** Where the surviving code stands below one that goes, it takes the place of the topmost such first. */
function liftOut(study: WritableStudy, into: number, going: ReadonlySet<number>): void {
  const parentOf = (key: number): number | null => {
    const parentId = findCode(study, findCodeIdByKey(study, key) as Code['id'])?.parentId ?? null;
    return parentId === null ? null : (findCodeKey(study, parentId) ?? null);
  };
  let topmost: number | null = null;
  for (let above = parentOf(into); above !== null; above = parentOf(above)) if (going.has(above)) topmost = above;
  if (topmost === null) return;
  const parent = parentOf(topmost);
  const position = findCode(study, findCodeIdByKey(study, topmost) as Code['id'])?.position ?? 0;
  const code = findCode(study, findCodeIdByKey(study, into) as Code['id']);
  const namesake = findChildKey(study, parent, code?.name ?? '');
  if (namesake !== undefined && !going.has(namesake)) {
    throw new AxialError(
      'conflict',
      `There is already a code “${brief(code?.name ?? '')}” where the merged code would stand.`,
    );
  }
  placeCode(study, into, parent, position);
}

/** What memos say of the codes that go they say of the one that stays; else the next key typed in them would lose it. */
function renameInMemos(study: WritableStudy, into: CodeId, goes: readonly { code: Code; key: number }[]): void {
  const gone = new Set<string>(goes.map(({ code }) => code.id));
  for (const { key, body } of listBodiesNaming(
    study,
    goes.map((one) => one.key),
  )) {
    setMemoBody(study, key, replaceCodesInBody(body, gone, into));
  }
}

/** The same words with the same code by the same person, of several codes that become one: the oldest stays. */
function joinDoubles(study: WritableStudy, into: number, going: readonly number[]): number {
  let joined = 0;
  for (const keys of listDoubleCodings(study, into, going)) {
    const rows = keys.map((key) => findCodingRowByKey(study, key)).filter((row) => row !== undefined);
    const stays = rows.find((row) => row.codeKey === into) ?? rows[0];
    for (const row of rows) {
      const current = stays && findCodingRowByKey(study, stays.key);
      if (!current || row.key === current.key) continue;
      joinCodings(study, current, row);
      joined++;
    }
  }
  return joined;
}

/** Subcodes move along; one whose name is taken there is told apart by where it came from, never merged unasked. */
function moveChildren(study: WritableStudy, from: number, into: number, oldName: string): void {
  for (const child of listChildKeys(study, from)) {
    if (child === into) continue;
    const name = findCode(study, findCodeIdByKey(study, child) as Code['id'])?.name ?? '';
    const free = freeName(study, into, name, oldName);
    if (free !== name) updateCode(study, child, { name: free });
    placeCode(study, child, into, nextPosition(study, into));
  }
}

function freeName(study: WritableStudy, parentKey: number, name: string, from: string): string {
  const taken = (candidate: string) => findChildKey(study, parentKey, candidate) !== undefined;
  if (!taken(name)) return name;
  const base = `${name.slice(0, 400)} (${brief(from)})`;
  let candidate = base;
  for (let number = 2; taken(candidate); number++) candidate = `${base} ${number}`;
  return candidate;
}

/** The survivor keeps its own fields and, when asked, what the others said; a key it lacks it takes from the first that had one. */
function keepFields(study: WritableStudy, into: number, gone: readonly Code[], keepDescriptions: boolean): void {
  const code = findCode(study, findCodeIdByKey(study, into) as Code['id']);
  if (!code) return;
  const joined = (field: 'description' | 'whenToUse' | 'whenNotToUse' | 'example') =>
    [code[field], ...gone.filter((other) => other[field] !== '').map((other) => `${other.name}: ${other[field]}`)]
      .filter((part) => part !== '')
      .join('\n\n');
  const key = code.key ?? gone.find((other) => other.key !== null)?.key ?? null;
  for (const other of gone) {
    const otherKey = findCodeKey(study, other.id);
    if (otherKey !== undefined && other.key !== null) updateCode(study, otherKey, { key: null });
  }
  if (
    keepDescriptions &&
    gone.some((other) => other.description + other.whenToUse + other.whenNotToUse + other.example)
  ) {
    updateCode(study, into, {
      description: joined('description'),
      whenToUse: joined('whenToUse'),
      whenNotToUse: joined('whenNotToUse'),
      example: joined('example'),
    });
  }
  if (key !== code.key) updateCode(study, into, { key });
  if (code.parentId === null && code.color === null) updateCode(study, into, { color: gone[0]?.color ?? 'grey' });
}
