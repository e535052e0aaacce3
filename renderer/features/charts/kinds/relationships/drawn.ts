import type { RelationshipsResult } from '#shared/analysis/reading/relationshipResult.ts';
import type { ChartKind } from '#shared/charts/kind.ts';
import { chartTheme, type Mode } from '#shared/charts/palette.ts';
import type { Point } from '#shared/charts/relationships/geometry.ts';
import { arrangeDiagram, type Diagram } from '#shared/charts/relationships/layout.ts';
import { diagramRoom, placeOf } from '#shared/charts/relationships/places.ts';
import type { Mark, Scene } from '#shared/charts/scene.ts';

export interface DrawnDiagram {
  readonly scene: Scene;
  readonly diagram: Diagram;
  /** What is kept of a point of the picture. */
  readonly placeOf: (point: Point) => Point;
}

/** The diagram as it stands on the screen, with what is needed to move its marks. */
export function drawnDiagram(
  kind: ChartKind,
  result: RelationshipsResult,
  { width, height, mode }: { readonly width: number; readonly height: number; readonly mode: Mode },
): DrawnDiagram {
  const room = { left: 0, top: 0, width, height: diagramRoom(width, height) };
  const diagram = arrangeDiagram(result, room);
  return {
    scene: kind.layout(result, { width, height, mode, alone: false }).scene,
    diagram,
    placeOf: (point) => placeOf(point, diagram.frame),
  };
}

/** The middle of a theme or a box; `null` for a tie, which cannot be moved. */
export function middleOfMark({ themes, boxes }: Diagram, key: string): Point | null {
  const theme = themes.find((each) => each.key === key);
  if (theme) return theme;
  const box = boxes.find((each) => each.key === key)?.box;
  return box ? { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 } : null;
}

/** The frame around a mark in hand. A tie has none: it is drawn in another colour. */
export function cursorOf({ themes, boxes }: Diagram, key: string) {
  const theme = themes.find((each) => each.key === key);
  if (theme) {
    const radius = theme.radius + 4;
    return { x: theme.x - radius, y: theme.y - radius, width: 2 * radius, height: 2 * radius, rx: radius };
  }
  const box = boxes.find((each) => each.key === key)?.box;
  if (!box) return null;
  return { x: box.left - 3, y: box.top - 3, width: box.right - box.left + 6, height: box.bottom - box.top + 6, rx: 7 };
}

/** The scene with the tie in hand in the colour of what is in hand. */
export function withChosen(scene: Scene, chosen: string | null, mode: Mode): Scene {
  if (!chosen?.startsWith('tie:')) return scene;
  const { focus } = chartTheme(mode);
  const marked = (mark: Mark): Mark =>
    mark.key === `line:${chosen}` && mark.kind === 'path' ? { ...mark, stroke: focus } : mark;
  const opened = (mark: Mark): Mark =>
    mark.kind === 'group' && mark.key === chosen ? { ...mark, children: mark.children.map(marked) } : mark;
  return {
    ...scene,
    marks: scene.marks.map((group) =>
      group.kind === 'group' && group.key === 'ties' ? { ...group, children: group.children.map(opened) } : group,
    ),
  };
}

/** `Move “work-arounds” in the diagram` */
export function labelOfMove({ themes, properties }: RelationshipsResult, key: string): string {
  const id = key.slice(key.indexOf(':') + 1);
  const name = [...themes, ...properties].find((code) => code.id === id)?.name ?? 'a mark';
  return `Move “${name}” in the diagram`;
}
