import type { SearchHit } from '#shared/contract/procedures/finding.ts';
import type { SpeakerId } from '#shared/domain/ids.ts';
import { foldAll, foldWords } from '#shared/text/folding.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { snapToGraphemes } from '#shared/text/offsets.ts';
import { type ParagraphColumns, paragraphColumns, paragraphsTouched } from '#shared/text/paragraphs.ts';
import type { Turn } from '#shared/text/turns.ts';
import { readShape } from '../store/texts.ts';
import type { CoreContext } from './context.ts';
import { createRest } from './rest.ts';
import type { SearchRun } from './searchRun.ts';
import type { SearchSource } from './searchUnits.ts';
import { speakersIn, turnsIn } from './speakerRules.ts';

/** How hits are listed. */
export type HitOrder = 'place' | 'left' | 'hit' | 'right';

/** Hits beyond these are not sorted. */
export const mostSorted = 50_000;
/** Code points before and after a hit that decide its place in the order. */
const keyWidth = 80;

/** A source that is read once for all its hits on a page. */
interface ReadSource {
  readonly source: SearchSource;
  readonly text: string;
  readonly paragraphs: ParagraphColumns;
  readonly turns: readonly (Turn & { readonly id: SpeakerId })[];
}

/** The hits of these rows, in this order, with `width` code points on either side. */
export function readHits(context: CoreContext, run: SearchRun, rows: readonly number[], width: number): SearchHit[] {
  const read = new Map<number, ReadSource>();
  return rows.map((row) => {
    const at = run.hits.source[row] ?? 0;
    const source = read.get(at) ?? readSource(context, run.sources[at] as SearchSource);
    read.set(at, source);
    const range = rangeOf(run, row);
    return {
      in: placeOf(context, source, range),
      where: source.source.where,
      ...range,
      ...wordsAround(source.text, range, width),
    };
  });
}

export const rangeOf = ({ hits }: SearchRun, row: number): TextRange => ({
  start: hits.start[row] ?? 0,
  end: hits.end[row] ?? 0,
});

function readSource(context: CoreContext, source: SearchSource): ReadSource {
  const text = source.read();
  const { place } = source;
  if (place.kind !== 'document') return { source, text, paragraphs: paragraphColumns(''), turns: [] };
  const study = context.readable();
  const speakers = speakersIn(study, place.documentKey);
  const ids = new Map(speakers.map(({ name, id }) => [name, id]));
  const turns = turnsIn(study, place.documentKey, speakers).flatMap((turn) => {
    const id = ids.get(turn.name);
    return id === undefined ? [] : [{ ...turn, id }];
  });
  return { source, text, paragraphs: paragraphColumns(text), turns };
}

function placeOf(context: CoreContext, { source, paragraphs, turns }: ReadSource, range: TextRange): SearchHit['in'] {
  const { place } = source;
  switch (place.kind) {
    case 'document': {
      const turn = turns.findLast((each) => each.nameStart <= range.start);
      const speakerId = turn && range.start < turn.end ? turn.id : null;
      return {
        kind: 'document',
        documentId: place.documentId,
        paragraph: paragraphNumber(paragraphs, range),
        speakerId,
      };
    }
    case 'comment': {
      const { codingId, documentId, documentKey, start } = place;
      const shape = readShape(context.readable(), documentKey);
      const paragraph = shape ? paragraphNumber(shape.paragraphs, { start, end: start + 1 }) : 0;
      return { kind: 'comment', codingId, documentId, paragraph };
    }
    default:
      return place;
  }
}

/** Numbered from 1; 0 when the range touches none. */
const paragraphNumber = (paragraphs: ParagraphColumns, { start, end }: TextRange): number =>
  (paragraphsTouched(paragraphs, start, end)?.first ?? -1) + 1;

const oneLine = (text: string) => text.replace(/\s+/gu, ' ');

/** Keyword in context: `width` code points on either side, on one line, cut between graphemes. */
function wordsAround(
  text: string,
  { start, end }: TextRange,
  width: number,
): Pick<SearchHit, 'before' | 'text' | 'after'> {
  const from = width === 0 ? start : snapToGraphemes(text, stepBack(text, start, width), start).start;
  const to = width === 0 ? end : snapToGraphemes(text, end, stepOn(text, end, width)).end;
  return {
    before: oneLine(text.slice(from, start)),
    text: oneLine(text.slice(start, end)),
    after: oneLine(text.slice(end, to)),
  };
}

function stepBack(text: string, position: number, codePoints: number): number {
  let at = position;
  for (let step = 0; step < codePoints && at > 0; step++) at -= isLowHalf(text.charCodeAt(at - 1)) && at > 1 ? 2 : 1;
  return at;
}

function stepOn(text: string, position: number, codePoints: number): number {
  let at = position;
  for (let step = 0; step < codePoints && at < text.length; step++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

const isLowHalf = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Rows of the first {@link mostSorted} hits in an order; those that are alike stay in the order of the study. */
export async function sortRows(
  run: SearchRun,
  order: Exclude<HitOrder, 'place'>,
  descending: boolean,
): Promise<Int32Array> {
  const count = Math.min(run.hits.start.length, mostSorted);
  const keys = await sortKeys(run, order, count);
  const direction = descending ? -1 : 1;
  return Int32Array.from({ length: count }, (_, row) => row).sort((a, b) => {
    const [left = '', right = ''] = [keys[a], keys[b]];
    return left === right ? a - b : left < right ? -direction : direction;
  });
}

async function sortKeys(run: SearchRun, order: Exclude<HitOrder, 'place'>, count: number): Promise<string[]> {
  const keys: string[] = [];
  const rest = createRest();
  let [at, text] = [-1, ''];
  for (let row = 0; row < count; row++) {
    const source = run.hits.source[row] ?? 0;
    if (source !== at) {
      await rest();
      [at, text] = [source, run.sources[source]?.read() ?? ''];
    }
    keys.push(keyOf(text, rangeOf(run, row), order));
  }
  return keys;
}

/** Folded, without punctuation; what stands before a hit is read backwards, word by word. */
function keyOf(text: string, range: TextRange, order: Exclude<HitOrder, 'place'>): string {
  if (order === 'hit') return wordsIn(text.slice(range.start, range.end)).join(' ');
  if (order === 'right') return wordsIn(text.slice(range.end, stepOn(text, range.end, keyWidth))).join(' ');
  return wordsIn(text.slice(stepBack(text, range.start, keyWidth), range.start))
    .reverse()
    .join(' ');
}

const wordsIn = (text: string): string[] => foldWords(text, foldAll).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
