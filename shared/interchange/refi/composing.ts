import type { Coding } from '../../domain/coding.ts';
import type { Memo, MemoLink } from '../../domain/memo.ts';
import type { VariableValue } from '../../domain/variable.ts';
import { nameUuid } from '../nameUuid.ts';
import type { ExchangeChoice, ExchangeStudy } from './exchangeStudy.ts';
import { type RefiKeptKind, readKept } from './kept.ts';
import type { Guid, RefiVariableType } from './model.ts';

/** Where the bytes of a file of the project come from. */
export type ProjectFile =
  | { readonly name: string; readonly from: 'text'; readonly text: string }
  | { readonly name: string; readonly from: 'kept'; readonly kept: string }
  | { readonly name: string; readonly from: 'source'; readonly hash: string };

export interface ProjectOptions {
  readonly choice: ExchangeChoice;
  /** Everything stands in the XML itself: there is no archive that could hold files. */
  readonly inline: boolean;
  /** The program as it calls itself. */
  readonly origin: string;
  /** When the study was last changed, in ms since 1970: a second project of the same study is the same byte for byte. */
  readonly modifiedAt: number;
  /** What a code shows as in light surroundings: `#rrggbb`. */
  readonly colorOf: (codeId: string) => string;
}

/** What is known while a project is composed from a study. */
export interface Composing {
  readonly study: ExchangeStudy;
  readonly options: ProjectOptions;
  readonly isNarrowed: boolean;
  readonly kept: { readonly [Kind in RefiKeptKind]: ReturnType<typeof readKept<Kind>> };
  readonly codingsOf: ReadonlyMap<string, readonly Coding[]>;
  readonly codings: ReadonlyMap<string, Coding>;
  readonly codes: ReadonlySet<string>;
  readonly memos: ReadonlyMap<string, Memo>;
  readonly values: ReadonlyMap<string, readonly VariableValue[]>;
  /** Types of the variables that go out. */
  readonly types: ReadonlyMap<string, RefiVariableType>;
  /** Links made by hand, by what they lead to. */
  readonly links: Links;
  /** GUIDs by the name of a person who is no coder: authors of memos. */
  readonly people: Map<string, Guid>;
  readonly files: Map<string, ProjectFile>;
  /** GUIDs of elements that came in and are not in the study any more. */
  readonly gone: Set<Guid>;
  /** GUIDs of the elements that go out, for references between them. */
  readonly present: Set<Guid>;
  /** Memos that are nothing but the remark on a selection. */
  readonly annotations: ReadonlySet<string>;
  /** Codings that an area of a PDF stands for alone. */
  readonly toldElsewhere: Set<string>;
  /** Source of a document. */
  readonly sourceOf: Map<string, Guid>;
}

/** Links of memos that still wait for an element to hold them. */
export interface Links {
  /** Memos that are linked to this place, whether told already or not. */
  has(place: string, memoId: string): boolean;
  /** Those that no element tells of yet; they count as told from now on. */
  take(place: string): Guid[];
  /** Counts one as told. */
  tell(place: string, memoId: string): void;
  /** Places inside a document at which links still wait. */
  waitingIn(documentId: string): { readonly start: number; readonly end: number; readonly place: string }[];
}

/** What a link leads to, as one word. */
export function placeOf(target: MemoLink['target']): string {
  switch (target.kind) {
    case 'code':
      return `code ${target.codeId}`;
    case 'memo':
      return `memo ${target.memoId}`;
    case 'document':
      return `document ${target.documentId}`;
    case 'segment':
      return target.codingId === null
        ? segmentPlace(target.documentId, target.start, target.end)
        : codingPlace(target.codingId);
  }
}
export const segmentPlace = (documentId: string, start: number, end: number): string =>
  `segment ${documentId} ${start} ${end}`;
export const codingPlace = (codingId: string): string => `coding ${codingId}`;

export function createLinks(memos: readonly Memo[]): Links {
  const all = new Map<string, Set<string>>();
  const waiting = new Map<string, Set<string>>();
  const ranges = new Map<string, Map<string, { start: number; end: number }>>();
  const add = (places: Map<string, Set<string>>, place: string, memoId: string) =>
    void places.set(place, (places.get(place) ?? new Set()).add(memoId));
  for (const { id, links } of memos) {
    for (const { origin, target } of links) {
      if (origin !== 'link') continue;
      const place = placeOf(target);
      add(all, place, id);
      add(waiting, place, id);
      if (target.kind !== 'segment') continue;
      const here = ranges.get(target.documentId) ?? new Map();
      ranges.set(target.documentId, here.set(place, { start: target.start, end: target.end }));
    }
  }
  return {
    has: (place, memoId) => all.get(place)?.has(memoId) ?? false,
    take: (place) => {
      const found = [...(waiting.get(place) ?? [])];
      waiting.delete(place);
      return found;
    },
    tell: (place, memoId) => void waiting.get(place)?.delete(memoId),
    waitingIn: (documentId) =>
      [...(ranges.get(documentId) ?? [])]
        .filter(([place]) => (waiting.get(place)?.size ?? 0) > 0)
        .map(([place, range]) => ({ place, ...range }))
        .sort((a, b) => a.start - b.start || b.end - a.end || (a.place < b.place ? -1 : 1)),
  };
}

/**
 * References to notes of an element: those that came and still hold, then those that are new. `place` is what the links
 * of memos lead to; `null` where the study shows no such link: then every note that is still there stays.
 */
export function noteRefsOf(composing: Composing, came: readonly Guid[], place: string | null): Guid[] {
  const { memos, links, kept, annotations } = composing;
  const stay = came.filter((note) => {
    if (!memos.has(note)) return !kept.note.has(note) && !composing.isNarrowed;
    return place === null || links.has(place, note);
  });
  for (const note of stay) if (place !== null) links.tell(place, note);
  const fresh = place === null ? [] : links.take(place).filter((memo) => !annotations.has(memo));
  return [...stay, ...fresh];
}

/** GUID of a person by name: that of the coder of this name, or one made from the name. `undefined` for nobody. */
export function personNamed(composing: Composing, name: string): Guid | undefined {
  if (name === '') return undefined;
  const known = composing.people.get(name) ?? nameUuid(`person ${name}`);
  composing.people.set(name, known);
  return known;
}

/** Leaves out what is `undefined`, as the model wants it. */
export function defined<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** A field as it came where the study still says what it was given for it; else as the study says now. */
export const same = <Value, Now>(came: Value, shown: Now, now: Now, write: (now: Now) => Value): Value =>
  shown === now ? came : write(now);

export function keptOf(study: ExchangeStudy): Composing['kept'] {
  const read = <Kind extends RefiKeptKind>(kind: Kind) => readKept<Kind>(study.parts, kind);
  return {
    project: read('project'),
    user: read('user'),
    code: read('code'),
    variable: read('variable'),
    case: read('case'),
    source: read('source'),
    note: read('note'),
    link: read('link'),
    set: read('set'),
    graph: read('graph'),
  };
}
