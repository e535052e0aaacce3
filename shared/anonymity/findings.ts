import { wordsAround } from './context.ts';
import { gatherEvidence } from './names.ts';
import type { Trace, TraceKind } from './trace.ts';
import { findTraces } from './traces.ts';

/** A piece of a study in which words stand; `in` says which, and is handed through. */
export interface Piece<Place> {
  readonly in: Place;
  readonly where: string;
  readonly text: string;
}

export interface FoundPlace<Place> {
  readonly in: Place;
  readonly where: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** The same words, found any number of times. */
export interface Finding<Place> {
  readonly kind: TraceKind;
  readonly text: string;
  readonly count: number;
  /** Documents and memos in which they stand. */
  readonly documents: number;
  readonly confidence: number;
  readonly reason: string;
  /** The first of them. */
  readonly places: readonly FoundPlace<Place>[];
}

/** Places that are listed for one finding; all are counted. */
const mostPlaces = 100;

interface Gathering<Place> {
  readonly trace: Trace;
  readonly text: string;
  count: number;
  readonly where: Set<string>;
  readonly places: FoundPlace<Place>[];
  best: Trace;
}

export interface GatheringOptions<Place> {
  readonly onProgress?: (done: number, total: number) => void;
  /** Pieces whose traces are listed; all where left out. */
  readonly isMeant?: (piece: Piece<Place>) => boolean;
  /** Words that stand for a name already, and are no trace themselves. */
  readonly isPseudonym?: (text: string, start: number, end: number) => boolean;
}

const spelling = (words: string): string => words.replace(/\s+/gu, ' ').replace(/’/gu, "'");

/**
 * All traces of these kinds in all pieces, the same words taken together, the surest first. Words in `kept` were looked at
 * and stay; they are left out and counted. `readPieces` is called twice: names are told by how words are written
 * everywhere.
 */
export function gatherFindings<Place>(
  readPieces: () => Iterable<Piece<Place>>,
  kinds: readonly TraceKind[],
  kept: ReadonlySet<string>,
  { onProgress, isMeant, isPseudonym }: GatheringOptions<Place> = {},
): { findings: Finding<Place>[]; kept: number } {
  let total = 0;
  const evidence = gatherEvidence(textsOf(readPieces(), () => total++));
  const found = new Map<string, Gathering<Place>>();
  const keptWords = new Set<string>();
  let done = 0;
  for (const piece of readPieces()) {
    for (const trace of (isMeant?.(piece) ?? true) ? findTraces(piece.text, kinds, evidence) : []) {
      const words = spelling(piece.text.slice(trace.start, trace.end));
      if (isPseudonym?.(piece.text, trace.start, trace.end)) continue;
      if (kept.has(words)) keptWords.add(words);
      else note(found, piece, trace, words);
    }
    onProgress?.(++done, total);
  }
  const findings = [...found.values()].map(toFinding);
  findings.sort((a, b) => b.confidence - a.confidence || b.count - a.count || a.text.localeCompare(b.text));
  return { findings, kept: keptWords.size };
}

function* textsOf<Place>(pieces: Iterable<Piece<Place>>, onPiece: () => void): Generator<string> {
  for (const { text } of pieces) {
    onPiece();
    yield text;
  }
}

function note<Place>(found: Map<string, Gathering<Place>>, piece: Piece<Place>, trace: Trace, words: string): void {
  const key = `${trace.kind} ${words}`;
  const before = found.get(key);
  const entry = before ?? { trace, text: words, count: 0, where: new Set(), places: [], best: trace };
  if (!before) found.set(key, entry);
  entry.count++;
  entry.where.add(piece.where);
  if (trace.confidence > entry.best.confidence) entry.best = trace;
  if (entry.places.length >= mostPlaces) return;
  const { start, end } = trace;
  entry.places.push({ in: piece.in, where: piece.where, start, end, ...wordsAround(piece.text, start, end) });
}

const toFinding = <Place>({ trace, text, count, where, places, best }: Gathering<Place>): Finding<Place> => ({
  kind: trace.kind,
  text,
  count,
  documents: where.size,
  confidence: best.confidence,
  reason: best.reason,
  places,
});
