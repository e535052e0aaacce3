/**
 * Schema 3: what came from other programs and Axial has no place for (given back on export), and saved choices of exports.
 * Only new tables: rows of earlier schemas, and their images in the history, stay as they are.
 */
export const migration0003 = `
CREATE TABLE exchange_parts (
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data)),
  UNIQUE (kind, id)
) STRICT;

CREATE TABLE exchange_files (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  source_hash TEXT NOT NULL REFERENCES sources (hash)
) STRICT;
CREATE INDEX exchange_files_by_source ON exchange_files (source_hash);

CREATE TABLE export_presets (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  choice TEXT NOT NULL CHECK (json_valid(choice)),
  position INTEGER NOT NULL
) STRICT;
`;
