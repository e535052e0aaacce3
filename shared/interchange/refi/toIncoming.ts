import type { IncomingMemo, IncomingReport, IncomingStudy, OffsetReading } from '../incoming.ts';
import { nameUuid } from '../nameUuid.ts';
import type { RefiCodebookFile, RefiFile, RefiProjectFile } from './file.ts';
import { foundPaths } from './foundPaths.ts';
import type { Gathering } from './gathering.ts';
import { goodGuids } from './goodGuids.ts';
import { gatherCoders, gatherCodes } from './incomingCodes.ts';
import {
  gatherCases,
  gatherGraphs,
  gatherOwnValues,
  gatherProject,
  gatherSets,
  gatherVariables,
  giveValues,
} from './incomingFacts.ts';
import { gatherLinks, gatherNotes } from './incomingNotes.ts';
import { segments } from './incomingSelections.ts';
import {
  gatherSource,
  type PlaceText,
  readWords,
  textsOf,
  type WrittenWords,
  writtenSelections,
} from './incomingSources.ts';
import { layOver } from './incomingSupplement.ts';
import { keptPart } from './kept.ts';
import type { Guid, RefiFinding, RefiProject, RefiText, RefiTranscript } from './model.ts';
import { readingOffsets } from './offsets.ts';
import { placedText } from './placing.ts';
import { readSupplement } from './supplement.ts';
import { createTally, type Tally } from './tally.ts';

export interface RefiOptions {
  /** How positions are to be read; left out: found out from the file. */
  readonly offsets?: OffsetReading | undefined;
}

/**
 * A REFI-QDA project or codebook as what can be brought into a study (REFI-QDA §8, 5–15). Good parts come in; each thing
 * that did not come in as it was is told by name and GUID; what the study has no place for is kept for export.
 */
export function refiToIncoming(file: RefiFile, options: RefiOptions = {}): IncomingStudy {
  if (file.kind === 'codebook') return codebookToIncoming(file);
  const tally = createTally(['coders', 'codes', 'documents', segments, 'memos', 'variables', 'sets']);
  const project = foundPaths({ ...file, project: goodGuids(file.project, tally) }, tally);
  const gathering = startGathering({ ...file, project }, tally);
  tellFindings(tally, file.findings);
  gatherCoders(gathering);
  gatherCodes(gathering, project.codes, codedIn(project));
  const offsets = gatherTexts(gathering, options.offsets);
  const study = settle(gathering, offsets);
  return file.supplement === null ? study : withSupplement(study, file);
}

function startGathering(file: RefiProjectFile, tally: Tally): Gathering {
  return {
    ...{ file, project: file.project, tally },
    ...{ coders: [], codes: [], documents: [], codings: [], variables: [], values: [], sets: [], memos: [] },
    ...{ kept: [], keptFiles: [], codeIds: new Set(), documentsOf: new Map(), places: new Map(), links: new Map() },
    noteGuids: new Set(file.project.notes.map(({ guid }) => guid)),
    taken: new Set(),
    usedFiles: new Set(),
  };
}

const tellFindings = (tally: Tally, findings: readonly RefiFinding[]): void => {
  for (const { element, name, guid, sentence } of findings) tally.loss({ what: element, name, id: guid, sentence });
};

/** Everything that needs the words of sources and notes, and how positions in them are read. */
function gatherTexts(gathering: Gathering, asked: OffsetReading | undefined): IncomingReport['offsets'] {
  const words = wordsOfSources(gathering);
  const { offsets, used } = findReading(gathering.project, words, asked);
  const place: PlaceText = (positions) => placedText(positions, used);
  gatherVariables(gathering);
  const sources = gathering.project.sources.map((source, position) =>
    gatherSource(gathering, source, position, words, place),
  );
  const shown = new Map(gathering.project.sources.map((source) => [source.guid, gatherOwnValues(gathering, source)]));
  gatherCases(gathering, shown);
  for (const [position, { id, ...kept }] of sources.entries()) {
    const values = shown.get(gathering.project.sources[position]?.guid ?? '') ?? {};
    giveValues(gathering, { documents: kept.documents, values });
    gathering.kept.push(keptPart('source', id, position, { ...kept, values }));
  }
  gatherLinks(gathering);
  gatherNotes(gathering, place);
  gatherSets(gathering);
  gatherGraphs(gathering);
  gatherProject(gathering, nameUuid(`project ${gathering.project.origin ?? ''} ${gathering.project.name}`));
  return offsets;
}

/** How positions are read: as was asked for, or as the words at them say. */
function findReading(
  project: RefiProject,
  words: ReadonlyMap<RefiText | RefiTranscript, WrittenWords>,
  asked: OffsetReading | undefined,
): { readonly used: OffsetReading; readonly offsets: IncomingReport['offsets'] } {
  const texts = project.sources.flatMap((source) =>
    textsOf(source).flatMap((text) => {
      const found = words.get(text);
      const selections = writtenSelections(source, text, {}).flatMap(({ start, end, name = '' }) =>
        start === undefined || end === undefined ? [] : [{ start, end, name }],
      );
      return found && selections.length > 0 ? [{ positions: found.positions, selections }] : [];
    }),
  );
  const finding = readingOffsets(texts, project.origin);
  const used = asked ?? finding.used;
  if (texts.length === 0) return { used, offsets: null };
  return { used, offsets: asked ? { used, why: 'Positions were read as it was asked for.', sure: true } : finding };
}

function wordsOfSources(gathering: Gathering): Map<RefiText | RefiTranscript, WrittenWords> {
  const words = new Map<RefiText | RefiTranscript, WrittenWords>();
  for (const source of gathering.project.sources) {
    for (const text of textsOf(source)) {
      const owner = { what: 'document', name: source.name ?? '', id: text.guid };
      const found = readWords(gathering, text, owner);
      if (found) words.set(text, found);
      else if (source.kind === 'TextSource') {
        const sentence = 'Its words are missing; it is kept with its codings for export and not shown.';
        gathering.tally.loss({ ...owner, sentence });
      }
    }
  }
  return words;
}

/** Codes that something in the file is coded with. */
function codedIn(project: RefiProject): Set<Guid> {
  const coded = new Set<Guid>();
  const add = (all: readonly { readonly code: Guid }[]) => {
    for (const { code } of all) coded.add(code);
  };
  for (const source of project.sources) {
    add(source.codings);
    for (const text of textsOf(source)) for (const { codings } of text.selections) add(codings);
    const others = 'areas' in source ? source.areas : 'spans' in source ? source.spans : [];
    for (const { codings } of others) add(codings);
  }
  for (const note of project.notes) for (const { codings } of note.selections) add(codings);
  return coded;
}

/** The lists as they stand, with the links that were asked for in their memos. */
function settle(gathering: Gathering, offsets: IncomingReport['offsets']): IncomingStudy {
  const { project, coders, codes, documents, codings, variables, values, sets, kept, keptFiles, tally } = gathering;
  const memos = gathering.memos.map((memo): IncomingMemo => ({ ...memo, links: gathering.links.get(memo.id) ?? [] }));
  const origin = project.origin ?? '';
  const lists = { coders, codes, documents, codings, variables, values, sets, memos, kept, keptFiles };
  return { origin, name: project.name, groups: [], ...lists, supplement: null, report: tally.report(offsets) };
}

function withSupplement(study: IncomingStudy, { supplement, files }: RefiProjectFile): IncomingStudy {
  const read = readSupplement(supplement ?? '');
  if (read) return layOver(study, read, files);
  const sentence =
    'What Axial had written beside the exchange format is damaged or of a newer version, and was passed over.';
  return { ...study, report: { ...study.report, notes: [...study.report.notes, sentence] } };
}

/** A codebook: codes, and its sets, which are kept. */
function codebookToIncoming({ codebook, findings }: RefiCodebookFile): IncomingStudy {
  const { codes, sets, origin } = codebook;
  const project: RefiProject = {
    ...{ name: '', users: [], codes, variables: [], cases: [], sources: [], notes: [], links: [], graphs: [] },
    ...(origin === undefined ? {} : { origin }),
    sets: sets.map((set) => ({ ...set, sources: [], notes: [] })),
    noteRefs: [],
  };
  const tally = createTally(['codes', 'sets']);
  const good = goodGuids(project, tally);
  const empty = { kind: 'project', files: new Map(), spellings: new Map(), supplement: null, extras: [] } as const;
  const gathering = startGathering({ ...empty, project: good, findings }, tally);
  tellFindings(tally, findings);
  gatherCodes(gathering, good.codes, new Set());
  gatherSets(gathering);
  return settle(gathering, null);
}
