import { speakerRoles } from '#shared/domain/speaker.ts';
import { variableTypes } from '#shared/domain/variable.ts';
import type { IncomingStudy } from '#shared/interchange/incoming.ts';
import { type Cell, type Row, toIdRow } from '../../store/exchangeRows.ts';
import type { LoggedTable } from '../../store/triggers.ts';

type Check = (cell: Cell) => boolean;
const isText: Check = (cell) => typeof cell === 'string' && cell.length <= 10_000_000;
const isName: Check = (cell) => typeof cell === 'string' && cell.trim() !== '' && cell.length <= 500;
const isWhole: Check = (cell) => Number.isSafeInteger(cell);
const orNone =
  (check: Check): Check =>
  (cell) =>
    cell === null || check(cell);
const among =
  (words: readonly string[]): Check =>
  (cell) =>
    typeof cell === 'string' && words.includes(cell);
const isColor: Check = (cell) => typeof cell === 'string' && /^(?:[a-z]+|#[0-9a-f]{6})$/u.test(cell);
const isId: Check = (cell) => typeof cell === 'string' && cell.length > 0 && cell.length <= 64;
const isWeight: Check = (cell) => typeof cell === 'number' && cell >= 0 && cell <= 100;
function isJson(cell: Cell): boolean {
  try {
    return typeof cell === 'string' && JSON.parse(cell) !== undefined;
  } catch {
    return false;
  }
}

const times = { created_at: isWhole, changed_at: isWhole };
const facts = { id: isId, name: isName, type: among(variableTypes), choices: isJson };
const roles = ['theme', 'category', 'property', 'dimension', 'indicator'];

/** What columns of another Axial may hold. A file may have gone through other hands: what is not listed is not taken. */
const checks: Partial<Record<LoggedTable, Readonly<Record<string, Check>>>> = {
  study: { id: isId, name: isName, created_at: isWhole },
  document_groups: { id: isId, position: isWhole },
  documents: { id: isId, source_name: isText, note: isText, position: isWhole, ...times },
  codes: {
    id: isId,
    color: orNone(isColor),
    position: isWhole,
    description: isText,
    when_to_use: isText,
    when_not_to_use: isText,
    example: isText,
    shortcut: orNone((cell) => typeof cell === 'string' && [...cell].length === 1),
    role: orNone(among(roles)),
    ...times,
  },
  codings: { id: isId, weight: orNone(isWeight), comment: isText, ...times },
  memo_types: { name: isName, position: isWhole },
  memos: {
    id: isId,
    title: isText,
    type: isName,
    flag: orNone(isText),
    author: isText,
    body: isText,
    ...times,
  },
  memo_links: {
    memo_id: isId,
    origin: among(['link', 'mention', 'passage']),
    code_id: orNone(isId),
    document_id: orNone(isId),
    coding_id: orNone(isId),
    target_memo_id: orNone(isId),
    start_at: orNone(isWhole),
    end_at: orNone(isWhole),
  },
  variables: { id: isId, position: isWhole },
  document_readings: {
    document_id: isId,
    kind: isName,
    encoding: orNone(isText),
    confidence: (cell) => typeof cell === 'number',
    options: isJson,
    warnings: isJson,
    read_at: isWhole,
  },
  speakers: {
    id: isId,
    document_id: isId,
    name: isName,
    role: among(speakerRoles),
    color: orNone(isColor),
    position: isWhole,
  },
  speaker_variables: { ...facts, position: isWhole },
  speaker_values: { speaker_id: isId, variable_id: isId, value: isText },
  document_sets: { id: isId, filter: orNone(isJson), position: isWhole },
  export_presets: { id: isId, name: isName, choice: isJson, position: isWhole },
  saved_views: { id: isId, kind: isName, name: isName, content: isJson, position: isWhole, ...times },
};

/** Tables whose rows are of use only when nothing of them is missing. */
const whole: ReadonlySet<LoggedTable> = new Set([
  'document_readings',
  'speakers',
  'speaker_variables',
  'speaker_values',
  'export_presets',
  'saved_views',
]);

/** The rows of a table that another Axial sends along; none where another program wrote the file. Damaged cells are left out. */
export function supplementRows(incoming: IncomingStudy, table: LoggedTable): Row[] {
  const rows = incoming.supplement?.tables[table] ?? [];
  return rows.map((given) => soundRow(table, given)).filter((row) => row !== null);
}

function soundRow(table: LoggedTable, given: Readonly<Record<string, unknown>>): Row | null {
  const columns = Object.entries(checks[table] ?? {});
  const row = toIdRow(table, given);
  const sound = columns.filter(([column, check]) => row[column] !== undefined && check(row[column]));
  if (whole.has(table) && sound.length < columns.length) return null;
  return Object.fromEntries(sound.map(([column]) => [column, row[column]]));
}

/** Finds the rows of a table by their ids; each is looked at when it is asked for, for there may be very many. */
export function supplementById(incoming: IncomingStudy, table: LoggedTable): (id: string) => Row | undefined {
  const given = new Map((incoming.supplement?.tables[table] ?? []).map((row) => [row.id, row]));
  return (id) => {
    const found = given.get(id);
    const row = found && soundRow(table, found);
    return row?.id === id ? row : undefined;
  };
}
