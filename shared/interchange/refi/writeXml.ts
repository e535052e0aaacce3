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
  inChunks((waiting) => writeRoot(waiting, 'Project', 'project', projectShape, { ...project }));

/** A codebook as XML in pieces. Notes of codes have no place there. */
export const writeCodebookXml = (codebook: RefiCodebook): Generator<string> =>
  inChunks((waiting) => writeRoot(waiting, 'CodeBook', 'codebook', codebookShape, { ...codebook }));

/** What is written and not yet handed on. */
interface Waiting {
  text: string;
}

function* inChunks(write: (waiting: Waiting) => Generator<string>): Generator<string> {
  const waiting = { text: '' };
  yield* write(waiting);
  if (waiting.text !== '') yield waiting.text;
}

/** An entity of the model, by its fields. */
interface Entity {
  readonly [field: string]: unknown;
  readonly kind?: unknown;
}

function* writeRoot(
  waiting: Waiting,
  element: string,
  schema: 'project' | 'codebook',
  shape: Shape,
  root: Entity,
): Generator<string> {
  const namespace = `urn:QDA-XML:${schema}:1.0`;
  const file = schema === 'project' ? 'Project' : 'Codebook';
  const place = `http://schema.qdasoftware.org/versions/${file}/v1.0/${file}.xsd`;
  waiting.text += '<?xml version="1.0" encoding="utf-8"?>\n';
  const declared = ` xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace} ${place}"`;
  yield* writeElement(waiting, { element, shape, entity: root, declared }, '');
}

interface Opening {
  readonly element: string;
  readonly shape: Shape;
  readonly entity: Entity;
  readonly declared?: string;
}

/** Appends to what waits, and hands that on when it has become long: elements come by the hundred thousand. */
function* writeElement(
  waiting: Waiting,
  { element, shape, entity, declared = '' }: Opening,
  indent: string,
): Generator<string> {
  let opening = `${indent}<${element}${declared}`;
  for (const key in shape) opening += attributeOf(shape[key], entity[key]);
  const inner = `${indent}  `;
  let isOpen = false;
  for (const key in shape) {
    const field = shape[key];
    if (!field || field.as === 'attribute') continue;
    const held = field.as === 'children' ? childrenIn(field, entity[key]) : [];
    const text = field.as === 'children' ? '' : textOf(field, entity[key], entity, inner);
    if (held.length === 0 && text === '') continue;
    waiting.text += isOpen ? text : `${opening}>\n${text}`;
    isOpen = true;
    if (field.as === 'children') yield* writeChildren(waiting, field, held, inner);
  }
  waiting.text += isOpen ? `${indent}</${element}>\n` : `${opening}/>\n`;
  if (waiting.text.length < chunk) return;
  yield waiting.text;
  waiting.text = '';
}

function attributeOf(field: Field | undefined, value: unknown): string {
  if (field?.as !== 'attribute' || value === undefined) return '';
  return ` ${field.name}="${attributeText(String(value))}"`;
}

/** The elements that hold a field which is no entity; whole ones, each with its line end. */
function textOf(field: Field, held: unknown, entity: Entity, indent: string): string {
  if (field.as === 'words') return typeof held === 'string' ? wordsElement(field.name, held, indent) : '';
  if (field.as === 'value') {
    return typeof entity.kind === 'string' ? wordsElement(`${entity.kind}Value`, String(held ?? ''), indent) : '';
  }
  if (field.as !== 'reference') return '';
  const guids = field.one ? [held] : listOf(held);
  const lines = guids.map((guid) => `${indent}<${field.name} ${field.attribute}="${attributeText(String(guid))}"/>\n`);
  return lines.join('');
}

const childrenIn = (field: ChildrenField, held: unknown): readonly unknown[] =>
  field.one ? (held === undefined ? [] : [held]) : listOf(held);

function* writeChildren(
  waiting: Waiting,
  field: ChildrenField,
  held: readonly unknown[],
  indent: string,
): Generator<string> {
  let inner = indent;
  for (const wrapper of field.wrappers) {
    waiting.text += `${inner}<${wrapper}>\n`;
    inner += '  ';
  }
  const choices = Object.entries(field.choices());
  for (const entity of held as readonly Entity[]) {
    const [element, shape] =
      (field.tag === null ? undefined : choices.find(([name]) => name === entity[field.tag ?? ''])) ?? choices[0] ?? [];
    if (element !== undefined && shape) yield* writeElement(waiting, { element, shape, entity }, inner);
  }
  for (const wrapper of field.wrappers.toReversed()) {
    inner = inner.slice(2);
    waiting.text += `${inner}</${wrapper}>\n`;
  }
}

/** Positions count in a text that stands in the XML, so its characters are replaced; elsewhere they are left out. */
const wordsElement = (name: string, words: string, indent: string): string =>
  `${indent}<${name}>${name === 'PlainTextContent' ? contentTextInPlace(words) : contentText(words)}</${name}>\n`;

const listOf = (held: unknown): readonly unknown[] => (Array.isArray(held) ? held : []);
