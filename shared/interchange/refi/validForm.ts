import { parseVariableValue } from '../../domain/variableValue.ts';
import { plainDecimal } from './composeFacts.ts';
import { projectShape } from './elements.ts';
import { scalarTypes, valueTypes } from './lexical.ts';
import { type RefiFinding, type RefiProject, type RefiVariableType, refiVariableTypes } from './model.ts';
import type { AttributeField, ChildrenField, Shape } from './shapes.ts';
import { readDateTime, writeDateTime } from './times.ts';

type Entity = Readonly<Record<string, unknown>>;

/**
 * A project whose numbers, dates, colours and values are of the forms of the schema: one that came otherwise from another
 * program would make a strict reader refuse the whole file. Put right where it is known what was meant, else left out;
 * each is told. A sound project is not copied.
 */
export function validForm(project: RefiProject): { readonly project: RefiProject; readonly findings: RefiFinding[] } {
  const findings: RefiFinding[] = [];
  const good = goodEntity('Project', projectShape, { ...project }, findings);
  return { project: (findings.length > 0 ? good : project) as RefiProject, findings };
}

function goodEntity(element: string, shape: Shape, entity: Entity, findings: RefiFinding[]): Entity {
  let changed: Record<string, unknown> | null = null;
  for (const [key, field] of Object.entries(shape)) {
    const held = entity[key];
    if (held === undefined) continue;
    let good: unknown = held;
    if (field.as === 'attribute') good = goodAttribute(field, held);
    else if (field.as === 'value') good = goodValue(entity.kind, held);
    else if (field.as === 'children') good = goodChildren(field, held, findings);
    if (good === held) continue;
    changed ??= { ...entity };
    if (good === undefined) delete changed[key];
    else changed[key] = good;
    if (field.as === 'value' && good === undefined) delete changed.kind;
    if (field.as !== 'children') findings.push(told(element, entity, key, held, good));
  }
  return changed ?? entity;
}

function goodChildren(field: ChildrenField, held: unknown, findings: RefiFinding[]): unknown {
  const choices = field.choices();
  const [only = ''] = Object.keys(choices);
  const one = (child: Entity): Entity => {
    const element = field.tag === null ? only : String(child[field.tag]);
    const shape = choices[element];
    return shape ? goodEntity(element, shape, child, findings) : child;
  };
  if (!Array.isArray(held)) return one(held as Entity);
  const good = held.map(one);
  return good.some((child, index) => child !== held[index]) ? good : held;
}

/** `undefined` where nobody knows what was meant and nothing need be said. */
function goodAttribute({ type, required }: AttributeField, held: unknown): unknown {
  const written = String(held);
  if (type === 'guid' || scalarTypes[type].holds(type === 'text' ? written : written.trim())) return held;
  if (type === 'integer') return wholeNumber(written) ?? (required ? '0' : undefined);
  const time = type === 'dateTime' ? readDateTime(written) : null;
  const date = time === null ? '' : writeDateTime(time);
  if (date !== '' && scalarTypes.dateTime.holds(date)) return date;
  return required ? held : undefined;
}

function wholeNumber(written: string): string | null {
  const number = Number(written.trim().replace(',', '.'));
  return written.trim() !== '' && Number.isFinite(number) ? plainDecimal(String(Math.round(number))) : null;
}

const isType = (kind: unknown): kind is RefiVariableType => refiVariableTypes.some((each) => each === kind);

function goodValue(kind: unknown, held: unknown): unknown {
  if (!isType(kind) || valueTypes[kind].holds(String(held).trim()) || kind === 'Text') return held;
  const written = String(held).trim();
  const good = kind === 'Date' ? dayOf(written) : plainDecimal(written.toLowerCase());
  return valueTypes[kind].holds(good) ? good : undefined;
}

/** A day as the study reads it, so that the file says what is seen here. */
function dayOf(written: string): string {
  const parsed = parseVariableValue({ type: 'date', choices: [] }, written.slice(0, 10));
  return parsed.ok ? (parsed.value ?? '') : '';
}

const told = (element: string, entity: Entity, key: string, held: unknown, good: unknown): RefiFinding => ({
  element,
  name: typeof entity.name === 'string' ? entity.name : '',
  guid: typeof entity.guid === 'string' ? entity.guid : '',
  sentence: `Its ${key} “${String(held)}” is of no form that the format has; ${good === undefined ? 'it was left out' : `“${String(good)}” was written`}.`,
});
