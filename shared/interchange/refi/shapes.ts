/**
 * How the fields of a model stand in XML. A shape names, for every field, the attribute or the children that hold it; the
 * order of its fields is the order in the file. Reading, writing and checking all follow the same shapes.
 */
export type ScalarType =
  | 'guid'
  | 'text'
  | 'boolean'
  | 'integer'
  | 'dateTime'
  | 'color'
  | 'variableType'
  | 'direction'
  | 'vertexShape'
  | 'lineStyle';

/** What a reference may point to. */
export type TargetKind =
  | 'user'
  | 'code'
  | 'variable'
  | 'source'
  | 'selection'
  | 'note'
  | 'syncPoint'
  | 'vertex'
  | 'any';

export interface AttributeField {
  readonly as: 'attribute';
  readonly name: string;
  readonly type: ScalarType;
  readonly required: boolean;
  /** Where the value is the GUID of something else. */
  readonly target: TargetKind | null;
}
/** A child that holds words. */
export interface WordsField {
  readonly as: 'words';
  readonly name: string;
}
/** Children that only point; `one` = exactly one. */
export interface ReferenceField {
  readonly as: 'reference';
  readonly name: string;
  readonly attribute: string;
  readonly target: TargetKind;
  readonly one: boolean;
}
/** Children, inside `wrappers` (outermost first). `choices` gives the shape by the element's name. */
export interface ChildrenField {
  readonly as: 'children';
  readonly wrappers: readonly string[];
  readonly one: boolean;
  /** A function, because shapes may hold themselves. */
  readonly choices: () => Readonly<Record<string, Shape>>;
  /** The field of a child that tells which of several elements it is. */
  readonly tag: string | null;
}
/** The value of a variable: an element whose name tells its type. */
export interface ValueField {
  readonly as: 'value';
}
/** A field that another field tells, or the name of the element. */
export interface ToldField {
  readonly as: 'told';
}
/** A list that has no place in this element: always empty. */
export interface NoneField {
  readonly as: 'none';
}

export type Field = AttributeField | WordsField | ReferenceField | ChildrenField | ValueField | ToldField | NoneField;
/** Fields by their names in the model. */
export type Shape = Readonly<Record<string, Field>>;

type FieldOf<Value> = Value extends readonly (infer Entry)[]
  ? Entry extends string
    ? ReferenceField | NoneField
    : ChildrenField
  : Value extends object
    ? ChildrenField
    : AttributeField | WordsField | ReferenceField | ValueField | ToldField;

/** The shape of a model: it has a field for each of the model's, or does not compile. */
export type ShapeOf<Model> = { readonly [Key in keyof Model]-?: FieldOf<Exclude<Model[Key], undefined>> };

/** Gives a shape its general type, once it is known to cover the model. */
export const shapeOf = <Model>(shape: ShapeOf<Model>): Shape => shape as Shape;

type AttributeOptions = { readonly required?: boolean; readonly target?: TargetKind };

export const attribute = (name: string, type: ScalarType, options: AttributeOptions = {}): AttributeField => ({
  as: 'attribute',
  name,
  type,
  required: options.required ?? false,
  target: options.target ?? null,
});

export const pointer = (name: string, target: TargetKind, required = false): AttributeField =>
  attribute(name, 'guid', { target, required });

export const words = (name: string): WordsField => ({ as: 'words', name });

export const references = (name: string, target: TargetKind, attribute = 'targetGUID'): ReferenceField => ({
  as: 'reference',
  name,
  attribute,
  target,
  one: false,
});

export const reference = (name: string, target: TargetKind): ReferenceField => ({
  ...references(name, target),
  one: true,
});

export const children = (name: string, shape: () => Shape, wrappers: readonly string[] = []): ChildrenField => ({
  as: 'children',
  wrappers,
  one: false,
  choices: () => ({ [name]: shape() }),
  tag: null,
});

export const child = (name: string, shape: () => Shape): ChildrenField => ({ ...children(name, shape), one: true });

export const choice = (
  wrapper: string,
  tag: string,
  choices: () => Readonly<Record<string, Shape>>,
): ChildrenField => ({ as: 'children', wrappers: [wrapper], one: false, choices, tag });

export const value: ValueField = { as: 'value' };
export const told: ToldField = { as: 'told' };
export const none: NoneField = { as: 'none' };
