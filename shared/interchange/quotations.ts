import { escapeHtml } from './page.ts';

/** A segment or stretch as it is quoted: its words, and where they are from. */
export interface Quotation {
  readonly text: string;
  readonly document: string;
  /** First and last paragraph touched, from 1; 0 = none. */
  readonly paragraph: number;
  readonly lastParagraph: number;
  /** Paths of the codes that it stands for, as they are read. */
  readonly codes: readonly string[];
}

/** Quotations for a letter or a draft: `head` says what they are, then each stands with its source behind it. */
export function quotationsText(head: string, quotations: readonly Quotation[]): string {
  const quoted = quotations.map((quotation) => `${wordsOf(quotation)} (${sourceOf(quotation)})`);
  return `${[head, ...quoted].join('\n\n')}\n`;
}

/** The same for word processors: each quotation is a block, and its source stands below the words. */
export function quotationsHtml(head: string, quotations: readonly Quotation[]): string {
  const blocks = quotations.map((quotation) => {
    const words = escapeHtml(wordsOf(quotation)).replaceAll('\n', '<br>');
    return `<blockquote><p dir="auto">${words}</p><p><small>${escapeHtml(sourceOf(quotation))}</small></p></blockquote>`;
  });
  return `<p>${escapeHtml(head)}</p>\n${blocks.join('\n')}\n`;
}

/** The words in quotation marks; those within are single, as in print. */
const wordsOf = ({ text }: Quotation): string => `“${text.trim().replace(/[“”"]/gu, (mark) => single[mark] ?? mark)}”`;

const single: Readonly<Record<string, string>> = { '“': '‘', '”': '’', '"': "'" };

/** Where the words stand and what they are coded with: `ORG1 · controller, ¶ 7–8; trust`. */
function sourceOf({ document, paragraph, lastParagraph, codes }: Quotation): string {
  const last = lastParagraph > paragraph ? `–${lastParagraph}` : '';
  const place = paragraph === 0 ? '' : `, ¶ ${paragraph}${last}`;
  return `${document}${place}${codes.length > 0 ? `; ${codes.join(', ')}` : ''}`;
}
