import type { FrequentWord, TypicalWord } from '../text/typicalWords.ts';
import type { Room } from './frame.ts';
import type { WordsResult } from './kinds/words.ts';
import { type ChartTheme, shades } from './palette.ts';
import { heightFor, textMark } from './parts.ts';
import type { Mark, MarkData } from './scene.ts';
import { counted, formatCount } from './sentences.ts';
import { fitText, measureText } from './textWidths.ts';

interface Layer {
  readonly key: string;
  readonly marks: readonly Mark[];
}
interface Drawn {
  readonly layers: readonly Layer[];
  readonly right: number;
  readonly bottom: number;
}

/** Each code with its words, or one list of the most frequent. */
export function drawWords(result: WordsResult, room: Room, small: boolean): Drawn {
  if (small) return drawSmall(result, room);
  return result.settings.show === 'frequent' ? drawFrequent(result, room) : drawTypical(result, room);
}

/** A word with a bar beside it. */
interface WordBar {
  readonly key: string;
  readonly word: string;
  /** 0..1 of the room of the bars. */
  readonly share: number;
  readonly figure: string;
  readonly fill: string;
  readonly title: string;
  readonly data: MarkData;
}

interface BarPlace {
  readonly left: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly namesWidth: number;
}

function wordBar({ key, word, share, figure, fill, title, data }: WordBar, place: BarPlace, theme: ChartTheme): Mark {
  const { left, y, width, height, namesWidth } = place;
  const barLeft = left + namesWidth + 8;
  const room = Math.max(10, width - namesWidth - 8 - measureText('88,888', 11.5) - 6);
  const length = Math.max(2, share * room);
  const thick = Math.min(12, height * 0.56);
  return {
    ...{ kind: 'group', key, name: `“${word}”`, title, data },
    children: [
      { kind: 'rect', key: `${key}:row`, x: left + 2, y, width: width - 4, height, fill, opacity: 0 },
      textMark(`${key}:word`, fitText(word, namesWidth, 12.5), left + namesWidth, y + height / 2 + 4, {
        ...{ fill: theme.ink2, anchor: 'end' },
      }),
      { kind: 'rect', key: `${key}:bar`, x: barLeft, y: y + (height - thick) / 2, width: length, height: thick, fill },
      textMark(`${key}:figure`, figure, barLeft + length + 6, y + height / 2 + 4, { size: 11.5, fill: theme.ink3 }),
    ],
  };
}

const widestOf = (words: readonly string[], most: number): number =>
  Math.min(most, words.reduce((widest, word) => Math.max(widest, measureText(word, 12.5)), 20) + 2);

/** As many panels as a page can hold. */
const mostPanels = 12;
const leastPanel = 210;
const headHeight = 28;

function drawTypical(result: WordsResult, room: Room): Drawn {
  const { left, width } = room;
  const top = room.top + 6;
  const sets = panelsOf(result);
  const fitting = Math.max(1, Math.min(sets.length, Math.floor((width + 24) / (leastPanel + 24))));
  const rows = Math.max(1, Math.ceil(sets.length / fitting));
  const columns = Math.max(1, Math.ceil(sets.length / rows));
  const most = Math.max(1, ...sets.map((set) => (result.typical[set] ?? []).length));
  const needed = rows * (headHeight + most * 18 + 12);
  const height = Math.max(needed, Math.min(heightFor(room, needed), rows * (headHeight + most * 30 + 12)));
  const panel = { width: (width - (columns - 1) * 24) / columns, height: height / rows };
  const rowHeight = (panel.height - headHeight - 12) / most;
  const greatest = Math.max(
    1e-9,
    ...sets.flatMap((set) => (result.typical[set] ?? []).map((word) => strengthOf(result, word))),
  );
  const layers = sets.map((set, at): Layer => {
    const place = { x: left + (at % columns) * (panel.width + 24), y: top + Math.floor(at / columns) * panel.height };
    return panelOf(result, set, { ...place, width: panel.width, rowHeight, greatest }, room.theme);
  });
  const rest = result.codes.length - sets.length;
  const more = `The ${formatCount(sets.length)} codes with the most words; the table has all ${formatCount(result.codes.length)}.`;
  const note: Layer[] =
    rest > 0
      ? [{ key: 'more', marks: [textMark('more', more, left, top + height + 14, { fill: room.theme.ink3 })] }]
      : [];
  return { layers: [...layers, ...note], right: left + width, bottom: top + height + (rest > 0 ? 20 : 0) };
}

/** In the order of the tree; of many codes those that cover the most words. */
function panelsOf({ codes, inside }: WordsResult): number[] {
  const sets = Array.from(codes.keys());
  if (sets.length <= mostPanels) return sets;
  const most = [...sets].sort((a, b) => (inside[b] ?? 0) - (inside[a] ?? 0)).slice(0, mostPanels);
  return most.sort((a, b) => a - b);
}

const strengthOf = ({ settings: { measure } }: WordsResult, word: TypicalWord): number => word[measure];

function panelOf(
  result: WordsResult,
  set: number,
  place: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly rowHeight: number;
    readonly greatest: number;
  },
  theme: ChartTheme,
): Layer {
  const code = result.codes[set];
  const words = result.typical[set] ?? [];
  const fill = shades(code?.color ?? 'grey', theme.mode).solid;
  const { x, y, width, rowHeight, greatest } = place;
  const namesWidth = widestOf(
    words.map(({ word }) => word),
    width * 0.5,
  );
  const key = `panel:${code?.id}`;
  const size = `${counted(result.inside[set] ?? 0, 'word')} coded`;
  const none = 'No word stands out.';
  const sizeWidth = measureText(size, 11.5);
  return {
    key,
    marks: [
      { kind: 'rect', key: `${key}:swatch`, x, y: y + 3, width: 10, height: 10, radius: 2, fill },
      textMark(`${key}:name`, fitText(code?.name ?? '', width - 26 - sizeWidth, 13, 'strong'), x + 16, y + 12, {
        ...{ size: 13, face: 'strong', fill: theme.ink },
      }),
      textMark(`${key}:size`, size, x + width, y + 12, { size: 11.5, fill: theme.ink3, anchor: 'end' }),
      ...(words.length === 0 ? [textMark(`${key}:none`, none, x, y + headHeight + 12, { fill: theme.ink3 })] : []),
      ...words.map((word, at) => {
        const bar = typicalBar(result, set, word, { fill, share: strengthOf(result, word) / greatest });
        return wordBar(
          bar,
          { left: x, y: y + headHeight + at * rowHeight, width, height: rowHeight, namesWidth },
          theme,
        );
      }),
    ],
  };
}

const decimal = (value: number): string => (value < 10 ? value.toFixed(1) : formatCount(Math.round(value)));

function typicalBar(
  { codes }: WordsResult,
  set: number,
  { word, inside, count, documents, ratio, likelihood }: TypicalWord,
  look: Pick<WordBar, 'fill' | 'share'>,
): WordBar {
  const code = codes[set];
  const where = `${counted(inside, 'time')} in the text coded “${code?.name ?? ''}”, of ${counted(count, 'time')} in ${counted(documents, 'document')}`;
  return {
    ...{ key: `word:${code?.id}:${word}`, word, figure: formatCount(inside), ...look },
    title: `${where}: ${decimal(ratio)} times as frequent there as in all text. Log-likelihood ${decimal(likelihood)}.`,
    data: { kind: 'words', words: word, codeIds: [code?.id ?? ''] },
  };
}

const frequentBar = ({ word, count, documents }: FrequentWord, fill: string, most: number): WordBar => ({
  ...{ key: `word:${word}`, word, fill, share: count / Math.max(1, most), figure: formatCount(count) },
  title: `${counted(count, 'time')} in ${counted(documents, 'document')}.`,
  data: { kind: 'words', words: word },
});

function drawFrequent({ frequent }: WordsResult, room: Room): Drawn {
  const { left, top, width, theme } = room;
  const columns = Math.max(1, Math.min(Math.ceil(frequent.length / 8), Math.floor((width + 32) / 290)));
  const rows = Math.ceil(frequent.length / columns);
  const height = Math.max(rows * 19, Math.min(heightFor(room, rows * 22), rows * 32));
  const each = (width - (columns - 1) * 32) / columns;
  const namesWidth = widestOf(
    frequent.map(({ word }) => word),
    each * 0.5,
  );
  const fill = theme.steps[4]?.fill ?? theme.ink;
  const marks = frequent.map((word, at) => {
    const place = { left: left + Math.floor(at / rows) * (each + 32), y: top + (at % rows) * (height / rows) };
    return wordBar(
      frequentBar(word, fill, frequent[0]?.count ?? 1),
      { ...place, width: each, height: height / rows, namesWidth },
      theme,
    );
  });
  return { layers: [{ key: 'words', marks }], right: left + width, bottom: top + height };
}

/** As many words as the gallery has room for, of each code in turn. */
const mostSmall = 7;

function drawSmall(result: WordsResult, { left, top, width, theme }: Room): Drawn {
  const turn = [0, 1, 2, 3, 4, 5, 6].flatMap((at) =>
    result.codes.flatMap((code, set) => {
      const word = result.typical[set]?.[at];
      return word ? [{ word: word.word, count: word.inside, fill: shades(code.color, theme.mode).solid }] : [];
    }),
  );
  const fill = theme.steps[4]?.fill ?? theme.ink;
  const all = result.frequent.map(({ word, count }) => ({ word, count, fill }));
  const words = (result.settings.show === 'frequent' ? all : turn).slice(0, mostSmall);
  const most = Math.max(1, ...words.map(({ count }) => count));
  const namesWidth = widestOf(
    words.map(({ word }) => word),
    width * 0.4,
  );
  const marks = words.map(({ word, count, fill: own }, at) =>
    wordBar(
      {
        key: `word:${at}`,
        word,
        share: count / most,
        figure: formatCount(count),
        fill: own,
        title: '',
        data: { kind: 'words', words: word },
      },
      { left, y: top + at * 20, width, height: 20, namesWidth },
      theme,
    ),
  );
  return { layers: [{ key: 'words', marks }], right: left + width, bottom: top + mostSmall * 20 };
}
