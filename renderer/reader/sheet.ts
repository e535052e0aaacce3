import type { FormatMark } from '#shared/domain/document.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { type Block, blockPlaceAt, blocksPerSection, type Run } from './blocks.ts';
import { languageOf } from './language.ts';
import { rowCells, type TableLayout, tableLayouts } from './tables.ts';

/** Twenty blocks as they stand in the page. Offsets are UTF-16 units of the document's text. */
export interface SheetSection extends TextRange {
  readonly element: HTMLElement;
  /** Lies over the section; lanes, labels and grips are drawn in it. */
  readonly layer: HTMLElement;
  /** Places of its blocks, half-open. */
  readonly first: number;
  readonly last: number;
}

/** The text in the page, and the only place where offsets become DOM positions and back. */
export interface Sheet {
  readonly blocks: readonly Block[];
  readonly sections: readonly SheetSection[];
  elementOf(block: number): HTMLElement | undefined;
  sectionAt(offset: number): SheetSection | undefined;
  sectionOf(element: Element): SheetSection | undefined;
  /** A DOM range over `[start, end)`; `null` where there is no letter. */
  rangeOf(start: number, end: number): Range | null;
  /** The offset of a DOM position inside the text; the nearest one for a position between blocks. */
  offsetOf(node: Node, offset: number): number | null;
}

/** Estimated height of text that was never laid out, so that the scroll bar hardly jumps: characters a line, pixels. */
const estimate = { lineCharacters: 66, lineHeight: 27, gap: 15 };

/** Builds the text as plain DOM inside `root`: sections of twenty paragraphs, each with a layer for its lanes. */
export function buildSheet(root: HTMLElement, text: string, blocks: readonly Block[]): Sheet {
  const elements: HTMLElement[] = [];
  const places = new Map<Node, number>();
  const sections: SheetSection[] = [];
  const bySection = new Map<Element, SheetSection>();
  const tables = tableLayouts(text, blocks);
  for (let first = 0; first < blocks.length; first += blocksPerSection) {
    const section = buildSection(text, blocks, first, elements, places, tables);
    sections.push(section);
    bySection.set(section.element, section);
  }
  root.classList.toggle(
    'timed',
    blocks.some((block) => block.time !== null),
  );
  settleHeadings(blocks, elements);
  const language = languageOf(text);
  if (language === null) root.removeAttribute('lang');
  else root.lang = language;
  root.replaceChildren(...sections.map((section) => section.element));
  return {
    blocks,
    sections,
    elementOf: (block) => elements[block],
    sectionAt: (offset) => sections[Math.floor(blockPlaceAt(blocks, offset) / blocksPerSection)],
    sectionOf: (element) => bySection.get(element),
    rangeOf: (start, end) => rangeOf(blocks, elements, start, end),
    offsetOf: (node, offset) => offsetOf(root, blocks, elements, places, node, offset),
  };
}

function buildSection(
  text: string,
  blocks: readonly Block[],
  first: number,
  elements: HTMLElement[],
  places: Map<Node, number>,
  tables: ReadonlyMap<number, TableLayout>,
): SheetSection {
  const last = Math.min(first + blocksPerSection, blocks.length);
  const element = document.createElement('section');
  element.className = 'reader-section';
  const layer = document.createElement('div');
  layer.className = 'reader-layer';
  let height = 0;
  for (let place = first; place < last; place++) {
    const block = blocks[place];
    if (!block) continue;
    const paragraph = buildBlock(text, block, tables.get(place));
    if (tables.has(place) && tables.get(place) !== tables.get(place - 1)) paragraph.classList.add('opens-table');
    if (block.page !== null) element.append(pageBreak(block.page));
    elements.push(paragraph);
    places.set(paragraph, place);
    element.append(paragraph);
    const lines = Math.ceil((block.end - block.start) / estimate.lineCharacters);
    height += lines * estimate.lineHeight + estimate.gap;
  }
  element.append(layer);
  element.style.containIntrinsicBlockSize = `auto ${height}px`;
  return { element, layer, first, last, start: blocks[first]?.start ?? 0, end: blocks[last - 1]?.end ?? 0 };
}

/**
 * Levels of headings as they are told: the document's name is the heading of the first level, and none is more than one
 * below the heading before it, whatever it looks like (texts often begin with a small heading).
 */
function settleHeadings(blocks: readonly Block[], elements: readonly HTMLElement[]): void {
  let level = 1;
  for (const [place, { shape: mark }] of blocks.entries()) {
    if (!mark?.kind.startsWith('heading')) continue;
    level = Math.min(Number(mark.kind.at(-1)) + 1, level + 1);
    elements[place]?.setAttribute('aria-level', String(level));
  }
}

function buildBlock(text: string, block: Block, table: TableLayout | undefined): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.dir = table?.direction ?? 'auto';
  paragraph.className = block.closes ? 'reader-block' : 'reader-block cut';
  if (block.opens) paragraph.dataset.n = String(block.paragraph);
  if (block.time !== null) paragraph.dataset.time = block.time;
  if (block.shape) shape(paragraph, block.shape, block.opens);
  if (table) buildCells(paragraph, text, block, table);
  else paragraph.append(...block.runs.map((run) => buildRun(text, run)));
  return paragraph;
}

function buildRun(text: string, run: Run): Node {
  const letters = document.createTextNode(text.slice(run.start, run.end));
  const marks = run.marks.filter((mark) => mark.kind !== 'table-cell');
  return marks.length === 0 ? letters : markedSpan(letters, run, marks);
}

/** Cells stand beside each other; the TABs between them stay in the text, and are not laid out. */
function buildCells(paragraph: HTMLElement, text: string, block: Block, table: TableLayout): void {
  paragraph.classList.add('cells');
  paragraph.style.gridTemplateColumns = table.columns;
  let next = 0;
  for (const { start, end } of rowCells(text, block)) {
    const cell = document.createElement('span');
    cell.className = 'cell';
    cell.dir = 'auto';
    for (let run = block.runs[next]; run && run.start < start; run = block.runs[++next])
      paragraph.append(buildRun(text, { ...run, marks: [] }));
    for (let run = block.runs[next]; run && run.end <= end; run = block.runs[++next]) cell.append(buildRun(text, run));
    paragraph.append(cell);
  }
}

/** A line across the page where a page of the file began, with its number at the edge. */
function pageBreak(page: string): HTMLElement {
  const line = document.createElement('div');
  line.className = 'reader-page';
  line.dataset.page = page;
  line.setAttribute('role', 'separator');
  line.setAttribute('aria-label', `Page ${page}`);
  return line;
}

function shape(paragraph: HTMLElement, mark: FormatMark, opens: boolean): void {
  paragraph.classList.add(mark.kind);
  if (mark.kind.startsWith('heading')) {
    paragraph.setAttribute('role', 'heading');
  }
  const listed = mark.kind === 'bullet' || mark.kind === 'number';
  const depth = Math.min(mark.level ?? 0, 8);
  if (listed) paragraph.style.setProperty('--indent', String(depth));
  if (!opens) return;
  if (listed) paragraph.dataset.marker = mark.kind === 'bullet' ? (bullets[depth % 3] ?? '•') : (mark.value ?? '·');
  if (mark.kind === 'footnote' && mark.value) paragraph.dataset.marker = mark.value;
}

const bullets = ['•', '◦', '▪'];

function markedSpan(letters: Text, run: Run, marks: readonly FormatMark[]): HTMLElement {
  const span = document.createElement('span');
  const page = marks.find((mark) => mark.kind === 'page' && mark.start === run.start);
  const kinds = marks.map((mark) => mark.kind).filter((kind) => kind !== 'page');
  span.className = [...new Set(kinds), ...(page ? ['page-begin'] : [])].join(' ');
  if (page?.value) span.dataset.page = page.value;
  const speaker = marks.find(({ kind, value }) => kind === 'speaker' && value);
  if (speaker?.value) span.dataset.speaker = speaker.value;
  const hints = marks.flatMap(({ kind, value }) => (value && hinting.has(kind) ? [value] : []));
  if (page?.value) hints.push(`Page ${page.value}`);
  if (hints.length > 0) span.title = hints.join('\n');
  span.append(letters);
  return span;
}

/** Marks whose value is told when the pointer rests on their words. */
const hinting: ReadonlySet<string> = new Set(['link', 'comment', 'time']);

/** What stands for the runs of a block in the page, one for one and in their order. */
function runNodes(element: HTMLElement): readonly Node[] {
  if (!element.classList.contains('cells')) return [...element.childNodes];
  return [...element.childNodes].flatMap((node) => (isCell(node) ? [...node.childNodes] : [node]));
}

const isCell = (node: Node): boolean => node instanceof HTMLElement && node.classList.contains('cell');

function textNodeOf(node: Node | undefined): Text | null {
  const letters = node instanceof Text ? node : node?.firstChild;
  return letters instanceof Text ? letters : null;
}

interface Point {
  readonly node: Text;
  readonly offset: number;
}

/** `leaning` says to which side a position between two runs or blocks belongs. */
function pointAt(
  blocks: readonly Block[],
  elements: readonly HTMLElement[],
  offset: number,
  leaning: 'forward' | 'backward',
): Point | null {
  const place = blockPlaceAt(blocks, leaning === 'forward' ? offset : offset - 1);
  // Between two blocks the one after was found; a position that leans backward belongs to the one before.
  const usesBefore = leaning === 'backward' && place > 0 && offset <= (blocks[place]?.start ?? 0);
  const block = blocks[usesBefore ? place - 1 : place];
  const element = elements[usesBefore ? place - 1 : place];
  if (!block || !element) return null;
  const at = Math.max(block.start, Math.min(offset, block.end));
  const found = block.runs.findIndex((run) => (leaning === 'forward' ? at < run.end : at <= run.end));
  const run = found < 0 ? block.runs.length - 1 : found;
  const node = textNodeOf(runNodes(element)[run]);
  return node ? { node, offset: at - (block.runs[run]?.start ?? block.start) } : null;
}

function rangeOf(blocks: readonly Block[], elements: readonly HTMLElement[], start: number, end: number): Range | null {
  const from = pointAt(blocks, elements, start, 'forward');
  const to = pointAt(blocks, elements, end, 'backward');
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

function offsetOf(
  root: HTMLElement,
  blocks: readonly Block[],
  elements: readonly HTMLElement[],
  places: ReadonlyMap<Node, number>,
  node: Node,
  offset: number,
): number | null {
  if (!root.contains(node)) return null;
  for (let each: Node | null = node; each && each !== root; each = each.parentNode) {
    const place = places.get(each);
    const block = place === undefined ? undefined : blocks[place];
    if (block && each instanceof HTMLElement) return offsetInBlock(block, each, node, offset);
  }
  return offsetBetween(blocks, elements, node, offset);
}

function offsetInBlock(block: Block, element: HTMLElement, node: Node, offset: number): number {
  const nodes = runNodes(element);
  if (node instanceof Text) {
    const run = block.runs[nodes.findIndex((each) => each === node || each.contains(node))];
    return run ? Math.min(run.start + offset, run.end) : block.start;
  }
  const position = document.createRange();
  position.setStart(node, offset);
  const after = nodes.findIndex((each) => position.comparePoint(each, 0) >= 0);
  return block.runs[after]?.start ?? block.end;
}

/** A position in a section or in the sheet itself: the beginning of the block that follows it. */
function offsetBetween(
  blocks: readonly Block[],
  elements: readonly HTMLElement[],
  node: Node,
  offset: number,
): number | null {
  const position = document.createRange();
  position.setStart(node, offset);
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const element = elements[middle];
    if (element && position.comparePoint(element, 0) < 0) low = middle + 1;
    else high = middle;
  }
  return blocks[low]?.start ?? blocks.at(-1)?.end ?? null;
}
