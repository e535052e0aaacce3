import { codebookShape, projectShape } from './elements.ts';
import { type Entity, eachEntity, kindOf, type PlacedEntity } from './entities.ts';
import { isGuid } from './guid.ts';
import { scalarTypes, valueTypes } from './lexical.ts';
import {
  type RefiCodebook,
  type RefiFinding,
  type RefiProject,
  type RefiVariableType,
  refiVariableTypes,
} from './model.ts';
import type { Field, TargetKind } from './shapes.ts';

/**
 * Whether a project is what the format demands, by our own description of its elements (shapes of `elements.ts`) and by
 * what no schema can say: GUIDs are unique, those that are pointed to exist and are of the right kind, starts come before
 * ends, values are of the type of their variable, a text stands in one place. One sentence for each thing that is wrong.
 */
export const checkProject = (project: RefiProject): RefiFinding[] =>
  check({ element: 'Project', shape: projectShape, entity: { ...project } });

export const checkCodebook = (codebook: RefiCodebook): RefiFinding[] => {
  const findings = check({ element: 'CodeBook', shape: codebookShape, entity: { ...codebook } });
  if (codebook.codes.length > 0) return findings;
  return [...findings, { element: 'CodeBook', name: '', guid: '', sentence: 'A codebook needs at least one code.' }];
};

/** What a project holds, by GUID. */
interface Known {
  readonly kinds: Map<string, Kinds>;
  readonly variables: Map<string, unknown>;
}

type Tell = (sentence: string) => void;

function check(root: PlacedEntity): RefiFinding[] {
  const findings: RefiFinding[] = [];
  const tellOf =
    ({ element, entity }: PlacedEntity): Tell =>
    (sentence) =>
      findings.push({ element, name: wordsOf(entity.name), guid: wordsOf(entity.guid), sentence });
  const known = checkUnique(root, tellOf);
  eachEntity(root, (placed) => {
    const tell = tellOf(placed);
    const { shape, entity } = placed;
    for (const key in shape) {
      const field = shape[key];
      if (field && field.as !== 'children') checkField(field, entity[key], placed, known, tell);
    }
    checkText(placed, tell);
    checkRange(placed, tell);
  });
  return findings;
}

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Elements that programs write twice under one GUID, because they are two sides of one thing. */
const twins = [
  ['PDFSelection', 'PlainTextSelection'],
  ['Case', 'Code'],
];

/** What there is; tells of GUIDs that stand for several things. */
function checkUnique(root: PlacedEntity, tellOf: (placed: PlacedEntity) => Tell): Known {
  const known: Known = { kinds: new Map(), variables: new Map() };
  const seen = new Map<string, string>();
  const more = new Map<string, string[]>();
  eachEntity(root, (placed) => {
    const { element, entity } = placed;
    const { guid } = entity;
    if (typeof guid !== 'string') return;
    const first = seen.get(guid);
    if (first === undefined) seen.set(guid, element);
    else {
      const before = more.get(guid) ?? [first];
      if (!isTwin(element, before))
        tellOf(placed)(`The GUID ${guid} stands for something else already (${before.join(', ')}).`);
      more.set(guid, [...before, element]);
    }
    noteKind(known, guid, kindOf(element) ?? 'other');
    if (element === 'Variable') known.variables.set(guid, entity.type);
  });
  return known;
}

const isTwin = (element: string, before: readonly string[]): boolean =>
  twins.some((pair) => pair.includes(element) && before.every((other) => other !== element && pair.includes(other)));

type Kinds = ReadonlySet<TargetKind | 'other'>;
const alone = new Map<TargetKind | 'other', Kinds>();

/** Nearly every GUID stands for one kind of thing: those of a kind share one set. */
function noteKind({ kinds }: Known, guid: string, kind: TargetKind | 'other'): void {
  const there = kinds.get(guid);
  const only = alone.get(kind) ?? new Set([kind]);
  alone.set(kind, only);
  if (there === undefined) kinds.set(guid, only);
  else if (!there.has(kind)) kinds.set(guid, new Set([...there, kind]));
}

function checkField(field: Field, held: unknown, placed: PlacedEntity, known: Known, tell: Tell): void {
  if (field.as === 'attribute') {
    if (held === undefined) {
      if (field.required) tell(`${field.name} is missing.`);
      return;
    }
    const type = scalarTypes[field.type];
    const written = String(held);
    if (!type.holds(field.type === 'text' ? written : written.trim()))
      tell(`${field.name} is “${written}”, which is not ${type.called}.`);
    else if (field.target) checkTarget(field.name, written, field.target, known, tell);
  } else if (field.as === 'reference') {
    for (const guid of field.one ? [held] : Array.isArray(held) ? held : []) {
      if (typeof guid === 'string' && isGuid(guid)) checkTarget(field.name, guid, field.target, known, tell);
      else tell(`${field.name} points to “${String(guid ?? '')}”, which is not a GUID.`);
    }
  } else if (field.as === 'value') {
    checkValue(placed.entity, known, tell);
  }
}

const targetNames: Readonly<Record<TargetKind, string>> = {
  user: 'a user',
  code: 'a code',
  variable: 'a variable',
  source: 'a source',
  selection: 'a selection',
  note: 'a note',
  syncPoint: 'a time mark',
  vertex: 'a vertex',
  any: 'anything',
};

function checkTarget(name: string, guid: string, target: TargetKind, known: Known, tell: Tell): void {
  const kinds = known.kinds.get(guid);
  if (!kinds) tell(`${name} points to ${guid}, which is not in the file.`);
  else if (target !== 'any' && !kinds.has(target))
    tell(`${name} points to ${guid}, which is not ${targetNames[target]}.`);
}

function checkValue(entity: Entity, known: Known, tell: Tell): void {
  const { kind } = entity;
  if (kind === undefined) return;
  if (!isVariableType(kind)) {
    tell(`A value of the type ${String(kind)} is unknown.`);
    return;
  }
  const type = valueTypes[kind];
  const written = String(entity.value ?? '');
  if (!type.holds(kind === 'Text' ? written : written.trim())) tell(`The value “${written}” is not ${type.called}.`);
  const declared = known.variables.get(wordsOf(entity.variable));
  if (declared !== undefined && declared !== kind) {
    tell(`The value is of the type ${kind}, but its variable of the type ${String(declared)}.`);
  }
}

const isVariableType = (kind: unknown): kind is RefiVariableType => refiVariableTypes.some((type) => type === kind);

/** A text stands in the XML or in a file, not in both; a rich text is not a plain one. */
function checkText({ element, shape, entity }: PlacedEntity, tell: Tell): void {
  if (!('plainTextPath' in shape)) return;
  const { content, plainTextPath, richTextPath } = entity;
  if (content !== undefined && plainTextPath !== undefined)
    tell('Its words stand in the file and in another file too.');
  if (content === undefined && plainTextPath === undefined)
    tell(`${element} has no words: neither PlainTextContent nor plainTextPath is there.`);
  if (/\.txt$/i.test(wordsOf(richTextPath).trim()))
    tell('richTextPath names a plain text, which some programs refuse.');
}

const ranges = [
  ['start', 'end'],
  ['begin', 'end'],
] as const;

function checkRange({ entity }: PlacedEntity, tell: Tell): void {
  for (const [first, last] of ranges) {
    const [from, to] = [Number(entity[first]), Number(entity[last])];
    if (to < from) tell(`It ends (${to}) before it begins (${from}).`);
    if (from < 0) tell(`It begins before its beginning (${from}).`);
  }
}
