import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { FormatMark } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { guessRole, type SpeakerRole } from '#shared/domain/speaker.ts';
import { type NameAtHead, namesAtHeads, speakerMark, tidyName } from '#shared/text/speakerNames.ts';
import { stretchesOf } from '#shared/text/turns.ts';
import { listDocuments, readTextHash } from '../store/documents.ts';
import { listSpeakerRowsIn, setSpeakerRole } from '../store/speakers.ts';
import type { ReadableStudy, WritableStudy } from '../store/study.ts';
import { readText } from '../store/texts.ts';
import { requireDocumentKey } from './codingRules.ts';
import type { CoreContext } from './context.ts';
import { correctText } from './corrections.ts';
import { ensureSpeakers, speakersIn } from './speakerRules.ts';
import { count } from './words.ts';

type Candidate = OutputOf<'speakers.candidates'>[number];

/** Longest sample of a turn, in UTF-16 units. */
const sampleLength = 120;

/**
 * The names that stand at the head of paragraphs. A name that is nowhere marked is offered when it comes back, or stands
 * in a document where others speak: somebody who speaks once.
 */
export function listCandidates(
  context: CoreContext,
  { documentIds }: ParsedInputOf<'speakers.candidates'>,
): OutputOf<'speakers.candidates'> {
  const study = context.readable();
  const found = new Map<string, Candidate & { known: boolean; beside: boolean }>();
  for (const documentId of documentIds ?? listDocuments(study).map(({ id }) => id)) {
    const look = lookInto(study, documentId);
    const roles = new Map(speakersIn(study, look.documentKey).map(({ name, role }) => [name, role]));
    for (const [name, { turns, marked, sample }] of look.names) {
      const before = found.get(name);
      found.set(name, {
        name,
        documents: (before?.documents ?? 0) + 1,
        turns: (before?.turns ?? 0) + turns,
        marked: (before?.marked ?? true) && marked,
        role: before?.role ?? roles.get(name) ?? guessRole(name),
        sample: before?.sample || sample,
        known: (before?.known ?? false) || roles.has(name),
        beside: (before?.beside ?? false) || look.hasSpeakers,
      });
    }
  }
  return [...found.values()]
    .filter(({ known, role, turns, beside }) => known || (role !== 'none' && (beside || turns > 1)))
    .map(({ known: _, beside: __, ...candidate }) => candidate);
}

interface Look {
  readonly documentKey: number;
  readonly text: string;
  readonly format: readonly FormatMark[];
  readonly hasSpeakers: boolean;
  /** Heads that are not marked yet. */
  readonly heads: readonly NameAtHead[];
  readonly names: ReadonlyMap<string, { turns: number; marked: boolean; sample: string }>;
}

function lookInto(study: ReadableStudy, documentId: DocumentId): Look {
  const documentKey = requireDocumentKey(study, documentId);
  const { text, format } = readText(study, readTextHash(study, documentKey)) ?? { text: '', format: [] };
  const marks = format.filter(({ kind }) => kind === 'speaker').sort((a, b) => a.start - b.start);
  const heads = apartFrom(namesAtHeads(text, format), marks);
  const all = [...marks, ...heads.map(speakerMark)];
  const names = new Map<string, { turns: number; marked: boolean; sample: string }>();
  const unmarked = new Set(heads.map(({ name }) => name));
  for (const { name, start, end } of stretchesOf(text, all)) {
    if (name === null) continue;
    const before = names.get(name);
    const sample =
      before?.sample ||
      text
        .slice(start, Math.min(end, start + sampleLength))
        .replace(/\s+/gu, ' ')
        .trim();
    names.set(name, { turns: (before?.turns ?? 0) + 1, marked: !unmarked.has(name), sample: sample.toWellFormed() });
  }
  return { documentKey, text, format, hasSpeakers: marks.length > 0, heads, names };
}

/** The heads that share no character with a mark; both ascend. */
function apartFrom(heads: readonly NameAtHead[], marks: readonly FormatMark[]): NameAtHead[] {
  let at = 0;
  return heads.filter(({ start, end }) => {
    while (at < marks.length && (marks[at]?.end ?? 0) <= start) at++;
    return (marks[at]?.start ?? Number.POSITIVE_INFINITY) >= end;
  });
}

/** Makes names speakers with their roles, in every document that has them, as one step. */
export function confirmSpeakers(
  context: CoreContext,
  { documentIds, names }: ParsedInputOf<'speakers.confirm'>,
): OutputOf<'speakers.confirm'> {
  const roles = new Map(names.map(({ name, role }) => [tidyName(name), role]));
  let speakers = 0;
  let documents = 0;
  const label = () => `Confirm ${count(roles.size, 'speaker')} in ${count(documents, 'document')}`;
  return context.operate({ name: 'speakers.confirm', label }, (study) => {
    for (const documentId of documentIds ?? listDocuments(study).map(({ id }) => id)) {
      const confirmed = confirmIn(study, documentId, roles);
      speakers += confirmed;
      if (confirmed > 0) documents++;
    }
    return { speakers, documents };
  });
}

/** How many of the names speak in a document. */
function confirmIn(study: WritableStudy, documentId: DocumentId, roles: ReadonlyMap<string, SpeakerRole>): number {
  const look = lookInto(study, documentId);
  const marks = look.heads.filter(({ name }) => (roles.get(name) ?? 'none') !== 'none').map(speakerMark);
  const named = [...look.names].filter(
    ([name, { marked }]) => roles.has(name) && (marked || roles.get(name) !== 'none'),
  );
  if (named.length === 0) return 0;
  if (marks.length > 0) {
    const format = [...look.format, ...marks].sort((a, b) => a.start - b.start || b.end - a.end);
    correctText(study, { documentKey: look.documentKey, text: look.text, format, edits: [] });
  }
  ensureSpeakers(study, look.documentKey);
  for (const row of listSpeakerRowsIn(study, look.documentKey)) {
    const role = roles.get(row.name);
    if (role !== undefined && role !== row.role) setSpeakerRole(study, row.key, role);
  }
  return named.length;
}
