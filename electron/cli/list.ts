import type { OutputOf } from '#shared/contract/index.ts';
import type { Segment } from '#shared/contract/procedures/codings.ts';
import { type CodeTree, colorOf, pathOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { astralPositions, toCodePoints } from '#shared/text/offsets.ts';
import { readCodeTree } from './names.ts';
import { type Ask, withStudyToRead } from './openStudy.ts';
import { printJson, printTable } from './output.ts';
import { type Command, readWords, UsageError } from './usage.ts';

type Cell = string | number;
interface Listing {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly json: readonly unknown[];
}

const listings: Readonly<Record<string, (ask: Ask) => Promise<Listing>>> = {
  documents: listDocuments,
  codes: listCodes,
  codings: listCodings,
  memos: listMemos,
  variables: listVariables,
  speakers: listSpeakers,
  operations: listOperations,
};

export const list: Command = {
  usage: `list STUDY.axial ${Object.keys(listings).join('|')} [--json]`,
  summary: 'Lists what stands in a study.',
  run: (words) => {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' } }, { least: 2, most: 2 });
    const [study = '', what = ''] = positionals;
    const make = Object.hasOwn(listings, what) ? listings[what] : undefined;
    if (!make) throw new UsageError(`“${what}” cannot be listed; ${Object.keys(listings).join(', ')} can.`);
    return withStudyToRead(study, async (ask) => {
      const listing = await make(ask);
      if (values.json) printJson(listing.json);
      else printTable(listing.head, listing.rows);
      return 0;
    });
  },
};

async function listDocuments(ask: Ask): Promise<Listing> {
  const { groups, documents } = await ask('documents.list', {});
  const counts = await ask('documents.counts', {});
  const { variables, values } = await ask('variables.list', {});
  const codings = new Map(counts.documentIds.map((id, index) => [id, counts.codings[index] ?? 0]));
  const variableNames = new Map(variables.map((variable) => [variable.id, variable.name]));
  const valuesOf = Map.groupBy(values, (value) => value.documentId);
  const json = documents.map((document) => ({
    id: document.id,
    name: document.name,
    group: groups.find((group) => group.id === document.groupId)?.name ?? null,
    characters: document.characters,
    paragraphs: document.paragraphs,
    codings: codings.get(document.id) ?? 0,
    variables: Object.fromEntries(
      (valuesOf.get(document.id) ?? []).map((value) => [variableNames.get(value.variableId) ?? '', value.value]),
    ),
  }));
  return {
    head: ['name', 'group', 'characters', 'paragraphs', 'codings'],
    rows: json.map((each) => [each.name, each.group ?? '', each.characters, each.paragraphs, each.codings]),
    json,
  };
}

async function listCodes(ask: Ask): Promise<Listing> {
  const tree = await readCodeTree(ask);
  const counts = await ask('codes.counts', {});
  const place = new Map(counts.codeIds.map((id, index) => [id, index]));
  const json = [...walkCodes(tree)].map(({ code }) => ({
    id: code.id,
    path: pathOf(tree, code.id),
    color: colorOf(tree, code.id),
    codings: counts.codings[place.get(code.id) ?? -1] ?? 0,
    documents: counts.documents[place.get(code.id) ?? -1] ?? 0,
  }));
  return {
    head: ['path', 'color', 'codings', 'documents'],
    rows: json.map((each) => [each.path, each.color, each.codings, each.documents]),
    json,
  };
}

async function listCodings(ask: Ask): Promise<Listing> {
  const { documents } = await ask('documents.list', {});
  const tree = await readCodeTree(ask);
  const json = [];
  for (const document of documents) {
    const { text } = await ask('documents.read', { id: document.id });
    const astral = astralPositions(text);
    for await (const segment of segmentsOf(ask, document.id)) json.push(codingOf(segment, astral, tree));
  }
  return {
    head: ['document', 'code', 'coder', 'start', 'end', 'text'],
    rows: json.map((each) => [each.document, each.code, each.coder, each.start, each.end, each.text]),
    json,
  };
}

const page = 1000;

async function* segmentsOf(ask: Ask, documentId: DocumentId): AsyncGenerator<Segment> {
  const choice = { documentIds: [documentId] };
  for (let offset = 0; ; offset += page) {
    const { segments } = await ask('segments.query', {
      choice,
      context: 'none',
      grouping: 'none',
      offset,
      limit: page,
    });
    yield* segments;
    if (segments.length < page) return;
  }
}

const codingOf = (segment: Segment, astral: Int32Array, tree: CodeTree) => ({
  id: segment.id,
  document: segment.documentName,
  code: pathOf(tree, segment.codeId),
  coder: segment.coderName,
  start: toCodePoints(astral, segment.start),
  end: toCodePoints(astral, segment.end),
  text: segment.text,
  weight: segment.weight,
  comment: segment.comment,
  createdAt: segment.createdAt,
});

async function listMemos(ask: Ask): Promise<Listing> {
  const memos = await ask('memos.list', {});
  const json = memos.map(({ id, title, type, author, createdAt, changedAt, words, excerpt }) => ({
    id,
    title,
    type,
    author,
    createdAt,
    changedAt,
    words,
    excerpt,
  }));
  return {
    head: ['title', 'type', 'author', 'words', 'begins'],
    rows: json.map((each) => [each.title, each.type, each.author, each.words, each.excerpt]),
    json,
  };
}

async function listVariables(ask: Ask): Promise<Listing> {
  const { variables, values } = await ask('variables.list', {});
  const json = variables.map(({ id, name, type, choices }) => ({
    id,
    name,
    type,
    choices,
    values: values.filter((value) => value.variableId === id).length,
  }));
  return {
    head: ['name', 'type', 'choices', 'values'],
    rows: json.map((each) => [each.name, each.type, each.choices.join(', '), each.values]),
    json,
  };
}

async function listSpeakers(ask: Ask): Promise<Listing> {
  const { documents } = await ask('documents.list', {});
  const { speakers, variables, values } = await ask('speakers.list', {});
  const documentNames = new Map(documents.map(({ id, name }) => [id, name]));
  const variableNames = new Map(variables.map(({ id, name }) => [id, name]));
  const valuesOf = Map.groupBy(values, (value) => value.speakerId);
  const json = speakers.map(({ id, name, documentId, role, turns, characters }) => ({
    ...{ id, name, role, turns, characters },
    document: documentNames.get(documentId) ?? '',
    variables: Object.fromEntries(
      (valuesOf.get(id) ?? []).map((value) => [variableNames.get(value.variableId) ?? '', value.value]),
    ),
  }));
  return {
    head: ['name', 'document', 'role', 'turns', 'characters'],
    rows: json.map((each) => [each.name, each.document, each.role, each.turns, each.characters]),
    json,
  };
}

async function listOperations(ask: Ask): Promise<Listing> {
  const json = [];
  for (let before: number | null = null; ; ) {
    const { operations }: OutputOf<'operations.list'> = await ask('operations.list', { before, limit: 1000 });
    json.push(
      ...operations.map(({ number, name, label, actor, at, note, kind, target, undoneBy, changes }) => ({
        number,
        name,
        label,
        actor,
        at: new Date(at).toISOString(),
        note,
        kind,
        target,
        undoneBy,
        changes,
      })),
    );
    const last = operations.at(-1);
    if (last === undefined || operations.length < 1000) break;
    before = last.number;
  }
  return {
    head: ['number', 'at', 'actor', 'label', ''],
    rows: json.map((each) => [each.number, each.at, each.actor, each.label, each.undoneBy === null ? '' : 'undone']),
    json,
  };
}
