import { type ReadableStudy, reader } from './study.ts';

/** A document, code or memo that a step touched. */
export interface Touch {
  readonly kind: 'document' | 'code' | 'memo';
  readonly id: string;
}

/** As many as a line of the history can show. */
const most = 12;
/** Rows of a step that are looked at; a step over thousands of codings touches the same few codes again and again. */
const lookedAt = 400;

type Image = Readonly<Record<string, unknown>>;
const tableOfKind = { document: 'documents', code: 'codes', memo: 'memos' } as const;

/** The documents, codes and memos behind the changes `first..last`, by id, each once. */
export function touchesOf(study: ReadableStudy, first: number, last: number): Touch[] {
  const rows = study[reader].all<{ table_name: string; image: string }>(
    'SELECT table_name, coalesce(after, before) AS image FROM changes WHERE key BETWEEN ? AND ? ORDER BY key LIMIT ?',
    first,
    last,
    lookedAt,
  );
  const known = new Map<string, string>();
  const wanted = new Map<string, { kind: Touch['kind']; key: number }>();
  for (const row of rows) {
    const image = JSON.parse(row.image) as Image;
    for (const touch of touchedKeys(row.table_name, image)) {
      wanted.set(`${touch.kind} ${touch.key}`, touch);
      if (tableOfKind[touch.kind] === row.table_name) known.set(`${touch.kind} ${touch.key}`, String(image.id));
    }
  }
  return resolve(study, wanted, known);
}

/** Tables whose rows say something about one document. */
const ofDocument: ReadonlySet<string> = new Set([
  'variable_values',
  'document_readings',
  'speakers',
  'document_set_members',
]);

function touchedKeys(table: string, image: Image): { kind: Touch['kind']; key: number }[] {
  const keys: { kind: Touch['kind']; key: number }[] = [];
  const add = (kind: Touch['kind'], key: unknown) => {
    if (typeof key === 'number') keys.push({ kind, key });
  };
  if (table === 'documents') add('document', image.key);
  if (table === 'codes') add('code', image.key);
  if (table === 'memos') add('memo', image.key);
  if (table === 'codings') {
    add('code', image.code_key);
    add('document', image.document_key);
  }
  if (table === 'memo_links') add('memo', image.memo_key);
  if (ofDocument.has(table)) add('document', image.document_key);
  return keys;
}

/** Ids from the step's own rows where they stand there (they may be deleted by now), else from the tables. */
function resolve(
  study: ReadableStudy,
  wanted: ReadonlyMap<string, { kind: Touch['kind']; key: number }>,
  known: ReadonlyMap<string, string>,
): Touch[] {
  const touches: Touch[] = [];
  for (const [name, { kind, key }] of wanted) {
    if (touches.length === most) break;
    const id = known.get(name) ?? study[reader].value<string>(`SELECT id FROM ${tableOfKind[kind]} WHERE key = ?`, key);
    if (id !== undefined) touches.push({ kind, id });
  }
  return touches;
}
