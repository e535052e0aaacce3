import { nameUuid } from '../nameUuid.ts';
import { keepPath } from './composeFiles.ts';
import { type ComposedSelection, composeSelections, type PlacedSelection } from './composeSelections.ts';
import { addKeptText, pairs } from './composeText.ts';
import { type Composing, defined, noteRefsOf } from './composing.ts';
import type { ExchangeDocument } from './exchangeStudy.ts';
import { textMark } from './incomingSources.ts';
import type { KeptDocument } from './kept.ts';
import type { RefiSyncPoint, RefiTranscript, RefiTranscriptSelection } from './model.ts';
import type { WrittenText } from './writtenText.ts';

/** What was said in a recording, with its selections between points of time. */
export function composeTranscript(
  composing: Composing,
  element: RefiTranscript,
  kept: KeptDocument,
  row: ExchangeDocument,
): RefiTranscript {
  const isSameText = textMark(row.text) === kept.shown.text;
  const { came, fresh } = composeSelections(composing, row, pairs(element.selections, kept), isSameText);
  const { plainTextPath, richTextPath, content: _, ...bare } = element;
  const text = addKeptText(composing, element.guid, kept, row, plainTextPath);
  const points = element.syncPoints.map((point, at): RefiSyncPoint => {
    const place = kept.points[at] ?? null;
    return place === null ? point : { ...point, position: text.written.position(place) };
  });
  const pointAt = createPoints(element.guid, kept.points, points, text.written);
  const moved = ({ element: selection, place }: PlacedSelection<ComposedSelection>): RefiTranscriptSelection =>
    place ? { ...selection, fromSyncPoint: pointAt(place[0]), toSyncPoint: pointAt(place[1]) } : selection;
  const selections = came.map((each) => {
    const at = element.selections.findIndex(({ guid }) => guid === each.element.guid);
    const before = kept.selections[at]?.place;
    const isInPlace = before?.[0] === each.place?.[0] && before?.[1] === each.place?.[1];
    return isInPlace ? each.element : moved(each);
  });
  selections.push(...fresh.map(moved));
  const rich = keepPath(composing, richTextPath);
  const noteRefs = noteRefsOf(composing, element.noteRefs, `document ${row.id}`);
  return { ...bare, ...defined({ richTextPath: rich, ...text.place }), syncPoints: points, selections, noteRefs };
}

/** Points in a transcript by their place in the text: those that are there, and new ones, which have no time. */
function createPoints(
  transcript: string,
  places: readonly (number | null)[],
  points: RefiSyncPoint[],
  written: WrittenText,
): (place: number) => string {
  const byPlace = new Map<number, string>();
  for (const [at, place] of places.entries()) {
    const point = points[at];
    if (place !== null && point && !byPlace.has(place)) byPlace.set(place, point.guid);
  }
  return (place) => {
    const known = byPlace.get(place);
    if (known !== undefined) return known;
    const guid = nameUuid(`sync point ${transcript} ${place}`);
    byPlace.set(place, guid);
    points.push({ guid, position: written.position(place) });
    return guid;
  };
}
