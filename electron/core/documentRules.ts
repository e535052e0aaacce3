import type { FormatMark, StudyDocument } from '#shared/domain/document.ts';
import type { DocumentId, GroupId } from '#shared/domain/ids.ts';
import type { DocumentOrigin } from '#shared/domain/reading.ts';
import { AxialError } from '#shared/domain/result.ts';
import { normaliseText } from '#shared/text/normalise.ts';
import {
  findDocument,
  findDocumentKey,
  findDocumentsNamed,
  findGroup,
  insertDocument,
  listGroups,
} from '../store/documents.ts';
import { putReading } from '../store/readings.ts';
import type { ReadableStudy, WritableStudy } from '../store/study.ts';
import { storeSource, storeText } from '../store/texts.ts';
import { noteSpeakers } from './speakerRules.ts';
import { brief } from './words.ts';

/** @throws AxialError `not_found` */
export function requireGroup(study: ReadableStudy, id: GroupId): { key: number; name: string } {
  const group = findGroup(study, id);
  if (!group) throw new AxialError('not_found', 'This group of documents is not in the study any more.');
  return group;
}

/** @throws AxialError `not_found` */
export function requireDocument(study: ReadableStudy, id: DocumentId): StudyDocument {
  const document = findDocument(study, id);
  if (!document) throw new AxialError('not_found', 'This document is not in the study any more.');
  return document;
}

/** A document is known by its name, in exports, tables and on the command line. @throws AxialError `conflict` */
export function refuseTakenDocumentName(study: ReadableStudy, name: string, except: DocumentId | null = null): void {
  if (findDocumentsNamed(study, name).some((id) => id !== except)) {
    throw new AxialError('conflict', `There is already a document “${brief(name)}” in this study.`);
  }
}

/** @throws AxialError `conflict` */
export function refuseTakenGroupName(study: ReadableStudy, name: string, except: GroupId | null = null): void {
  if (listGroups(study).some((group) => group.name === name && group.id !== except)) {
    throw new AxialError('conflict', `There is already a group “${brief(name)}” in this study.`);
  }
}

/** The name itself, or, where a document has it, with the group or a number behind it. */
export function freeDocumentName(study: ReadableStudy, name: string, groupName: string | null): string {
  const taken = (candidate: string) => findDocumentsNamed(study, candidate).length > 0;
  if (!taken(name)) return name;
  if (groupName !== null && !taken(`${name} (${groupName})`)) return `${name} (${groupName})`;
  let number = 2;
  while (taken(`${name} (${number})`)) number++;
  return `${name} (${number})`;
}

export interface ImportedDocument {
  readonly name: string;
  /** As it was decoded; it is normalised here (METHOD.md §1). Marks belong to the normalised text. */
  readonly text: string;
  readonly format: readonly FormatMark[];
  /** The file as it came; `null` = typed or pasted text. */
  readonly bytes: Uint8Array | null;
  /** Instead of the bytes: the hash of a file that is stored already (many documents may come from one table). */
  readonly sourceHash?: string;
  /** Name of the file with its ending. */
  readonly sourceName: string;
  readonly groupId: GroupId | null;
  /** How its file was read; left out for typed text. */
  readonly reading?: { readonly origin: DocumentOrigin; readonly warnings: readonly string[] };
  /** ms since 1970; now where left out. */
  readonly createdAt?: number;
}

/**
 * Adds a document at the end of its group, under its own name or, where that is taken, one with an addition.
 * @throws AxialError `not_found` for the group; `invalid_input` for a mark outside the text.
 */
export function addDocument(study: WritableStudy, document: ImportedDocument): StudyDocument {
  const group = document.groupId === null ? null : requireGroup(study, document.groupId);
  const text = normaliseText(document.text);
  if (document.format.some((mark) => mark.start < 0 || mark.start > mark.end || mark.end > text.length)) {
    throw new AxialError('invalid_input', `The formatting of “${brief(document.name)}” lies outside its text.`);
  }
  const id = insertDocument(study, {
    name: freeDocumentName(study, document.name, group?.name ?? null),
    groupKey: group?.key ?? null,
    textHash: storeText(study, text, document.format),
    sourceHash: document.sourceHash ?? (document.bytes && storeSource(study, document.bytes)),
    sourceName: document.sourceName,
    ...(document.createdAt === undefined ? {} : { createdAt: document.createdAt }),
  });
  const key = findDocumentKey(study, id);
  if (key !== undefined) {
    noteSpeakers(study, key, document.format);
    if (document.reading) putReading(study, key, document.reading.origin, document.reading.warnings);
  }
  return requireDocument(study, id);
}
