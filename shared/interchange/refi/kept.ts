import type { IncomingLink, KeptKind, KeptPart } from '../incoming.ts';
import type {
  Guid,
  RefiCase,
  RefiCode,
  RefiGraph,
  RefiLink,
  RefiProject,
  RefiSet,
  RefiSource,
  RefiText,
  RefiUser,
  RefiVariable,
} from './model.ts';

/**
 * What is kept of each element of a foreign project: the element as it came, and `shown`, what the study was given for it.
 * On export a field goes out as it came as long as the study still says what it was given; else as the study says now.
 * Elements hold no words that the study has (texts of documents); ids of the study stand in the data as they are, so that
 * whoever brings a thing in under another id puts that in its place throughout.
 */
export interface KeptUser {
  readonly element: RefiUser;
  readonly shown: { readonly name: string };
}

export interface KeptCode {
  /** Without the codes below it. */
  readonly element: RefiCode;
  readonly shown: {
    readonly name: string;
    readonly color: string | null;
    readonly description: string;
    /** Something was coded with it: a code that may not be applied stays so. */
    readonly coded: boolean;
  };
}

export interface KeptVariable {
  readonly element: RefiVariable;
  readonly shown: { readonly name: string; readonly type: string };
}

export interface KeptCase {
  readonly element: RefiCase;
}

/** A selection of a text, in the order of the element; positions in UTF-16 units of the text as it came. */
export interface KeptSelection {
  /** `null`: it has no place in the text, and goes out as it was written. */
  readonly place: readonly [start: number, end: number] | null;
  /** Whether codings stand at that place; else the selection is kept only. */
  readonly shown: boolean;
  /** For each of its codings the id under which it came in; `null` = it is only kept. */
  readonly codings: readonly (string | null)[];
  /** Memo that its description became; `null` = its description is the comment of its codings. */
  readonly annotation: string | null;
  /** The comment that its codings were given, where that is not its description. */
  readonly comment?: string;
  /** Of a selection inside a note: the words of a document that it means, to which the memo is linked. */
  readonly elsewhere?: { readonly documentId: string; readonly start: number; readonly end: number };
}

/** A text that became a document. */
export interface KeptDocument {
  readonly id: string;
  /** The text's own GUID where the source holds several (transcripts); `null` = the source's text or representation. */
  readonly transcript: Guid | null;
  readonly shown: { readonly name: string; readonly note: string; readonly text: string };
  /** The words stood in the XML itself. */
  readonly inline: boolean;
  /** Words that stood there and are not letter for letter those of the study: line ends of other systems. */
  readonly raw?: string;
  readonly selections: readonly KeptSelection[];
  /** Places of the points of time of a transcript, in their order, as those of selections; `null` = without one. */
  readonly points: readonly (number | null)[];
}

export interface KeptSource {
  /** Without words. */
  readonly element: RefiSource;
  readonly documents: readonly KeptDocument[];
  /** Values that the documents were given, by variable. */
  readonly values: Readonly<Record<string, { readonly value: string; readonly from: 'source' | 'case' }>>;
  /** For areas of a PDF that are also selections of its text: by place of the area, ids of codings as above. */
  readonly twins: Readonly<Record<string, readonly (string | null)[]>>;
}

export interface KeptNote {
  /** Without words. */
  readonly element: RefiText;
  readonly shown: { readonly title: string; readonly text: string };
  readonly inline: boolean;
  /** The words as they came, where selections count in them or they stood in the XML; `null` = its file, if any, is kept. */
  readonly words: string | null;
  /** Words that stood in the XML with line ends of other systems. */
  readonly raw?: string;
  readonly selections: readonly KeptSelection[];
}

export interface KeptLink {
  readonly element: RefiLink;
  /** The link of a memo that it is shown as; `null` = it is only kept. */
  readonly shown: { readonly memoId: string; readonly link: IncomingLink } | null;
}

export interface KeptSet {
  readonly element: RefiSet;
  /** `null` where it holds no document. */
  readonly shown: { readonly name: string; readonly documentIds: readonly string[] } | null;
}

export interface KeptGraph {
  readonly element: RefiGraph;
}

/** A project without its lists. */
export interface KeptProject {
  readonly element: Omit<
    RefiProject,
    'users' | 'codes' | 'variables' | 'cases' | 'sources' | 'notes' | 'links' | 'sets' | 'graphs'
  >;
}

interface KeptData {
  readonly project: KeptProject;
  readonly user: KeptUser;
  readonly code: KeptCode;
  readonly variable: KeptVariable;
  readonly case: KeptCase;
  readonly source: KeptSource;
  readonly note: KeptNote;
  readonly link: KeptLink;
  readonly set: KeptSet;
  readonly graph: KeptGraph;
}
export type RefiKeptKind = keyof KeptData;

export function keptPart<Kind extends RefiKeptKind>(
  kind: Kind,
  id: string,
  position: number,
  data: KeptData[Kind],
): KeptPart {
  return { kind, id, position, data: JSON.stringify({ refi: 1, ...data }) };
}

/** The parts of one kind in their order, by id. Parts that another mapping made are passed over. */
export function readKept<Kind extends RefiKeptKind>(
  parts: readonly KeptPart[],
  kind: Kind & KeptKind,
): Map<string, KeptData[Kind]> {
  const found = parts.filter((part) => part.kind === kind).sort((a, b) => a.position - b.position);
  return new Map(
    found.flatMap(({ id, data }) => {
      const read = JSON.parse(data) as KeptData[Kind] & { readonly refi?: number };
      return read.refi === 1 ? [[id, read] as const] : [];
    }),
  );
}
