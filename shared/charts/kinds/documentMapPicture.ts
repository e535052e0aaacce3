import type { Bounds } from '../bounds.ts';
import { clusterOutlines } from '../clusterOutlines.ts';
import { type Drawing, groupOf, type Room } from '../frame.ts';
import { groupLooks, shapeKey } from '../groupShapes.ts';
import type { Picture } from '../kind.ts';
import { type Named, placeLabels } from '../labels.ts';
import {
  areaOf,
  bottomWith,
  circleMarks,
  hiddenNames,
  labelRoomIn,
  type NamedCircle,
  radiusOf,
} from '../namedCircles.ts';
import { planeIn } from '../plane.ts';
import type { DocumentMapResult } from './documentMap.ts';
import { documentSentence } from './documentMapWords.ts';

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Documents on a plane, each with the shape and colour of its group. */
export function drawDocumentMap(result: DocumentMapResult, picture: Picture, room: Room): Drawing {
  const small = picture.small === true;
  const area = areaOf(room, picture);
  const looks = groupLooks(result.groups);
  const key = small
    ? { marks: [], height: 0 }
    : shapeKey(looks, { left: area.x, top: area.y, width: area.width }, room.theme);
  const whole = { ...area, y: area.y + key.height, height: Math.max(200, area.height - key.height) };
  const plot = small ? area : whole;
  const circles = circlesOf(result, plot, small);
  const labelRoom = labelRoomIn(plot, small);
  const nameOf = (place: number) => result.documents[place]?.name ?? '';
  const clustered = {
    circles,
    cluster: result.cluster,
    count: small ? 1 : result.clusterCount,
    nameOf,
    noun: 'document',
  };
  const clusters = clusterOutlines(clustered, labelRoom, room.theme);
  const names = circles.map(
    (circle, place): Named => ({ ...circle, text: small ? '' : nameOf(place), weight: result.codings[place] ?? 0 }),
  );
  const labels = placeLabels(names, { ...labelRoom, taken: clusters.taken });
  const hidden = small ? 0 : labels.filter((label) => label === null).length;
  const marks = circles.map((circle, place): NamedCircle => {
    const { id, name, group } = result.documents[place] ?? { id: '', name: '', group: -1 };
    const look = looks[group] ?? { shape: 0, color: 'grey' };
    return {
      ...circle,
      key: `document:${id}`,
      color: look.color,
      shape: look.shape,
      name,
      title: documentSentence(result, place),
      data: { kind: 'document', documentId: id },
      label: labels[place] ?? null,
    };
  });
  return {
    groups: [
      groupOf('key', key.marks),
      groupOf('clusters', clusters.marks),
      groupOf('documents', circleMarks(marks, room.theme, labelRoom.size)),
      groupOf('note', hiddenNames(hidden, plot, room.theme)),
    ],
    ...bottomWith(plot, hidden),
  };
}

function circlesOf(result: DocumentMapResult, whole: Bounds, small: boolean): readonly Circle[] {
  const many = result.places.length > 200;
  const sizes = small ? { least: 2.5, most: 6 } : { least: many ? 2.5 : 4, most: many ? 6 : 11 };
  const [aside, above] = small ? [16, 12] : [120, 24];
  const inside = {
    x: whole.x + aside,
    y: whole.y + above,
    width: Math.max(0, whole.width - 2 * aside),
    height: Math.max(0, whole.height - 2 * above),
  };
  const { toX, toY } = planeIn(inside, result.x, result.y);
  const greatest = result.codings.reduce((most, each) => Math.max(most, each), 0);
  return Array.from(result.places, (_, place) => ({
    x: toX(result.x[place] ?? 0),
    y: toY(result.y[place] ?? 0),
    radius: radiusOf(result.codings[place] ?? 0, greatest, sizes),
  }));
}
