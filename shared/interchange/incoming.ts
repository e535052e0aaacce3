import type { FormatMark } from '../domain/document.ts';
import type { DocumentOrigin } from '../domain/reading.ts';
import type { VariableType } from '../domain/variable.ts';

/**
 * A study (or a part of one) that comes from another program or another Axial, before it is brought in: whatever reads a
 * foreign file makes one of these, and one piece of code brings it into a study. Ids are UUIDs in lower case: the GUIDs of
 * the file, or, where it has none, made from what identifies the thing there, so that a second import meets the first.
 * Positions are UTF-16 units of the normalised text, times are milliseconds since 1970.
 */
export interface IncomingStudy {
  /** The program that wrote it, as it calls itself: `NVivo for Windows 12.6`. */
  readonly origin: string;
  /** Name of the project; empty where the file tells none. */
  readonly name: string;
  readonly coders: readonly IncomingCoder[];
  /** Parents before their children, in the order of the tree. */
  readonly codes: readonly IncomingCode[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly documents: readonly IncomingDocument[];
  readonly codings: readonly IncomingCoding[];
  readonly variables: readonly IncomingVariable[];
  /** Values in the canonical form of `domain/variable.ts`. */
  readonly values: readonly { readonly documentId: string; readonly variableId: string; readonly value: string }[];
  readonly sets: readonly { readonly id: string; readonly name: string; readonly documentIds: readonly string[] }[];
  readonly memos: readonly IncomingMemo[];
  /** What Axial has no place for and gives back on export. */
  readonly kept: readonly KeptPart[];
  /** Files that kept parts name. */
  readonly keptFiles: readonly KeptFile[];
  /** What another Axial says beyond the exchange format; `null` from other programs. */
  readonly supplement: Supplement | null;
  readonly report: IncomingReport;
}

export interface IncomingCoder {
  readonly id: string;
  readonly name: string;
}

export interface IncomingCode {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  /** Palette name or `#rrggbb`; `null` = its parent's. */
  readonly color: string | null;
  readonly description: string;
  readonly whenToUse?: string;
  readonly whenNotToUse?: string;
  readonly example?: string;
}

export interface IncomingDocument {
  readonly id: string;
  readonly name: string;
  readonly groupId: string | null;
  /** Normalised (METHOD.md §1). */
  readonly text: string;
  readonly format: readonly FormatMark[];
  readonly note: string;
  /** The file as it came, where there is one. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
  readonly reading: { readonly origin: DocumentOrigin; readonly warnings: readonly string[] } | null;
  readonly createdAt: number | null;
  readonly changedAt: number | null;
}

export interface IncomingCoding {
  readonly id: string;
  readonly documentId: string;
  readonly codeId: string;
  /** `null` = nobody is named: whoever brings it in. */
  readonly coderId: string | null;
  readonly start: number;
  readonly end: number;
  readonly weight: number | null;
  readonly comment: string;
  readonly createdAt: number | null;
}

export interface IncomingVariable {
  readonly id: string;
  readonly name: string;
  readonly type: VariableType;
  readonly choices: readonly string[];
}

export type IncomingLink =
  | { readonly kind: 'code'; readonly codeId: string }
  | { readonly kind: 'document'; readonly documentId: string }
  | {
      readonly kind: 'segment';
      readonly documentId: string;
      readonly start: number;
      readonly end: number;
      readonly codingId: string | null;
    }
  | { readonly kind: 'memo'; readonly memoId: string };

export interface IncomingMemo {
  readonly id: string;
  readonly title: string;
  /** A memo type; made in the study where it is missing. */
  readonly type: string;
  /** Serialised editor state (`domain/memoBody.ts`). */
  readonly body: string;
  readonly flag: string | null;
  readonly author: string;
  readonly createdAt: number | null;
  readonly changedAt: number | null;
  /** Links made by hand; mentions and passages are read from the body. */
  readonly links: readonly IncomingLink[];
}

export const keptKinds = [
  'project',
  'user',
  'code',
  'variable',
  'case',
  'source',
  'note',
  'link',
  'set',
  'graph',
  'coding',
] as const;
export type KeptKind = (typeof keptKinds)[number];

/** A piece of a foreign project: of an entity that Axial has, what it has no place for; or a whole element. */
export interface KeptPart {
  readonly kind: KeptKind;
  /** GUID of the element. Unique within its kind. */
  readonly id: string;
  /** Order of the file. */
  readonly position: number;
  /** JSON; its shape belongs to the mapping that made it. */
  readonly data: string;
}

export interface KeptFile {
  /** Name in the archive, without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Rows of an Axial study that the exchange format has no place for, by table: whole rows as objects, references by id
 * instead of key. Laid over what came by the exchange format for entities of the same id.
 */
export interface Supplement {
  /** Schema of the study that they come from. */
  readonly schema: number;
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

/** What happened to the things of one kind. */
export interface IncomingCount {
  /** In words of the field, plural: `codes`, `coded segments`. */
  readonly what: string;
  readonly found: number;
  /** As they were. */
  readonly imported: number;
  /** With something changed, which is told by a loss. */
  readonly changed: number;
  /** Kept for giving back, not shown. */
  readonly kept: number;
  readonly leftOut: number;
}

/** One thing that did not come in as it was. */
export interface IncomingLoss {
  /** What it is, in words: `coded segment`. */
  readonly what: string;
  readonly name: string;
  /** GUID, or another mark by which it is found in the file; empty where there is none. */
  readonly id: string;
  /** What happened to it, in one sentence. */
  readonly sentence: string;
}

/** How positions of a file were read (REFI-QDA §10.2 is read differently by different programs). */
export interface OffsetReading {
  readonly unit: 'code points' | 'UTF-16 units';
  /** What a line end of CR LF counts. */
  readonly lineEnd: 1 | 2;
  readonly end: 'exclusive' | 'inclusive';
}

export interface IncomingReport {
  readonly counts: readonly IncomingCount[];
  readonly losses: readonly IncomingLoss[];
  /** Sentences about the file as a whole. */
  readonly notes: readonly string[];
  /** `null` where the file holds no positions. */
  readonly offsets: {
    readonly used: OffsetReading;
    /** Why, in a sentence. */
    readonly why: string;
    /** False when nothing in the file decides, or when the evidence speaks against what the program usually does. */
    readonly sure: boolean;
  } | null;
}
