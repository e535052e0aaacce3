import { type Drawing, groupOf, type Room } from '../frame.ts';
import { groupLooks, shapeKey, shapeMark } from '../groupShapes.ts';
import type { Picture } from '../kind.ts';
import { areaOf } from '../namedCircles.ts';
import { shades } from '../palette.ts';
import type { Mark, Text } from '../scene.ts';
import { counted } from '../sentences.ts';
import { fitText, measureText } from '../textWidths.ts';
import type { DocumentMapResult } from './documentMap.ts';
import { documentSentence } from './documentMapWords.ts';

/** A leaf or a merge of the tree. Pixels. */
interface Branch {
  readonly x: number;
  readonly y: number;
  /** Places of the documents that it holds. */
  readonly leaves: readonly number[];
}

interface Frame {
  readonly result: DocumentMapResult;
  readonly room: Room;
  readonly small: boolean;
  /** Top of the first row, and height of a row. */
  readonly top: number;
  readonly row: number;
  /** Right edge of the names; height 0 of the tree stands there. */
  readonly left: number;
  readonly toX: (height: number) => number;
}

/** A tree that lies on its side: documents at the left, what is alike meets early. */
export function drawDocumentTree(result: DocumentMapResult, picture: Picture, room: Room): Drawing {
  const small = picture.small === true;
  const area = areaOf(room, picture);
  const looks = groupLooks(result.groups);
  const key = small
    ? { marks: [], height: 0 }
    : shapeKey(looks, { left: area.x, top: area.y, width: area.width }, room.theme);
  const count = Math.max(1, result.places.length);
  const head = small ? 4 : key.height + 22;
  const row = small ? (area.height - 8) / count : Math.max(15, Math.min(26, (area.height - head - 6) / count));
  const names = small ? 12 : Math.min(240, area.width * 0.32);
  const left = area.x + names;
  const greatest = result.merges.height.at(-1) || 1;
  const wide = Math.max(60, area.width - names - (small ? 8 : 20));
  const frame: Frame = {
    result,
    room,
    small,
    top: area.y + head,
    row,
    left,
    toX: (height) => left + (height / greatest) * wide,
  };
  const branches = branchesOf(frame);
  const bottom = frame.top + count * row + 4;
  return {
    groups: [
      groupOf('key', key.marks),
      groupOf('axis', small ? [] : axisMarks(frame, greatest, bottom)),
      groupOf('branches', mergeMarks(frame, branches)),
      groupOf('cut', small ? [] : cutMarks(frame, branches, bottom)),
      groupOf(
        'documents',
        result.documents.map((_, place) => leafMark(frame, branches[place], place, looks)),
      ),
    ],
    right: area.x + area.width,
    bottom,
  };
}

/** Leaves by their places, then the merges in their order. */
function branchesOf({ result, top, row, left, toX }: Frame): readonly Branch[] {
  const branches: Branch[] = [];
  for (const [turn, place] of result.order.entries()) {
    branches[place] = { x: left, y: top + (turn + 0.5) * row, leaves: [place] };
  }
  for (const [at, height] of result.merges.height.entries()) {
    const [one, other] = [branches[result.merges.left[at] ?? -1], branches[result.merges.right[at] ?? -1]];
    if (!one || !other) continue;
    branches.push({ x: toX(height), y: (one.y + other.y) / 2, leaves: [...one.leaves, ...other.leaves] });
  }
  return branches;
}

/** A bracket for each merge, the greatest first, so that the smaller ones answer the pointer inside of them. */
function mergeMarks({ result, room, small }: Frame, branches: readonly Branch[]): readonly Mark[] {
  const leaves = result.places.length;
  const marks = Array.from(result.merges.height, (height, at): Mark => {
    const [one, other] = [branches[result.merges.left[at] ?? -1], branches[result.merges.right[at] ?? -1]];
    const merge = branches[leaves + at];
    const d = one && other && merge ? `M${one.x} ${one.y}H${merge.x}V${other.y}H${other.x}` : '';
    const bracket: Mark = {
      kind: 'path',
      key: `bracket:${at}`,
      d,
      fill: 'none',
      stroke: room.theme.ink3,
      strokeWidth: small ? 1 : 1.4,
    };
    if (small || !merge) return bracket;
    const documents = merge.leaves.flatMap((place) => result.documents[place] ?? []);
    return {
      kind: 'group',
      key: `merge:${at}`,
      name: `${counted(documents.length, 'document')} meet at ${height.toFixed(3)}`,
      title: `${documents
        .slice(0, 8)
        .map(({ name }) => name)
        .join(', ')}${documents.length > 8 ? ` and ${documents.length - 8} more` : ''}.`,
      data: { kind: 'codings', codeIds: result.codes.map(({ id }) => id), documentIds: documents.map(({ id }) => id) },
      children: [bracket],
    };
  });
  return marks.toReversed();
}

function leafMark(
  { result, room, small, row }: Frame,
  branch: Branch | undefined,
  place: number,
  looks: ReturnType<typeof groupLooks>,
): Mark {
  const { id, name, group } = result.documents[place] ?? { id: '', name: '', group: -1 };
  const { x, y } = branch ?? { x: 0, y: 0 };
  const look = looks[group] ?? { shape: 0, color: 'grey' };
  const { tint, solid } = shades(look.color, room.theme.mode);
  const radius = small ? Math.min(3, Math.max(1, row * 0.4)) : 5;
  const shape = shapeMark(
    `leaf:${id}`,
    look.shape,
    { x: x - radius - 2, y, radius },
    { fill: tint, stroke: solid, strokeWidth: small ? 1 : 1.5 },
  );
  if (small) return shape;
  const text = fitText(name, x - room.left - 24, 12.5);
  return {
    kind: 'group',
    key: `document:${id}`,
    name,
    title: documentSentence(result, place),
    data: { kind: 'document', documentId: id },
    children: [
      // The whole row answers the pointer.
      {
        kind: 'rect',
        key: `row:${id}`,
        x: room.left,
        y: y - row / 2,
        width: x - room.left,
        height: row,
        fill: room.theme.paper,
      },
      words(`name:${id}`, text, x - 18, y + 4.2, { size: 12.5, fill: room.theme.ink2, anchor: 'end' }),
      shape,
    ],
  };
}

/** Hairlines at whole steps of the distance. */
function axisMarks({ top, room: { theme }, toX }: Frame, greatest: number, bottom: number): Mark[] {
  const step = niceStep(greatest / 5);
  const decimals = Math.max(0, Math.min(6, -Math.floor(Math.log10(step))));
  return Array.from({ length: Math.floor(greatest / step + 1e-9) + 1 }, (_, at): Mark[] => {
    const x = toX(at * step);
    return [
      {
        kind: 'line',
        key: `tick:${at}`,
        x1: x,
        y1: top - 4,
        x2: x,
        y2: bottom,
        stroke: theme.hairline,
        strokeWidth: 1,
      },
      words(`height:${at}`, (at * step).toFixed(decimals), x, top - 9, {
        size: 11.5,
        fill: theme.ink3,
        anchor: 'middle',
      }),
    ];
  }).flat();
}

/** The next greater of 1, 2, 5, 10 … */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1e-6)));
  return ([1, 2, 5, 10].find((step) => step * power >= least * 0.999) ?? 10) * power;
}

/** A dashed line between the last merge below the cut and the first above it, and the numbers of the clusters beside it. */
function cutMarks({ result, room: { theme }, top, toX }: Frame, branches: readonly Branch[], bottom: number): Mark[] {
  if (result.clusterCount < 2) return [];
  const heights = [...result.merges.height].sort((a, b) => b - a);
  const x = toX(((heights[result.clusterCount - 2] ?? 0) + (heights[result.clusterCount - 1] ?? 0)) / 2);
  const line: Mark = {
    kind: 'line',
    key: 'cut',
    x1: x,
    y1: top - 2,
    x2: x,
    y2: bottom,
    stroke: theme.focus,
    strokeWidth: 1.5,
    dash: '5 4',
  };
  const tags = Array.from({ length: result.clusterCount }, (_, number): Mark[] => {
    const size = result.cluster.filter((each) => each === number).length;
    const root = branches.find(
      ({ leaves }) => leaves.length === size && leaves.every((place) => result.cluster[place] === number),
    );
    if (!root) return [];
    const text = String(number + 1);
    const width = measureText(text, 12, 'strong');
    return [
      // A veil, so that no branch runs through the number.
      {
        kind: 'rect',
        key: `plate:${number}`,
        x: x - 7 - width,
        y: root.y - 15,
        width: width + 4,
        height: 12,
        fill: theme.paper,
        opacity: 0.85,
      },
      {
        ...words(`cluster:${number}`, text, x - 5, root.y - 4.5, { size: 12, fill: theme.ink, anchor: 'end' }),
        face: 'strong',
      },
    ];
  });
  return [line, ...tags.flat()];
}

function words(
  key: string,
  text: string,
  x: number,
  y: number,
  { size, fill, anchor }: { readonly size: number; readonly fill: string; readonly anchor: Text['anchor'] },
): Text {
  return { kind: 'text', key, x, y, text, size, face: 'regular', fill, anchor };
}
