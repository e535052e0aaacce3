import { namedId } from '../../domain/namedId.ts';
import { normaliseText } from '../../text/normalise.ts';
import type {
  IncomingCode,
  IncomingCoder,
  IncomingCoding,
  IncomingCount,
  IncomingDocument,
  IncomingLoss,
  IncomingMemo,
  IncomingReport,
  IncomingStudy,
  IncomingVariable,
  Supplement,
} from '../incoming.ts';
import { bodyOf, paragraphNode, textNode } from '../memoNodes.ts';

/** Longest name that a study takes, in UTF-16 units. */
const longestName = 500;

/** A thing of another program, as far as a report names it. */
interface Thing {
  readonly what: string;
  readonly name: string;
  /** By which it is found there: `code_text 12`. */
  readonly id: string;
}

/** A study that is being read from another program, with the account of what became of everything in it. */
export class IncomingDraft {
  readonly codes: IncomingCode[] = [];
  readonly groups: { readonly id: string; readonly name: string }[] = [];
  readonly documents: IncomingDocument[] = [];
  readonly codings: IncomingCoding[] = [];
  readonly variables: IncomingVariable[] = [];
  readonly values: { readonly documentId: string; readonly variableId: string; readonly value: string }[] = [];
  readonly sets: { readonly id: string; readonly name: string; readonly documentIds: readonly string[] }[] = [];
  readonly memos: IncomingMemo[] = [];
  readonly #coders = new Map<string, IncomingCoder>();
  readonly #counts = new Map<string, { -readonly [Field in keyof IncomingCount]: IncomingCount[Field] }>();
  readonly #memoIds = new Set<string>();
  readonly #losses: IncomingLoss[] = [];
  readonly #notes: string[] = [];
  readonly #origin: string;
  readonly #name: string;
  readonly #space: string;

  /** `identity` is what tells this project from all others: ids are made from it. */
  constructor(origin: string, name: string, identity: string) {
    this.#origin = origin;
    this.#name = name;
    this.#space = namedId('axial incoming', identity);
  }

  /** Id of a row: the same whenever this project is read. */
  id(table: string, row: string | number): string {
    return namedId(this.#space, `${table} ${row}`);
  }

  /** The coder of that name; `null` where nobody is named. */
  coder(written: string): string | null {
    const name = written.replace(/\s+/gu, ' ').trim().slice(0, longestName).toWellFormed();
    if (name === '') return null;
    const known = this.#coders.get(name) ?? { id: this.id('coder', name), name };
    this.#coders.set(name, known);
    return known.id;
  }

  /** A name as a study takes it: on one line, no longer than 500 characters, never empty. What had to change is told. */
  nameOf(written: string, thing: Omit<Thing, 'name'>, substitute: string): string {
    const name = normaliseText(written).replace(/\s+/gu, ' ').trim();
    if (name === '') {
      this.lose({ ...thing, name: substitute }, `It has no name and is called “${substitute}”.`);
      return substitute;
    }
    if (name.length <= longestName) return name;
    const short = `${name.slice(0, longestName - 1).toWellFormed()}…`;
    this.lose({ ...thing, name: short }, 'Its name is longer than 500 characters and was cut.');
    return short;
  }

  came(what: string): void {
    const count = this.#countOf(what);
    count.found++;
    count.imported++;
  }

  changed(thing: Thing, sentence: string): void {
    const count = this.#countOf(thing.what);
    count.found++;
    count.changed++;
    this.lose(thing, sentence);
  }

  leftOut(thing: Thing, sentence: string): void {
    const count = this.#countOf(thing.what);
    count.found++;
    count.leftOut++;
    this.lose(thing, sentence);
  }

  /** Says what happened to a thing that is counted elsewhere. */
  lose({ what, name, id }: Thing, sentence: string): void {
    this.#losses.push({ what: singular(what), name, id, sentence });
  }

  note(sentence: string): void {
    this.#notes.push(sentence);
  }

  /** A memo of plain words; one without title and words does not come to be. Rows of one name are told apart by their order. */
  memo(
    table: string,
    row: string | number,
    memo: Omit<IncomingMemo, 'id' | 'body' | 'flag'> & { readonly text: string },
  ): void {
    const { text, ...rest } = memo;
    if (text.trim() === '' && rest.title.trim() === '') return;
    let id = this.id(table, row);
    for (let time = 2; this.#memoIds.has(id); time++) id = this.id(table, `${row} ${time}`);
    this.#memoIds.add(id);
    this.memos.push({ ...rest, id, body: plainBody(text), flag: null });
    this.came('memos');
  }

  finish(offsets: IncomingReport['offsets'], supplement: Supplement | null = null): IncomingStudy {
    return {
      origin: this.#origin,
      name: this.#name,
      coders: [...this.#coders.values()],
      codes: this.codes,
      groups: this.groups,
      documents: this.documents,
      codings: this.codings,
      variables: this.variables,
      values: this.values,
      sets: this.sets,
      memos: this.memos,
      kept: [],
      keptFiles: [],
      supplement,
      report: { counts: [...this.#counts.values()], losses: this.#losses, notes: this.#notes, offsets },
    };
  }

  #countOf(what: string) {
    const count = this.#counts.get(what) ?? { what, found: 0, imported: 0, changed: 0, kept: 0, leftOut: 0 };
    this.#counts.set(what, count);
    return count;
  }
}

/** Counts are in the plural, a loss is of one thing. */
const singular = (what: string): string => what.replace(/ies$/u, 'y').replace(/s$/u, '');

/** Plain words as the body of a memo: a line a paragraph. */
function plainBody(text: string): string {
  const lines = normaliseText(text).replace(/\n+$/u, '').split('\n');
  return bodyOf(lines.map((line) => paragraphNode(line === '' ? [] : [textNode(line, 0)])));
}
