import type { ExportFacts } from './facts.ts';

/** A text with its numbered paragraphs. */
export interface NumberedDocument {
  readonly name: string;
  readonly group: string;
  readonly paragraphs: readonly { readonly number: number; readonly text: string }[];
}

/**
 * Plain text with the numbers of its paragraphs in front, as quotations refer to them. Lines longer than `width` characters
 * (code points) are wrapped at blanks and hang under the first; `null` = a line a paragraph.
 */
export function numberedText(documents: readonly NumberedDocument[], width: number | null, facts: ExportFacts): string {
  const options = facts.options.map(([name, value]) => `${name}: ${value}`);
  const head = [facts.study, `revision ${facts.revision}`, facts.exported, ...options].join(' · ');
  return `${[head, ...documents.map((document) => documentText(document, width))].join('\n\n\n')}\n`;
}

function documentText({ name, group, paragraphs }: NumberedDocument, width: number | null): string {
  const title = group === '' ? name : `${name} (${group})`;
  const digits = Math.max(String(paragraphs.at(-1)?.number ?? 0).length, 2);
  const lines = paragraphs.flatMap(({ number, text }) => {
    const wrapped = width === null ? [text] : wrapLine(text, width);
    return wrapped.map(
      (line, index) => `${index === 0 ? String(number).padStart(digits) : ' '.repeat(digits)}  ${line}`,
    );
  });
  return [`${title}\n${'='.repeat(Math.min([...title].length, 78))}`, ...lines].join('\n');
}

/** Breaks at blanks; what has none in reach (a long address, East Asian text) is cut between characters. */
export function wrapLine(text: string, width: number): string[] {
  const signs = [...text];
  const lines: string[] = [];
  let from = 0;
  while (signs.length - from > width) {
    let blank = from + width;
    while (blank > from && signs[blank] !== ' ') blank -= 1;
    const end = blank > from ? blank : from + width;
    lines.push(signs.slice(from, end).join(''));
    from = blank > from ? blank + 1 : end;
  }
  return [...lines, signs.slice(from).join('')];
}
