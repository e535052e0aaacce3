import type { ComparedKind, ComparedThings } from '#shared/contract/procedures/snapshots.ts';
import { type ReadableStudy, reader } from './study.ts';
import { withStudyToRead } from './studyFile.ts';

/** Things of one kind that are listed; all are counted. */
const mostListed = 200;
/** Characters of a coding's words in its label. */
const longestExcerpt = 60;

/** A thing by the parts in which it can change, as words that can be compared; and how people know it. */
interface Thing {
  readonly id: string;
  readonly label: string;
  readonly parts: Readonly<Record<string, string | number | null>>;
}
type Things = Map<string, Thing>;

/** What is new, gone and changed in a study since a copy of it was made. Both are read, neither is written. */
export async function compareStudies(paths: {
  readonly before: string;
  readonly now: string;
}): Promise<ComparedThings[]> {
  return withStudyToRead(paths.before, (before) =>
    withStudyToRead(paths.now, (now) =>
      (Object.keys(readers) as ComparedKind[]).map((kind) => {
        const compared = compare(kind, thingsOf(kind, before), thingsOf(kind, now));
        return kind === 'codings' ? withWords(compared, before, now) : compared;
      }),
    ),
  );
}

const thingsOf = (kind: ComparedKind, study: ReadableStudy): Things =>
  new Map(readers[kind](study).map((thing) => [thing.id, thing]));

/** The codings that are listed, each with the beginning of its words. */
function withWords(compared: ComparedThings, before: ReadableStudy, now: ReadableStudy): ComparedThings {
  const things = compared.things.map((thing) => {
    const words = wordsOf(thing.change === 'gone' ? before : now, thing.id);
    return { ...thing, label: `${thing.label}: “${words}”` };
  });
  return { ...compared, things };
}

function wordsOf(study: ReadableStudy, id: string): string {
  const row = study[reader].one<{ text: string; start: number; end: number }>(
    `SELECT t.text, g.start_at AS start, g.end_at AS end FROM codings g
     JOIN documents d ON d.key = g.document_key JOIN texts t ON t.hash = d.text_hash WHERE g.id = ?`,
    id,
  );
  const words = row?.text.slice(row.start, row.end).replace(/\s+/gu, ' ').trim() ?? '';
  return words.length > longestExcerpt ? `${words.slice(0, longestExcerpt).toWellFormed()}…` : words;
}

function compare(kind: ComparedKind, before: Things, now: Things): ComparedThings {
  const things: ComparedThings['things'] = [];
  const counts = { added: 0, gone: 0, changed: 0, same: 0 };
  const note = (change: 'added' | 'gone' | 'changed', { id, label }: Thing, what: string[]) => {
    counts[change] += 1;
    if (things.length < mostListed) things.push({ id, change, label, what });
  };
  for (const thing of before.values()) if (!now.has(thing.id)) note('gone', thing, []);
  for (const thing of now.values()) {
    const old = before.get(thing.id);
    if (!old) continue;
    const what = Object.keys(thing.parts).filter((part) => thing.parts[part] !== old.parts[part]);
    if (what.length === 0) counts.same += 1;
    else note('changed', thing, what);
  }
  for (const thing of now.values()) if (!before.has(thing.id)) note('added', thing, []);
  return { kind, ...counts, things };
}

/** Each kind with its reader, in the order in which people look at them. */
const readers: Readonly<Record<ComparedKind, (study: ReadableStudy) => Thing[]>> = {
  documents: readDocuments,
  codes: readCodes,
  codings: readCodings,
  memos: readMemos,
  variables: readVariables,
  values: readValues,
};

function readDocuments(study: ReadableStudy): Thing[] {
  const rows = study[reader].all<{ id: string; name: string; text: string; group: string | null; note: string }>(
    `SELECT d.id, d.name, d.text_hash AS text, g.name AS "group", d.note
     FROM documents d LEFT JOIN document_groups g ON g.key = d.group_key ORDER BY d.key`,
  );
  return rows.map(({ id, ...parts }) => ({ id, label: parts.name, parts }));
}

/** Codes above each code and the code itself, from the theme down, parted by ` / `. */
const codePaths = `WITH RECURSIVE path (key, path) AS (
    SELECT key, name FROM codes WHERE parent_key IS NULL
    UNION ALL
    SELECT c.key, p.path || ' / ' || c.name FROM codes c JOIN path p ON c.parent_key = p.key)`;

function readCodes(study: ReadableStudy): Thing[] {
  const rows = study[reader].all<{
    id: string;
    label: string;
    name: string;
    place: string | null;
    colour: string | null;
    definition: string;
    key: string | null;
  }>(
    `${codePaths} SELECT c.id, coalesce(p.path, c.name) AS label, c.name, u.id AS place, c.color AS colour,
       json_array(c.description, c.when_to_use, c.when_not_to_use, c.example) AS definition, c.shortcut AS key
     FROM codes c LEFT JOIN codes u ON u.key = c.parent_key LEFT JOIN path p ON p.key = c.key ORDER BY c.key`,
  );
  return rows.map(({ id, label, ...parts }) => ({ id, label, parts }));
}

interface CodingRow {
  readonly id: string;
  readonly document: string;
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly coder: string;
  readonly weight: number | null;
  readonly comment: string;
}

function readCodings(study: ReadableStudy): Thing[] {
  const rows = study[reader].each<CodingRow>(
    `${codePaths} SELECT g.id, d.name AS document, coalesce(p.path, c.name) AS path, c.id AS code, g.start_at AS start,
       g.end_at AS end, r.name AS coder, g.weight, g.comment
     FROM codings g JOIN documents d ON d.key = g.document_key JOIN codes c ON c.key = g.code_key
       JOIN coders r ON r.key = g.coder_key LEFT JOIN path p ON p.key = c.key
     ORDER BY g.document_key, g.start_at, g.key`,
  );
  return Array.from(rows, ({ id, document, path, code, start, end, coder, weight, comment }) => ({
    id,
    label: `${path} in ${document}`,
    parts: { code, place: `${start}–${end}`, coder, weight, comment },
  }));
}

function readMemos(study: ReadableStudy): Thing[] {
  const rows = study[reader].all<{ id: string; title: string; type: string; flag: string | null; text: string }>(
    'SELECT id, title, type, flag, body AS text FROM memos ORDER BY key',
  );
  return rows.map(({ id, ...parts }) => ({ id, label: parts.title || 'Memo without a title', parts }));
}

function readVariables(study: ReadableStudy): Thing[] {
  const rows = study[reader].all<{ id: string; name: string; type: string; choices: string }>(
    'SELECT id, name, type, choices FROM variables ORDER BY position, key',
  );
  return rows.map(({ id, ...parts }) => ({ id, label: parts.name, parts }));
}

function readValues(study: ReadableStudy): Thing[] {
  const rows = study[reader].all<{ id: string; label: string; value: string }>(
    `SELECT d.id || ' ' || v.id AS id, v.name || ' of ' || d.name AS label, n.value
     FROM variable_values n JOIN documents d ON d.key = n.document_key JOIN variables v ON v.key = n.variable_key
     ORDER BY d.key, v.position, v.key`,
  );
  return rows.map(({ id, label, value }) => ({ id, label, parts: { value } }));
}
