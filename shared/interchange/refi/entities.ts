import type { ChildrenField, Shape, TargetKind } from './shapes.ts';

/** An entity of the model by its fields, whatever it is. */
export interface Entity {
  readonly [field: string]: unknown;
  readonly guid?: unknown;
  readonly name?: unknown;
  readonly kind?: unknown;
  readonly type?: unknown;
  readonly value?: unknown;
  readonly variable?: unknown;
}

/** An entity where it stands: the element that holds it, and what that element may have. */
export interface PlacedEntity {
  readonly element: string;
  readonly shape: Shape;
  readonly entity: Entity;
}

/** The entities that a field holds, each with its element. */
export function heldBy(field: ChildrenField, held: unknown): PlacedEntity[] {
  const choices = field.choices();
  const [only = ''] = Object.keys(choices);
  return (Array.isArray(held) ? held : held === undefined ? [] : [held]).flatMap((entity: Entity) => {
    const element = field.tag === null ? only : String(entity[field.tag]);
    const shape = choices[element];
    return shape ? [{ element, shape, entity }] : [];
  });
}

/** An entity and all that stands in it, in the order of the file. */
export function* allEntities(placed: PlacedEntity): Generator<PlacedEntity> {
  yield placed;
  for (const [key, field] of Object.entries(placed.shape)) {
    if (field.as !== 'children') continue;
    for (const inner of heldBy(field, placed.entity[key])) yield* allEntities(inner);
  }
}

/** What an element is to those that point to it; `null` where nothing in particular points to its kind. */
export function kindOf(element: string): TargetKind | null {
  if (element.endsWith('Source')) return 'source';
  if (element.endsWith('Selection')) return 'selection';
  const kinds: Readonly<Record<string, TargetKind>> = {
    User: 'user',
    Code: 'code',
    Variable: 'variable',
    Note: 'note',
    SyncPoint: 'syncPoint',
    Vertex: 'vertex',
  };
  return kinds[element] ?? null;
}
