/**
 * A REFI-QDA project as it stands in its file (version 1.0 of the schema, text of the standard 1.5): the meeting point of
 * reading, writing and mapping. Everything that the file says is here; what an element leaves out is `undefined`, so that
 * writing it again gives the same element. GUIDs are lower case without braces; dates, colours and numbers stand as written.
 */
export type Guid = string;

/** Who made or changed an element, and when, as written. */
export interface RefiStamp {
  readonly creatingUser?: Guid;
  readonly creationDateTime?: string;
  readonly modifyingUser?: Guid;
  readonly modifiedDateTime?: string;
}

export interface RefiUser {
  readonly guid: Guid;
  readonly name?: string;
  /** Initials or whatever a program puts there. */
  readonly id?: string;
}

export interface RefiCode {
  readonly guid: Guid;
  readonly name: string;
  readonly isCodable: boolean;
  readonly color?: string;
  readonly description?: string;
  readonly noteRefs: readonly Guid[];
  readonly codes: readonly RefiCode[];
}

export const refiVariableTypes = ['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime'] as const;
export type RefiVariableType = (typeof refiVariableTypes)[number];

export interface RefiVariable {
  readonly guid: Guid;
  readonly name: string;
  readonly type: RefiVariableType;
  readonly description?: string;
}

/** A value as written; `kind` is the element that held it, both `undefined` where there is none. */
export interface RefiVariableValue {
  readonly variable: Guid;
  readonly kind?: RefiVariableType;
  readonly value?: string;
}

export interface RefiCase {
  readonly guid: Guid;
  readonly name?: string;
  readonly description?: string;
  readonly codeRefs: readonly Guid[];
  readonly values: readonly RefiVariableValue[];
  readonly sourceRefs: readonly Guid[];
  readonly selectionRefs: readonly Guid[];
}

export interface RefiCoding {
  readonly guid: Guid;
  readonly code: Guid;
  readonly creatingUser?: Guid;
  readonly creationDateTime?: string;
  readonly noteRefs: readonly Guid[];
}

/** What all things have that are coded: remarks, codings, memos. */
interface Coded extends RefiStamp {
  readonly guid: Guid;
  readonly name?: string;
  readonly description?: string;
  readonly codings: readonly RefiCoding[];
  readonly noteRefs: readonly Guid[];
}

/** Positions as written (digits), in the unit that the program of origin counts in. */
export interface RefiTextSelection extends Coded {
  readonly start: string;
  readonly end: string;
}

/** Two opposite corners: pixels of a picture from its top left; points of a PDF page from the bottom left. */
export interface RefiAreaSelection extends Coded {
  readonly firstX: string;
  readonly firstY: string;
  readonly secondX: string;
  readonly secondY: string;
}
export interface RefiPdfSelection extends RefiAreaSelection {
  readonly page: string;
  readonly representation?: RefiText;
}
/** Milliseconds. */
export interface RefiMediaSelection extends Coded {
  readonly begin: string;
  readonly end: string;
}
export interface RefiTranscriptSelection extends Coded {
  readonly fromSyncPoint?: Guid;
  readonly toSyncPoint?: Guid;
}
export interface RefiSyncPoint {
  readonly guid: Guid;
  readonly timeStamp?: string;
  readonly position?: string;
}

/** TextSource, Note, Representation and TextDescription: they are of one shape. */
export interface RefiText extends Coded {
  readonly richTextPath?: string;
  readonly plainTextPath?: string;
  /** The words where they stand in the XML itself. */
  readonly content?: string;
  readonly selections: readonly RefiTextSelection[];
  readonly values: readonly RefiVariableValue[];
}

export interface RefiTranscript extends RefiStamp {
  readonly guid: Guid;
  readonly name?: string;
  readonly richTextPath?: string;
  readonly plainTextPath?: string;
  readonly description?: string;
  readonly content?: string;
  readonly syncPoints: readonly RefiSyncPoint[];
  readonly selections: readonly RefiTranscriptSelection[];
  readonly noteRefs: readonly Guid[];
}

interface FileSource extends Coded {
  readonly path?: string;
  readonly currentPath?: string;
  readonly values: readonly RefiVariableValue[];
}
export interface RefiTextSource extends RefiText {
  readonly kind: 'TextSource';
}
export interface RefiPictureSource extends FileSource {
  readonly kind: 'PictureSource';
  readonly textDescription?: RefiText;
  readonly areas: readonly RefiAreaSelection[];
}
export interface RefiPdfSource extends FileSource {
  readonly kind: 'PDFSource';
  readonly areas: readonly RefiPdfSelection[];
  readonly representation?: RefiText;
}
export interface RefiMediaSource extends FileSource {
  readonly kind: 'AudioSource' | 'VideoSource';
  readonly transcripts: readonly RefiTranscript[];
  readonly spans: readonly RefiMediaSelection[];
}
export type RefiSource = RefiTextSource | RefiPictureSource | RefiPdfSource | RefiMediaSource;

export interface RefiLink {
  readonly guid: Guid;
  readonly name?: string;
  readonly direction?: string;
  readonly color?: string;
  readonly origin?: Guid;
  readonly target?: Guid;
  readonly noteRefs: readonly Guid[];
}

export interface RefiSet {
  readonly guid: Guid;
  readonly name: string;
  readonly description?: string;
  readonly codes: readonly Guid[];
  readonly sources: readonly Guid[];
  readonly notes: readonly Guid[];
}

export interface RefiVertex {
  readonly guid: Guid;
  readonly represented?: Guid;
  readonly name?: string;
  readonly firstX: string;
  readonly firstY: string;
  readonly secondX?: string;
  readonly secondY?: string;
  readonly shape?: string;
  readonly color?: string;
}
export interface RefiEdge {
  readonly guid: Guid;
  readonly represented?: Guid;
  readonly name?: string;
  readonly source: Guid;
  readonly target: Guid;
  readonly color?: string;
  readonly direction?: string;
  readonly lineStyle?: string;
}
export interface RefiGraph {
  readonly guid: Guid;
  readonly name?: string;
  readonly vertices: readonly RefiVertex[];
  readonly edges: readonly RefiEdge[];
}

export interface RefiProject {
  readonly name: string;
  readonly origin?: string;
  readonly creatingUser?: Guid;
  readonly creationDateTime?: string;
  readonly modifyingUser?: Guid;
  readonly modifiedDateTime?: string;
  readonly basePath?: string;
  readonly users: readonly RefiUser[];
  readonly codes: readonly RefiCode[];
  readonly variables: readonly RefiVariable[];
  readonly cases: readonly RefiCase[];
  readonly sources: readonly RefiSource[];
  readonly notes: readonly RefiText[];
  readonly links: readonly RefiLink[];
  readonly sets: readonly RefiSet[];
  readonly graphs: readonly RefiGraph[];
  readonly description?: string;
  readonly noteRefs: readonly Guid[];
}

/** A codebook (`.qdc`). Its sets hold codes only. */
export interface RefiCodebook {
  readonly origin?: string;
  readonly codes: readonly RefiCode[];
  readonly sets: readonly Pick<RefiSet, 'guid' | 'name' | 'description' | 'codes'>[];
}

/** What a file says that could not be taken as it stands, or is of no known place; a sentence for the report each. */
export interface RefiFinding {
  /** The element: `PlainTextSelection`. */
  readonly element: string;
  readonly name: string;
  readonly guid: string;
  readonly sentence: string;
}
