import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AxialError } from '#shared/domain/result.ts';
import { addCodes, type ForeignCode, hexColor } from '#shared/interchange/foreign/codeForest.ts';
import { addFacts, type ForeignCase, type ForeignFact } from '#shared/interchange/foreign/documentFacts.ts';
import { IncomingDraft } from '#shared/interchange/foreign/incomingDraft.ts';
import { StoredPlaces } from '#shared/interchange/foreign/storedPlaces.ts';
import type { IncomingStudy } from '#shared/interchange/incoming.ts';
import { explainFileError } from '../header.ts';
import { addCodings } from './addCodings.ts';
import { addDocument } from './addDocument.ts';
import { byNumber, timeOf, whole, words } from './cells.ts';
import { type ForeignDatabase, type ForeignRow, withForeignDatabase } from './foreignDatabase.ts';
import { OriginalFiles } from './originalFiles.ts';
import { isQualCoder } from './recognise.ts';

/** What stands in a project folder of QualCoder. */
const databaseName = 'data.qda';

/** The database of a QualCoder project: of its folder, or the file itself. */
export function qualCoderDatabase(path: string): string {
  try {
    return statSync(path).isDirectory() ? join(path, databaseName) : path;
  } catch (error) {
    throw explainFileError(error, `“${basename(path)}”`);
  }
}

/**
 * Reads a project of QualCoder (databaseversion v1 and later): its folder `NAME.qda`, or the file `data.qda` in it. Texts,
 * codes in their categories, coded text, memos, journals, annotations, cases and attributes come; what codes images, sound
 * and film does not, and is told.
 * @throws AxialError in one sentence when it is no such project or cannot be read
 */
export function readQualCoder(path: string): IncomingStudy {
  const place = qualCoderDatabase(path);
  return withForeignDatabase(place, (database) => {
    if (!isQualCoder(database.tables)) {
      throw new AxialError('unsupported_format', `${database.name} is not a project of QualCoder.`);
    }
    return new QualCoderReading(database, dirname(place)).read();
  });
}

class QualCoderReading {
  readonly #database: ForeignDatabase;
  readonly #folder: string;
  readonly #project: ForeignRow;
  readonly #draft: IncomingDraft;
  readonly #places = new StoredPlaces();
  readonly #documents = new Map<number, string>();

  constructor(database: ForeignDatabase, folder: string) {
    this.#database = database;
    this.#folder = folder;
    this.#project = database.rows('project', ['databaseversion', 'date', 'memo', 'about'])[0] ?? {};
    const inFolder = basename(database.path).toLowerCase() === databaseName;
    const name = basename(inFolder ? folder : database.path).replace(/\.(?:qda|sqlite3?|db)$/iu, '');
    const about = words(this.#project, 'about').trim();
    const origin = about.startsWith('QualCoder') ? about : 'QualCoder';
    // No project has an id; when it was made is noted to the second and never changes.
    this.#draft = new IncomingDraft(origin, name, `QualCoder ${words(this.#project, 'date').trim() || name}`);
  }

  read(): IncomingStudy {
    this.#readDocuments();
    this.#readCodes();
    this.#readCodings();
    this.#readFacts();
    this.#readMemos();
    this.#tellLosses();
    return this.#draft.finish(this.#places.offsets('QualCoder'));
  }

  #readDocuments(): void {
    const draft = this.#draft;
    const files = new OriginalFiles(join(this.#folder, 'documents'), draft);
    const columns = ['id', 'name', 'fulltext', 'mediapath', 'memo', 'date'];
    for (const [id, row] of byNumber(this.#database.rows('source', columns), 'id')) {
      const [key, name, text] = [`source ${id}`, words(row, 'name'), words(row, 'fulltext')];
      const media = /^\/?(images|audio|video)[:/]/u.exec(words(row, 'mediapath'))?.[1];
      if (media !== undefined && text.trim() === '') {
        const called = { images: 'an image', audio: 'a sound recording', video: 'a film' }[media] ?? 'no text';
        draft.leftOut({ what: 'documents', name, id: key }, `It is ${called}; Axial holds texts.`);
        continue;
      }
      const documentId = draft.id('source', id);
      const createdAt = timeOf(words(row, 'date'));
      const file = files.read(name);
      const fields = { groupId: null, file, note: words(row, 'memo'), createdAt, changedAt: null };
      if (addDocument(draft, this.#places, { id: documentId, key, name, text, ...fields }))
        this.#documents.set(id, documentId);
    }
  }

  #readCodes(): void {
    const categories = byNumber(this.#database.rows('code_cat', ['catid', 'name', 'memo', 'supercatid']), 'catid');
    const codes = byNumber(
      this.#database.rows('code_name', ['cid', 'name', 'memo', 'catid', 'color', 'supercid']),
      'cid',
    );
    const found: ForeignCode[] = [];
    for (const [id, row] of categories) {
      const above = whole(row, 'supercatid');
      const parentKey = above === null ? null : `code_cat ${above}`;
      found.push(this.#codeOf(row, `code_cat ${id}`, parentKey, 'code categories'));
    }
    for (const [id, row] of codes) {
      const [code, category] = [whole(row, 'supercid'), whole(row, 'catid')];
      const parentKey = code !== null ? `code_name ${code}` : category !== null ? `code_cat ${category}` : null;
      found.push(this.#codeOf(row, `code_name ${id}`, parentKey, 'codes'));
    }
    addCodes(this.#draft, found);
  }

  #codeOf(row: ForeignRow, key: string, parentKey: string | null, what: string): ForeignCode {
    const [table = '', id = ''] = key.split(' ');
    const substitute = what === 'codes' ? 'Code without a name' : 'Category without a name';
    const name = this.#draft.nameOf(words(row, 'name'), { what, id: key }, substitute);
    const color = hexColor(words(row, 'color'));
    return { key, parentKey, id: this.#draft.id(table, id), name, color, description: words(row, 'memo'), what };
  }

  #readCodings(): void {
    const columns = ['ctid', 'cid', 'fid', 'seltext', 'pos0', 'pos1', 'owner', 'date', 'memo', 'important'];
    const codes = new Set(this.#draft.codes.map(({ id }) => id));
    const rows = this.#database.rows('code_text', columns);
    for (const row of this.#database.rows('coder_names', ['name'])) this.#draft.coder(words(row, 'name'));
    if (rows.some((row) => whole(row, 'important') === 1)) {
      this.#draft.note('Coded segments that are marked as important have the weight 100.');
    }
    const codings = rows.map((row) => {
      // Before version v2 the table numbered nothing.
      const id = whole(row, 'ctid') ?? whole(row, 'rowid') ?? 0;
      const codeId = this.#draft.id('code_name', whole(row, 'cid') ?? -1);
      return {
        key: `code_text ${id}`,
        id: this.#draft.id('code_text', id),
        documentId: this.#documents.get(whole(row, 'fid') ?? -1) ?? null,
        codeId: codes.has(codeId) ? codeId : null,
        coder: words(row, 'owner'),
        start: whole(row, 'pos0') ?? -1,
        end: whole(row, 'pos1') ?? -1,
        quotation: words(row, 'seltext'),
        weight: whole(row, 'important') === 1 ? 100 : null,
        comment: words(row, 'memo'),
        createdAt: timeOf(words(row, 'date')),
      };
    });
    addCodings(this.#draft, this.#places, codings);
  }

  #readFacts(): void {
    const types = this.#database.rows('attribute_type', ['name', 'memo', 'valuetype']);
    const documents: (ForeignFact & { documentId: string })[] = [];
    const ofCases = new Map<number, ForeignFact[]>();
    for (const row of this.#database.rows('attribute', ['name', 'attr_type', 'value', 'id'])) {
      const fact = { variable: words(row, 'name').trim(), value: words(row, 'value') };
      const [id, kind] = [whole(row, 'id') ?? -1, words(row, 'attr_type')];
      const documentId = this.#documents.get(id);
      if (fact.variable === '' || fact.value.trim() === '') continue;
      if (kind === 'case') ofCases.set(id, [...(ofCases.get(id) ?? []), fact]);
      else if (kind === 'file' && documentId !== undefined) documents.push({ ...fact, documentId });
      else this.#leaveFact(row, fact, kind);
    }
    const variables = types.map((row) => ({
      name: words(row, 'name').trim(),
      declared: words(row, 'valuetype') === 'numeric' ? ('number' as const) : ('text' as const),
    }));
    addFacts(this.#draft, {
      variables: variables.filter(({ name }) => name !== ''),
      documents,
      cases: this.#cases(ofCases),
    });
    for (const row of types) this.#memoOf('attribute_type', words(row, 'name'), `About “${words(row, 'name')}”`, row);
  }

  #leaveFact(row: ForeignRow, { variable, value }: ForeignFact, kind: string): void {
    const of = kind === 'journal' ? 'a journal' : 'a document that did not come';
    const thing = { what: 'values', name: variable, id: `attribute ${whole(row, 'rowid') ?? ''}` };
    this.#draft.leftOut(thing, `It is a fact about ${of} (${value.trim()}).`);
  }

  #cases(facts: ReadonlyMap<number, readonly ForeignFact[]>): ForeignCase[] {
    const linked = new Map<number, Set<string>>();
    for (const row of this.#database.rows('case_text', ['caseid', 'fid'])) {
      const documentId = this.#documents.get(whole(row, 'fid') ?? -1);
      const id = whole(row, 'caseid') ?? -1;
      if (documentId !== undefined) linked.set(id, (linked.get(id) ?? new Set()).add(documentId));
    }
    return [...byNumber(this.#database.rows('cases', ['caseid', 'name', 'memo']), 'caseid')].map(([id, row]) => ({
      key: `cases ${id}`,
      id: this.#draft.id('cases', id),
      name: this.#draft.nameOf(words(row, 'name'), { what: 'cases', id: `cases ${id}` }, 'Case without a name'),
      memo: words(row, 'memo'),
      documentIds: [...(linked.get(id) ?? [])],
      facts: facts.get(id) ?? [],
    }));
  }

  #readMemos(): void {
    this.#memoOf('project', 'memo', 'Project memo', this.#project);
    for (const row of this.#database.rows('journal', ['jid', 'name', 'jentry', 'date', 'owner'])) {
      const title = words(row, 'name').trim();
      this.#memoOf('journal', whole(row, 'jid') ?? title, title, row, 'jentry');
    }
    for (const row of this.#database.rows('annotation', ['anid', 'fid', 'pos0', 'pos1', 'memo', 'owner', 'date'])) {
      this.#readAnnotation(row);
    }
  }

  #memoOf(table: string, key: string | number, title: string, row: ForeignRow, column = 'memo'): void {
    const text = words(row, column);
    if (text.trim() === '') return;
    const createdAt = timeOf(words(row, 'date'));
    const fields = { author: words(row, 'owner'), createdAt, changedAt: null, links: [] };
    this.#draft.memo(`${table} memo`, key, { title: title.slice(0, 500), type: 'free', text, ...fields });
  }

  /** A remark about words: a memo that is linked to them. */
  #readAnnotation(row: ForeignRow): void {
    const id = whole(row, 'anid') ?? whole(row, 'rowid') ?? 0;
    const documentId = this.#documents.get(whole(row, 'fid') ?? -1);
    const place = { start: whole(row, 'pos0') ?? -1, end: whole(row, 'pos1') ?? -1, quotation: '' };
    const text = words(row, 'memo');
    const title = text.split('\n', 1)[0]?.slice(0, 80).toWellFormed() ?? '';
    const thing = { what: 'memos', name: title, id: `annotation ${id}` };
    if (text.trim() === '') return;
    if (documentId === undefined) {
      this.#draft.leftOut(thing, 'It is about a document that did not come.');
      return;
    }
    const range = this.#places.settle(documentId, place)?.range;
    const link = range
      ? { kind: 'segment' as const, documentId, ...range, codingId: null }
      : { kind: 'document' as const, documentId };
    if (!range)
      this.#draft.lose(thing, 'The words that it is about are not in the text; it is linked to the document.');
    const fields = {
      author: words(row, 'owner'),
      createdAt: timeOf(words(row, 'date')),
      changedAt: null,
      links: [link],
    };
    this.#draft.memo('annotation', id, { title, type: 'document', text, ...fields });
  }

  #tellLosses(): void {
    const segments = {
      code_image: ['imid', 'a part of an image'],
      code_av: ['avid', 'a stretch of a recording'],
    } as const;
    for (const [table, [number, called]] of Object.entries(segments)) {
      for (const row of this.#database.rows(table, [number, 'cid', 'memo'])) {
        const thing = {
          what: 'coded segments',
          name: words(row, 'memo').slice(0, 80),
          id: `${table} ${whole(row, number) ?? ''}`,
        };
        this.#draft.leftOut(thing, `It codes ${called}; Axial holds texts.`);
      }
    }
    this.#draft.note('Who coded is kept; who made each code, document and attribute is not.');
  }
}
