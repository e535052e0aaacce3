import type { ExportFacts } from './facts.ts';
import { counted, escapeHtml, toPage } from './page.ts';
import type { StretchRecord } from './stretches.ts';

/** Stretches of one document that follow each other, under its name; without one where the order is another. */
export interface StretchGroup {
  readonly document: string | null;
  readonly stretches: readonly StretchRecord[];
}

/** Stretches in the order given: under their documents, where the order keeps each document together. */
export function groupStretches(stretches: readonly StretchRecord[]): StretchGroup[] {
  const groups: { document: string; stretches: StretchRecord[] }[] = [];
  for (const stretch of stretches) {
    const last = groups.at(-1);
    if (last?.document === stretch.document) last.stretches.push(stretch);
    else groups.push({ document: stretch.document, stretches: [stretch] });
  }
  const isTogether = new Set(groups.map(({ document }) => document)).size === groups.length;
  return isTogether ? groups : [{ document: null, stretches }];
}

/** How many there are, in how many documents. */
export function stretchesLead(stretches: readonly StretchRecord[]): string {
  const documents = new Set(stretches.map(({ document }) => document)).size;
  const many = stretches.length === 1 ? '1 stretch' : `${stretches.length.toLocaleString('en-GB')} stretches`;
  return `${many} of text in ${counted(documents, 'document')}`;
}

/** Where a stretch stands and which codes lie on it, in parts. */
export function stretchSource({
  document,
  group,
  paragraph,
  lastParagraph,
  start,
  end,
  codes,
}: StretchRecord): string[] {
  const many = lastParagraph > paragraph;
  return [
    group === '' ? document : `${document} (${group})`,
    paragraph === 0 ? '' : many ? `paragraphs ${paragraph}–${lastParagraph}` : `paragraph ${paragraph}`,
    `${start}–${end}`,
    codes.join('; '),
  ].filter((part) => part !== '');
}

/** Stretches to read and to print, each with its document, its place and the codes on it. */
export function stretchesPage(stretches: readonly StretchRecord[], facts: ExportFacts): string {
  const body = groupStretches(stretches).map(section).join('\n');
  return toPage('Stretches of text', facts, stretchesLead(stretches), body);
}

function section({ document, stretches }: StretchGroup): string {
  const count = stretches.length === 1 ? '1 stretch' : `${stretches.length.toLocaleString('en-GB')} stretches`;
  const head =
    document === null ? '' : `<h2><span>${escapeHtml(document)}</span><span class="count">${count}</span></h2>\n`;
  return `<section>\n${head}${stretches.map(quote).join('\n')}\n</section>`;
}

const quote = (stretch: StretchRecord): string => `<blockquote>
<p>${escapeHtml(stretch.text)}</p>
<footer class="meta">${stretchSource(stretch).map(escapeHtml).join(' · ')}</footer>
</blockquote>`;
