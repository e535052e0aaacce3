import type { FormatMark, MarkKind } from '#shared/domain/document.ts';
import { FormattedTextBuilder } from '../formattedText.ts';
import { LineJoiner } from './joining.ts';
import type { Line, Span } from './lines.ts';
import type { Area, Page } from './page.ts';
import type { Paragraph } from './paragraphs.ts';

/** Where a piece of a page came to stand in the text. */
interface Place extends Span {
  readonly offset: number;
}

/** The paragraphs as text, with marks for pages, headings and remarks. */
export function writePages(
  paragraphs: readonly Paragraph[],
  pages: readonly Page[],
  joinHyphens: boolean,
): { text: string; format: FormatMark[] } {
  const builder = new FormattedTextBuilder();
  const lines = paragraphs.flatMap((paragraph) => paragraph.lines.map(({ line }) => line.text));
  const joiner = new LineJoiner(joinHyphens, lines);
  const headings = headingsOf(paragraphs);
  const places = pages.map((): Place[] => []);
  const starts = new Map<number, number>();
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index > 0) builder.append('\n');
    const start = builder.length;
    writeParagraph(builder, paragraph, joiner, (page, offset, line) => {
      if (!starts.has(page)) starts.set(page, offset);
      places[page]?.push(...line.spans.map((span) => ({ ...span, offset })));
    });
    const heading = headings(paragraph);
    if (heading) builder.mark({ kind: heading }, start);
  }
  const { text, format } = builder.finish();
  const marks = [...format, ...pageMarks(pages, starts, text.length), ...remarkMarks(pages, places, text.length)];
  return { text, format: marks };
}

type Note = (page: number, offset: number, line: Line) => void;

function writeParagraph(builder: FormattedTextBuilder, { lines }: Paragraph, joiner: LineJoiner, note: Note): void {
  for (const [index, { line, page }] of lines.entries()) {
    note(page, builder.length, line);
    const next = lines[index + 1]?.line.text;
    const { drop, between } = next === undefined ? { drop: 0, between: '' } : joiner.join(line.text, next);
    builder.append(line.text.slice(0, line.text.length - drop) + between);
  }
}

/** A page reaches to where the next one that holds text begins. */
function pageMarks(pages: readonly Page[], starts: ReadonlyMap<number, number>, length: number): FormatMark[] {
  const begun = [...starts].sort(([, a], [, b]) => a - b);
  return begun.flatMap(([page, start], index) => {
    const end = begun[index + 1]?.[1] ?? length;
    return end > start ? [{ kind: 'page' as const, start, end, value: pages[page]?.label ?? String(page + 1) }] : [];
  });
}

const headingKinds: readonly MarkKind[] = ['heading1', 'heading2', 'heading3'];

/** Short paragraphs in letters larger than those of the running text, when there are few of them. */
function headingsOf(paragraphs: readonly Paragraph[]): (paragraph: Paragraph) => MarkKind | null {
  const letters = new Map<number, number>();
  for (const paragraph of paragraphs) {
    const size = sizeOf(paragraph);
    letters.set(size, (letters.get(size) ?? 0) + lengthOf(paragraph));
  }
  const total = [...letters.values()].reduce((sum, count) => sum + count, 0);
  const body = [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  const larger = [...letters.keys()].filter((size) => size >= body * 1.12).sort((a, b) => b - a);
  const share = larger.reduce((sum, size) => sum + (letters.get(size) ?? 0), 0) / Math.max(total, 1);
  return (paragraph) => {
    const rank = larger.indexOf(sizeOf(paragraph));
    if (rank < 0 || share > 0.3 || lengthOf(paragraph) > 200) return null;
    return headingKinds[Math.min(rank, 2)] ?? null;
  };
}

/** To the half point: sizes of one kind differ by rounding. */
const sizeOf = ({ lines }: Paragraph): number => Math.round((lines[0]?.line.size ?? 0) * 2) / 2;
const lengthOf = ({ lines }: Paragraph): number => lines.reduce((sum, { line }) => sum + line.text.length, 0);

/** Remarks beside the words that they cover, or else beside the nearest line of their page. */
function remarkMarks(pages: readonly Page[], places: readonly (readonly Place[])[], length: number): FormatMark[] {
  return pages.flatMap(({ remarks }, page) =>
    remarks.flatMap(({ value, areas }): FormatMark[] => {
      const here = places[page] ?? [];
      const covered = here.flatMap((place) => coveredBy(place, areas));
      const found = covered.length > 0 ? covered : nearest(here, areas);
      if (found.length === 0) return [];
      const start = Math.min(...found.map(([from]) => from));
      const end = Math.min(Math.max(...found.map(([, to]) => to)), length);
      return start < end ? [{ kind: 'comment', start, end, value }] : [];
    }),
  );
}

type Stretch = readonly [from: number, to: number];

const boundsOf = ({ offset, start, end }: Place): Stretch => [offset + start, offset + end];

/** The letters of a piece under the areas, as far as their places can be told from its width; whole words. */
function coveredBy(place: Place, areas: readonly Area[]): Stretch[] {
  const { left, right, baseline, size, text } = place.piece;
  const middle = baseline - size * 0.35;
  return areas.flatMap((area): Stretch[] => {
    const from = Math.max(area.left, left);
    const to = Math.min(area.right, right);
    if (middle < area.top || middle > area.bottom || to - from < size * 0.2) return [];
    const width = Math.max(right - left, 0.1);
    const first = wordStart(text, Math.round(((from - left) / width) * text.length));
    const last = wordEnd(text, Math.round(((to - left) / width) * text.length));
    const [begin] = boundsOf(place);
    return place.piece.rtl ? [boundsOf(place)] : first < last ? [[begin + first, begin + last]] : [];
  });
}

/** The nearer end of a word: a stroke of the marker seldom ends exactly between two letters. */
function wordStart(text: string, at: number): number {
  const before = text.lastIndexOf(' ', Math.max(at - 1, 0)) + 1;
  const after = text.indexOf(' ', at) + 1;
  return after > 0 && after - at < at - before ? after : before;
}

function wordEnd(text: string, at: number): number {
  const after = text.indexOf(' ', at);
  const before = text.lastIndexOf(' ', at);
  const end = after < 0 ? text.length : after;
  return before > 0 && at - before < end - at ? before : end;
}

function nearest(places: readonly Place[], areas: readonly Area[]): Stretch[] {
  const area = areas[0];
  if (!area) return [];
  const middle = (area.top + area.bottom) / 2;
  const distance = ({ piece }: Place) => Math.abs(piece.baseline - piece.size * 0.35 - middle);
  const place = places.toSorted((a, b) => distance(a) - distance(b))[0];
  return place ? [boundsOf(place)] : [];
}
