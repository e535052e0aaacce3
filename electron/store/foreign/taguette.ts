import { basename } from 'node:path';
import { AxialError } from '#shared/domain/result.ts';
import { addCodes, type ForeignCode } from '#shared/interchange/foreign/codeForest.ts';
import { IncomingDraft } from '#shared/interchange/foreign/incomingDraft.ts';
import { StoredPlaces } from '#shared/interchange/foreign/storedPlaces.ts';
import { readTaguetteHtml } from '#shared/interchange/foreign/taguetteHtml.ts';
import type { IncomingStudy } from '#shared/interchange/incoming.ts';
import { addCodings, type ForeignCoding } from './addCodings.ts';
import { byNumber, timeOf, whole, words } from './cells.ts';
import { type ForeignDatabase, type ForeignRow, withForeignDatabase } from './foreignDatabase.ts';
import { isTaguette } from './recognise.ts';

/** A project in a file of Taguette: one file may hold many. */
export interface TaguetteProject {
  readonly id: number;
  readonly name: string;
}

export interface TaguetteOptions {
  /** Name of the project, or its number, as a number or as `#3`; left out = the only one. */
  readonly project?: string | number | undefined;
}

/** The projects of a file, in the order in which they were made. @throws AxialError as {@link readTaguette} */
export function listTaguetteProjects(path: string): TaguetteProject[] {
  return withForeignDatabase(path, (database) => projectsOf(database).map(({ id, name }) => ({ id, name })));
}

/**
 * Reads one project of Taguette: documents with their look, tags as codes (`people.family` stands in `people`), highlights as
 * codings, by whoever made them.
 * @throws AxialError in one sentence when it is no such file, cannot be read, or holds several projects and none was named
 */
export function readTaguette(path: string, { project }: TaguetteOptions = {}): IncomingStudy {
  return withForeignDatabase(path, (database) => {
    const projects = projectsOf(database);
    return new TaguetteReading(database, chooseProject(database.name, projects, project)).read();
  });
}

type Project = TaguetteProject & { readonly row: ForeignRow };

function projectsOf(database: ForeignDatabase): Project[] {
  if (!isTaguette(database.tables)) {
    throw new AxialError('unsupported_format', `${database.name} is not a file of Taguette.`);
  }
  const rows = byNumber(database.rows('projects', ['id', 'name', 'description', 'created']), 'id');
  return [...rows].map(([id, row]) => ({ id, name: words(row, 'name').trim(), row }));
}

function chooseProject(file: string, projects: readonly Project[], wanted: string | number | undefined): Project {
  const list = projects.map(({ id, name }) => `“${name}” (#${id})`).join(', ');
  const [only] = projects;
  if (!only) throw new AxialError('unsupported_format', `${file} holds no project.`);
  if (wanted === undefined && projects.length === 1) return only;
  if (wanted === undefined) {
    throw new AxialError('invalid_input', `${file} holds ${projects.length} projects, say which of them: ${list}.`);
  }
  const found = projects.filter(({ id, name }) => id === wanted || `#${id}` === wanted || name === wanted);
  const [project] = found;
  if (project && found.length === 1) return project;
  const reason = found.length > 1 ? 'more than one project' : 'no project';
  throw new AxialError('not_found', `${file} holds ${reason} “${wanted}”; it holds ${list}.`);
}

/** Who made a highlight, and when. */
interface Maker {
  readonly coder: string;
  readonly createdAt: number | null;
}

class TaguetteReading {
  readonly #database: ForeignDatabase;
  readonly #project: Project;
  readonly #draft: IncomingDraft;
  readonly #places = new StoredPlaces();
  readonly #documents = new Map<number, string>();
  /** Numbers of tags of this project, and their codes. */
  readonly #tags = new Map<number, string>();

  constructor(database: ForeignDatabase, project: Project) {
    this.#database = database;
    this.#project = project;
    const name = project.name === '' ? basename(database.path).replace(/\.[^.]*$/u, '') : project.name;
    // When it was made is noted to the microsecond and never changes; the name may.
    const made = words(project.row, 'created').trim() || name;
    this.#draft = new IncomingDraft('Taguette', name, `Taguette ${project.id} ${made}`);
  }

  read(): IncomingStudy {
    const description = words(this.#project.row, 'description');
    const createdAt = timeOf(words(this.#project.row, 'created'), 'Greenwich');
    if (description.trim() !== '') {
      const fields = { type: 'free', author: '', createdAt, changedAt: null, links: [] };
      this.#draft.memo('project', this.#project.id, { title: 'Project memo', text: description, ...fields });
    }
    this.#readDocuments();
    this.#readTags();
    this.#readHighlights();
    this.#draft.note('Taguette counts positions in bytes of UTF-8; every highlight was checked against its words.');
    return this.#draft.finish(null);
  }

  #readDocuments(): void {
    const columns = ['id', 'name', 'description', 'filename', 'created', 'project_id', 'contents'];
    for (const [id, row] of byNumber(this.#database.rows('documents', columns), 'id')) {
      if (whole(row, 'project_id') !== this.#project.id) continue;
      const { counted, format } = readTaguetteHtml(words(row, 'contents'));
      const thing = { what: 'documents', id: `documents ${id}` };
      if (counted.text.trim() === '') {
        this.#draft.leftOut({ ...thing, name: words(row, 'name') }, 'It holds no text.');
        continue;
      }
      const documentId = this.#draft.id('documents', id);
      this.#draft.documents.push({
        id: documentId,
        name: this.#draft.nameOf(words(row, 'name') || words(row, 'filename'), thing, 'Document without a name'),
        groupId: null,
        text: counted.text,
        format,
        note: words(row, 'description'),
        file: null,
        reading: null,
        createdAt: timeOf(words(row, 'created'), 'Greenwich'),
        changedAt: null,
      });
      this.#draft.came('documents');
      this.#places.add(documentId, counted);
      this.#documents.set(id, documentId);
    }
  }

  #readTags(): void {
    const codes = new Map<string, ForeignCode>();
    const rows = byNumber(this.#database.rows('tags', ['id', 'project_id', 'path', 'description']), 'id');
    const own = [...rows].filter(([, row]) => whole(row, 'project_id') === this.#project.id);
    const byPath = new Map(own.map(([number, row]) => [words(row, 'path').trim(), `tags ${number}`]));
    for (const [number, row] of own) {
      const key = `tags ${number}`;
      const path = this.#draft.nameOf(words(row, 'path'), { what: 'codes', id: key }, 'Tag without a name');
      const id = this.#draft.id('tags', number);
      this.#tags.set(number, id);
      const parts = partsOf(path);
      const parentKey = this.#above(parts, byPath, codes);
      const fields = { color: null, description: words(row, 'description'), what: 'codes' };
      codes.set(key, { key, parentKey, id, name: parts.at(-1) ?? path, ...fields });
    }
    addCodes(this.#draft, [...codes.values()]);
  }

  /** Key of what a tag stands in: the tag of that path, else a code that is made for it. */
  #above(
    parts: readonly string[],
    byPath: ReadonlyMap<string, string>,
    codes: Map<string, ForeignCode>,
  ): string | null {
    if (parts.length < 2) return null;
    const above = parts.slice(0, -1);
    const path = above.join('.');
    const key = byPath.get(path) ?? `tag path ${path}`;
    if (!byPath.has(path) && !codes.has(key)) {
      const parentKey = this.#above(above, byPath, codes);
      const fields = { color: null, description: '', what: 'codes made of the paths of tags' };
      codes.set(key, { key, parentKey, id: this.#draft.id('tag path', path), name: above.at(-1) ?? path, ...fields });
    }
    return key;
  }

  #readHighlights(): void {
    const tagged = new Map<number, number[]>();
    for (const row of this.#database.rows('highlight_tags', ['highlight_id', 'tag_id'])) {
      const [highlight, tag] = [whole(row, 'highlight_id') ?? -1, whole(row, 'tag_id') ?? -1];
      tagged.set(highlight, [...(tagged.get(highlight) ?? []), tag]);
    }
    const makers = this.#makers();
    const codings: ForeignCoding[] = [];
    const columns = ['id', 'document_id', 'start_offset', 'end_offset', 'snippet'];
    for (const [id, row] of byNumber(this.#database.rows('highlights', columns), 'id')) {
      const documentId = this.#documents.get(whole(row, 'document_id') ?? -1);
      if (documentId === undefined) continue;
      const tags = tagged.get(id) ?? [];
      if (tags.length === 0) this.#makeUntagged();
      for (const tag of tags.length === 0 ? [null] : tags) {
        codings.push(this.#codingOf(row, id, documentId, tag, makers.get(id)));
      }
    }
    addCodings(this.#draft, this.#places, codings);
  }

  #codingOf(
    row: ForeignRow,
    id: number,
    documentId: string,
    tag: number | null,
    maker: Maker | undefined,
  ): ForeignCoding {
    return {
      key: tag === null ? `highlights ${id}` : `highlights ${id}, tags ${tag}`,
      id: this.#draft.id('highlight_tags', `${id} ${tag ?? ''}`),
      documentId,
      codeId: tag === null ? this.#untagged() : (this.#tags.get(tag) ?? null),
      coder: maker?.coder ?? '',
      start: whole(row, 'start_offset') ?? -1,
      end: whole(row, 'end_offset') ?? -1,
      quotation: readTaguetteHtml(words(row, 'snippet')).counted.text,
      weight: null,
      comment: '',
      createdAt: maker?.createdAt ?? null,
    };
  }

  #untagged = (): string => this.#draft.id('tags', 'none');

  /** The code of highlights that nobody has tagged: here, words are marked by codes only. */
  #makeUntagged(): void {
    const id = this.#untagged();
    if (this.#draft.codes.some((code) => code.id === id)) return;
    const name = 'Highlight without tag';
    this.#draft.codes.push({ id, parentId: null, name, color: 'grey', description: '' });
    this.#draft.note(`Highlights that have no tag are coded with “${name}”.`);
  }

  /** Who made each highlight: the first command that made it. */
  #makers(): ReadonlyMap<number, Maker> {
    const makers = new Map<number, Maker>();
    for (const row of this.#database.rows('commands', ['project_id', 'user_login', 'date', 'payload'])) {
      const highlight = whole(row, 'project_id') === this.#project.id ? highlightMade(words(row, 'payload')) : null;
      if (highlight === null || makers.has(highlight)) continue;
      makers.set(highlight, { coder: words(row, 'user_login'), createdAt: timeOf(words(row, 'date'), 'Greenwich') });
    }
    return makers;
  }
}

/** Number of the highlight that a command made; `null` when it did something else. */
function highlightMade(payload: string): number | null {
  if (!payload.includes('highlight_add')) return null;
  try {
    const command: unknown = JSON.parse(payload);
    if (typeof command !== 'object' || command === null || !('type' in command) || !('highlight_id' in command))
      return null;
    const { type, highlight_id: highlight } = command;
    return type === 'highlight_add' && typeof highlight === 'number' ? highlight : null;
  } catch {
    return null;
  }
}

/**
 * The names in the path of a tag. Dots part names by convention only: `people.family` are two, but `Dr. Who`, `e.g.` and
 * `version 1.5` are one each.
 */
function partsOf(path: string): readonly string[] {
  const parts = path.split('.');
  return parts.every((part) => /^\p{L}./u.test(part) && part.trim() === part) ? parts : [path];
}
