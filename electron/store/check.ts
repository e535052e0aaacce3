import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { astralPositions } from '#shared/text/offsets.ts';
import { paragraphsOf } from '#shared/text/paragraphs.ts';
import { checkHistory } from './checkHistory.ts';
import type { Finding } from './finding.ts';
import { type ReadableStudy, reader } from './study.ts';
import { hashText, toInts } from './texts.ts';

/** Looks for one kind of fault; each finding is a sentence. */
type Check = (study: ReadableStudy) => Finding[];

const error = (message: string): Finding => ({ level: 'error', message });
const warning = (message: string): Finding => ({ level: 'warning', message });

const checks: readonly { readonly what: string; readonly check: Check }[] = [
  { what: 'The file is whole and its indices agree with its tables.', check: checkFile },
  { what: 'Every reference leads to something that is there.', check: checkReferences },
  { what: 'Every text and every imported file is what it was when it was stored.', check: checkTexts },
  { what: 'Every coding and quotation lies inside its text, on whole characters.', check: checkRanges },
  { what: 'Every code has its place in the tree and no two share a key or a place.', check: checkCodes },
  { what: 'The history tells how every row came to be what it is.', check: checkHistory },
];

/** Looks the whole study through (DESIGN.md §8, `check`). Takes seconds on a large study: run it in a worker. */
export function checkStudy(study: ReadableStudy): { findings: Finding[]; checked: string[] } {
  const findings = checks.flatMap(({ check }) => check(study));
  return { findings, checked: checks.map(({ what }) => what) };
}

function checkFile(study: ReadableStudy): Finding[] {
  const lines = study[reader].values<string>('PRAGMA integrity_check(20)').filter((line) => line !== 'ok');
  const open = study[reader].value<number | null>('SELECT number FROM open_operation WHERE key = 1');
  return [
    ...lines.map((line) => error(`The file is damaged: ${line}.`)),
    ...(open === null ? [] : [error('A step was left open.')]),
  ];
}

function checkReferences(study: ReadableStudy): Finding[] {
  const rows = study[reader].all<{ table: string; rowid: number; parent: string }>('PRAGMA foreign_key_check');
  return rows
    .slice(0, 20)
    .map((row) => error(`Row ${row.rowid} of ${row.table} names one of ${row.parent} that is gone.`));
}

interface TextRow {
  readonly hash: string;
  readonly length: number;
  readonly characters: number;
  readonly paragraph_count: number;
  readonly paragraphs: Uint8Array;
  readonly astral: Uint8Array;
  readonly format: string;
  readonly text: string;
}

function checkTexts(study: ReadableStudy): Finding[] {
  const findings: Finding[] = [];
  for (const row of study[reader].each<TextRow>('SELECT * FROM texts')) {
    const name = `The text ${row.hash.slice(0, 12)}`;
    if (hashText(row.text, row.format) !== row.hash) findings.push(error(`${name} is not what it was.`));
    else if (!isShapedSo(row)) findings.push(error(`${name} has other paragraphs or another length than are stored.`));
    else if (!marksLieInside(row)) findings.push(error(`${name} has formatting that lies outside it.`));
  }
  for (const row of study[reader].each<{ hash: string; compression: string; bytes: Uint8Array }>(
    'SELECT hash, compression, bytes FROM sources',
  )) {
    if (hashStored(row) !== row.hash)
      findings.push(error(`The imported file ${row.hash.slice(0, 12)} is not what it was.`));
  }
  return findings;
}

function isShapedSo(row: TextRow): boolean {
  const pairs = paragraphsOf(row.text).flatMap(({ start, end }) => [start, end]);
  const astral = astralPositions(row.text);
  const same = (stored: Int32Array, found: ArrayLike<number>) =>
    stored.length === found.length && stored.every((value, index) => value === found[index]);
  return (
    row.length === row.text.length &&
    row.characters === row.text.length - astral.length &&
    row.paragraph_count === pairs.length / 2 &&
    same(toInts(row.paragraphs), pairs) &&
    same(toInts(row.astral), astral)
  );
}

/** Whether every mark beside a text is about words of it. */
function marksLieInside({ format, length }: TextRow): boolean {
  const marks: unknown = JSON.parse(format);
  return (
    Array.isArray(marks) &&
    (marks as { start: number; end: number }[]).every(({ start, end }) => start >= 0 && start <= end && end <= length)
  );
}

/** `''` where the stored bytes cannot even be unpacked. */
function hashStored({ compression, bytes }: { readonly compression: string; readonly bytes: Uint8Array }): string {
  try {
    return createHash('sha256')
      .update(compression === 'deflate' ? inflateSync(bytes) : bytes)
      .digest('hex');
  } catch {
    return '';
  }
}

function checkRanges(study: ReadableStudy): Finding[] {
  const outside = study[reader].all<{ name: string; start: number; end: number; length: number }>(
    `SELECT d.name, x.start_at AS start, x.end_at AS end, t.length FROM (
       SELECT document_key, start_at, end_at FROM codings
       UNION ALL SELECT document_key, start_at, end_at FROM memo_links WHERE start_at IS NOT NULL) x
     JOIN documents d ON d.key = x.document_key JOIN texts t ON t.hash = d.text_hash
     WHERE x.end_at > t.length OR x.start_at < 0 OR x.start_at >= x.end_at LIMIT 20`,
  );
  return [
    ...outside.map(({ name, start, end, length }) =>
      error(`A range ${start} to ${end} in “${name}” is outside its text, which ends at ${length}.`),
    ),
    ...checkPairs(study),
  ];
}

/** Ranges in documents that hold characters of two UTF-16 units: none may end between the two. */
function checkPairs(study: ReadableStudy): Finding[] {
  const findings: Finding[] = [];
  const documents = study[reader].all<{ key: number; name: string; astral: Uint8Array }>(
    `SELECT d.key, d.name, t.astral FROM documents d JOIN texts t ON t.hash = d.text_hash WHERE length(t.astral) > 0`,
  );
  for (const { key, name, astral } of documents) {
    const inside = new Set(Array.from(toInts(astral), (position) => position + 1));
    const ends = study[reader].all<{ start: number; end: number }>(
      `SELECT start_at AS start, end_at AS end FROM codings WHERE document_key = ?
       UNION ALL SELECT start_at, end_at FROM memo_links WHERE document_key = ? AND start_at IS NOT NULL`,
      key,
      key,
    );
    for (const { start, end } of ends) {
      if (inside.has(start) || inside.has(end)) {
        findings.push(error(`A range ${start} to ${end} in “${name}” cuts a character in two.`));
      }
    }
  }
  return findings.slice(0, 20);
}

function checkCodes(study: ReadableStudy): Finding[] {
  const sql = study[reader];
  const lost = sql.values<string>(
    `WITH RECURSIVE reached (key) AS (
       SELECT key FROM codes WHERE parent_key IS NULL
       UNION SELECT c.key FROM codes c JOIN reached ON c.parent_key = reached.key)
     SELECT name FROM codes WHERE key NOT IN (SELECT key FROM reached) LIMIT 20`,
  );
  const keys = sql.values<string>(
    'SELECT shortcut FROM codes WHERE shortcut IS NOT NULL GROUP BY shortcut HAVING count(*) > 1',
  );
  const names = sql.values<string>('SELECT name FROM codes GROUP BY parent_key, name HAVING count(*) > 1 LIMIT 20');
  const sets = sql.values<string>('SELECT name FROM document_sets GROUP BY name HAVING count(*) > 1 LIMIT 20');
  const documents = sql.values<string>('SELECT name FROM documents GROUP BY name HAVING count(*) > 1 LIMIT 20');
  return [
    ...lost.map((name) => error(`The code “${name}” stands below itself.`)),
    ...keys.map((key) => error(`Several codes have the key “${key}”.`)),
    ...names.map((name) => warning(`Several codes “${name}” stand in one place.`)),
    ...documents.map((name) => warning(`Several documents are called “${name}”.`)),
    ...sets.map((name) => warning(`Several sets of documents are called “${name}”.`)),
  ];
}
