import type { Variable, VariableType } from './variable.ts';

/** A value in its canonical form, or why it does not fit, as the end of a sentence. */
export type ParsedValue =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: string };

const fits = (value: string): ParsedValue => ({ ok: true, value });
const refuses = (reason: string): ParsedValue => ({ ok: false, reason });

/**
 * Reads a value as people write it and gives it as it is stored (`VariableValue`): numbers with a point, dates as
 * YYYY-MM-DD, `yes` or `no`. A blank value is none: that is for the caller.
 */
export function parseVariableValue(variable: Pick<Variable, 'type' | 'choices'>, given: string): ParsedValue {
  const value = given.trim();
  switch (variable.type) {
    case 'text':
      return fits(value);
    case 'number':
      return parseNumber(value);
    case 'date':
      return parseDate(value);
    case 'boolean':
      return parseBoolean(value);
    case 'choice':
      return variable.choices.includes(value) ? fits(value) : refuses('is none of its choices');
  }
}

/**
 * A comma is taken as the decimal sign only where it cannot part thousands: `1,5`, not `1,500`. Where both signs stand, the
 * last one is the decimal sign: `1.200,50`, `1,200.50`.
 */
function parseNumber(value: string): ParsedValue {
  const written = /^[+-]?\d+,(?!\d{3}$)\d+$/u.test(value)
    ? value.replace(',', '.')
    : /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/u.test(value)
      ? value.replaceAll('.', '').replace(',', '.')
      : /^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/u.test(value)
        ? value.replaceAll(',', '')
        : value;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu.test(written)) return refuses('is not a number');
  const number = Number(written);
  return Number.isFinite(number) ? fits(String(number)) : refuses('is too large a number');
}

/** `2024-03-09`, `2024/3/9`, `9.3.2024`, `9-3-2024`, and with slashes only where the day cannot be the month. */
function parseDate(value: string): ParsedValue {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/u.exec(value);
  if (yearFirst) return toDate(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const dayFirst = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/u.exec(value);
  if (!dayFirst) return refuses('is not a date (write it as YYYY-MM-DD)');
  const [first, second, year] = [Number(dayFirst[1]), Number(dayFirst[3]), Number(dayFirst[4])];
  if (dayFirst[2] !== '/' || first === second || first > 12) return toDate(year, second, first);
  if (second > 12) return toDate(year, first, second);
  return refuses('could be two dates (write it as YYYY-MM-DD)');
}

function toDate(year: number, month: number, day: number): ParsedValue {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? fits(date.toISOString().slice(0, 10)) : refuses('is not a day of the calendar');
}

const yes = new Set(['yes', 'y', 'true', '1']);
const no = new Set(['no', 'n', 'false', '0']);

function parseBoolean(value: string): ParsedValue {
  const word = value.toLowerCase();
  if (yes.has(word)) return fits('yes');
  return no.has(word) ? fits('no') : refuses('is neither yes nor no');
}

/** A type in words for sentences. */
export const variableTypeWords: Readonly<Record<VariableType, string>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  boolean: 'yes or no',
  choice: 'choice',
};
