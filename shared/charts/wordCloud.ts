import { type Block, footBlock, headingBlock } from './heading.ts';
import { type ChartTheme, chartTheme, type Mode } from './palette.ts';
import type { Mark, Scene } from './scene.ts';
import { counted } from './sentences.ts';
import { type Face, measureText } from './textWidths.ts';

export interface CountedWord {
  readonly word: string;
  readonly count: number;
  readonly documents: number;
}

/** A word with the box that it takes; pixels of the scene. */
export interface PlacedWord extends CountedWord {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface CloudOptions {
  readonly width: number;
  readonly height: number;
  readonly mode: Mode;
  /** For files: with title, sentence and where it comes from. */
  readonly alone: boolean;
  readonly provenance?: string;
}

export interface CloudLayout {
  readonly scene: Scene;
  readonly words: readonly PlacedWord[];
}

/** More words cannot be read in a cloud; the table has them all. */
const mostWords = 150;
const smallest = 12;
const margin = 16;
const title = 'Words of the texts';
const nothing: Block = { marks: [], height: 0 };

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The most frequent words, each as large as it is frequent (the area grows with the count), placed from the middle outwards along
 * a spiral where there is room. The same words in the same frame are always placed the same. Where there is no room for all, the least
 * frequent are left out.
 */
export function layoutWordCloud(
  { words, total }: { readonly words: readonly CountedWord[]; readonly total: number },
  options: CloudOptions,
): CloudLayout {
  const { width, height, mode, alone, provenance = '' } = options;
  const theme = chartTheme(mode);
  const place = { left: margin, top: margin, width: width - 2 * margin };
  const headed = (sentence: string) => (alone ? headingBlock({ title, sentence }, place, theme) : nothing);
  const top = margin + (alone ? headed(cloudSentence(mostWords, total)).height + 12 : 0);
  const frame = { left: margin, top, width: width - 2 * margin, height: Math.max(60, height - top - margin) };
  const placed = placeWords(words.slice(0, mostWords), frame);
  const sentence = cloudSentence(placed.length, total);
  const foot = footBlock(alone ? provenance : '', { ...place, top: frame.top + frame.height + 8 }, theme);
  const marks: Mark[] = [
    { kind: 'group', key: 'heading', children: headed(sentence).marks },
    { kind: 'group', key: 'words', children: placed.map((each) => textOf(each, theme)) },
    { kind: 'group', key: 'foot', children: foot.marks },
  ];
  const bottom = frame.top + frame.height + (foot.height > 0 ? foot.height + 8 : 0) + margin;
  return {
    words: placed,
    scene: { width, height: bottom, background: theme.paper, title, description: sentence, provenance, marks },
  };
}

const cloudSentence = (shown: number, total: number): string =>
  `The ${counted(shown, 'most frequent word')} of ${counted(total, 'word')} counted; the area of a word grows with its count.`;

export interface SizedWord extends PlacedWord {
  readonly size: number;
  readonly face: Face;
}

/** Share of the type size above and below the baseline that letters take. */
const [above, below] = [0.78, 0.24];
/** Kept free around each word. */
const air = 2;

/** Share of the frame that words fill at most at first; so many times they are made smaller where they find no room. */
const [fullest, attempts, shrinking] = [0.5, 8, 0.88];

/** Never leaves out a word that is more frequent than one that is placed: where there is no room for it, all grow smaller. */
export function placeWords(words: readonly CountedWord[], frame: Frame): SizedWord[] {
  let placed: SizedWord[] = [];
  let largest = largestSize(words, frame);
  for (let attempt = 0; attempt < attempts; attempt++, largest *= shrinking) {
    const next = placeInOrder(words, frame, Math.max(smallest, largest));
    if (next.length > placed.length) placed = next;
    if (placed.length === words.length || largest <= smallest) break;
  }
  return placed;
}

/** The type size of the most frequent word: as large as the room allows, but no letter like a house. */
function largestSize(words: readonly CountedWord[], frame: Frame): number {
  const most = words[0]?.count ?? 1;
  const area = words.reduce(
    (sum, { word, count }) => sum + (measureText(word, 1, 'medium') * (above + below) * count) / most,
    0,
  );
  const longest = Math.max(1, ...words.slice(0, 12).map(({ word }) => measureText(word, 1, 'strong')));
  const filling = Math.sqrt((frame.width * frame.height * fullest) / Math.max(area, 1));
  return Math.min(84, filling, frame.width / longest, frame.height / 3);
}

/** The words one by one until one finds no room. */
function placeInOrder(words: readonly CountedWord[], frame: Frame, largest: number): SizedWord[] {
  const most = words[0]?.count ?? 1;
  const placed: SizedWord[] = [];
  for (const each of words) {
    const size = Math.max(smallest, Math.round(largest * Math.sqrt(each.count / most) * 2) / 2);
    const face: Face = size > largest * 0.6 ? 'strong' : size > largest * 0.35 ? 'medium' : 'regular';
    const width = measureText(each.word, size, face) + 2 * air;
    const height = size * (above + below) + 2 * air;
    const spot = findRoom({ width, height }, frame, placed);
    if (!spot) break;
    placed.push({ ...each, ...spot, width, height, size, face });
  }
  return placed;
}

/** The first free place along a spiral from the middle that is as wide as the frame is. */
function findRoom(
  { width, height }: { readonly width: number; readonly height: number },
  frame: Frame,
  placed: readonly SizedWord[],
): { readonly left: number; readonly top: number } | null {
  const [middleX, middleY] = [frame.left + frame.width / 2, frame.top + frame.height / 2];
  const stretch = frame.width / frame.height;
  let last = 0;
  for (let radius = 0; radius <= frame.height / 2; radius += 3) {
    const steps = Math.max(1, Math.ceil(radius * 0.8));
    for (let step = 0; step < steps; step++) {
      // Each round begins elsewhere, so that no side fills first.
      const angle = radius * 2.4 + (step / steps) * 2 * Math.PI;
      const left = middleX + radius * stretch * Math.cos(angle) - width / 2;
      const top = middleY + radius * Math.sin(angle) - height / 2;
      if (!isInside(left, top, width, height, frame)) continue;
      // What stood in the way last time stands there most likely again.
      const before = placed[last];
      if (before && overlaps(left, top, width, height, before)) continue;
      const blocking = placed.findIndex((box) => overlaps(left, top, width, height, box));
      if (blocking < 0) return { left, top };
      last = blocking;
    }
  }
  return null;
}

const isInside = (left: number, top: number, width: number, height: number, frame: Frame): boolean =>
  left >= frame.left &&
  top >= frame.top &&
  left + width <= frame.left + frame.width &&
  top + height <= frame.top + frame.height;

const overlaps = (left: number, top: number, width: number, height: number, box: PlacedWord): boolean =>
  left < box.left + box.width && box.left < left + width && top < box.top + box.height && box.top < top + height;

function textOf({ word, count, documents, left, top, size, face }: SizedWord, theme: ChartTheme): Mark {
  return {
    kind: 'text',
    key: `word:${word}`,
    title: wordSentence({ word, count, documents }),
    x: left + air,
    y: top + air + size * above,
    text: word,
    size,
    face,
    // Size says how frequent a word is; the ink only keeps small words from shouting.
    fill: face === 'strong' ? theme.ink : face === 'medium' ? theme.ink2 : theme.ink3,
    anchor: 'start',
  };
}

/** `“effort”: 12 times in 4 documents` */
export const wordSentence = ({ word, count, documents }: CountedWord): string =>
  `“${word}”: ${counted(count, 'time')} in ${counted(documents, 'document')}`;
