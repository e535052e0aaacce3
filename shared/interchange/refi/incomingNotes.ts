import type { IncomingCoding, IncomingLink } from '../incoming.ts';
import {
  fileAt,
  type Gathering,
  keepFile,
  linkNote,
  linkNotes,
  type SelectionPlace,
  takeId,
  tellMissing,
} from './gathering.ts';
import { oneLine } from './incomingCodes.ts';
import { authorName } from './incomingSelections.ts';
import { type PlaceText, readWords, type WrittenWords } from './incomingSources.ts';
import { type KeptSelection, keptPart } from './kept.ts';
import type { Guid, RefiText, RefiTextSelection } from './model.ts';
import type { PlacedText } from './placing.ts';
import { type Passage, plainBody, wordsOfBody } from './plainBody.ts';
import { TextPositions } from './positions.ts';
import { readDateTime } from './times.ts';

const passages = 'coded passages of memos';

/** The notes as memos. Links from elsewhere are gathered by then; those that the notes themselves hold are added. */
export function gatherNotes(gathering: Gathering, place: PlaceText): void {
  const ids = new Map(gathering.project.notes.map((note) => [note, takeId(gathering, 'memo', note.guid)]));
  for (const [position, note] of gathering.project.notes.entries()) {
    gatherNote(gathering, note, ids.get(note) ?? note.guid, position, place);
  }
}

function gatherNote(gathering: Gathering, note: RefiText, id: string, position: number, place: PlaceText): void {
  const owner = { what: 'memo', name: note.name ?? '', id: note.guid };
  const found = readWords(gathering, note, owner);
  const words = found ?? describedBy(note);
  const placed = place(words.positions);
  const { selections, marks } = gatherPassages(gathering, note, placed);
  const body = plainBody(placed.text, marks);
  const title = oneLine(note.name);
  gathering.memos.push({
    ...{ id, title, type: 'free', body, flag: null, links: [] },
    author: authorName(gathering, note.creatingUser ?? note.modifyingUser),
    createdAt: readDateTime(note.creationDateTime),
    changedAt: readDateTime(note.modifiedDateTime ?? note.creationDateTime),
  });
  keepWords(gathering, note);
  if (note.description !== undefined && found !== null && placed.text !== note.description) {
    gathering.tally.note('Descriptions of memos, beside their words, are kept for export and not shown.');
  }
  if (id !== note.guid) {
    gathering.tally.loss({ ...owner, sentence: 'Another note has the same GUID; this one was given one of its own.' });
  }
  linkNotes(gathering, note.noteRefs, { kind: 'memo', memoId: id }, owner);
  gathering.tally.count('memos', id === note.guid ? 'imported' : 'changed');
  gathering.tally.count(passages, 'kept', note.codings.length);
  const { content: _, ...element } = { ...note, guid: id };
  const isFiled = fileAt(gathering, note.plainTextPath) !== null && note.selections.length === 0;
  gathering.kept.push(
    keptPart('note', id, position, {
      element,
      shown: { title, text: wordsOfBody(body) },
      inline: words.inline,
      words: isFiled || !found ? null : placed.text,
      ...(found?.raw !== undefined && found.raw !== placed.text ? { raw: found.raw } : {}),
      selections,
    }),
  );
}

/** A note without words says what its description says. */
function describedBy({ description }: RefiText): WrittenWords {
  return { positions: new TextPositions(description ?? ''), inline: false };
}

function keepWords(gathering: Gathering, note: RefiText): void {
  keepFile(gathering, note.plainTextPath);
  keepFile(gathering, note.richTextPath);
  tellMissing(gathering, note.richTextPath, { what: 'memo', name: note.name ?? '', id: note.guid });
}

/**
 * Selections inside a note: coded ones are passages of its words. Some programs write a note about a passage of a document
 * as a note with a copy of that selection: then the note is linked to the passage.
 */
function gatherPassages(gathering: Gathering, note: RefiText, placed: PlacedText) {
  const marks: Passage[] = [];
  const selections = note.selections.map((selection): KeptSelection => {
    const elsewhere = gathering.places.get(selection.guid) ?? placeByWords(gathering, selection, placed);
    if (elsewhere) linkNote(gathering, note.guid, { kind: 'segment', ...elsewhere, codingId: null });
    const place = elsewhere ? null : placed.place(selection.start, selection.end);
    if (place?.kind !== 'placed') return keepSelection(gathering, selection, note, elsewhere);
    const codings = selection.codings.map((coding) => {
      if (!gathering.codeIds.has(coding.code)) return null;
      marks.push({ start: place.start, end: place.end, codeId: coding.code });
      return takeId(gathering, 'coding', coding.guid);
    });
    const shown = codings.filter((each) => each !== null).length;
    gathering.tally.count(passages, 'imported', shown);
    gathering.tally.count(passages, 'kept', codings.length - shown);
    return { place: [place.start, place.end], shown: true, codings, annotation: null };
  });
  return { selections, marks };
}

function keepSelection(
  gathering: Gathering,
  selection: RefiTextSelection,
  note: RefiText,
  elsewhere: SelectionPlace | null,
): KeptSelection {
  gathering.tally.count(passages, 'kept', selection.codings.length);
  if (!elsewhere) {
    const owner = { what: 'selection of a memo', name: selection.name || (note.name ?? ''), id: selection.guid };
    gathering.tally.loss({ ...owner, sentence: 'It has no place in the words of the memo; it is kept for export.' });
  }
  const codings = selection.codings.map(() => null);
  return { place: null, shown: false, codings, annotation: null, ...(elsewhere ? { elsewhere } : {}) };
}

/** Shortest words that are looked for. */
const leastWords = 4;

/** Where a selection without codes names words that stand once in one document, and not at its place in the note. */
function placeByWords(gathering: Gathering, selection: RefiTextSelection, placed: PlacedText) {
  const words = selection.name ?? '';
  if (selection.codings.length > 0 || words.length < leastWords) return null;
  const here = placed.place(selection.start, selection.end);
  if (here.kind === 'placed' && placed.text.slice(here.start, here.end) === words) return null;
  let found: { documentId: string; start: number; end: number } | null = null;
  for (const { id, text } of gathering.documents) {
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      if (found) return null;
      found = { documentId: id, start: at, end: at + words.length };
    }
  }
  return found;
}

/** A link between a note and something else is a link of the memo; every link is kept. */
export function gatherLinks(gathering: Gathering): void {
  const codings = new Map(gathering.codings.map((coding) => [coding.id, coding]));
  for (const [position, link] of gathering.project.links.entries()) {
    const id = takeId(gathering, 'link', link.guid);
    const owner = { what: 'link', name: link.name ?? '', id: link.guid };
    const shown =
      linkOfMemo(gathering, codings, link.origin, link.target) ??
      linkOfMemo(gathering, codings, link.target, link.origin);
    if (shown) linkNote(gathering, shown.memoId, shown.link);
    else gathering.tally.loss({ ...owner, sentence: 'Links between such things are kept for export and not shown.' });
    linkNotes(gathering, link.noteRefs, null, owner);
    gathering.tally.count('links', shown ? 'imported' : 'kept');
    gathering.kept.push(keptPart('link', id, position, { element: { ...link, guid: id }, shown }));
  }
}

type Codings = ReadonlyMap<Guid, IncomingCoding>;

function linkOfMemo(gathering: Gathering, codings: Codings, from: Guid | undefined, to: Guid | undefined) {
  if (from === undefined || to === undefined || !gathering.noteGuids.has(from)) return null;
  const link = targetOf(gathering, codings, to);
  return link && { memoId: from, link };
}

function targetOf(gathering: Gathering, codings: Codings, guid: Guid): IncomingLink | null {
  const place = gathering.places.get(guid);
  if (place) return { kind: 'segment', ...place, codingId: null };
  const coding = codings.get(guid);
  if (coding) {
    const { documentId, start, end } = coding;
    return { kind: 'segment', documentId, start, end, codingId: guid };
  }
  const documentId = gathering.documentsOf.get(guid)?.[0];
  if (documentId !== undefined) return { kind: 'document', documentId };
  if (gathering.codeIds.has(guid)) return { kind: 'code', codeId: guid };
  return gathering.noteGuids.has(guid) ? { kind: 'memo', memoId: guid } : null;
}
