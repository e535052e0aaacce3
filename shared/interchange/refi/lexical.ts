import { isGuid } from './guid.ts';
import { type RefiVariableType, refiVariableTypes } from './model.ts';
import type { ScalarType } from './shapes.ts';

/** The simple types of the schema: whether a value is of one, and what one is in words. */
interface LexicalType {
  readonly called: string;
  readonly holds: (text: string) => boolean;
}

const oneOf = (...names: readonly string[]): LexicalType => ({
  called: `one of ${names.join(', ')}`,
  holds: (text) => names.includes(text),
});

const matching = (called: string, pattern: RegExp): LexicalType => ({ called, holds: (text) => pattern.test(text) });

const dateTime: LexicalType = { called: 'a date with a time (2026-01-31T12:00:00Z)', holds: isDateTime };
const boolean = matching('true or false', /^(?:true|false|1|0)$/);
const integer = matching('a whole number', /^[+-]?\d+$/);
const anything: LexicalType = { called: 'text', holds: () => true };

export const scalarTypes: Readonly<Record<ScalarType, LexicalType>> = {
  guid: { called: 'a GUID', holds: isGuid },
  text: anything,
  boolean,
  integer,
  dateTime,
  color: matching('a colour (#RRGGBB or #RGB)', /^#(?:[0-9a-f]{6}|[0-9a-f]{3})$/i),
  variableType: oneOf(...refiVariableTypes),
  direction: oneOf('Associative', 'OneWay', 'Bidirectional'),
  vertexShape: oneOf(
    ...['Person', 'Oval', 'Rectangle', 'RoundedRectangle', 'Star'],
    ...['LeftTriangle', 'RightTriangle', 'UpTriangle', 'DownTriangle', 'Note'],
  ),
  lineStyle: oneOf('dotted', 'dashed', 'solid'),
};

export const valueTypes: Readonly<Record<RefiVariableType, LexicalType>> = {
  Text: anything,
  Boolean: boolean,
  Integer: integer,
  Float: matching('a number without an exponent', /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/),
  Date: { called: 'a date (2026-01-31)', holds: isDate },
  DateTime: dateTime,
};

const zone = '(?:Z|[+-](?:0\\d|1[0-3]):[0-5]\\d|[+-]14:00)?';
const dayPattern = '(-?(?:[1-9]\\d{4,}|\\d{4}))-(\\d\\d)-(\\d\\d)';
const datePattern = new RegExp(`^${dayPattern}${zone}$`);
const dateTimePattern = new RegExp(
  `^${dayPattern}T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)${zone}$`,
);

function isDate(text: string): boolean {
  return isDay(datePattern.exec(text));
}

function isDateTime(text: string): boolean {
  return isDay(dateTimePattern.exec(text));
}

/** Whether the calendar has the day that a pattern found. */
function isDay(found: RegExpExecArray | null): boolean {
  if (!found) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (year === 0 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (days[month - 1] ?? 0);
}
