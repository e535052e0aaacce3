import type { FormatMark } from '../../domain/document.ts';
import type { ExportFacts } from '../facts.ts';
import type { PageColor } from '../page.ts';

/**
 * What stands in a viewer: a part of a study, chosen by the researcher. Things point at one another by their place in
 * these lists, so that the page holds no id of the study.
 */
export interface ViewerStudy {
  readonly facts: ExportFacts;
  readonly documents: readonly ViewerDocument[];
  /** In the order of the tree. */
  readonly codes: readonly ViewerCode[];
  /** By document, then by place in its text, longer ones first. */
  readonly codings: readonly ViewerCoding[];
  readonly memos: readonly ViewerMemo[];
  /** Names of the variables that go in. */
  readonly variables: readonly string[];
  readonly charts: readonly ViewerChart[];
  /** What was left out, each in a few words. */
  readonly leftOut: readonly string[];
}

export interface ViewerDocument {
  readonly name: string;
  /** Empty without one. */
  readonly group: string;
  readonly note: string;
  readonly text: string;
  readonly marks: readonly FormatMark[];
  /** Numbers of the paragraphs that are shown, where words of some speakers stay out; `null` = all. */
  readonly shown: ReadonlySet<number> | null;
  /** In the order of `variables`; `null` = not given. */
  readonly values: readonly (string | null)[];
}

export interface ViewerCode {
  /** From the theme down. */
  readonly names: readonly string[];
  /** Place of the code above it; `null` where that is not in the viewer, or where there is none. */
  readonly parent: number | null;
  /** 0 for those without a code above them in the viewer. */
  readonly depth: number;
  readonly color: PageColor;
  readonly description: string;
  readonly whenToUse: string;
  readonly whenNotToUse: string;
  readonly example: string;
}

export interface ViewerCoding {
  readonly document: number;
  readonly code: number;
  /** UTF-16 units of the document's text, half-open. */
  readonly start: number;
  readonly end: number;
  /** Empty where names of coders stay out. */
  readonly coder: string;
  readonly weight: number | null;
  /** Empty where there is none, or where comments stay out. */
  readonly comment: string;
}

export interface ViewerMemo {
  readonly title: string;
  readonly type: string;
  /** Empty where names of coders stay out. */
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly changed: string;
  /** What it says, as HTML that is safe to show ({@link memoBodyHtml}). */
  readonly html: string;
  readonly codes: readonly number[];
  readonly documents: readonly number[];
  readonly memos: readonly number[];
}

/** A cell of the table beside a chart: its words, and where they lead. */
export interface ViewerCell {
  readonly text: string;
  readonly href: string | null;
}

export interface ViewerChart {
  readonly title: string;
  /** What the numbers mean, with their unit. */
  readonly sentence: string;
  /** The picture, with colours as custom properties and marks as links. */
  readonly svg: string;
  /** The value of each custom property on light and on dark paper. */
  readonly colors: readonly { readonly name: string; readonly light: string; readonly dark: string }[];
  /** Codes in the order of their colours, where the picture does not name them. */
  readonly legend: readonly { readonly code: number; readonly count: number }[];
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly ViewerCell[])[] };
  /** What the cells of pairs lead to: the two codes, how many pairs there are, and the first of them as places in `codings`. */
  readonly pairs: readonly ViewerPairs[];
}

export interface ViewerPairs {
  readonly first: number;
  readonly second: number;
  readonly total: number;
  readonly codings: readonly (readonly [first: number, second: number])[];
}

/** Addresses inside the page. */
export const places = {
  document: (index: number) => `#d${index}`,
  paragraph: (document: number, number: number) => `#d${document}p${number}`,
  code: (index: number) => `#c${index}`,
  memo: (index: number) => `#m${index}`,
  /** A coding in its text. */
  coding: (index: number) => `#k${index}`,
  /** A coding among those of its code. */
  segment: (index: number) => `#s${index}`,
  /** The segments of a code, with its subcodes, in a document: made by the script of the page. */
  cell: (document: number, code: number) => `#cell-${document}-${code}`,
  /** The passages where two codes meet: made by the script of the page. */
  pair: (first: number, second: number) => `#pair-${first}-${second}`,
} as const;
