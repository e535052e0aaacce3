/**
 * Schema 2: how each document was read, who speaks in it, and sets of documents. Only new tables and indexes: rows of
 * schema 1, and their images in the history, stay as they are.
 */
export const migration0002 = `
CREATE TABLE document_readings (
  key INTEGER PRIMARY KEY,
  document_key INTEGER NOT NULL UNIQUE REFERENCES documents (key) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  encoding TEXT,
  confidence REAL NOT NULL,
  options TEXT NOT NULL CHECK (json_valid(options)),
  warnings TEXT NOT NULL CHECK (json_valid(warnings)),
  read_at INTEGER NOT NULL
) STRICT;

CREATE TABLE speakers (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('participant', 'interviewer', 'none')),
  color TEXT,
  position INTEGER NOT NULL,
  UNIQUE (document_key, name)
) STRICT;

CREATE TABLE speaker_variables (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'date', 'boolean', 'choice')),
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE speaker_values (
  key INTEGER PRIMARY KEY,
  speaker_key INTEGER NOT NULL REFERENCES speakers (key) ON DELETE CASCADE,
  variable_key INTEGER NOT NULL REFERENCES speaker_variables (key) ON DELETE CASCADE,
  value TEXT NOT NULL,
  UNIQUE (speaker_key, variable_key)
) STRICT;
CREATE INDEX speaker_values_by_variable ON speaker_values (variable_key);

CREATE TABLE document_sets (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  filter TEXT CHECK (filter IS NULL OR json_valid(filter)),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE document_set_members (
  key INTEGER PRIMARY KEY,
  set_key INTEGER NOT NULL REFERENCES document_sets (key) ON DELETE CASCADE,
  document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  UNIQUE (set_key, document_key)
) STRICT;
CREATE INDEX document_set_members_by_document ON document_set_members (document_key);

CREATE INDEX codings_commented ON codings (document_key, start_at) WHERE comment <> '';
CREATE INDEX changes_of_documents ON changes (row_key) WHERE table_name = 'documents';
`;
