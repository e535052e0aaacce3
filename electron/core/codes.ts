import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { Code } from '#shared/domain/code.ts';
import { ancestorsOf, type CodeNode, colorOf, compareNames, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { countWithCodes } from '../store/codeCounts.ts';
import {
  type CodeFields,
  codeIdsByKey,
  deleteCode,
  findCode,
  listChildKeys,
  listCodes,
  listLineKeys,
  listSubtreeKeys,
  placeCode,
  updateCode,
} from '../store/codes.ts';
import { countByCodeAndDocument } from '../store/codings.ts';
import type { ReadableStudy, WritableStudy } from '../store/study.ts';
import { createCode, deepestNesting, refuseTakenName, requireCode, requireCodeKey, takeShortcut } from './codeRules.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { mergeCodes } from './mergeCodes.ts';
import { arrange } from './order.ts';
import { brief, count } from './words.ts';

export const codeHandlers: Handlers<ProceduresOf<'codes'>> = {
  'codes.list': (context) => listCodes(context.readable()),
  'codes.counts': countCodes,
  'codes.create': (context, { name, parentId, color, description }) => {
    const parent = parentId === null ? null : requireCode(context.readable(), parentId);
    const label = parent ? `New code “${brief(name)}” under ${brief(parent.name)}` : `New theme “${brief(name)}”`;
    return context.operate({ name: 'codes.create', label }, (study) => {
      const parentKey = parentId === null ? null : requireCodeKey(study, parentId);
      return requireCode(study, createCode(study, parentKey, { name, color, description }).id);
    });
  },
  'codes.update': changeCode,
  'codes.move': moveCodes,
  'codes.sort': sortCodes,
  'codes.merge': mergeCodes,
  'codes.deletionPreview': (context, { ids }) => previewDeletion(context.readable(), ids),
  'codes.delete': (context, { ids }) => {
    const codes = [...new Set(ids)].map((id) => requireCode(context.readable(), id));
    const preview = previewDeletion(context.readable(), ids);
    const [only] = codes;
    const what = codes.length === 1 && only ? `the code “${brief(only.name)}”` : count(codes.length, 'code');
    return context.operate({ name: 'codes.delete', label: `Delete ${what}` }, (study) => {
      // One that stood below another of them is gone with it already.
      for (const { id } of codes) if (findCode(study, id)) deleteCode(study, requireCodeKey(study, id));
      return { codes: preview.codes, codings: preview.codings };
    });
  },
};

function previewDeletion(study: ReadableStudy, ids: readonly CodeId[]): OutputOf<'codes.deletionPreview'> {
  const keys = new Set(ids.flatMap((id) => listSubtreeKeys(study, requireCodeKey(study, id))));
  return { codes: keys.size, ...countWithCodes(study, [...keys]) };
}

type CodeChange = ParsedInputOf<'codes.update'>;

function changeCode(context: CoreContext, change: CodeChange): Code {
  const before = requireCode(context.readable(), change.id);
  return context.operate({ name: 'codes.update', label: changeLabel(before, change) }, (study) => {
    const key = requireCodeKey(study, change.id);
    const parentKey = before.parentId === null ? null : requireCodeKey(study, before.parentId);
    if (change.name !== undefined) refuseTakenName(study, parentKey, change.name, key);
    const fields = changedFields(before, change);
    if (Object.keys(fields).length > 0) {
      const shortcut = typeof fields.key === 'string' ? { key: takeShortcut(study, fields.key) } : {};
      updateCode(study, key, { ...fields, ...shortcut });
    }
    return requireCode(study, change.id);
  });
}

/** Only what is given and differs: saving a form without a change is no step. */
function changedFields(before: Code, { id: _, ...change }: CodeChange): CodeFields {
  const given = Object.entries(change).filter(
    ([field, value]) => value !== undefined && value !== before[field as keyof Code],
  );
  return Object.fromEntries(given) as CodeFields;
}

function changeLabel(before: Code, change: CodeChange): string {
  const name = brief(before.name);
  if (change.name !== undefined && change.name !== before.name) return `Rename “${name}” to “${brief(change.name)}”`;
  const fields = changedFields(before, change);
  if ('color' in fields) return `Change the colour of ${name}`;
  if (fields.key === null) return `Take the key of ${name} away`;
  if (fields.key !== undefined) return `Give ${name} the key ${fields.key.toUpperCase()}`;
  return `Describe ${name}`;
}

function moveCodes(context: CoreContext, { ids, parentId, before }: ParsedInputOf<'codes.move'>) {
  const tree = context.codeTree();
  const codes = withoutDescendants(
    [...new Set(ids)].map((id) => requireCode(context.readable(), id)),
    (code) => ancestorsOf(tree, code.id).map((above) => above.code.id),
  );
  const parent = parentId === null ? null : requireCode(context.readable(), parentId);
  const [only] = codes;
  const what = codes.length === 1 && only ? brief(only.name) : count(codes.length, 'code');
  const label = parent ? `Move ${what} under ${brief(parent.name)}` : `Move ${what} to the themes`;
  return context.operate({ name: 'codes.move', label }, (study) => {
    const parentKey = parentId === null ? null : requireCodeKey(study, parentId);
    const keys = codes.map(({ id }) => requireCodeKey(study, id));
    for (const [index, key] of keys.entries()) {
      const code = codes[index];
      if (!code) continue;
      refuseCycle(study, key, code, parentKey);
      refuseTakenName(study, parentKey, code.name, key);
      // A theme needs a colour of its own: it keeps the one that it had from above.
      if (parentKey === null && code.color === null) updateCode(study, key, { color: colorOf(tree, code.id) });
      placeCode(study, key, parentKey, 0);
    }
    refuseTooDeepTree(study, keys);
    const beforeKey = before === null ? null : requireCodeKey(study, before);
    const order = arrange(listChildKeys(study, parentKey), keys, beforeKey);
    for (const [position, key] of order.entries()) placeCode(study, key, parentKey, position);
    return { changed: keys.length };
  });
}

/** A code that stands below another of them moves along with it. */
function withoutDescendants(codes: readonly Code[], ancestors: (code: Code) => CodeId[]): Code[] {
  const chosen = new Set(codes.map((code) => code.id));
  return codes.filter((code) => !ancestors(code).some((id) => chosen.has(id)));
}

function refuseCycle(study: ReadableStudy, key: number, code: Code, parentKey: number | null): void {
  if (parentKey !== null && listLineKeys(study, parentKey).includes(key)) {
    throw new AxialError('conflict', `“${brief(code.name)}” cannot be moved below itself.`);
  }
}

function refuseTooDeepTree(study: WritableStudy, keys: readonly number[]): void {
  const deepest = Math.max(
    ...keys.flatMap((key) => listSubtreeKeys(study, key)).map((key) => listLineKeys(study, key).length),
  );
  if (deepest > deepestNesting) {
    throw new AxialError('invalid_input', `Codes can be nested at most ${deepestNesting} levels deep.`);
  }
}

function sortCodes(context: CoreContext, { parentId, by, deep }: ParsedInputOf<'codes.sort'>) {
  const parent = parentId === null ? null : requireCode(context.readable(), parentId);
  const words = { name: 'name', codings: 'number of codings', documents: 'number of documents' }[by];
  const label = `Sort ${parent ? `the codes under ${brief(parent.name)}` : 'the codes'} by ${words}`;
  const tree = context.codeTree();
  const counts = countCodes(context);
  const size = new Map(
    counts.codeIds.map((id, index) => [
      id,
      (by === 'documents' ? counts.documentsWith : counts.codingsWith)[index] ?? 0,
    ]),
  );
  const inOrder = (a: Code, b: Code) =>
    (by === 'name' ? 0 : (size.get(b.id) ?? 0) - (size.get(a.id) ?? 0)) || compareNames(a.name, b.name);
  return context.operate({ name: 'codes.sort', label }, (study) => {
    let changed = 0;
    let parents: (CodeId | null)[] = [parentId];
    while (parents.length > 0) {
      const below: CodeId[] = [];
      for (const id of parents) {
        const children = id === null ? tree.themes : (tree.byId.get(id)?.children ?? []);
        const sorted = children.map((node) => node.code).sort(inOrder);
        changed += orderCodes(study, id, children, sorted);
        below.push(...sorted.map((code) => code.id));
      }
      parents = deep ? below : [];
    }
    return { changed };
  });
}

/** Puts siblings into an order; answers how many stand in another place than before. What stays as it is is not written. */
function orderCodes(
  study: WritableStudy,
  parentId: CodeId | null,
  before: readonly CodeNode[],
  sorted: readonly Code[],
): number {
  const changed = sorted.filter(({ id }, place) => before[place]?.code.id !== id).length;
  if (changed === 0) return 0;
  const parentKey = parentId === null ? null : requireCodeKey(study, parentId);
  // All of them: stored positions have gaps where siblings were deleted, and say nothing by themselves.
  for (const [position, { id }] of sorted.entries()) placeCode(study, requireCodeKey(study, id), parentKey, position);
  return changed;
}

/** Codings and documents of each code, its own and with all below it; each coding once (METHOD.md §2). */
export function countCodes(context: CoreContext): OutputOf<'codes.counts'> {
  const study = context.readable();
  const nodes = [...walkCodes(context.codeTree())];
  const place = new Map(nodes.map((node, index) => [node.code.id, index]));
  const ids = codeIdsByKey(study);
  const columns = {
    codings: new Int32Array(nodes.length),
    documents: new Int32Array(nodes.length),
    codingsWith: new Int32Array(nodes.length),
    documentsWith: new Int32Array(nodes.length),
  };
  const add = (column: Int32Array, at: number, more: number) => {
    column[at] = (column[at] ?? 0) + more;
  };
  const seen = new Set<number>();
  for (const { codeKey, documentKey, codings } of countByCodeAndDocument(study)) {
    const at = place.get(ids.get(codeKey) as CodeId);
    if (at === undefined) continue;
    add(columns.codings, at, codings);
    add(columns.documents, at, 1);
    for (let node = nodes[at] ?? null; node; node = (node.parent as typeof node) ?? null) {
      const above = place.get(node.code.id) ?? 0;
      add(columns.codingsWith, above, codings);
      const pair = documentKey * nodes.length + above;
      if (!seen.has(pair)) add(columns.documentsWith, above, 1);
      seen.add(pair);
    }
  }
  return { codeIds: nodes.map((node) => node.code.id), ...columns };
}
