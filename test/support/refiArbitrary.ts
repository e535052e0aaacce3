import fc from 'fast-check';
import { projectShape } from '#shared/interchange/refi/elements.ts';
import { type RefiProject, type RefiVariableType, refiVariableTypes } from '#shared/interchange/refi/model.ts';
import type { ChildrenField, Field, ScalarType, Shape } from '#shared/interchange/refi/shapes.ts';

/** Any words that XML can hold, its own signs among them. */
const words = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'a & b',
    '<tag/>',
    ']]>',
    '"quoted"',
    'line\nend',
    'tab\t',
    '\r\n',
    '🤯 שלום',
    '\u0085\u2028',
    '&amp;',
  ),
  fc.stringMatching(/^[a-z ]{0,12}$/),
);
const guid = fc.uuid();

/** Valid values of the simple types, as written. */
const scalars: Readonly<Record<ScalarType, fc.Arbitrary<string | boolean>>> = {
  guid,
  text: words,
  boolean: fc.boolean(),
  integer: fc.constantFrom('0', '-7', '+12', '0042', '99999999999999999999'),
  dateTime: fc.constantFrom('2026-02-28T23:59:59Z', '2024-02-29T00:00:00.125+14:00', '1999-12-31T24:00:00'),
  color: fc.constantFrom('#aBcDeF', '#123'),
  variableType: fc.constantFrom(...refiVariableTypes),
  direction: fc.constantFrom('Associative', 'OneWay', 'Bidirectional'),
  vertexShape: fc.constantFrom('Person', 'DownTriangle', 'Note'),
  lineStyle: fc.constantFrom('dotted', 'dashed', 'solid'),
};
const values: Readonly<Record<RefiVariableType, fc.Arbitrary<string>>> = {
  Text: words,
  Boolean: fc.constantFrom('true', 'false', '1', '0'),
  Integer: fc.constantFrom('5', '-3'),
  Float: fc.constantFrom('3.50', '-.5', '7.'),
  Date: fc.constantFrom('2024-02-29', '2026-12-31Z'),
  DateTime: fc.constant('2026-01-31T12:00:00Z'),
};

function entityOf(shape: Shape, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.entries(shape).filter(([, field]) => field.as !== 'told' && field.as !== 'value');
  const required: Record<string, fc.Arbitrary<unknown>> = {};
  const optional: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [key, field] of fields) (isOptional(field) ? optional : required)[key] = fieldOf(field, depth);
  const entity = fc
    .tuple(fc.record(required), fc.record(optional, { requiredKeys: [] }))
    .map(([must, may]) => ({ ...must, ...may }));
  if (!Object.values(shape).some((field) => field.as === 'value')) return entity;
  const value = fc
    .constantFrom(...refiVariableTypes)
    .chain((kind) => fc.record({ kind: fc.constant(kind), value: values[kind] }));
  return fc.tuple(entity, fc.option(value, { nil: {} })).map(([one, other]) => ({ ...one, ...other }));
}

const isOptional = (field: Field): boolean =>
  field.as === 'words' || (field.as === 'attribute' && !field.required) || (field.as === 'children' && field.one);

function fieldOf(field: Field, depth: number): fc.Arbitrary<unknown> {
  if (field.as === 'attribute') return scalars[field.type];
  if (field.as === 'words') return words;
  if (field.as === 'reference') return field.one ? guid : fc.array(guid, { maxLength: 2 });
  if (field.as !== 'children') return fc.constant([]);
  if (!field.one) return depth === 0 ? fc.constant([]) : fc.array(childOf(field, depth - 1), { maxLength: 2 });
  return depth === 0 ? fc.constant(undefined) : childOf(field, depth - 1);
}

function childOf(field: ChildrenField, depth: number): fc.Arbitrary<unknown> {
  const choices = Object.entries(field.choices()).map(([name, shape]) =>
    entityOf(shape, depth).map((entity) => (field.tag === null ? entity : { ...entity, [field.tag]: name })),
  );
  return fc.oneof(...choices);
}

/** Any project whose parts are of the right form, nested up to some depth; references lead anywhere. */
export const anyProject: fc.Arbitrary<RefiProject> = entityOf(projectShape, 4).map(
  // Shapes cover the models field by field.
  (entity) => entity as unknown as RefiProject,
);
