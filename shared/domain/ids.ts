/**
 * Branded identifiers. Every entity is known by a GUID that survives copying, merging and undo;
 * the brand keeps a code's id from being passed where a document's is meant.
 */
export type Id<Brand extends string> = string & { readonly __brand: Brand };

export type StudyId = Id<'study'>;
export type DocumentId = Id<'document'>;
export type GroupId = Id<'group'>;
export type CodeId = Id<'code'>;
export type CodingId = Id<'coding'>;
export type CoderId = Id<'coder'>;
export type MemoId = Id<'memo'>;
export type VariableId = Id<'variable'>;
export type SpeakerId = Id<'speaker'>;
export type DocumentSetId = Id<'documentSet'>;
export type PresetId = Id<'preset'>;
export type ViewId = Id<'view'>;

/** Where new ids come from; passed once at the root so that tests and copies are repeatable. */
export type NewId = () => string;

/** Milliseconds since 1970 (UTC); passed once at the root. */
export type Clock = () => number;
