import type { ExportFacts } from './facts.ts';
import { colorStyle, counted, escapeHtml, type PageColor, toPage } from './page.ts';
import type { SegmentRecord } from './segments.ts';

/** A code as a heading of the page. */
export interface SegmentGroup {
  /** Names from the theme down. */
  readonly names: readonly string[];
  readonly color: PageColor;
  readonly description: string;
  readonly segments: readonly SegmentRecord[];
}

/** Coded segments to read and to print: code by code in the order of the tree, each with its source. */
export function segmentsPage(
  groups: readonly SegmentGroup[],
  variables: readonly string[],
  facts: ExportFacts,
): string {
  const total = groups.reduce((sum, group) => sum + group.segments.length, 0);
  const documents = new Set(groups.flatMap((group) => group.segments.map((segment) => segment.document))).size;
  const lead = `${counted(total, 'coded segment')} of ${counted(groups.length, 'code')} in ${counted(documents, 'document')}`;
  const body = `${contents(groups)}\n${groups.map((group, index) => section(group, index, variables)).join('\n')}`;
  return toPage('Coded segments', facts, lead, body);
}

function contents(groups: readonly SegmentGroup[]): string {
  if (groups.length < 2) return '';
  const entries = groups.map(({ names, color, segments }, index) => {
    const name = escapeHtml(names.at(-1) ?? '');
    const place = `${colorStyle(color)};--d:${Math.min(names.length - 1, 6)}`;
    return `<li style="${place}"><a href="#c${index}">${name}</a><span class="count">${segments.length}</span></li>`;
  });
  return `<nav aria-label="Codes"><ol>${entries.join('')}</ol></nav>`;
}

function pathOf(names: readonly string[]): string {
  const above = names.slice(0, -1).map((name) => `<span class="path">${escapeHtml(name)} / </span>`);
  return `${above.join('')}${escapeHtml(names.at(-1) ?? '')}`;
}

function section(
  { names, color, description, segments }: SegmentGroup,
  index: number,
  variables: readonly string[],
): string {
  const count = `<span class="count">${counted(segments.length, 'segment')}</span>`;
  const note = description === '' ? '' : `<p class="note">${escapeHtml(description)}</p>`;
  const quotes = segments.map((segment) => quote(segment, variables)).join('\n');
  return `<section style="${colorStyle(color)}">
<h2 id="c${index}" style="${colorStyle(color)}"><span>${pathOf(names)}</span>${count}</h2>
${note}
${quotes}
</section>`;
}

function quote(segment: SegmentRecord, variables: readonly string[]): string {
  const comment = segment.comment === '' ? '' : `\n<p class="comment">${escapeHtml(segment.comment)}</p>`;
  return `<blockquote>
<p>${escapeHtml(segment.text)}</p>${comment}
<footer class="meta">${segmentSource(segment, variables).map(escapeHtml).join(' · ')}</footer>
</blockquote>`;
}

/** Where a segment stands, who coded it, and what is known of its document, in parts. */
export function segmentSource(segment: SegmentRecord, variables: readonly string[]): string[] {
  const values = variables.flatMap((name, index) => {
    const value = segment.variables[index];
    return value === null || value === undefined ? [] : [`${name} ${value}`];
  });
  const memos = segment.memos.length === 0 ? [] : [`memos: ${segment.memos.join('; ')}`];
  return [
    segment.group === '' ? segment.document : `${segment.document} (${segment.group})`,
    paragraphs(segment),
    `${segment.start}–${segment.end}`,
    ...values,
    `coded by ${segment.coder}`,
    ...(segment.weight === null ? [] : [`weight ${segment.weight}`]),
    ...memos,
  ].filter((part) => part !== '');
}

function paragraphs({ paragraph, lastParagraph }: SegmentRecord): string {
  if (paragraph === 0) return '';
  return lastParagraph > paragraph ? `paragraphs ${paragraph}–${lastParagraph}` : `paragraph ${paragraph}`;
}
