import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A folder that is gone when its test is over. */
export class TestFolder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'axial-foreign-'));

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

type Rows = Readonly<Record<string, readonly Readonly<Record<string, string | number | null | Buffer>>[]>>;

/** Makes a database by its tables' definitions and fills it. */
export function makeDatabase(path: string, schema: readonly string[], rows: Rows = {}): string {
  const database = new Database(path);
  try {
    for (const statement of schema) database.exec(statement);
    database.transaction(() => {
      for (const [table, records] of Object.entries(rows)) {
        for (const record of records) {
          const columns = Object.keys(record);
          const list = columns.map((column) => `"${column}"`).join(', ');
          const places = columns.map(() => '?').join(', ');
          database.prepare(`INSERT INTO "${table}" (${list}) VALUES (${places})`).run(...Object.values(record));
        }
      }
    })();
  } finally {
    database.close();
  }
  return path;
}

/** A project folder as QualCoder makes it. */
export function makeQualCoder(folder: string, rows: Rows, schema: readonly string[] = qualCoderSchema): string {
  const project = join(folder, 'Sacks and silence.qda');
  for (const name of ['', 'documents', 'images', 'audio', 'video']) mkdirSync(join(project, name), { recursive: true });
  makeDatabase(join(project, 'data.qda'), schema, rows);
  return project;
}

/** What tells whether a file was written to. */
export const stampOf = (path: string) => ({
  bytes: readFileSync(path).toString('base64'),
  changed: statSync(path, { bigint: true }).mtimeNs,
});

/** Tables of QualCoder, databaseversion v14, as far as anything here looks at them. */
export const qualCoderSchema = [
  'CREATE TABLE project (databaseversion text, date text, memo text, about text, bookmarkfile integer, bookmarkpos integer, codername text, recently_used_codes text)',
  'CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer, risid integer, unique(name))',
  'CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, y1 integer, width integer, height integer, cid integer, memo text, date text, owner text, important integer, pdf_page integer)',
  'CREATE TABLE code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, memo text, date text, owner text, important integer)',
  'CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text, unique(fid, pos0, pos1, owner))',
  'CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text)',
  'CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text, unique(name, attr_type, id))',
  'CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer)',
  'CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text, constraint ucm unique(name))',
  'CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name))',
  'CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer, unique(cid, fid, pos0, pos1, owner))',
  'CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text, unique(name))',
  'CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name))',
  'CREATE TABLE coder_names (name text unique not null)',
];

/** The tables of QualCoder's first version: codings have no number, nothing is important. */
export const firstQualCoderSchema = [
  'CREATE TABLE project (databaseversion text, date text, memo text, about text)',
  'CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, unique(name))',
  'CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name))',
  'CREATE TABLE code_text (cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, unique(cid, fid, pos0, pos1, owner))',
  'CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text, unique(name))',
];

export const taguetteSchema = [
  'CREATE TABLE users (login VARCHAR(30) NOT NULL PRIMARY KEY, created DATETIME NOT NULL, hashed_password VARCHAR(192), language VARCHAR(10), email VARCHAR(256))',
  'CREATE TABLE projects (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, created DATETIME NOT NULL)',
  'CREATE TABLE project_members (project_id INTEGER NOT NULL, user_login VARCHAR(30) NOT NULL, privileges VARCHAR(11) NOT NULL, PRIMARY KEY (project_id, user_login))',
  'CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL, text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL)',
  'CREATE TABLE highlights (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL)',
  'CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL, description TEXT NOT NULL, UNIQUE (project_id, path))',
  'CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (highlight_id, tag_id))',
  'CREATE TABLE commands (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL, user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL)',
];

export const rqdaSchema = [
  'CREATE TABLE project (databaseversion text, date text, dateM text, memo text, about text, imageDir text)',
  'CREATE TABLE source (name text, id integer, file text, memo text, owner text, date text, dateM text, status integer)',
  'CREATE TABLE freecode (name text, memo text, owner text, date text, dateM text, id integer, status integer, color text)',
  'CREATE TABLE treecode (cid integer, catid integer, date text, dateM text, memo text, status integer, owner text)',
  'CREATE TABLE treefile (fid integer, catid integer, date text, dateM text, memo text, status integer, owner text)',
  'CREATE TABLE filecat (name text, fid integer, catid integer, owner text, date text, dateM text, memo text, status integer)',
  'CREATE TABLE codecat (name text, cid integer, catid integer, owner text, date text, dateM text, memo text, status integer)',
  'CREATE TABLE coding (cid integer, fid integer, seltext text, selfirst real, selend real, status integer, owner text, date text, memo text)',
  'CREATE TABLE coding2 (cid integer, fid integer, seltext text, selfirst real, selend real, status integer, owner text, date text, memo text)',
  'CREATE TABLE cases (name text, memo text, owner text, date text, dateM text, id integer, status integer)',
  'CREATE TABLE caselinkage (caseid integer, fid integer, selfirst real, selend real, status integer, owner text, date text, memo text)',
  'CREATE TABLE attributes (name text, status integer, date text, dateM text, owner text, memo text, class text)',
  'CREATE TABLE caseAttr (variable text, value text, caseID integer, date text, dateM text, owner text, status integer)',
  'CREATE TABLE fileAttr (variable text, value text, fileID integer, date text, dateM text, owner text, status integer)',
  'CREATE TABLE journal (name text, journal text, date text, dateM text, owner text, status integer)',
  'CREATE TABLE annotation (fid integer, position integer, annotation text, owner text, date text, dateM text, status integer)',
];
