import type { Line } from './lines.ts';

/** The lines of a page, and its height. */
export interface PageLines {
  readonly lines: readonly Line[];
  readonly height: number;
}

interface Cleared<T> {
  readonly pages: T[];
  readonly found: boolean;
}

/**
 * Leaves out numbers that stand in a column of their own beside the text: paragraph numbers of transcripts, line numbers.
 * They are taken for such when they stand outside all running text, flush with each other, and count upwards.
 */
export function withoutMarginNumbers<T extends PageLines>(pages: readonly T[]): Cleared<T> {
  const body = bodyEdges(pages.flatMap(({ lines }) => lines.filter((line) => !isNumber(line))));
  if (!body) return { pages: [...pages], found: false };
  const beside = (line: Line) => isNumber(line) && (line.right <= body.left - 1 || line.left >= body.right + 1);
  const numbers = pages.flatMap(({ lines }) => lines.filter(beside).toSorted((a, b) => a.baseline - b.baseline));
  if (!areNumbering(numbers)) return { pages: [...pages], found: false };
  return { pages: pages.map((page) => ({ ...page, lines: page.lines.filter((line) => !beside(line)) })), found: true };
}

const isNumber = (line: Line): boolean => /^\d{1,5}[.:]?$/.test(line.text.trim());

/** Between them stands most of the running text. */
function bodyEdges(lines: readonly Line[]): { left: number; right: number } | null {
  const running = lines.filter((line) => line.text.length >= 12);
  if (running.length < 3) return null;
  const lefts = running.map((line) => line.left).sort((a, b) => a - b);
  const rights = running.map((line) => line.right).sort((a, b) => a - b);
  return { left: lefts[Math.floor(lefts.length * 0.02)] ?? 0, right: rights[Math.ceil(rights.length * 0.98) - 1] ?? 0 };
}

function areNumbering(numbers: readonly Line[]): boolean {
  if (numbers.length < 3) return false;
  const values = numbers.map((line) => Number.parseInt(line.text, 10));
  const steps = values.slice(1).map((value, index) => value - (values[index] ?? 0));
  // Numbers of lines begin anew on every page.
  const counting = steps.filter((step) => step === steps[0] || step === 1 || step === 5).length;
  const lefts = numbers.map((line) => line.left);
  const rights = numbers.map((line) => line.right);
  const isFlush = spread(lefts) < 30 || spread(rights) < 30;
  return counting >= steps.length * 0.8 && isFlush;
}

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** How much of a page counts as its head and as its foot. */
const headShare = 0.12;

/** Leaves out what stands at the same place at the head or foot of many pages: running heads and page numbers. */
export function withoutRunningHeads<T extends PageLines>(pages: readonly T[]): Cleared<T> {
  const edges = pages.map(edgeLines);
  const places = Map.groupBy(
    edges.flatMap((lines, page) => lines.map((line) => ({ page, line }))),
    ({ line }) => patternOf(line.text),
  );
  const enough = Math.max(2, Math.min(pages.length * 0.4, 20));
  const isRunning = (line: Line, page: number): boolean => {
    if (saysItsPage(line.text, page + 1, pages.length)) return true;
    const seen = new Set<number>();
    for (const place of places.get(patternOf(line.text)) ?? []) {
      if (Math.abs(place.line.baseline - line.baseline) < 4) seen.add(place.page);
      if (seen.size >= enough) return true;
    }
    return false;
  };
  const dropped = edges.map((lines, page) => new Set(lines.filter((line) => isRunning(line, page))));
  return {
    pages: pages.map((page, index) => ({ ...page, lines: page.lines.filter((line) => !dropped[index]?.has(line)) })),
    found: dropped.some((lines) => lines.size > 0),
  };
}

/** The two lines at the very top and the two at the very bottom, as far as they stand in head and foot. */
function edgeLines({ lines, height }: PageLines): Line[] {
  const sorted = lines.toSorted((a, b) => a.baseline - b.baseline);
  const head = sorted.filter((line) => line.baseline < height * headShare).slice(0, 2);
  const foot = sorted.filter((line) => line.baseline > height * (1 - headShare)).slice(-2);
  return [...head, ...foot].filter((line) => line.text.length <= 150);
}

/** What a line says, whatever its numbers are. */
const patternOf = (text: string): string =>
  text
    .trim()
    .replace(/\d+/g, '#')
    .replace(/^[ivxlc]+$/i, '#');

/** `3/10`, `Page 3 of 10`: no other words look like that. */
function saysItsPage(text: string, page: number, pages: number): boolean {
  const match = /^(?:\p{L}{1,6}\.?\s+)?(\d+)\s*(?:\/|of|von|de|sur|di|van|из)\s*(\d+)$/iu.exec(text.trim());
  return match !== null && Number(match[1]) === page && Number(match[2]) === pages;
}
