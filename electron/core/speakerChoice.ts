import { type Hearing, heardCodings, heardRanges } from '#shared/analysis/heard.ts';
import type { SpeakerChoice } from '#shared/contract/entities.ts';
import { speakerWords } from '#shared/domain/speaker.ts';
import type { KeyedColumns } from '../store/columns.ts';
import { findDocumentText, readStretches } from '../store/speakers.ts';
import type { ReadableStudy } from '../store/study.ts';
import { type KnownSpeaker, requireSpeakers, speakersByDocument } from './speakerRules.ts';

/** What is heard of a document, by its key: starts and ends in turn; `null` = everything. */
export type HeardText = (documentKey: number) => Int32Array | null;

/**
 * Whose words take part, for everything that looks at texts or codings; `null` = everybody's.
 * @throws AxialError `not_found` for a chosen speaker that is not in the study.
 */
export function heardText(study: ReadableStudy, choice: SpeakerChoice): HeardText | null {
  if (choice === null || (choice.leaveOut.length === 0 && choice.only === null)) return null;
  const only = choice.only && new Set(requireSpeakers(study, choice.only).map(({ id }) => id));
  const isHeard = ({ id, role }: KnownSpeaker) => !choice.leaveOut.includes(role) && (only?.has(id) ?? true);
  const byDocument = speakersByDocument(study);
  return (documentKey) => {
    const speakers = byDocument.get(documentKey) ?? [];
    if (only === null && speakers.every((speaker) => speaker.role === 'none' || isHeard(speaker))) return null;
    const byName = new Map(speakers.map((each) => [each.name, each.role === 'none' ? null : isHeard(each)]));
    const hearing: Hearing = { speaker: (name) => byName.get(name) ?? null, nobody: only === null };
    const document = findDocumentText(study, documentKey);
    return heardRanges(document ? readStretches(study, document.hash) : [], hearing);
  };
}

/** Worked out once a revision: the columns are others after every step. */
const remembered = new WeakMap<KeyedColumns, { readonly choice: string; readonly flags: Uint8Array | null }>();

/** The codings that take part, one flag each; `null` = all. @throws AxialError `not_found` as {@link heardText}. */
export function codingsHeard(study: ReadableStudy, columns: KeyedColumns, choice: SpeakerChoice): Uint8Array | null {
  if (choice === null) return null;
  const key = JSON.stringify(choice);
  const found = remembered.get(columns);
  if (found?.choice === key) return found.flags;
  const heard = heardText(study, choice);
  const flags = heard && heardCodings(columns, (document) => heard(columns.documentKeys[document] ?? 0));
  remembered.set(columns, { choice: key, flags });
  return flags;
}

/** Whose words count, as charts and exports name it; `undefined` = everybody's. */
export function wordsOfChoice(study: ReadableStudy, choice: SpeakerChoice): string | undefined {
  if (choice === null) return undefined;
  const names = choice.only && [...new Set(requireSpeakers(study, choice.only).map(({ name }) => name))];
  return speakerWords(choice.leaveOut, names) || undefined;
}
