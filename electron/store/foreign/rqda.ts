import { basename } from 'node:path';
import { AxialError } from '#shared/domain/result.ts';
import { addCodes, type ForeignCode } from '#shared/interchange/foreign/codeForest.ts';
import { colorOfR } from '#shared/interchange/foreign/colorsOfR.ts';
import { addFacts, type ForeignCase, type ForeignFact } from '#shared/interchange/foreign/documentFacts.ts';
import { IncomingDraft } from '#shared/interchange/foreign/incomingDraft.ts';
import { StoredPlaces } from '#shared/interchange/foreign/storedPlaces.ts';
import type { IncomingStudy } from '#shared/interchange/incoming.ts';
import { paragraphsOf } from '#shared/text/paragraphs.ts';
import { addCodings, type ForeignCoding } from './addCodings.ts';
import { addDocument } from './addDocument.ts';
import { byNumber, timeOf, whole, words } from './cells.ts';
import { type ForeignDatabase, type ForeignRow, withForeignDatabase } from './foreignDatabase.ts';
import { isRqda } from './recognise.ts';

/**
 * Reads a project of RQDA: files, codes in their categories, codings, memos, journals, annotations, cases and attributes. Rows
 * that were deleted there (a status other than 1) do not come.
 * @throws AxialError in one sentence when it is no such project or cannot be read
 */
export function readRqda(path: string): IncomingStudy {
  return withForeignDatabase(path, (database) => {
    if (!isRqda(database.tables)) {
      throw new AxialError('unsupported_format', `${database.name} is not a project of RQDA.`);
    }
    return new RqdaReading(database).read();
  });
}

class RqdaReading {
  readonly #database: ForeignDatabase;
  readonly #project: ForeignRow;
  readonly #draft: IncomingDraft;
  readonly #places = new StoredPlaces();
  readonly #documents = new Map<number, string>();

  constructor(database: ForeignDatabase) {
    this.#database = database;
    this.#project = database.rows('project', ['databaseversion', 'date', 'memo'])[0] ?? {};
    const name = basename(database.path).replace(/\.rqda$/iu, '');
    this.#draft = new IncomingDraft('RQDA', name, `RQDA ${words(this.#project, 'date').trim() || name}`);
  }

  read(): IncomingStudy {
    this.#readDocuments();
    this.#readFileCategories();
    this.#readCodes();
    this.#readCodings();
    this.#readFacts();
    this.#readMemos();
    this.#tellLosses();
    return this.#draft.finish(this.#places.offsets('RQDA'));
  }

  /** The rows of a table that were not deleted; older versions of some tables cannot say. */
  #live(table: string, columns: readonly string[]): ForeignRow[] {
    return this.#database.rows(table, [...columns, 'status']).filter((row) => {
      const status = row.status;
      return status === undefined || status === null || whole(row, 'status') === 1;
    });
  }

  #readDocuments(): void {
    const columns = ['id', 'name', 'file', 'memo', 'date', 'dateM'];
    for (const [id, row] of byNumber(this.#live('source', columns), 'id')) {
      const documentId = this.#draft.id('source', id);
      const added = addDocument(this.#draft, this.#places, {
        id: documentId,
        key: `source ${id}`,
        name: words(row, 'name'),
        text: words(row, 'file'),
        groupId: null,
        file: null,
        note: words(row, 'memo'),
        createdAt: timeOf(words(row, 'date')),
        changedAt: timeOf(words(row, 'dateM')),
      });
      if (added) this.#documents.set(id, documentId);
    }
  }

  /** Categories of files are groups of documents, or sets where a document stands in several. */
  #readFileCategories(): void {
    const members = new Map<number, Set<string>>();
    for (const row of this.#live('treefile', ['fid', 'catid'])) {
      const documentId = this.#documents.get(whole(row, 'fid') ?? -1);
      const category = whole(row, 'catid') ?? -1;
      if (documentId !== undefined) members.set(category, (members.get(category) ?? new Set()).add(documentId));
    }
    const categories = byNumber(this.#live('filecat', ['catid', 'name', 'memo', 'owner', 'date']), 'catid');
    const all = [...categories.keys()].flatMap((id) => [...(members.get(id) ?? [])]);
    const isGrouping = new Set(all).size === all.length;
    for (const [id, row] of categories) {
      const thing = { what: 'file categories', id: `filecat ${id}` };
      const name = this.#draft.nameOf(words(row, 'name'), thing, 'Category without a name');
      const [documentIds, ownId] = [[...(members.get(id) ?? [])], this.#draft.id('filecat', id)];
      if (isGrouping) this.#makeGroup(ownId, name, documentIds);
      else this.#draft.sets.push({ id: ownId, name, documentIds });
      this.#draft.came('file categories');
      this.#memoOf('filecat', id, `About “${name}”`, row);
    }
  }

  #makeGroup(groupId: string, name: string, documentIds: readonly string[]): void {
    this.#draft.groups.push({ id: groupId, name });
    for (const [place, document] of this.#draft.documents.entries()) {
      if (documentIds.includes(document.id)) this.#draft.documents[place] = { ...document, groupId };
    }
  }

  #readCodes(): void {
    const found: ForeignCode[] = [];
    const categories = byNumber(this.#live('codecat', ['catid', 'name', 'memo']), 'catid');
    for (const [id, row] of categories) found.push(this.#codeOf(row, 'codecat', id, null));
    const standsIn = new Map<number, number[]>();
    for (const row of this.#live('treecode', ['cid', 'catid'])) {
      const [code, category] = [whole(row, 'cid') ?? -1, whole(row, 'catid') ?? -1];
      if (categories.has(category)) standsIn.set(code, [...(standsIn.get(code) ?? []), category]);
    }
    for (const [id, row] of byNumber(this.#live('freecode', ['id', 'name', 'memo', 'color']), 'id')) {
      const [category, ...others] = standsIn.get(id) ?? [];
      const code = this.#codeOf(row, 'freecode', id, category === undefined ? null : `codecat ${category}`);
      found.push(code);
      for (const other of others) {
        const name = words(categories.get(other) ?? {}, 'name');
        const thing = { what: code.what, name: code.name, id: code.key };
        this.#draft.lose(thing, `It also stood in the category “${name}”; here a code stands in one place.`);
      }
    }
    addCodes(this.#draft, found);
  }

  #codeOf(row: ForeignRow, table: 'codecat' | 'freecode', id: number, parentKey: string | null): ForeignCode {
    const [key, what] = [`${table} ${id}`, table === 'freecode' ? 'codes' : 'code categories'];
    const substitute = table === 'freecode' ? 'Code without a name' : 'Category without a name';
    const name = this.#draft.nameOf(words(row, 'name'), { what, id: key }, substitute);
    const written = words(row, 'color').trim();
    const color = colorOfR(written);
    if (written !== '' && color === null) {
      this.#draft.lose({ what, name, id: key }, `Its colour “${written.slice(0, 40)}” is unknown and was left out.`);
    }
    return { key, parentKey, id: this.#draft.id(table, id), name, color, description: words(row, 'memo'), what };
  }

  #readCodings(): void {
    const codes = new Set(this.#draft.codes.map(({ id }) => id));
    const columns = ['cid', 'fid', 'seltext', 'selfirst', 'selend', 'owner', 'date', 'memo'];
    const times = new Map<string, number>();
    const codings = this.#live('coding', columns).map((row): ForeignCoding => {
      const [code, file] = [whole(row, 'cid') ?? -1, whole(row, 'fid') ?? -1];
      const [start, end] = [whole(row, 'selfirst') ?? -1, whole(row, 'selend') ?? -1];
      // The table numbers no rows; what it says is what tells a coding from others.
      const said = `${code} ${file} ${start} ${end} ${words(row, 'owner')}`;
      const time = (times.get(said) ?? 0) + 1;
      times.set(said, time);
      const codeId = this.#draft.id('freecode', code);
      return {
        key: `coding ${whole(row, 'rowid') ?? ''}`,
        id: this.#draft.id('coding', time === 1 ? said : `${said} ${time}`),
        documentId: this.#documents.get(file) ?? null,
        codeId: codes.has(codeId) ? codeId : null,
        coder: words(row, 'owner'),
        start,
        end,
        quotation: words(row, 'seltext'),
        weight: null,
        comment: words(row, 'memo'),
        createdAt: timeOf(words(row, 'date')),
      };
    });
    addCodings(this.#draft, this.#places, codings);
  }

  #readFacts(): void {
    const names = this.#live('attributes', ['name', 'memo', 'class', 'owner', 'date']);
    const documents = this.#live('fileAttr', ['variable', 'value', 'fileID']).flatMap((row) => {
      const documentId = this.#documents.get(whole(row, 'fileID') ?? -1);
      return documentId === undefined ? [] : [{ ...factOf(row), documentId }];
    });
    const ofCases = new Map<number, ForeignFact[]>();
    for (const row of this.#live('caseAttr', ['variable', 'value', 'caseID'])) {
      const id = whole(row, 'caseID') ?? -1;
      ofCases.set(id, [...(ofCases.get(id) ?? []), factOf(row)]);
    }
    const variables = names.map((row) => ({ name: words(row, 'name').trim(), declared: typeOf(words(row, 'class')) }));
    addFacts(this.#draft, {
      variables: variables.filter(({ name }) => name !== ''),
      documents: documents.filter(({ variable }) => variable !== ''),
      cases: this.#cases(ofCases),
    });
    for (const row of names) this.#memoOf('attributes', words(row, 'name'), `About “${words(row, 'name')}”`, row);
  }

  #cases(facts: ReadonlyMap<number, readonly ForeignFact[]>): ForeignCase[] {
    const linked = new Map<number, Set<string>>();
    for (const row of this.#live('caselinkage', ['caseid', 'fid'])) {
      const documentId = this.#documents.get(whole(row, 'fid') ?? -1);
      const id = whole(row, 'caseid') ?? -1;
      if (documentId !== undefined) linked.set(id, (linked.get(id) ?? new Set()).add(documentId));
    }
    return [...byNumber(this.#live('cases', ['id', 'name', 'memo']), 'id')].map(([id, row]) => ({
      key: `cases ${id}`,
      id: this.#draft.id('cases', id),
      name: this.#draft.nameOf(words(row, 'name'), { what: 'cases', id: `cases ${id}` }, 'Case without a name'),
      memo: words(row, 'memo'),
      documentIds: [...(linked.get(id) ?? [])],
      facts: (facts.get(id) ?? []).filter(({ variable }) => variable !== ''),
    }));
  }

  #readMemos(): void {
    this.#memoOf('project', 'memo', 'Project memo', this.#project);
    for (const row of this.#live('journal', ['name', 'journal', 'date', 'dateM', 'owner'])) {
      const title = words(row, 'name').trim();
      this.#memoOf('journal', title, title, row, 'journal');
    }
    for (const row of this.#live('annotation', ['fid', 'position', 'annotation', 'date', 'dateM', 'owner'])) {
      this.#readAnnotation(row);
    }
  }

  #memoOf(table: string, key: string | number, title: string, row: ForeignRow, column = 'memo'): void {
    const text = words(row, column);
    if (text.trim() === '') return;
    const stamps = { createdAt: timeOf(words(row, 'date')), changedAt: timeOf(words(row, 'dateM')) };
    const fields = { author: words(row, 'owner'), ...stamps, links: [] };
    this.#draft.memo(`${table} memo`, key, { title: title.slice(0, 500), type: 'free', text, ...fields });
  }

  /** A remark at a point in a text: a memo that is linked to the paragraph there. */
  #readAnnotation(row: ForeignRow): void {
    const [file, position] = [whole(row, 'fid') ?? -1, whole(row, 'position') ?? -1];
    const text = words(row, 'annotation');
    const documentId = this.#documents.get(file);
    const title = text.split('\n', 1)[0]?.slice(0, 80).toWellFormed() ?? '';
    if (text.trim() === '') return;
    if (documentId === undefined) {
      const thing = { what: 'memos', name: title, id: `annotation ${whole(row, 'rowid') ?? ''}` };
      this.#draft.leftOut(thing, 'It is about a document that did not come.');
      return;
    }
    const stamps = { createdAt: timeOf(words(row, 'date')), changedAt: timeOf(words(row, 'dateM')) };
    const fields = { author: words(row, 'owner'), ...stamps, links: [this.#linkTo(documentId, position)] };
    this.#draft.memo('annotation', `${file} ${position}`, { title, type: 'document', text, ...fields });
  }

  #linkTo(documentId: string, position: number) {
    const text = this.#draft.documents.find(({ id }) => id === documentId)?.text ?? '';
    const point = this.#places.settle(documentId, { start: position, end: position + 1, quotation: '' })?.range.start;
    const paragraph = point === undefined ? null : paragraphsOf(text).find(({ end }) => end >= point);
    if (!paragraph) return { kind: 'document' as const, documentId };
    return { kind: 'segment' as const, documentId, ...paragraph, codingId: null };
  }

  #tellLosses(): void {
    const second = this.#live('coding2', ['cid']).length;
    const thing = { what: 'second codings', name: '', id: 'coding2' };
    for (let row = 0; row < second; row++) {
      this.#draft.leftOut(
        { ...thing, id: `coding2 ${row + 1}` },
        'It belongs to the second coding, which is kept apart in RQDA.',
      );
    }
    for (const row of this.#live('imageCoding', ['cid', 'memo'])) {
      const image = {
        what: 'coded segments',
        name: words(row, 'memo').slice(0, 80),
        id: `imageCoding ${whole(row, 'rowid') ?? ''}`,
      };
      this.#draft.leftOut(image, 'It codes a part of an image; Axial holds texts.');
    }
    this.#draft.note('Who coded is kept; who made each code, document and attribute is not.');
  }
}

const factOf = (row: ForeignRow): ForeignFact => ({
  variable: words(row, 'variable').trim(),
  value: words(row, 'value'),
});

const typeOf = (written: string): 'number' | 'text' | null => {
  if (written === 'numeric') return 'number';
  return written === 'character' ? 'text' : null;
};
