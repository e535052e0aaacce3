/**
 * Schema 1. Every entity has a `key` for joins inside the file and an `id` (UUID) that survives copying and merging.
 * Positions (`start_at`, `end_at`) are UTF-16 code units, times are milliseconds since 1970.
 * Triggers that write the history are not here: they are generated from the tables (triggers.ts).
 */
export const migration0001 = `
CREATE TABLE study (
  key INTEGER PRIMARY KEY CHECK (key = 1),
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE texts (
  hash TEXT NOT NULL PRIMARY KEY,
  length INTEGER NOT NULL,
  characters INTEGER NOT NULL,
  paragraph_count INTEGER NOT NULL,
  paragraphs BLOB NOT NULL,
  astral BLOB NOT NULL,
  format TEXT NOT NULL CHECK (json_valid(format)),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE sources (
  hash TEXT NOT NULL PRIMARY KEY,
  size INTEGER NOT NULL,
  compression TEXT NOT NULL CHECK (compression IN ('none', 'deflate')),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE document_groups (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE documents (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  group_key INTEGER REFERENCES document_groups (key) ON DELETE SET NULL,
  position INTEGER NOT NULL,
  text_hash TEXT NOT NULL REFERENCES texts (hash),
  source_hash TEXT REFERENCES sources (hash),
  source_name TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX documents_by_group ON documents (group_key, position);
CREATE INDEX documents_by_name ON documents (name);
CREATE INDEX documents_by_source ON documents (source_hash);

CREATE TABLE codes (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  parent_key INTEGER REFERENCES codes (key) ON DELETE CASCADE,
  name TEXT NOT NULL,
  color TEXT,
  position INTEGER NOT NULL,
  description TEXT NOT NULL,
  when_to_use TEXT NOT NULL,
  when_not_to_use TEXT NOT NULL,
  example TEXT NOT NULL,
  shortcut TEXT,
  role TEXT CHECK (role IN ('theme', 'category', 'property', 'dimension', 'indicator')),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX codes_by_parent ON codes (parent_key, name);

CREATE TABLE coders (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE codings (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  code_key INTEGER NOT NULL REFERENCES codes (key) ON DELETE CASCADE,
  coder_key INTEGER NOT NULL REFERENCES coders (key),
  start_at INTEGER NOT NULL CHECK (start_at >= 0),
  end_at INTEGER NOT NULL CHECK (end_at > start_at),
  weight REAL CHECK (weight BETWEEN 0 AND 100),
  comment TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  UNIQUE (document_key, start_at, end_at, code_key, coder_key)
) STRICT;
CREATE INDEX codings_by_code ON codings (code_key, document_key);

CREATE TABLE memo_types (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE memos (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  flag TEXT,
  author TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  words INTEGER NOT NULL,
  text TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE memo_links (
  key INTEGER PRIMARY KEY,
  memo_key INTEGER NOT NULL REFERENCES memos (key) ON DELETE CASCADE,
  origin TEXT NOT NULL CHECK (origin IN ('link', 'mention', 'passage')),
  code_key INTEGER REFERENCES codes (key) ON DELETE CASCADE,
  document_key INTEGER REFERENCES documents (key) ON DELETE CASCADE,
  start_at INTEGER,
  end_at INTEGER,
  coding_key INTEGER REFERENCES codings (key) ON DELETE SET NULL,
  target_memo_key INTEGER REFERENCES memos (key) ON DELETE CASCADE,
  CHECK ((code_key IS NOT NULL) + (document_key IS NOT NULL) + (target_memo_key IS NOT NULL) = 1),
  CHECK ((start_at IS NULL) = (end_at IS NULL) AND (start_at IS NULL OR document_key IS NOT NULL)),
  CHECK (coding_key IS NULL OR start_at IS NOT NULL),
  CHECK (start_at IS NULL OR (start_at >= 0 AND end_at > start_at))
) STRICT;
CREATE INDEX memo_links_by_memo ON memo_links (memo_key);
CREATE INDEX memo_links_by_code ON memo_links (code_key) WHERE code_key IS NOT NULL;
CREATE INDEX memo_links_by_document ON memo_links (document_key) WHERE document_key IS NOT NULL;
CREATE INDEX memo_links_by_coding ON memo_links (coding_key) WHERE coding_key IS NOT NULL;
CREATE INDEX memo_links_by_target ON memo_links (target_memo_key) WHERE target_memo_key IS NOT NULL;

CREATE TABLE variables (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'date', 'boolean', 'choice')),
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE variable_values (
  key INTEGER PRIMARY KEY,
  document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  variable_key INTEGER NOT NULL REFERENCES variables (key) ON DELETE CASCADE,
  value TEXT NOT NULL,
  UNIQUE (document_key, variable_key)
) STRICT;
CREATE INDEX variable_values_by_variable ON variable_values (variable_key);

CREATE TABLE operations (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  family TEXT NOT NULL,
  label TEXT NOT NULL,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  note TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  target INTEGER REFERENCES operations (number),
  undone_by INTEGER REFERENCES operations (number),
  join_key TEXT,
  first_change INTEGER NOT NULL,
  last_change INTEGER NOT NULL,
  changes INTEGER NOT NULL,
  touches TEXT NOT NULL,
  CHECK ((kind = 'do') = (target IS NULL))
) STRICT;
CREATE INDEX operations_standing ON operations (number) WHERE kind = 'do' AND undone_by IS NULL;
CREATE INDEX operations_undone ON operations (undone_by) WHERE undone_by IS NOT NULL;

CREATE TABLE changes (
  key INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_key INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;

CREATE TABLE open_operation (
  key INTEGER PRIMARY KEY CHECK (key = 1),
  number INTEGER
) STRICT;
INSERT INTO open_operation (key, number) VALUES (1, NULL);
`;
