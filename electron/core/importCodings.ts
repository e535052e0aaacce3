import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { parsePath } from '#shared/domain/codeTree.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { toUtf16 } from '#shared/text/offsets.ts';
import { ensureCoder } from '../store/coders.ts';
import { findSameCoding, insertCoding } from '../store/codings.ts';
import { findDocumentKey, findDocumentsNamed } from '../store/documents.ts';
import type { WritableStudy } from '../store/study.ts';
import { readShape, type TextShape } from '../store/texts.ts';
import { ensurePath } from './codeRules.ts';
import type { CoreContext } from './context.ts';
import { brief, count } from './words.ts';

type Row = ParsedInputOf<'codings.import'>['rows'][number];

/**
 * Codes many places as one step: documents by name or `#id`, codes by path and made where missing, positions in code
 * points. What is coded so already is left as it is.
 * @throws AxialError of the first bad row, with its number; then nothing is coded and no code made.
 */
export function importCodings(
  context: CoreContext,
  { rows }: ParsedInputOf<'codings.import'>,
): OutputOf<'codings.import'> {
  const total = { added: 0, existing: 0, codes: 0 };
  const label = () => codingLabel(rows, total.added);
  return context.operate({ name: 'codings.import', label }, (study) => {
    const places = createPlaces(study);
    for (const [index, row] of rows.entries()) {
      try {
        codeRow(study, places, row, total);
      } catch (error) {
        throw rows.length === 1 ? error : withRowNumber(error, index + 1);
      }
    }
    total.codes = places.codesMade();
    return total;
  });
}

function codingLabel(rows: readonly Row[], added: number): string {
  const paths = new Set(rows.map((row) => row.code));
  const names = parsePath([...paths][0] ?? '');
  const what = paths.size === 1 ? brief(names.at(-1) ?? '') : count(paths.size, 'code');
  return `Code ${count(added, 'segment')} with ${what}`;
}

function withRowNumber(error: unknown, row: number): unknown {
  return error instanceof AxialError ? new AxialError(error.code, `Row ${row}: ${error.message}`) : error;
}

interface Place {
  readonly key: number;
  readonly shape: TextShape;
}
/** What rows name, each looked up once. */
interface Places {
  document(name: string): Place;
  code(path: string): number;
  coder(name: string): number;
  codesMade(): number;
}

function createPlaces(study: WritableStudy): Places {
  let made = 0;
  return {
    document: once((name) => findPlace(study, name)),
    code: once((path) => {
      const code = ensurePath(study, parsePath(path));
      made += code.made;
      return code.key;
    }),
    coder: once((name) => ensureCoder(study, name)),
    codesMade: () => made,
  };
}

function once<Value>(find: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    const found = known.get(name) ?? find(name);
    known.set(name, found);
    return found;
  };
}

function findPlace(study: WritableStudy, name: string): Place {
  const named = findDocumentsNamed(study, name);
  if (named.length > 1) {
    throw new AxialError('conflict', `There are ${named.length} documents “${brief(name)}”: name one by its #id.`);
  }
  const id = named[0] ?? (name.startsWith('#') ? (name.slice(1) as DocumentId) : null);
  const key = id === null ? undefined : findDocumentKey(study, id);
  const shape = key === undefined ? undefined : readShape(study, key);
  if (key === undefined || !shape)
    throw new AxialError('not_found', `There is no document “${brief(name)}” in this study.`);
  return { key, shape };
}

function codeRow(study: WritableStudy, places: Places, row: Row, total: { added: number; existing: number }): void {
  const { key, shape } = places.document(row.document);
  const { start, end } = rangeOf(row, shape);
  const place = {
    documentKey: key,
    start,
    end,
    codeKey: places.code(row.code),
    coderKey: places.coder(row.coder ?? study.actor),
  };
  if (findSameCoding(study, place)) total.existing += 1;
  else {
    insertCoding(study, { ...place, weight: row.weight, comment: row.comment });
    total.added += 1;
  }
}

/** Code points as UTF-16 units. @throws AxialError `invalid_input` when the range is empty or outside the text. */
function rangeOf({ start, end }: Row, shape: TextShape) {
  if (start >= end) throw new AxialError('invalid_input', `The range ${start} to ${end} is empty.`);
  if (start < 0 || end > shape.characters) {
    const sentence = `The range ${start} to ${end} is outside the text, which has ${count(shape.characters, 'character')}.`;
    throw new AxialError('invalid_input', sentence);
  }
  return { start: toUtf16(shape.astral, start), end: toUtf16(shape.astral, end) };
}
