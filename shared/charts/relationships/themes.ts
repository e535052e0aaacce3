import { type RelationshipsResult, themeKey } from '../../analysis/reading/relationshipResult.ts';
import { counted, formatCount } from '../sentences.ts';
import { fitText, measureText, wrapText } from '../textWidths.ts';
import { alongCurve, type Box, type Circle, curveBetween, runsThrough } from './geometry.ts';
import { type DiagramFrame, placed, themePlaces } from './places.ts';
import { middleOf, type Tie } from './rule.ts';

/** A line of words in the picture; `y` is the baseline. */
export interface WordLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly strong: boolean;
  readonly part: 'count' | 'name' | 'documents';
}

export interface PlacedTheme extends Circle {
  readonly index: number;
  readonly key: string;
  readonly byHand: boolean;
  readonly lines: readonly WordLine[];
  /** The room of its words outside the circle; `null` where all stand inside. */
  readonly label: Box | null;
}

/** Circles whose area is in proportion to the codings, with their names where no tie crosses them. */
export function placeThemes(
  result: RelationshipsResult,
  ties: readonly Tie[],
  frame: DiagramFrame,
  small: boolean,
): PlacedTheme[] {
  const most = Math.max(1, ...result.codings);
  const middle = middleOf(result);
  const circles = themePlaces(result).map((place, index): Circle => {
    const part = Math.sqrt((result.codings[index] ?? 0) / most);
    return { ...placed(place, frame), radius: Math.max(3, frame.largest * part) };
  });
  const lines = ties
    .filter((tie) => tie.drawn)
    .map((tie) => ({
      tie,
      points: alongCurve(curveBetween(circles[tie.first] as Circle, circles[tie.second] as Circle)),
    }));
  return circles.map((circle, index) => {
    const key = themeKey(result.themes[index]?.id ?? '');
    const byHand = key in result.arrangement.places;
    const base = { ...circle, index, key, byHand };
    const inside = index === middle && !small ? wordsInside(result, index, circle) : null;
    if (inside) return { ...base, lines: inside, label: null };
    const others = circles.filter((other) => other !== circle);
    const own = lines.map(({ points }) => points);
    return { ...base, ...wordsOutside(result, index, circle, { frame, small, others, own }) };
  });
}

const documentsOf = (result: RelationshipsResult, index: number): string =>
  counted(result.documents[index] ?? 0, 'document');

/** Count, name and documents inside the circle; `null` where they do not fit. */
function wordsInside(result: RelationshipsResult, index: number, { x, y, radius }: Circle): WordLine[] | null {
  const name = wrapText(result.themes[index]?.name ?? '', radius * 1.72, 13, 'strong');
  if (name.length > 3) return null;
  const rows = [
    { text: formatCount(result.codings[index] ?? 0), size: 17, height: 22, strong: true, part: 'count' as const },
    ...name.map((text) => ({ text, size: 13, height: 16, strong: true, part: 'name' as const })),
    { text: documentsOf(result, index), size: 11.5, height: 18, strong: false, part: 'documents' as const },
  ];
  let at = y - rows.reduce((sum, row) => sum + row.height, 0) / 2;
  const lines: WordLine[] = [];
  for (const { text, size, height, strong, part } of rows) {
    const far = Math.max(Math.abs(at + 2 - y), Math.abs(at + height - 2 - y));
    const chord = far >= radius ? 0 : 2 * Math.sqrt(radius * radius - far * far);
    if (measureText(text, size, strong ? 'strong' : 'regular') > chord - 6) return null;
    lines.push({ text, x, y: at + height - 5, size, strong, part });
    at += height;
  }
  return lines;
}

interface Around {
  readonly frame: DiagramFrame;
  readonly small: boolean;
  readonly others: readonly Circle[];
  readonly own: readonly (readonly { x: number; y: number }[])[];
}

/** The number inside, where it fits; the name above or below, wherever the fewest ties cross it. */
function wordsOutside(result: RelationshipsResult, index: number, circle: Circle, around: Around) {
  const { small, frame } = around;
  const count = formatCount(result.codings[index] ?? 0);
  const fits = measureText(count, 16, 'strong') < circle.radius * 1.6;
  const size = small ? 10 : 13.5;
  const height = small ? 12 : 17;
  const name = result.themes[index]?.name ?? '';
  const room = small ? 96 : 190;
  const names = small ? [fitText(name, room, size)] : wrapped(name, room, size);
  const facts = fits
    ? documentsOf(result, index)
    : `${counted(result.codings[index] ?? 0, 'coding')}, ${documentsOf(result, index)}`;
  const rows = [
    ...names.map((text) => ({ text, size, height, strong: !small, part: 'name' as const })),
    ...(small ? [] : [{ text: facts, size: 11.5, height: 15, strong: false, part: 'documents' as const }]),
  ];
  const width = Math.max(...rows.map((row) => measureText(row.text, row.size, row.strong ? 'strong' : 'regular')));
  const tall = rows.reduce((sum, row) => sum + row.height, 0);
  const box = bestBox(circle, { width, tall }, around, frame);
  let at = box.top;
  const lines: WordLine[] = rows.map((row) => {
    at += row.height;
    return { ...row, x: (box.left + box.right) / 2, y: at - row.height * 0.27 };
  });
  const number: WordLine[] =
    fits && !small ? [{ text: count, x: circle.x, y: circle.y + 5.5, size: 16, strong: true, part: 'count' }] : [];
  return { lines: [...number, ...lines], label: box };
}

/** At most two lines; what is longer ends in an ellipsis. */
function wrapped(name: string, width: number, size: number): string[] {
  const lines = wrapText(name, width, size, 'strong');
  const two = lines.length > 2 ? [lines[0] ?? '', lines.slice(1).join(' ')] : lines;
  return two.map((line) => fitText(line, width, size, 'strong'));
}

function bestBox(
  { x, y, radius }: Circle,
  { width, tall }: { readonly width: number; readonly tall: number },
  { others, own }: Around,
  frame: DiagramFrame,
): Box {
  const boxAt = (cx: number, top: number): Box => ({
    left: cx - width / 2,
    right: cx + width / 2,
    top,
    bottom: top + tall,
  });
  const above = boxAt(x, y - radius - 7 - tall);
  const below = boxAt(x, y + radius + 7);
  const isUpper = y <= (frame.top + frame.bottom) / 2;
  const side = (sign: 1 | -1) => boxAt(x + sign * (radius + 8 + width / 2), y - tall / 2);
  const candidates = [...(isUpper ? [above, below] : [below, above]), side(1), side(-1)];
  const crossings = (box: Box) =>
    own.filter((points) => runsThrough(points, box)).length +
    others.filter(
      (circle) =>
        Math.hypot(circle.x - (box.left + box.right) / 2, circle.y - (box.top + box.bottom) / 2) < circle.radius + 20,
    ).length *
      3 +
    (box.left < frame.left - 140 || box.right > frame.right + 140 ? 3 : 0);
  let best = candidates[0] as Box;
  for (const box of candidates) if (crossings(box) < crossings(best)) best = box;
  return best;
}
