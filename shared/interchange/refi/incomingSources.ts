import type { IncomingDocument } from '../incoming.ts';
import { internalName } from './file.ts';
import { fileAt, type Gathering, keepFile, linkNotes, takeId, tellMissing } from './gathering.ts';
import { oneLine } from './incomingCodes.ts';
import { gatherSelections, segments, type WrittenSelection } from './incomingSelections.ts';
import type { KeptDocument, KeptSelection, KeptSource } from './kept.ts';
import type { Guid, RefiCoding, RefiPdfSource, RefiSource, RefiText, RefiTranscript } from './model.ts';
import type { PlacedText } from './placing.ts';
import { decodePlainText } from './plainText.ts';
import { TextPositions } from './positions.ts';
import { readDateTime } from './times.ts';

/** Words of a source or a note as the file has them, before positions are known. */
export interface WrittenWords {
  readonly positions: TextPositions;
  /** As it stood in the XML. */
  readonly raw?: string;
  readonly inline: boolean;
}

/** How the words of one text stand in the study. */
export type PlaceText = (words: TextPositions) => PlacedText;

export const otherMedia = 'codings of pictures, pages, sound and video';
export const otherSources = 'pictures, PDFs, sound and video';

/** The words of an element: those of its file, or those in the XML; `null` where it has none. */
export function readWords(
  gathering: Gathering,
  { plainTextPath, richTextPath, content }: Pick<RefiText, 'plainTextPath' | 'richTextPath' | 'content'>,
  owner: { readonly what: string; readonly name: string; readonly id: string },
): WrittenWords | null {
  const file = fileAt(gathering, plainTextPath);
  tellMissing(gathering, plainTextPath, owner);
  const decoded = file && decodePlainText(file.bytes);
  const tell = (sentence: string) => gathering.tally.loss({ ...owner, sentence });
  if (decoded?.warning) tell(decoded.warning);
  if (decoded && content !== undefined)
    tell('It has words in a file and in the project itself; those of the file are here.');
  if (decoded) return { positions: new TextPositions(decoded.text), inline: false };
  if (content !== undefined) return { positions: new TextPositions(content), inline: true, raw: content };
  if (fileAt(gathering, richTextPath) && !plainTextPath) {
    tell(
      'Its words stand in a Word file only, without plain text that its codings could be placed in; the file is kept.',
    );
  }
  return null;
}

/** The texts of a source that become documents, in the order of the file. */
export function textsOf(source: RefiSource): readonly (RefiText | RefiTranscript)[] {
  if (source.kind === 'TextSource') return [source];
  if (source.kind === 'PDFSource') return source.representation ? [source.representation] : [];
  return source.kind === 'PictureSource' ? [] : source.transcripts;
}

/** A source with its documents, selections and whatever else hangs on it. */
export function gatherSource(
  gathering: Gathering,
  source: RefiSource,
  position: number,
  words: ReadonlyMap<RefiText | RefiTranscript, WrittenWords>,
  place: PlaceText,
): Omit<KeptSource, 'values'> & { readonly id: string } {
  const id = takeId(gathering, 'source', source.guid);
  const owner = { what: wordFor[source.kind], name: source.name ?? '', id: source.guid };
  if (id !== source.guid) {
    gathering.tally.loss({
      ...owner,
      sentence: 'Another source has the same GUID; this one was given one of its own.',
    });
  }
  const twins: Record<string, (string | null)[]> = {};
  const documents = textsOf(source).flatMap((text) => {
    const found = words.get(text);
    return found ? [gatherDocument(gathering, { source, id, text, found, position }, place, twins)] : [];
  });
  gathering.documentsOf.set(
    source.guid,
    documents.map((document) => document.id),
  );
  countSource(gathering, source, documents.length);
  gatherRest(gathering, source, documents[0]?.id ?? null, twins, owner);
  for (const text of textsOf(source)) keepTextFiles(gathering, text, words.has(text));
  return { id, element: withoutWords({ ...source, guid: id }), documents, twins };
}

const wordFor: Readonly<Record<RefiSource['kind'], string>> = {
  TextSource: 'document',
  PictureSource: 'picture',
  PDFSource: 'PDF',
  AudioSource: 'sound recording',
  VideoSource: 'video',
};

interface Taking {
  readonly source: RefiSource;
  readonly id: string;
  readonly text: RefiText | RefiTranscript;
  readonly found: WrittenWords;
  readonly position: number;
}

function gatherDocument(
  gathering: Gathering,
  { source, id, text, found }: Taking,
  place: PlaceText,
  twins: Record<string, (string | null)[]>,
): KeptDocument {
  const transcript = 'syncPoints' in text ? text.guid : null;
  const documentId = takeId(gathering, 'document', transcript ?? id);
  const placed = place(found.positions);
  const name = documentName(source, text);
  const note = (source.kind === 'TextSource' ? source.description : (text.description ?? source.description)) ?? '';
  gathering.documents.push({
    ...{ id: documentId, name, groupId: null, text: placed.text, format: [], note, reading: null },
    file: source.kind === 'TextSource' ? originalOf(gathering, source) : null,
    createdAt: readDateTime(source.creationDateTime),
    changedAt: readDateTime(source.modifiedDateTime ?? source.creationDateTime),
  });
  const selections = gatherSelections(gathering, documentId, placed, writtenSelections(source, text, twins));
  if (source.kind === 'PDFSource') settleTwins(source, selections, twins);
  // Notes of a transcript are about its words; those of a source are linked where the source is.
  if ('syncPoints' in text) {
    const owner = { what: 'transcript', name, id: text.guid };
    linkNotes(gathering, text.noteRefs, { kind: 'document', documentId }, owner);
  }
  const shown = { name, note, text: placed.text };
  const points =
    'syncPoints' in text
      ? text.syncPoints.map(({ position }) => (position === undefined ? null : placed.point(position)))
      : [];
  const raw = found.raw !== undefined && found.raw !== placed.text ? { raw: found.raw } : {};
  return { id: documentId, transcript, shown: shownOf(shown), inline: found.inline, ...raw, selections, points };
}

/** A source has one name, also where it has several transcripts. */
function documentName(source: RefiSource, text: RefiText | RefiTranscript): string {
  const [own, texts] = [oneLine(source.name), textsOf(source).length];
  const name = own || oneLine(text.name) || 'Unnamed document';
  return own && texts > 1 && oneLine(text.name) ? `${own} – ${oneLine(text.name)}` : name;
}

/** The words themselves stand in the study; kept is only by what a change of them is known. */
const shownOf = ({ name, note, text }: { name: string; note: string; text: string }): KeptDocument['shown'] => ({
  name,
  note,
  text: textMark(text),
});

/** Two texts with the same mark are the same for this purpose: length and a hash of the words. */
export function textMark(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return `${text.length} ${(hash >>> 0).toString(16)}`;
}

/** The Word file of a text, under the name of the text. */
function originalOf(gathering: Gathering, { richTextPath, name, guid }: RefiText): IncomingDocument['file'] {
  const owner = { what: 'document', name: name ?? '', id: guid };
  tellMissing(gathering, richTextPath, owner);
  const file = fileAt(gathering, richTextPath);
  if (!file) return null;
  gathering.usedFiles.add(file.name.toLowerCase());
  const base = oneLine(name) || file.name;
  return { name: /\.docx$/i.test(base) ? base : `${base}.docx`, bytes: file.bytes };
}

export function writtenSelections(
  source: RefiSource,
  text: RefiText | RefiTranscript,
  twins: Record<string, (string | null)[]>,
): WrittenSelection[] {
  if (!('syncPoints' in text)) {
    return text.selections.map((selection) =>
      source.kind === 'PDFSource' ? joinTwin(source, selection, twins) : selection,
    );
  }
  const points = new Map(text.syncPoints.map(({ guid, position }) => [guid, position]));
  const at = (point: Guid | undefined) => (point === undefined ? undefined : points.get(point));
  return text.selections.map((selection) => ({
    ...selection,
    start: at(selection.fromSyncPoint),
    end: at(selection.toSyncPoint),
  }));
}

/** An area of a PDF with the GUID of a selection of its text is that selection: what is coded there alone is coded here too. */
function joinTwin(
  source: RefiPdfSource,
  selection: RefiText['selections'][number],
  twins: Record<string, (string | null)[]>,
): WrittenSelection {
  const at = source.areas.findIndex(({ guid }) => guid === selection.guid);
  const area = source.areas[at];
  if (!area || twins[at]) return selection;
  twins[at] = [];
  const codes = new Set(selection.codings.map(({ code }) => code));
  const more = area.codings.filter(({ code }) => !codes.has(code));
  const description = selection.description ?? area.description;
  return {
    ...selection,
    ...(description === undefined ? {} : { description }),
    codings: [...selection.codings, ...more],
  };
}

/** Says for each coding of a twin which coding of the text stands for it, and gives the selection its own codings back. */
function settleTwins(source: RefiPdfSource, kept: KeptSelection[], twins: Record<string, (string | null)[]>): void {
  for (const at of Object.keys(twins)) {
    const area = source.areas[Number(at)];
    const place = source.representation?.selections.findIndex(({ guid }) => guid === area?.guid) ?? -1;
    const selection = source.representation?.selections[place];
    const own = kept[place];
    if (!area || !selection || !own) continue;
    const codes = selection.codings.map(({ code }) => code);
    const more = area.codings.filter(({ code }) => !codes.includes(code)).map(({ code }) => code);
    const idOf = new Map([...codes, ...more].map((code, index) => [code, own.codings[index] ?? null]));
    twins[at] = area.codings.map(({ code }) => idOf.get(code) ?? null);
    const comment = selection.description ?? area.description;
    const told = comment === selection.description || comment === undefined ? {} : { comment };
    kept[place] = { ...own, codings: own.codings.slice(0, codes.length), ...told };
  }
}

function countSource(gathering: Gathering, { kind }: RefiSource, documents: number): void {
  if (kind === 'TextSource') gathering.tally.count('documents', documents > 0 ? 'imported' : 'kept');
  else {
    gathering.tally.count('documents', 'imported', documents);
    gathering.tally.count(otherSources, 'kept');
  }
}

/** What hangs on a source beside its text: its own codings, those of areas and times, notes, and its files. */
function gatherRest(
  gathering: Gathering,
  source: RefiSource,
  documentId: string | null,
  twins: Readonly<Record<string, unknown>>,
  owner: { readonly what: string; readonly name: string; readonly id: string },
): void {
  const { tally } = gathering;
  tally.count(segments, 'kept', source.codings.length);
  if (source.codings.length > 0) {
    const sentence = 'It is coded as a whole; these codings are kept for export and not shown.';
    tally.loss({ ...owner, sentence });
  }
  linkNotes(gathering, source.noteRefs, documentId === null ? null : { kind: 'document', documentId }, owner);
  if (source.kind === 'TextSource') return;
  tellMissing(gathering, source.path, owner);
  keepFile(gathering, source.path);
  const others = otherCodings(source, twins);
  tally.count(otherMedia, 'kept', others.length);
  const shown = documentId === null ? '' : ' Its text is here as a document.';
  tally.loss({ ...owner, sentence: `It cannot be shown here; it is kept with its codings for export.${shown}` });
  for (const text of textsBeside(source)) keepTextFiles(gathering, text, false);
}

/** Texts that describe a picture or stand for an area: they are kept whole. */
function textsBeside(source: RefiSource): RefiText[] {
  if (source.kind === 'PictureSource') return source.textDescription ? [source.textDescription] : [];
  if (source.kind !== 'PDFSource') return [];
  return source.areas.flatMap(({ representation }) => representation ?? []);
}

function otherCodings(source: RefiSource, twins: Readonly<Record<string, unknown>>): RefiCoding[] {
  if (source.kind === 'TextSource') return [];
  if ('spans' in source) return source.spans.flatMap(({ codings }) => codings);
  const areas = source.areas.filter((_, at) => twins[at] === undefined);
  return areas.flatMap(({ codings }) => codings);
}

/** Files of a text that is no document are kept as they are; of a document only those that say more than its words. */
function keepTextFiles(gathering: Gathering, text: RefiText | RefiTranscript, isDocument: boolean): void {
  if (!isDocument) keepFile(gathering, text.plainTextPath);
  else gathering.usedFiles.add(internalName(text.plainTextPath) ?? '');
  const rich = fileAt(gathering, text.richTextPath);
  if (rich && !gathering.usedFiles.has(rich.name.toLowerCase())) keepFile(gathering, text.richTextPath);
}

function withoutWords(source: RefiSource): RefiSource {
  const bare = <Text extends { readonly content?: string }>({ content: _, ...rest }: Text) => rest;
  if (source.kind === 'TextSource') return bare(source);
  if (source.kind === 'PDFSource') {
    return source.representation ? { ...source, representation: bare(source.representation) } : source;
  }
  if (source.kind === 'PictureSource') return source;
  return { ...source, transcripts: source.transcripts.map(bare) };
}
