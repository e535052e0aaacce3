import type { PageColor } from './page.ts';

/** A document with its coding, as it leaves the program to be read. */
export interface CodedDocument {
  readonly name: string;
  readonly group: string;
  /** Facts about the document, in the order of the variables; those without a value are left out. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly note: string;
  readonly codings: number;
  readonly paragraphs: readonly CodedParagraph[];
  /** Memos that point at the document or at words in it. */
  readonly memos: readonly CodedMemo[];
}

export interface CodedMemo {
  /** Its number among the memos of the document, from 1: what notes in the text refer to. */
  readonly number: number;
  readonly title: string;
  /** Type, author and day. */
  readonly source: string;
  /** Its body as the editor keeps it. */
  readonly body: string;
}

export interface CodedParagraph {
  /** From 1, as everywhere (METHOD.md §1); 0 for words between paragraphs, of which there are none. */
  readonly number: number;
  /** Level of a heading, 0 for other text. */
  readonly heading: 0 | 1 | 2 | 3;
  /** True where paragraphs before it were left out: nobody chosen speaks in them. */
  readonly afterGap: boolean;
  readonly pieces: readonly CodedPiece[];
  readonly labels: readonly CodedLabel[];
}

/** Words under the same codings. */
export interface CodedPiece {
  readonly text: string;
  /** Places in the paragraph's labels, by lane; empty = not coded. */
  readonly labels: readonly number[];
}

/** A coding beside the text: at its first paragraph in full, at the others as going on. */
export interface CodedLabel {
  /** Names of the code from the theme down. */
  readonly code: readonly string[];
  readonly color: PageColor;
  /** Line on which it is drawn, 0 = nearest to the words; codings that overlap have different ones. */
  readonly lane: number;
  readonly goesOn: boolean;
  /** Last paragraph that it touches. */
  readonly until: number;
  /** Its words in short, where it covers only part of the paragraph. */
  readonly words: string;
  readonly coder: string;
  readonly weight: number | null;
  readonly comment: string;
  /** Numbers of the memos about it. */
  readonly memos: readonly number[];
}

/** A coding before it is laid over the text. UTF-16 units. */
export interface PlacedCoding extends Pick<CodedLabel, 'code' | 'color' | 'coder' | 'weight' | 'comment' | 'memos'> {
  readonly start: number;
  readonly end: number;
}

export interface TextToCode {
  readonly text: string;
  /** Those to write, ascending; UTF-16 units. */
  readonly paragraphs: readonly {
    readonly number: number;
    readonly start: number;
    readonly end: number;
    readonly heading: 0 | 1 | 2 | 3;
  }[];
  /** In reading order: by start, longer first. */
  readonly codings: readonly PlacedCoding[];
}

type InLane = PlacedCoding & { readonly lane: number };

/** Lays codings over a text: paragraphs cut where codings begin and end, with what stands beside each. */
export function codedParagraphs({ text, paragraphs, codings }: TextToCode): CodedParagraph[] {
  const inLanes = giveLanes(codings);
  const result: CodedParagraph[] = [];
  let active: InLane[] = [];
  let next = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    active = active.filter(({ end }) => end > paragraph.start);
    for (let coding = inLanes[next]; coding && coding.start < paragraph.end; coding = inLanes[++next]) {
      if (coding.end > paragraph.start) active.push(coding);
    }
    const here = active.toSorted((a, b) => a.start - b.start || b.end - a.end || a.lane - b.lane);
    const before = paragraphs[index - 1]?.number ?? 0;
    result.push({
      number: paragraph.number,
      heading: paragraph.heading,
      afterGap: paragraph.number > before + 1,
      pieces: piecesOf(text, paragraph, here),
      labels: here.map((coding) => labelOf(text, paragraph, coding, paragraphs)),
    });
  }
  return result;
}

/** The first lane that is free: lanes are given in reading order, so that a coding keeps its line. */
function giveLanes(codings: readonly PlacedCoding[]): InLane[] {
  const ends: number[] = [];
  return codings.map((coding) => {
    const free = ends.findIndex((end) => end <= coding.start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = coding.end;
    return { ...coding, lane };
  });
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A sweep over the ends of the codings in a paragraph; cost: pieces × codings over one place. */
function piecesOf(text: string, { start, end }: Range, codings: readonly InLane[]): CodedPiece[] {
  const edges = codings
    .flatMap((coding, label) => [
      { at: Math.max(coding.start, start), label, opens: true },
      { at: Math.min(coding.end, end), label, opens: false },
    ])
    .sort((a, b) => a.at - b.at);
  const open = new Set<number>();
  const pieces: CodedPiece[] = [];
  let from = start;
  const cut = (at: number) => {
    if (at <= from) return;
    const labels = [...open].sort((a, b) => (codings[a]?.lane ?? 0) - (codings[b]?.lane ?? 0));
    pieces.push({ text: text.slice(from, at), labels });
    from = at;
  };
  for (const { at, label, opens } of edges) {
    cut(at);
    if (opens) open.add(label);
    else open.delete(label);
  }
  cut(end);
  return pieces;
}

function labelOf(
  text: string,
  paragraph: Range & { readonly number: number },
  coding: InLane,
  paragraphs: TextToCode['paragraphs'],
): CodedLabel {
  const { start, end, code, color, lane, coder, weight, comment, memos } = coding;
  const goesOn = start < paragraph.start && (paragraphs[0]?.start ?? 0) < paragraph.start;
  const from = Math.max(start, paragraph.start);
  const to = Math.min(end, paragraph.end);
  const isWhole = from <= paragraph.start && to >= paragraph.end;
  const last = lastBefore(paragraphs, end);
  return {
    ...{ code, color, lane, goesOn, coder, weight, comment, memos },
    until: Math.max(last, paragraph.number),
    words: isWhole ? '' : inShort(text.slice(from, to)),
  };
}

/** Number of the last paragraph that begins before a place; O(log n), for every coding asks. */
function lastBefore(paragraphs: TextToCode['paragraphs'], place: number): number {
  let [low, high] = [0, paragraphs.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((paragraphs[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return paragraphs[low - 1]?.number ?? 0;
}

const longestQuote = 48;

/** First and last words of a quotation, on one line. */
export function inShort(words: string): string {
  const line = words
    .replace(/\s+/gu, ' ')
    .trim()
    // Quotation marks stand around it.
    .replace(/^["“”„«]+|["“”»]+$/gu, '');
  if (line.length <= longestQuote) return line;
  const half = Math.floor(longestQuote / 2) - 2;
  const head = line.slice(0, half).replace(/\s\S*$/u, '');
  const tail = line.slice(-half).replace(/^\S*\s/u, '');
  return `${head.toWellFormed()} … ${tail.toWellFormed()}`;
}

/** What a label says beside the name of its code: "to ¶ 5", "weight 80", who coded where several did. */
export function labelNotes(label: CodedLabel, paragraph: number, severalCoders: boolean): string[] {
  return [
    ...(label.goesOn ? ['goes on'] : []),
    ...(!label.goesOn && label.until > paragraph ? [`to ¶ ${label.until}`] : []),
    ...(severalCoders && !label.goesOn ? [label.coder] : []),
    ...(label.weight === null || label.goesOn ? [] : [`weight ${label.weight}`]),
  ];
}

/** Whether more than one person coded: only then names stand at the labels. */
export const hasSeveralCoders = (documents: readonly CodedDocument[]): boolean =>
  new Set(documents.flatMap(({ paragraphs }) => paragraphs.flatMap(({ labels }) => labels.map(({ coder }) => coder))))
    .size > 1;

/** How codes are called beside the text: by their own name, and by their path where two have the same name. */
export function shortNames(documents: readonly CodedDocument[]): (code: readonly string[]) => string {
  const paths = new Map<string, string>();
  const unclear = new Set<string>();
  for (const { code } of documents.flatMap(({ paragraphs }) => paragraphs.flatMap(({ labels }) => labels))) {
    const [name, path] = [code.at(-1) ?? '', code.join(' / ')];
    if ((paths.get(name) ?? path) !== path) unclear.add(name);
    paths.set(name, path);
  }
  return (code) => (unclear.has(code.at(-1) ?? '') ? code.join(' / ') : (code.at(-1) ?? ''));
}

/** Group and facts of a document in one line. */
export const documentLine = ({ group, facts }: CodedDocument): string =>
  [...(group === '' ? [] : [group]), ...facts.map(([name, value]) => `${name}: ${value}`)].join(' · ');
