import type {
  AttributeField,
  ChildrenField,
  Field,
  ReferenceField,
  Shape,
  WordsField,
} from '#shared/interchange/refi/shapes.ts';

/** What a child element is to the element that it stands in. `key` is the field of the model. */
export type Slot = { readonly name: string; readonly hoisted: boolean } & (
  | { readonly is: 'words'; readonly key: string; readonly field: WordsField }
  | { readonly is: 'reference'; readonly key: string; readonly field: ReferenceField }
  | { readonly is: 'child'; readonly key: string; readonly field: ChildrenField; readonly shape: Shape }
  | { readonly is: 'value' }
  | { readonly is: 'wrapper'; readonly slots: Slots }
);
/** By name in lower case. */
export type Slots = ReadonlyMap<string, Slot>;

const known = new WeakMap<Shape, Slots>();

/** The children that an element may have. What belongs into a list element is also known without it (hoisted). */
export function slotsOf(shape: Shape): Slots {
  const found = known.get(shape);
  if (found) return found;
  const slots = slotMap(Object.entries(shape).flatMap(([key, field]) => slotsOfField(key, field)));
  known.set(shape, slots);
  return slots;
}

const valueKinds = ['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime'];

function slotsOfField(key: string, field: Field): Slot[] {
  switch (field.as) {
    case 'words':
      return [{ is: 'words', name: field.name, hoisted: false, key, field }];
    case 'reference':
      return [{ is: 'reference', name: field.name, hoisted: false, key, field }];
    case 'value':
      return valueKinds.map((kind) => ({ is: 'value', name: `${kind}Value`, hoisted: false }));
    case 'children':
      return wrap(field.wrappers, childSlots(key, field));
    default:
      return [];
  }
}

const childSlots = (key: string, field: ChildrenField): Slot[] =>
  Object.entries(field.choices()).map(([name, shape]) => ({ is: 'child', name, hoisted: false, key, field, shape }));

function wrap(wrappers: readonly string[], slots: readonly Slot[]): Slot[] {
  const [outer, ...inner] = wrappers;
  if (outer === undefined) return [...slots];
  const inside = wrap(inner, slots);
  const hoisted = inside.map((slot) => ({ ...slot, hoisted: true }));
  return [{ is: 'wrapper', name: outer, hoisted: false, slots: slotMap(inside) }, ...hoisted];
}

/** What stands in its place goes before what would be hoisted to it. */
function slotMap(slots: readonly Slot[]): Slots {
  const inOrder = [...slots.filter((slot) => slot.hoisted), ...slots.filter((slot) => !slot.hoisted)];
  return new Map(inOrder.map((slot) => [slot.name.toLowerCase(), slot]));
}

export interface AttributeSlot {
  readonly key: string;
  readonly field: AttributeField | WordsField;
}
const knownAttributes = new WeakMap<Shape, ReadonlyMap<string, AttributeSlot>>();

/** The attributes of an element, by name in lower case; a description that was written as an attribute is one too. */
export function attributesOf(shape: Shape): ReadonlyMap<string, AttributeSlot> {
  const found = knownAttributes.get(shape);
  if (found) return found;
  const slots = new Map<string, AttributeSlot>();
  for (const [key, field] of Object.entries(shape)) {
    if (field.as === 'attribute' || field.as === 'words') slots.set(field.name.toLowerCase(), { key, field });
  }
  knownAttributes.set(shape, slots);
  return slots;
}
