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

/** Tells of an entity and of all that stand in it, in the order of the file. */
export function eachEntity(placed: PlacedEntity, tell: (placed: PlacedEntity) => void): void {
  tell(placed);
  for (const key in placed.shape) {
    const field = placed.shape[key];
    if (field?.as === 'children') eachHeldBy(field, placed.entity[key], tell);
  }
}

/** The entities that a field holds, each with its element. */
function eachHeldBy(field: ChildrenField, held: unknown, tell: (placed: PlacedEntity) => void): void {
  const entities: readonly Entity[] = Array.isArray(held) ? held : held === undefined ? [] : [held as Entity];
  if (entities.length === 0) return;
  const choices = field.choices();
  const [only = ''] = Object.keys(choices);
  for (const entity of entities) {
    const element = field.tag === null ? only : String(entity[field.tag]);
    const shape = choices[element];
    if (shape) eachEntity({ element, shape, entity }, tell);
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
