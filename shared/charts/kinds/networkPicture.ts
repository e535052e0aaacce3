import type { Bounds } from '../bounds.ts';
import { type Drawing, groupOf, type Room } from '../frame.ts';
import type { Picture } from '../kind.ts';
import { type Named, type PlacedLabel, placeLabels } from '../labels.ts';
import {
  areaOf,
  bottomWith,
  circleMarks,
  hiddenNames,
  labelRoomIn,
  type NamedCircle,
  radiusOf,
} from '../namedCircles.ts';
import { counted, inWords } from '../sentences.ts';
import { tieLines, tieMarks } from '../tieMarks.ts';
import { letterOf } from './communityLetters.ts';
import type { NetworkResult } from './network.ts';

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Each community has a letter, and a ring of its own. */
const rings = ['', '6 2.5', '2 2', '9 2 2 2', '1 3', '12 3'] as const;

/** Circles and the ties between them; names stand beside the circles, letters of communities in them. */
export function drawNetwork(result: NetworkResult, picture: Picture, room: Room): Drawing {
  const small = picture.small === true;
  const whole = areaOf(room, picture);
  const circles = circlesOf(result, whole, small);
  const labelRoom = labelRoomIn(whole, small);
  const labels = placeLabels(
    circles.map((circle, place): Named => {
      return { ...circle, text: codeAt(result, place)?.name ?? '', weight: result.frequency[place] ?? 0 };
    }),
    labelRoom,
  );
  const hidden = small ? 0 : labels.filter((label) => label === null).length;
  const marks = circles.flatMap((circle, place) =>
    codeCircle(result, place, circle, { small, label: labels[place] ?? null }),
  );
  const at = (code: number) => circles[result.places.indexOf(code)];
  return {
    groups: [
      groupOf('ties', tieMarks(tieLines(result, at, small ? 5 : 9), room.theme, small)),
      groupOf('codes', circleMarks(marks, room.theme, labelRoom.size)),
      groupOf('note', hiddenNames(hidden, whole, room.theme)),
    ],
    ...bottomWith(whole, hidden),
  };
}

const codeAt = ({ codes, places }: NetworkResult, place: number) => codes[places[place] ?? -1];

function circlesOf(result: NetworkResult, whole: Bounds, small: boolean): readonly Circle[] {
  const sizes = small
    ? { least: 3.5, most: 11 }
    : { least: 8.5, most: Math.max(15, Math.min(whole.width, whole.height) / 22) };
  const [aside, above] = small ? [40, 14] : [90, sizes.most + 20];
  const greatest = Math.max(...result.frequency);
  return Array.from(result.places, (_, place) => ({
    x: whole.x + aside + (result.x[place] ?? 0) * Math.max(0, whole.width - 2 * aside),
    y: whole.y + above + (result.y[place] ?? 0) * Math.max(0, whole.height - 2 * above),
    radius: radiusOf(result.frequency[place] ?? 0, greatest, sizes),
  }));
}

function codeCircle(
  result: NetworkResult,
  place: number,
  circle: Circle,
  { small, label }: { readonly small: boolean; readonly label: PlacedLabel | null },
): NamedCircle[] {
  const code = codeAt(result, place);
  if (!code) return [];
  const community = result.community[place] ?? 0;
  const marked = result.settings.communities && !small;
  return [
    {
      ...circle,
      key: `code:${code.id}`,
      color: code.color,
      name: code.path,
      title: codeSentence(result, place),
      data: { kind: 'code', codeId: code.id },
      label,
      strong: code.depth === 0,
      ...(marked ? { letter: letterOf(community), dash: rings[community % rings.length] ?? '' } : {}),
    },
  ];
}

/** The numbers of a code in a sentence. */
function codeSentence(result: NetworkResult, place: number): string {
  const code = result.places[place] ?? -1;
  const ties = Array.from(result.ties.first).filter((first, at) => first === code || result.ties.second[at] === code);
  const community = result.settings.communities ? `; community ${letterOf(result.community[place] ?? 0)}` : '';
  return `${counted(result.frequency[place] ?? 0, 'coding')} in ${counted(result.documents[place] ?? 0, 'document')}, tied to ${inWords(ties.length)} ${ties.length === 1 ? 'code' : 'codes'}${community}.`;
}
