import { codebookShape, projectShape } from './elements.ts';
import type { RefiCodebook, RefiProject } from './model.ts';
import type { ChildrenField, Field, Shape } from './shapes.ts';
import { attributeText, contentText, contentTextInPlace } from './xmlCharacters.ts';

/** Characters gathered before they are handed on. */
const chunk = 65_536;

/**
 * A project as XML in pieces (REFI-QDA 1.0): children in the order of the schema, attributes in a fixed order, no empty
 * lists, nothing that XML forbids. Every piece may go to a file at once.
 */
export const writeProjectXml = (project: RefiProject): Generator<string> =>
  inChunks(writeRoot('Project', 'project', projectShape, { ...project }));

/** A codebook as XML in pieces. Notes of codes have no place there. */
export const writeCodebookXml = (codebook: RefiCodebook): Generator<string> =>
  inChunks(writeRoot('CodeBook', 'codebook', codebookShape, { ...codebook }));

function* inChunks(pieces: Iterable<string>): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < chunk) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** An entity of the model, by its fields. */
interface Entity {
  readonly [field: string]: unknown;
  readonly kind?: unknown;
}

function* writeRoot(element: string, schema: 'project' | 'codebook', shape: Shape, root: Entity): Generator<string> {
  const namespace = `urn:QDA-XML:${schema}:1.0`;
  const file = schema === 'project' ? 'Project' : 'Codebook';
  const place = `http://schema.qdasoftware.org/versions/${file}/v1.0/${file}.xsd`;
  yield '<?xml version="1.0" encoding="utf-8"?>\n';
  const declared = ` xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace} ${place}"`;
  yield* writeElement(element, shape, root, '', declared);
}

function* writeElement(
  element: string,
  shape: Shape,
  entity: Entity,
  indent: string,
  declared = '',
): Generator<string> {
  let opening = `${indent}<${element}${declared}`;
  for (const key in shape) opening += attributeOf(shape[key], entity[key]);
  yield opening;
  const inner = `${indent}  `;
  let isOpen = false;
  for (const key in shape) {
    const field = shape[key];
    if (!field) continue;
    for (const piece of writeField(field, entity[key], entity, inner)) {
      yield isOpen ? piece : `>\n${piece}`;
      isOpen = true;
    }
  }
  yield isOpen ? `${indent}</${element}>\n` : '/>\n';
}

function attributeOf(field: Field | undefined, value: unknown): string {
  if (field?.as !== 'attribute' || value === undefined) return '';
  return ` ${field.name}="${attributeText(String(value))}"`;
}

/** The children that hold a field; whole elements, each with its line end. */
function* writeField(field: Field, held: unknown, entity: Entity, indent: string): Generator<string> {
  if (field.as === 'words') {
    if (typeof held === 'string') yield wordsElement(field.name, held, indent);
  } else if (field.as === 'reference') {
    for (const guid of field.one ? [held] : listOf(held)) {
      yield `${indent}<${field.name} ${field.attribute}="${attributeText(String(guid))}"/>\n`;
    }
  } else if (field.as === 'value') {
    if (typeof entity.kind === 'string') yield wordsElement(`${entity.kind}Value`, String(held ?? ''), indent);
  } else if (field.as === 'children') {
    yield* writeChildren(field, field.one ? oneOf(held) : listOf(held), indent);
  }
}

function* writeChildren(field: ChildrenField, held: readonly unknown[], indent: string): Generator<string> {
  if (held.length === 0) return;
  let inner = indent;
  for (const wrapper of field.wrappers) {
    yield `${inner}<${wrapper}>\n`;
    inner += '  ';
  }
  const choices = Object.entries(field.choices());
  for (const entity of held as readonly Entity[]) {
    const [element, shape] =
      (field.tag === null ? undefined : choices.find(([name]) => name === entity[field.tag ?? ''])) ?? choices[0] ?? [];
    if (element !== undefined && shape) yield* writeElement(element, shape, entity, inner);
  }
  for (const wrapper of field.wrappers.toReversed()) {
    inner = inner.slice(2);
    yield `${inner}</${wrapper}>\n`;
  }
}

/** Positions count in a text that stands in the XML, so its characters are replaced; elsewhere they are left out. */
const wordsElement = (name: string, words: string, indent: string): string =>
  `${indent}<${name}>${name === 'PlainTextContent' ? contentTextInPlace(words) : contentText(words)}</${name}>\n`;

const listOf = (held: unknown): readonly unknown[] => (Array.isArray(held) ? held : []);
const oneOf = (held: unknown): readonly unknown[] => (held === undefined ? [] : [held]);
