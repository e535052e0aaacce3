import type { Memo } from '../../domain/memo.ts';
import { composeCodes } from './composeCodes.ts';
import {
  composeCases,
  composeGraphs,
  composeLinks,
  composeProject,
  composeSets,
  composeVariables,
  tellCameLinks,
  variableTypesOf,
} from './composeFacts.ts';
import { composeNotes } from './composeNotes.ts';
import { composeSources } from './composeSources.ts';
import { type Composing, createLinks, keptOf, noteRefsOf, type ProjectFile, type ProjectOptions } from './composing.ts';
import { type ExchangeStudy, isNarrowed, narrow } from './exchangeStudy.ts';
import type { Guid, RefiCodebook, RefiProject, RefiUser } from './model.ts';

/** A project as it will be written, with the files that it names. */
export interface ProjectDraft {
  readonly project: RefiProject;
  /** In the order of their names. */
  readonly files: readonly ProjectFile[];
}

/**
 * A study (or the chosen part of it) as a REFI-QDA project. What came from other programs and was not changed goes out as
 * it came; the rest as the standard has it. The same study gives the same project.
 */
export function projectFromStudy(whole: ExchangeStudy, options: ProjectOptions): ProjectDraft {
  const composing = startComposing(narrow(whole, options.choice), options);
  // The order matters: each tells what is there and what is gone to those that refer to it.
  const codes = composeCodes(composing);
  for (const id of composing.kept.code.keys()) if (!composing.codes.has(id)) composing.gone.add(id);
  const variables = composeVariables(composing);
  const sources = composeSources(composing);
  const notes = composeNotes(composing);
  notePresent(composing, { sources, notes });
  const links = composeLinks(composing);
  const project: RefiProject = {
    ...composeProject(composing),
    ...{ users: [], codes, variables, cases: composeCases(composing), sources },
    // A link of a memo that nothing else could hold would be lost: its place is gone with what was left out.
    ...{ notes, links, sets: composeSets(composing), graphs: composeGraphs(composing) },
    noteRefs: noteRefsOf(composing, [...composing.kept.project.values()][0]?.element.noteRefs ?? [], null),
  };
  const files = [...composing.files.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { project: { ...project, users: composeUsers(composing, project) }, files };
}

/** The codebook of a study, or the chosen codes of it. Sets of codes that came go out again. */
export function codebookFromStudy(whole: ExchangeStudy, options: ProjectOptions): RefiCodebook {
  const { codes, sets } = projectFromStudy({ ...whole, memos: [], documents: [], codings: [] }, options).project;
  const withCodes = sets.filter((set) => set.codes.length > 0);
  return { origin: options.origin, codes, sets: withCodes };
}

function startComposing(study: ExchangeStudy, options: ProjectOptions): Composing {
  const kept = keptOf(study);
  const memos = new Map<string, Memo>(study.memos.map((memo) => [memo.id, memo]));
  const composing: Omit<Composing, 'types'> = {
    ...{ study, options, kept, memos, isNarrowed: isNarrowed(options.choice) },
    codingsOf: Map.groupBy(study.codings, ({ documentId }) => documentId as string),
    codings: new Map(study.codings.map((coding) => [coding.id, coding])),
    codes: new Set(study.codes.map(({ id }) => id)),
    values: Map.groupBy(study.values, ({ documentId }) => documentId as string),
    links: createLinks(study.memos),
    people: new Map(study.coders.map(({ id, name }) => [name, id])),
    files: new Map(),
    gone: new Set(),
    present: new Set(),
    toldElsewhere: new Set(),
    sourceOf: new Map(),
    annotations: annotationsAmong(memos, kept),
  };
  tellCameLinks(composing);
  return { ...composing, types: variableTypesOf(composing) };
}

/** Remarks on selections that nobody made more of: without a title, and with no link but the one to their words. */
function annotationsAmong(memos: ReadonlyMap<string, Memo>, kept: Composing['kept']): Set<string> {
  const found = new Set<string>();
  for (const { documents } of kept.source.values()) {
    for (const { annotation } of documents.flatMap(({ selections }) => selections)) {
      const memo = annotation === null ? undefined : memos.get(annotation);
      const isPlain = memo?.title === '' && memo.type === 'annotation' && memo.flag === null;
      if (memo && isPlain && memo.links.length === 1 && memo.links[0]?.target.kind === 'segment') found.add(memo.id);
    }
  }
  return found;
}

/** Everything that others may refer to, and what came and is gone with what it stood in. */
function notePresent(
  { present, gone, codes, types, kept }: Composing,
  { sources, notes }: Pick<RefiProject, 'sources' | 'notes'>,
): void {
  for (const id of [...codes, ...types.keys()]) present.add(id);
  eachGuidIn([sources, notes], (guid) => present.add(guid));
  for (const { element } of [...kept.source.values(), ...kept.note.values()]) {
    eachGuidIn(element, (guid) => {
      if (!present.has(guid)) gone.add(guid);
    });
  }
}

/** Tells of the GUIDs of all elements in some of them, at any depth. */
function eachGuidIn(value: object, tell: (guid: Guid) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) if (typeof each === 'object' && each !== null) eachGuidIn(each, tell);
    return;
  }
  for (const field in value) {
    const inner = value[field as keyof typeof value] as unknown;
    if (typeof inner === 'object' && inner !== null) eachGuidIn(inner, tell);
    else if (field === 'guid' && typeof inner === 'string') tell(inner);
  }
}

/** Everybody who came or coded; of a part of the study, those who stand in it. */
function composeUsers({ kept, study, people, isNarrowed }: Composing, project: RefiProject): RefiUser[] {
  const names = new Map([...people].map(([name, guid]) => [guid, name]));
  const came = [...kept.user].map(([id, { element, shown }]): RefiUser => {
    const name = names.get(id);
    return name === undefined || name === shown.name ? { ...element, guid: id } : { ...element, guid: id, name };
  });
  const coders = study.coders.filter(({ id }) => !kept.user.has(id)).map(({ id, name }) => ({ guid: id, name }));
  const known = new Set([...kept.user.keys(), ...study.coders.map(({ id }) => id)]);
  const others = [...people].filter(([, guid]) => !known.has(guid)).map(([name, guid]) => ({ guid, name }));
  const all = [...came, ...coders, ...others];
  if (!isNarrowed) return all;
  const named = usersIn(project);
  return all.filter(({ guid }) => named.has(guid));
}

/** GUIDs in the fields that name people, wherever they stand. */
function usersIn(project: RefiProject): Set<Guid> {
  const found = new Set<Guid>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) look(each);
    else if (typeof value === 'object' && value !== null) {
      for (const [field, inner] of Object.entries(value)) {
        if ((field === 'creatingUser' || field === 'modifyingUser') && typeof inner === 'string') found.add(inner);
        else look(inner);
      }
    }
  };
  look(project);
  return found;
}
