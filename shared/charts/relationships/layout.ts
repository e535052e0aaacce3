import type { RelationshipsResult } from '../../analysis/reading/relationshipResult.ts';
import { placeAside } from './aside.ts';
import {
  type BoxStyle,
  boxesByHand,
  closeBoxes,
  type PlacedBox,
  type PlacedBoxes,
  pairKey,
  placeBoxes,
  roomyBoxes,
  type Surroundings,
} from './boxes.ts';
import { grown } from './geometry.ts';
import { type DiagramFrame, diagramFrame } from './places.ts';
import { type SharedProperty, sharedProperties, type Tie, tiesOf } from './rule.ts';
import { type PlacedTheme, placeThemes } from './themes.ts';
import { type PlacedNumber, type PlacedTie, placeNumbers, placeTies } from './ties.ts';

/** Everything in its place, before it has a colour. Pixels; the same result in the same room gives the same places. */
export interface Diagram {
  readonly frame: DiagramFrame;
  readonly themes: readonly PlacedTheme[];
  readonly ties: readonly PlacedTie[];
  readonly numbers: readonly PlacedNumber[];
  readonly boxes: readonly PlacedBox[];
  /** Under the threshold. */
  readonly weak: readonly Tie[];
  /** Shared, but without room. */
  readonly without: readonly SharedProperty[];
}

/** Boxes above this number make a picture that nobody reads; the table has all. */
const mostBoxes = 40;

export function arrangeDiagram(
  result: RelationshipsResult,
  room: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  small = false,
): Diagram {
  const frame = diagramFrame(room, small);
  const all = tiesOf(result);
  const themes = placeThemes(result, all, frame, small);
  const ties = placeTies(result, all, themes, frame, small);
  const found = small ? [] : sharedProperties(result);
  const shared = found.slice(0, mostBoxes);
  const labels = themes.flatMap(({ label }) => (label ? [label] : []));
  const { left, top, width, height } = room;
  const edges = { left, top, right: left + width, bottom: top + height };
  const carriers = new Set(shared.flatMap((each) => (each.others.length === 1 ? pairKey(result, each) : [])));
  const inStyle = (style: BoxStyle) => {
    const taken = [...labels, ...boxesByHand(result, shared, { frame, style })];
    const numbers = small ? [] : placeNumbers(result, ties, taken, themes, carriers, edges);
    return { numbers, ...placeBoxes(result, shared, { themes, ties, frame, style }, numbers) };
  };
  const roomy = inStyle(roomyBoxes);
  const close = roomy.without.length > 0 ? inStyle(closeBoxes) : roomy;
  const { numbers, ...onTies } = close.without.length < roomy.without.length ? close : roomy;
  const style = onTies.boxes[0]?.style ?? closeBoxes;
  const { boxes, without } = withThoseAside(result, onTies, numbers, { themes, ties, frame, style });
  return {
    frame,
    themes,
    ties,
    numbers,
    boxes,
    weak: all.filter(({ drawn }) => !drawn),
    without: [...without, ...found.slice(mostBoxes)],
  };
}

/** What found no room on its tie stands beside it on a thread, where there is room. */
function withThoseAside(
  result: RelationshipsResult,
  { boxes, without }: PlacedBoxes,
  numbers: readonly PlacedNumber[],
  around: Omit<Surroundings, 'taken'>,
): PlacedBoxes {
  if (without.length === 0) return { boxes, without };
  const labels = around.themes.flatMap(({ label }) => (label ? [label] : []));
  const taken = [...labels, ...[...numbers, ...boxes].map(({ box }) => grown(box, around.style.apart))];
  const aside = placeAside(result, without, boxes, { ...around, taken });
  const there = new Set(aside.map(({ shared }) => shared.index));
  return { boxes: [...boxes, ...aside], without: without.filter(({ index }) => !there.has(index)) };
}
