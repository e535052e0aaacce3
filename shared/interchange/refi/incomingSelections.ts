import type { IncomingMemo } from '../incoming.ts';
import { nameUuid } from '../nameUuid.ts';
import { type Gathering, linkNote, linkNotes, takeId } from './gathering.ts';
import type { KeptSelection } from './kept.ts';
import type { Guid, RefiCoding, RefiStamp } from './model.ts';
import type { PlacedText, Placement } from './placing.ts';
import { plainBody } from './plainBody.ts';
import { readDateTime } from './times.ts';

/** A selection of text, whether it says positions or points of time. */
export interface WrittenSelection extends RefiStamp {
  readonly guid: Guid;
  readonly name?: string;
  readonly description?: string;
  readonly codings: readonly RefiCoding[];
  readonly noteRefs: readonly Guid[];
  readonly start: string | undefined;
  readonly end: string | undefined;
}

/** The kind under which coded segments are counted. */
export const segments = 'coded segments';
export const annotations = 'annotations';

interface Scene {
  readonly gathering: Gathering;
  readonly documentId: string;
  readonly placed: PlacedText;
  /** Codings that stand already: the study has one of a code on a place by a coder. */
  readonly standing: Set<string>;
}

/** The selections of one text with their codings, remarks and memos; answers what to keep of each. */
export function gatherSelections(
  gathering: Gathering,
  documentId: string,
  placed: PlacedText,
  selections: readonly WrittenSelection[],
): KeptSelection[] {
  const scene: Scene = { gathering, documentId, placed, standing: new Set() };
  return selections.map((selection) => gatherSelection(scene, selection));
}

const ownerOf = ({ name, guid }: WrittenSelection, what = 'coded segment') => ({ what, name: name ?? '', id: guid });

function placementOf(placed: PlacedText, { start, end }: WrittenSelection): Placement {
  if (start !== undefined && end !== undefined) return placed.place(start, end);
  return { kind: 'nowhere', sentence: 'It says no place in the text, only a time.' };
}

function gatherSelection(scene: Scene, selection: WrittenSelection): KeptSelection {
  const { gathering } = scene;
  const placement = placementOf(scene.placed, selection);
  const isPlaced = placement.kind === 'placed';
  const owner = ownerOf(selection, selection.codings.length > 0 ? 'coded segment' : 'selection');
  tellPlacement(gathering, placement, owner);
  if (!isPlaced) {
    gathering.tally.count(segments, 'kept', selection.codings.length);
    linkNotes(gathering, selection.noteRefs, null, owner);
    const place = placement.kind === 'empty' ? ([placement.start, placement.start] as const) : null;
    return { place, shown: false, codings: selection.codings.map(() => null), annotation: null };
  }
  const { start, end } = placement;
  const link = { kind: 'segment', documentId: scene.documentId, start, end, codingId: null } as const;
  notePlace(gathering, selection, { documentId: scene.documentId, start, end });
  linkNotes(gathering, selection.noteRefs, link, owner);
  const fate = placement.sentence === null ? 'imported' : 'changed';
  const codings = selection.codings.map((coding) => gatherCoding(scene, selection, coding, start, end, fate));
  const isCoded = codings.some((id) => id !== null);
  const annotation = !isCoded && selection.description?.trim() ? annotate(scene, selection, start, end) : null;
  return { place: [start, end], shown: true, codings, annotation };
}

function tellPlacement(gathering: Gathering, placement: Placement, owner: ReturnType<typeof ownerOf>): void {
  if (placement.sentence === null) return;
  const isPlaced = placement.kind === 'placed';
  const sentence = isPlaced ? placement.sentence : `${placement.sentence} It is kept for export and not shown.`;
  gathering.tally.loss({ ...owner, sentence });
}

/** Of two selections with one GUID the first is the one that others mean. */
function notePlace(
  gathering: Gathering,
  selection: WrittenSelection,
  place: { readonly documentId: string; readonly start: number; readonly end: number },
): void {
  const known = gathering.places.get(selection.guid);
  if (!known) gathering.places.set(selection.guid, place);
  else {
    const sentence = 'Another selection has the same GUID; both are here.';
    gathering.tally.loss({ ...ownerOf(selection), sentence });
  }
}

function gatherCoding(
  { gathering, documentId, standing }: Scene,
  selection: WrittenSelection,
  coding: RefiCoding,
  start: number,
  end: number,
  fate: 'imported' | 'changed',
): string | null {
  const owner = { ...ownerOf(selection), id: coding.guid };
  const keep = (sentence: string): null => {
    gathering.tally.count(segments, 'kept');
    gathering.tally.loss({ ...owner, sentence: `${sentence} It is kept for export and not shown.` });
    return null;
  };
  if (!gathering.codeIds.has(coding.code)) return keep(`Its code is not in the file (${coding.code}).`);
  const coderId = coderOf(gathering, coding, selection);
  const sameAs = `${coding.code} ${coderId} ${start} ${end}`;
  if (standing.has(sameAs)) return keep('The same words have the same code by the same coder already.');
  standing.add(sameAs);
  const id = takeId(gathering, 'coding', coding.guid);
  const written = coding.creationDateTime ?? selection.creationDateTime;
  const createdAt = readDateTime(written);
  gathering.codings.push({
    ...{ id, documentId, codeId: coding.code, coderId, start, end, weight: null, createdAt },
    comment: selection.description ?? '',
  });
  if (createdAt === null && written?.trim()) {
    gathering.tally.loss({ ...owner, sentence: `Its date “${written}” is none; it has that of the import.` });
  }
  if (id !== coding.guid) {
    const sentence = 'Another coded segment has the same GUID; this one was given one of its own.';
    gathering.tally.loss({ ...owner, sentence });
  }
  gathering.tally.count(segments, id === coding.guid ? fate : 'changed');
  linkNotes(gathering, coding.noteRefs, { kind: 'segment', documentId, start, end, codingId: id }, owner);
  return id;
}

/** Who coded, where it is somebody that the file tells of. */
function coderOf(gathering: Gathering, coding: RefiCoding, { creatingUser }: WrittenSelection): string | null {
  const user = coding.creatingUser ?? creatingUser;
  if (user === undefined || gathering.taken.has(`user ${user}`)) return user ?? null;
  gathering.tally.note(
    `The file does not say who the coder ${user} is; coded segments by that coder stand under your name.`,
  );
  return null;
}

/** A remark about words that have no code becomes a memo that is linked to them. */
function annotate({ gathering, documentId }: Scene, selection: WrittenSelection, start: number, end: number): string {
  const id = takeId(gathering, 'memo', nameUuid(`annotation ${selection.guid}`));
  const memo: IncomingMemo = {
    ...{ id, title: '', type: 'annotation', flag: null, links: [] },
    body: plainBody(selection.description ?? ''),
    author: authorName(gathering, selection.creatingUser),
    createdAt: readDateTime(selection.creationDateTime),
    changedAt: readDateTime(selection.modifiedDateTime ?? selection.creationDateTime),
  };
  gathering.memos.push(memo);
  linkNote(gathering, id, { kind: 'segment', documentId, start, end, codingId: null });
  gathering.tally.count(annotations, 'imported');
  return id;
}

/** Name of a user as a memo has it; empty where nobody is named. */
export function authorName(gathering: Gathering, user: Guid | undefined): string {
  return gathering.coders.find(({ id }) => id === user)?.name ?? '';
}
