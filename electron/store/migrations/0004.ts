/**
 * Schema 4: what a researcher sets up over the study and keeps under a name: charts with their settings, queries, and how
 * diagrams are arranged. Only a new table: rows of earlier schemas, and their images in the history, stay as they are.
 */
export const migration0004 = `
CREATE TABLE saved_views (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  position INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  UNIQUE (kind, name)
) STRICT;
`;
