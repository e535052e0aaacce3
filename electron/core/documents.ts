import type { ParsedInputOf } from '#shared/contract/index.ts';
import type { documentProcedures } from '#shared/contract/procedures/documents.ts';
import { themeOf, walkCodes } from '#shared/domain/codeTree.ts';
import { AxialError } from '#shared/domain/result.ts';
import { normaliseText } from '#shared/text/normalise.ts';
import { speakerMarks } from '#shared/text/speakerNames.ts';
import { codeIdsByKey } from '../store/codes.ts';
import { countByCodeAndDocument } from '../store/codings.ts';
import {
  countWithDocument,
  deleteDocument,
  deleteGroup,
  documentIdsByKey,
  insertGroup,
  listDocumentKeysIn,
  listDocuments,
  listGroupKeys,
  listGroups,
  placeDocument,
  placeGroup,
  readTextHash,
  renameDocument,
  renameGroup,
  setDocumentNote,
} from '../store/documents.ts';
import { readText } from '../store/texts.ts';
import { requireDocumentKey } from './codingRules.ts';
import type { CoreContext, Handlers } from './context.ts';
import {
  addDocument,
  refuseTakenDocumentName,
  refuseTakenGroupName,
  requireDocument,
  requireGroup,
} from './documentRules.ts';
import { arrange } from './order.ts';
import { brief, count } from './words.ts';

export const documentHandlers: Handlers<keyof typeof documentProcedures> = {
  'documents.list': (context) => {
    const study = context.readable();
    return { groups: listGroups(study), documents: listDocuments(study) };
  },
  'documents.counts': countDocuments,
  'documents.read': (context, { id }) => {
    const study = context.readable();
    const document = requireDocument(study, id);
    const stored = readText(study, readTextHash(study, requireDocumentKey(study, id)));
    if (!stored) throw new AxialError('study_damaged', 'The text of this document is missing from the study file.');
    return { document, ...stored };
  },
  'documents.rename': (context, { id, name }) => {
    const before = requireDocument(context.readable(), id);
    const label = `Rename “${brief(before.name)}” to “${brief(name)}”`;
    return context.operate({ name: 'documents.rename', label }, (study) => {
      refuseTakenDocumentName(study, name, id);
      if (name === before.name) return { changed: 0 };
      renameDocument(study, requireDocumentKey(study, id), name);
      return { changed: 1 };
    });
  },
  'documents.setNote': (context, { id, note }) => {
    const { name, note: before } = requireDocument(context.readable(), id);
    return context.operate({ name: 'documents.setNote', label: `Write a note on “${brief(name)}”` }, (study) => {
      if (note === before) return { changed: 0 };
      setDocumentNote(study, requireDocumentKey(study, id), note);
      return { changed: 1 };
    });
  },
  'documents.move': moveDocuments,
  'documents.deletionPreview': (context, { ids }) => {
    const study = context.readable();
    const counts = [...new Set(ids)].map((id) => countWithDocument(study, requireDocumentKey(study, id)));
    const sum = (of: 'codings' | 'memoLinks') => counts.reduce((total, count) => total + count[of], 0);
    return { documents: counts.length, codings: sum('codings'), memoLinks: sum('memoLinks') };
  },
  'documents.delete': (context, { ids }) => {
    const documents = [...new Set(ids)].map((id) => requireDocument(context.readable(), id));
    const [only] = documents;
    const what = documents.length === 1 && only ? `“${brief(only.name)}”` : count(documents.length, 'document');
    return context.operate({ name: 'documents.delete', label: `Delete ${what}` }, (study) => {
      let codings = 0;
      for (const { id } of documents) {
        const key = requireDocumentKey(study, id);
        codings += countWithDocument(study, key).codings;
        deleteDocument(study, key);
      }
      return { documents: documents.length, codings };
    });
  },
  'documents.create': (context, { name, text, groupId }) =>
    context.operate({ name: 'documents.create', label: `New document “${brief(name)}”` }, (study) => {
      refuseTakenDocumentName(study, name);
      const normal = normaliseText(text);
      return addDocument(study, {
        ...{ name, text: normal, groupId, bytes: null, sourceName: '' },
        format: speakerMarks(normal),
      });
    }),
  'groups.create': (context, { name }) =>
    context.operate({ name: 'groups.create', label: `New group “${brief(name)}”` }, (study) => {
      refuseTakenGroupName(study, name);
      return insertGroup(study, name);
    }),
  'groups.rename': (context, { id, name }) => {
    const before = requireGroup(context.readable(), id);
    const label = `Rename “${brief(before.name)}” to “${brief(name)}”`;
    return context.operate({ name: 'groups.rename', label }, (study) => {
      refuseTakenGroupName(study, name, id);
      if (name === before.name) return { changed: 0 };
      renameGroup(study, before.key, name);
      return { changed: 1 };
    });
  },
  'groups.delete': (context, { id }) => {
    const group = requireGroup(context.readable(), id);
    const label = `Delete the group “${brief(group.name)}”`;
    return context.operate({ name: 'groups.delete', label }, (study) => {
      // Its documents join those without a group, behind them and in their order.
      const [outside, inside] = [listDocumentKeysIn(study, null), listDocumentKeysIn(study, group.key)];
      for (const [index, key] of inside.entries()) placeDocument(study, key, null, outside.length + index);
      for (const [index, key] of outside.entries()) placeDocument(study, key, null, index);
      deleteGroup(study, group.key);
      return { changed: 1 };
    });
  },
  'groups.move': (context, { id, before }) => {
    const group = requireGroup(context.readable(), id);
    const label = `Move the group “${brief(group.name)}”`;
    return context.operate({ name: 'groups.move', label }, (study) => {
      const beforeKey = before === null ? null : requireGroup(study, before).key;
      for (const [position, key] of arrange(listGroupKeys(study), [group.key], beforeKey).entries()) {
        placeGroup(study, key, position);
      }
      return { changed: 1 };
    });
  },
};

function moveDocuments(context: CoreContext, { ids, groupId, before }: ParsedInputOf<'documents.move'>) {
  const documents = [...new Set(ids)].map((id) => requireDocument(context.readable(), id));
  const group = groupId === null ? null : requireGroup(context.readable(), groupId);
  const [only] = documents;
  const what = documents.length === 1 && only ? `“${brief(only.name)}”` : count(documents.length, 'document');
  const label = group ? `Move ${what} to ${brief(group.name)}` : `Move ${what}`;
  return context.operate({ name: 'documents.move', label }, (study) => {
    const keys = documents.map(({ id }) => requireDocumentKey(study, id));
    const beforeKey = before === null ? null : requireDocumentKey(study, before);
    const order = arrange(listDocumentKeysIn(study, group?.key ?? null), keys, beforeKey);
    for (const [position, key] of order.entries()) placeDocument(study, key, group?.key ?? null, position);
    return { changed: keys.length };
  });
}

/** Codings of each document, and of each document under each theme (its own and all below it). */
function countDocuments(context: CoreContext) {
  const study = context.readable();
  const documents = listDocuments(study);
  const tree = context.codeTree();
  const themeIds = tree.themes.map((node) => node.code.id);
  const themeOfCode = new Map([...walkCodes(tree)].map(({ code }) => [code.id, themeOf(tree, code.id)?.code.id]));
  const codeIds = codeIdsByKey(study);
  const documentIds = documentIdsByKey(study);
  const row = new Map(documents.map((document, index) => [document.id, index]));
  const column = new Map(themeIds.map((id, index) => [id, index]));
  const codings = new Int32Array(documents.length);
  const byTheme = new Int32Array(documents.length * themeIds.length);
  for (const pair of countByCodeAndDocument(study)) {
    const code = codeIds.get(pair.codeKey);
    const document = documentIds.get(pair.documentKey);
    const at = document === undefined ? undefined : row.get(document);
    const theme = code === undefined ? undefined : themeOfCode.get(code);
    if (at === undefined || theme === undefined) continue;
    codings[at] = (codings[at] ?? 0) + pair.codings;
    const cell = at * themeIds.length + (column.get(theme) ?? 0);
    byTheme[cell] = (byTheme[cell] ?? 0) + pair.codings;
  }
  return { documentIds: documents.map((document) => document.id), codings, themeIds, byTheme };
}
