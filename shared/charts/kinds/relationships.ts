import type { RelationshipsResult } from '../../analysis/reading/relationshipResult.ts';
import { framed, groupOf } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { arrangeDiagram } from '../relationships/layout.ts';
import { drawDiagram, drawKey, everyMark } from '../relationships/marks.ts';
import { diagramRoom, footHeight } from '../relationships/places.ts';
import { drawnFrom, middleOf } from '../relationships/rule.ts';
import { relationshipsTable } from '../relationships/table.ts';
import { relationshipsSentence, relationshipsTitle, unitOf } from '../relationships/words.ts';
import { choiceOf } from '../settings.ts';

const settings = {
  unit: choiceOf(
    'Count',
    [
      { value: 'pairs', label: 'pairs' },
      { value: 'stretches', label: 'stretches' },
      { value: 'characters', label: 'characters' },
      { value: 'paragraphs', label: 'paragraphs' },
      { value: 'documents', label: 'documents' },
      { value: 'near', label: 'near' },
    ],
    'pairs',
  ),
  near: {
    type: 'number',
    label: 'At most',
    unit: 'paragraphs apart',
    least: 0,
    most: 1000,
    step: 1,
    fallback: 1,
    when: ({ unit }: { readonly [name: string]: unknown }) => unit === 'near',
  },
  from: {
    type: 'number',
    label: 'Ties from',
    least: 0,
    most: 1_000_000,
    step: 1,
    unit: '(0 = automatic)',
    fallback: 0,
  },
  shared: {
    type: 'number',
    label: 'Properties shared by two themes from',
    least: 1,
    most: 1_000_000,
    step: 1,
    fallback: 4,
  },
  second: { type: 'number', label: 'by three from', least: 1, most: 1_000_000, step: 1, fallback: 9 },
  middle: { type: 'code', label: 'In the middle', automatic: 'the theme with the strongest ties', fallback: null },
} as const;

/** Themes, their ties and the properties that they share (METHOD.md §5): Figure 1 of the paper. */
export const relationshipsChart: ChartKind = chartKind<typeof settings>()<RelationshipsResult>({
  kind: 'relationships',
  name: 'Relationships',
  about: 'Themes, their ties, and what they share',
  question: 'ties',
  codes: 'themes',
  settings,
  title: relationshipsTitle,
  sentence: relationshipsSentence,
  unit: unitOf,
  options: (result) => {
    const { from, shared, second } = result.settings;
    const least = drawnFrom(result);
    const moved = Object.keys(result.arrangement.places).length;
    return [
      `ties from ${least}${from === 0 ? ', an eighth of the strongest' : ''}`,
      `properties shared by two themes from ${shared}, by three from ${second}`,
      `in the middle ${result.themes[middleOf(result)]?.name ?? 'nothing'}`,
      ...(moved > 0 ? ['arranged by hand'] : []),
    ];
  },
  empty: ({ themes, codings }) => {
    if (themes.length === 0) return 'There are no codes to relate to each other.';
    return codings.every((count) => count === 0) ? 'Nothing is coded with these codes yet.' : null;
  },
  layout: (result, picture) =>
    framed(
      relationshipsChart as ChartKind<RelationshipsResult>,
      result,
      picture,
      ({ left, top, width, height, theme }) => {
        const small = picture.small === true;
        const room = { left, top, width, height: diagramRoom(width, height, small) };
        const diagram = arrangeDiagram(result, room, small);
        const groups = drawDiagram(diagram, { result, theme });
        const foot = top + room.height - footHeight;
        // On the screen buttons stand at the right of the key.
        const keyWidth = picture.alone ? width : Math.max(200, width - 290);
        const key = small
          ? { marks: [], height: 0 }
          : drawKey(diagram, { result, theme }, { left, top: foot, width: keyWidth });
        return {
          groups: small ? groups : [...groups, groupOf('key', key.marks)],
          right: left + width,
          bottom: picture.alone ? foot + key.height : top + room.height,
        };
      },
    ),
  marks: everyMark,
  table: relationshipsTable,
  json: (result) => {
    const { columns, rows } = relationshipsTable(result);
    return {
      title: relationshipsTitle(result),
      settings: result.settings,
      middle: result.themes[middleOf(result)]?.path ?? null,
      rows: rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null]))),
      arrangement: { places: result.arrangement.places, labels: result.arrangement.labels },
    };
  },
});
