import type { Coding } from '../../domain/coding.ts';
import { nameUuid } from '../nameUuid.ts';
import { type Composing, codingPlace, defined, noteRefsOf, segmentPlace } from './composing.ts';
import type { ExchangeDocument } from './exchangeStudy.ts';
import type { KeptSelection } from './kept.ts';
import type { Guid, RefiCoding, RefiStamp } from './model.ts';
import { plainBody, wordsOfBody } from './plainBody.ts';
import { writeDateTime } from './times.ts';

/** A selection in a document, with its place in UTF-16 units; `null` = as it came. */
export interface ComposedSelection extends RefiStamp {
  readonly guid: Guid;
  readonly name?: string;
  readonly description?: string;
  readonly codings: readonly RefiCoding[];
  readonly noteRefs: readonly Guid[];
}
export interface PlacedSelection<Element> {
  readonly element: Element;
  readonly place: readonly [start: number, end: number] | null;
}

export interface CameSelection<Element> {
  readonly element: Element;
  readonly kept: KeptSelection;
}

interface Scene {
  readonly composing: Composing;
  readonly document: ExchangeDocument;
  /** Its words are those that came. */
  readonly isSameText: boolean;
  readonly told: Set<string>;
}

/**
 * The selections of a document: those that came, as far as the study still has what they stand for, then one for each
 * coding and each memo on words that is told by none of them. GUIDs of these are made from the coding and never change.
 */
export function composeSelections<Element extends ComposedSelection>(
  composing: Composing,
  document: ExchangeDocument,
  came: readonly CameSelection<Element>[],
  isSameText: boolean,
): { readonly came: PlacedSelection<Element>[]; readonly fresh: PlacedSelection<ComposedSelection>[] } {
  const scene: Scene = { composing, document, isSameText, told: new Set() };
  const stay = came.flatMap((each) => composeCame(scene, each) ?? []);
  return { came: stay, fresh: [...freshCodings(scene), ...freshNotes(scene)] };
}

function composeCame<Element extends ComposedSelection>(
  scene: Scene,
  { element, kept }: CameSelection<Element>,
): PlacedSelection<Element> | null {
  const { composing } = scene;
  if (!kept.shown) return composeUnshown(scene, { element, kept });
  const rows = kept.codings.map((id) => (id === null ? undefined : rowOf(scene, id)));
  const lead = rows.find((row) => row !== undefined);
  const place = lead ? ([lead.start, lead.end] as const) : placeWithoutCodings(scene, element, kept);
  const fits = (row: Coding) => row.start === lead?.start && row.end === lead.end && row.comment === lead.comment;
  const codings = element.codings.flatMap((coding, at) => {
    const row = rows[at];
    if (row) return fits(row) ? [composeCoding(scene, coding, row, element.creatingUser)] : [];
    return kept.codings[at] === null && standsFor(scene, coding, place) ? [withNotes(composing, coding)] : [];
  });
  const noteRefs = noteRefsOf(composing, element.noteRefs, segmentPlace(scene.document.id, place[0], place[1]));
  const description = descriptionOf(scene, element, kept, lead);
  const isLeft = codings.length + noteRefs.length > 0 || description !== undefined;
  if (!isLeft && hadMeaning(element)) {
    composing.gone.add(element.guid);
    return null;
  }
  const { description: _, ...rest } = element;
  const name = nameOf(scene, element, kept, place);
  return { element: { ...rest, ...defined({ name, description }), codings, noteRefs } as never, place };
}

const hadMeaning = ({ codings, noteRefs, description }: ComposedSelection): boolean =>
  codings.length + noteRefs.length > 0 || (description?.trim() ?? '') !== '';

/** The coding of this id, where it still stands in this document. */
function rowOf({ composing, document }: Scene, id: string): Coding | undefined {
  const row = composing.codings.get(id);
  return row?.documentId === document.id ? row : undefined;
}

/** Words that have only a remark or a memo: where the links of these lead now. */
function placeWithoutCodings(
  { composing, document, isSameText }: Scene,
  element: ComposedSelection,
  kept: KeptSelection,
) {
  const [start, end] = kept.place ?? [0, 0];
  const memo = kept.annotation === null ? undefined : composing.memos.get(kept.annotation);
  const target = memo?.links.find((link) => link.target.kind === 'segment')?.target;
  if (target?.kind === 'segment' && target.documentId === document.id) return [target.start, target.end] as const;
  const length = document.text.length;
  if (isSameText || element.noteRefs.length === 0) return [Math.min(start, length), Math.min(end, length)] as const;
  return [start, end] as const;
}

/** A coding that is only kept: a second one of the same code, or one whose code the file did not have. */
function standsFor(
  { composing, document }: Scene,
  coding: RefiCoding,
  [start, end]: readonly [number, number],
): boolean {
  if (!composing.codes.has(coding.code)) return !composing.kept.code.has(coding.code) && !composing.isNarrowed;
  const here = composing.codingsOf.get(document.id) ?? [];
  return here.some((row) => row.codeId === coding.code && row.start === start && row.end === end);
}

function composeCoding(scene: Scene, coding: RefiCoding, row: Coding, selectionUser: Guid | undefined): RefiCoding {
  scene.told.add(row.id);
  const cameUser = coding.creatingUser ?? selectionUser;
  const isSameCoder = cameUser === undefined || cameUser === row.coderId || !scene.composing.kept.user.has(cameUser);
  return {
    ...coding,
    guid: row.id,
    code: row.codeId,
    ...(isSameCoder ? {} : { creatingUser: row.coderId }),
    noteRefs: noteRefsOf(scene.composing, coding.noteRefs, codingPlace(row.id)),
  };
}

const withNotes = (composing: Composing, coding: RefiCoding): RefiCoding => ({
  ...coding,
  noteRefs: noteRefsOf(composing, coding.noteRefs, null),
});

/** The remark on words without a code is a memo; that on coded words the comment of the codings. */
function descriptionOf(
  { composing }: Scene,
  element: ComposedSelection,
  kept: KeptSelection,
  lead: Coding | undefined,
): string | undefined {
  const came = element.description;
  const told = kept.comment ?? came ?? '';
  if (lead) return lead.comment === told ? came : lead.comment || undefined;
  if (kept.annotation === null) return kept.codings.some((id) => id !== null) ? undefined : came;
  const memo = composing.memos.get(kept.annotation);
  if (!memo || !composing.annotations.has(memo.id)) return undefined;
  return memo.text === wordsOfBody(plainBody(told)) ? came : memo.text;
}

/** A name that is the quotation stays one. */
function nameOf(
  { document, isSameText }: Scene,
  { name }: ComposedSelection,
  kept: KeptSelection,
  [start, end]: readonly [number, number],
): string | undefined {
  if (!name || (isSameText && kept.place?.[0] === start && kept.place[1] === end)) return name;
  return document.text.slice(start, end);
}

function composeUnshown<Element extends ComposedSelection>(
  scene: Scene,
  { element, kept }: CameSelection<Element>,
): PlacedSelection<Element> | null {
  const { composing, document, isSameText } = scene;
  const codings = element.codings.filter(({ code }) => isKnownOrDangling(composing, code));
  const noteRefs = noteRefsOf(composing, element.noteRefs, null);
  if (composing.isNarrowed || (hadMeaning(element) && codings.length + noteRefs.length === 0 && !element.description)) {
    composing.gone.add(element.guid);
    return null;
  }
  const at = isSameText ? kept.place : null;
  const place = at && at[0] <= document.text.length ? at : null;
  return { element: { ...element, codings: codings.map((each) => withNotes(composing, each)), noteRefs }, place };
}

/** Whether a reference to a code may go out: the code is there, or never was. */
const isKnownOrDangling = (composing: Composing, code: Guid): boolean =>
  composing.codes.has(code) || (!composing.kept.code.has(code) && !composing.isNarrowed);

/** Codings that the study cannot show go out as long as their code is there. */
export const keptCodings = (composing: Composing, codings: readonly RefiCoding[]): RefiCoding[] =>
  codings.filter(({ code }) => isKnownOrDangling(composing, code)).map((coding) => withNotes(composing, coding));

/** The same for a selection that cannot be shown. */
export const keptSelection = <Element extends Pick<ComposedSelection, 'codings' | 'noteRefs'>>(
  composing: Composing,
  element: Element,
): Element => ({
  ...element,
  codings: keptCodings(composing, element.codings),
  noteRefs: noteRefsOf(composing, element.noteRefs, null),
});

function* freshCodings({ composing, document, told }: Scene): Generator<PlacedSelection<ComposedSelection>> {
  for (const row of composing.codingsOf.get(document.id) ?? []) {
    if (told.has(row.id) || composing.toldElsewhere.has(row.id)) continue;
    const created = writeDateTime(row.createdAt);
    const coding: RefiCoding = {
      ...{ guid: row.id, code: row.codeId, creatingUser: row.coderId, creationDateTime: created },
      noteRefs: noteRefsOf(composing, [], codingPlace(row.id)),
    };
    const element: ComposedSelection = {
      guid: nameUuid(`selection ${row.id}`),
      name: document.text.slice(row.start, row.end),
      ...{ creatingUser: row.coderId, creationDateTime: created },
      ...(row.changedAt === row.createdAt ? {} : { modifiedDateTime: writeDateTime(row.changedAt) }),
      ...(row.comment === '' ? {} : { description: row.comment }),
      ...{ codings: [coding], noteRefs: [] },
    };
    yield { element, place: [row.start, row.end] };
  }
}

/** Words that memos are linked to, without a code of their own. */
function* freshNotes({ composing, document }: Scene): Generator<PlacedSelection<ComposedSelection>> {
  for (const { start, end, place } of composing.links.waitingIn(document.id)) {
    const noteRefs = noteRefsOf(composing, [], place);
    if (noteRefs.length === 0) continue;
    const guid = nameUuid(`selection ${document.id} ${start} ${end} ${place.startsWith('coding') ? place : ''}`);
    yield { element: { guid, name: document.text.slice(start, end), codings: [], noteRefs }, place: [start, end] };
  }
}
