import type { ComparisonRow } from '../analysis/results.ts';
import { belowMarks } from './comparisonBelow.ts';
import { firstRowBelow, groupGap, groupHeadHeight, headOf, heightBelow, type RowPlace } from './comparisonGrid.ts';
import { type ComparisonContext, words } from './comparisonParts.ts';
import { nameMark, rowMarks } from './comparisonRows.ts';
import type { Mark } from './scene.ts';
import { formatCount } from './sentences.ts';
import { fitText, measureText } from './textWidths.ts';

/** A stretch of the picture from top to bottom, in its pixels. */
export interface Stretch {
  readonly y: number;
  readonly height: number;
}

interface Pieces {
  readonly names: readonly Mark[];
  readonly rows: readonly Mark[];
}

/** Groups and their rows, of which any stretch can be drawn for itself. */
export interface ComparisonBody {
  readonly places: readonly RowPlace[];
  readonly bottom: number;
  /** The marks that stand in a stretch, and maybe a few beside it; all of them when it is left out. */
  marksIn(stretch?: Stretch): Pieces;
  /** What stands under the rows of a group. */
  belowGroup(index: number): Pieces;
}

/** Where a group stands. */
interface Block {
  readonly index: number;
  readonly members: readonly number[];
  readonly head: string;
  readonly top: number;
  readonly places: readonly RowPlace[];
  /** Top of what stands under the rows, and end of the group. */
  readonly below: number;
  readonly end: number;
}

function blocksOf({ result, grid, below }: ComparisonContext): Block[] {
  let end = grid.axisBottom;
  return result.groups.map(({ label, rows: members }, index) => {
    const head = headOf(result, label);
    const top = end;
    let y = head === '' ? top : top + groupHeadHeight;
    const places: RowPlace[] = [];
    for (const row of members) {
      if (!result.rows[row]) continue;
      places.push({ row, y });
      y += grid.rowHeight;
    }
    end = y + heightBelow(below);
    return { index, members, head, top, places, below: y, end };
  });
}

/** The name of a group and how many documents it has. */
function headMarks({ theme, grid }: ComparisonContext, { head, top, index, members }: Block): readonly Mark[] {
  if (head === '') return [];
  const count = formatCount(members.length);
  const text = fitText(head, grid.plotLeft - grid.namesLeft - 20 - measureText(count, 11.5), 13, 'strong');
  const style = { fill: theme.ink, face: 'strong', size: 13, title: head } as const;
  return [
    words(`group:${index}`, grid.namesLeft, top + 13, text, style),
    words(`count:${index}`, grid.plotLeft - 10, top + 13, count, { fill: theme.ink3, size: 11.5, anchor: 'end' }),
  ];
}

/** What has been drawn once is kept, so that the same row is the same marks from one stretch to the next. */
function remembering<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

const whole: Stretch = { y: Number.NEGATIVE_INFINITY, height: Number.POSITIVE_INFINITY };

function placesIn({ places }: Block, rowHeight: number, from: number, to: number): readonly RowPlace[] {
  return places.slice(firstRowBelow(places, from - rowHeight), firstRowBelow(places, to));
}

/** The groups one above the other. Nothing is drawn before it is asked for. */
export function comparisonBody(context: ComparisonContext): ComparisonBody {
  const { result, grid } = context;
  const blocks = blocksOf(context);
  const heads = remembering((block: Block) => headMarks(context, block));
  const row = remembering((place: RowPlace) => {
    const data = result.rows[place.row] as ComparisonRow;
    return { name: nameMark(context, data, place.y), marks: rowMarks(context, data, place.y) };
  });
  const below = remembering(({ members, index, below: top }: Block) => belowMarks(context, members, index, top));
  return {
    places: blocks.flatMap(({ places }) => places),
    bottom: (blocks.at(-1)?.end ?? grid.axisBottom) - groupGap,
    belowGroup: (index) => (blocks[index] ? below(blocks[index]) : { names: [], rows: [] }),
    marksIn: ({ y: from, height } = whole) => {
      const to = from === whole.y ? Number.POSITIVE_INFINITY : from + height;
      const names: Mark[] = [];
      const rows: Mark[] = [];
      for (const block of blocks) {
        if (block.top > to || block.end < from) continue;
        names.push(...heads(block));
        for (const { name, marks } of placesIn(block, grid.rowHeight, from, to).map(row)) {
          names.push(name);
          rows.push(...marks);
        }
        if (block.below > to) continue;
        const under = below(block);
        names.push(...under.names);
        rows.push(...under.rows);
      }
      return { names, rows };
    },
  };
}
