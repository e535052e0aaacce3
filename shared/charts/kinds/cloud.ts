import type { ChartResult } from '../../analysis/chartResult.ts';
import type { CodeFrequencies } from '../../analysis/codeFrequencies.ts';
import { type Drawing, framed, groupOf, type Room } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { shades } from '../palette.ts';
import type { Mark } from '../scene.ts';
import { counted } from '../sentences.ts';
import { choiceOf, type SettingsOf } from '../settings.ts';
import { placeWords } from '../wordCloud.ts';

const settings = {
  unit: choiceOf(
    'Size by',
    [
      { value: 'codings', label: 'codings' },
      { value: 'documents', label: 'documents' },
    ],
    'codings',
  ),
  concepts: { type: 'flag', label: 'concepts only', fallback: false },
} as const;

export type CloudSettings = SettingsOf<typeof settings>;

/** Codes by their frequency (METHOD.md §2). */
export interface CloudResult extends ChartResult, Pick<CodeFrequencies, 'codings' | 'documents'> {
  readonly kind: 'cloud';
  readonly settings: CloudSettings;
}

/** More names cannot be read in a cloud; the table has them all. */
const mostNames = 150;
const mostSmall = 24;

/** The codes with codings, most frequent first, in the order of the tree where they are equal. */
function ranked(result: CloudResult): number[] {
  const { unit, concepts } = result.settings;
  const size = (index: number) => result[unit][index] ?? 0;
  return result.codes
    .flatMap(({ depth }, index) => (size(index) > 0 && (!concepts || depth > 0) ? [index] : []))
    .sort((a, b) => size(b) - size(a) || a - b);
}

const both = ({ codings, documents }: CloudResult, index: number): string =>
  `${counted(codings[index] ?? 0, 'coding')} in ${counted(documents[index] ?? 0, 'document')}.`;

function drawCloud(result: CloudResult, room: Room, small: boolean): Drawing {
  const order = ranked(result).slice(0, small ? mostSmall : mostNames);
  const words = order.map((index) => ({
    word: result.codes[index]?.name ?? '',
    count: result[result.settings.unit][index] ?? 0,
    documents: result.documents[index] ?? 0,
  }));
  const height = Math.max(60, room.height ?? Math.round(room.width * 0.5));
  const { left, top, width } = room;
  // Names are placed in the order of their frequency until there is no room: the first of the list are the placed ones.
  // Each is a group of its own, so that pointer and keyboard have its box to meet.
  const groups = placeWords(words, { left, top, width, height }).flatMap((placed, at): Mark[] => {
    const index = order[at] ?? -1;
    const code = result.codes[index];
    if (!code) return [];
    const text: Mark = {
      kind: 'text',
      key: `name:${code.id}`,
      x: placed.left + 2,
      y: placed.top + 2 + placed.size * 0.78,
      text: placed.word,
      size: placed.size,
      face: placed.face,
      fill: shades(code.color, room.theme.mode).ink,
      anchor: 'start',
    };
    const data = { kind: 'code', codeId: code.id } as const;
    return [
      { kind: 'group', key: `code:${code.id}`, name: code.path, title: both(result, index), data, children: [text] },
    ];
  });
  return { groups: [groupOf('names', groups)], right: left + width, bottom: top + height };
}

function sentenceOf(result: CloudResult): string {
  const { unit } = result.settings;
  const all = ranked(result).length;
  const unused = result.codes.length - all;
  return [
    `The area of a name grows with the ${unit} of its code${result.withSubcodes ? ', subcodes included' : ', its own alone'}; its colour is that of its theme. Where there is no room for a name, the least frequent are left out; the table has all.`,
    ...(all > mostNames ? [`The ${mostNames} most frequent of ${counted(all, 'code')}.`] : []),
    ...(unused > 0 && !result.settings.concepts ? [`Not shown: ${counted(unused, 'code')} without codings.`] : []),
  ].join(' ');
}

export const cloudChart: ChartKind = chartKind<typeof settings>()<CloudResult>({
  kind: 'cloud',
  name: 'Code cloud',
  about: 'Names of codes, as large as they are frequent',
  question: 'enough',
  codes: 'all',
  settings,
  title: (result) => `Cloud of ${counted(Math.min(mostNames, ranked(result).length), 'code')}`,
  sentence: sentenceOf,
  unit: ({ settings: { unit } }) => unit,
  options: ({ settings: { unit, concepts } }) => [`unit ${unit}`, ...(concepts ? ['concepts only'] : [])],
  empty: (result) => {
    if (result.codes.length === 0) return 'There are no codes to count.';
    if (ranked(result).length > 0) return null;
    return result.settings.concepts
      ? 'None of these codes is a concept with codings: a concept is a code below a theme. Choose all codes.'
      : 'None of these codes has a coding yet.';
  },
  layout: (result, picture) =>
    framed(cloudChart, result, picture, (room) => drawCloud(result, room, picture.small ?? false)),
  table: (result) => ({
    columns: ['code', 'codings', 'documents'],
    rows: ranked(result).map((index) => [
      result.codes[index]?.path ?? '',
      result.codings[index] ?? 0,
      result.documents[index] ?? 0,
    ]),
  }),
  json: (result) => ({
    rows: ranked(result).map((index) => ({
      code: result.codes[index]?.path ?? '',
      codings: result.codings[index] ?? 0,
      documents: result.documents[index] ?? 0,
    })),
  }),
});
