import { factsLine } from './codebook.ts';
import type { ExportFacts } from './facts.ts';
import { escapeMarkdown, escapeMarkdownLines, quoteMarkdown } from './markdownEscape.ts';
import type { StretchRecord } from './stretches.ts';
import { groupStretches, stretchesLead, stretchSource } from './stretchesPage.ts';

/** Stretches in Markdown, each a quotation with its source. */
export function stretchesMarkdown(stretches: readonly StretchRecord[], facts: ExportFacts): string {
  const parts = groupStretches(stretches).flatMap((group) => [
    ...(group.document === null ? [] : [`## ${escapeMarkdown(group.document)}`]),
    ...group.stretches.map((stretch) => {
      const source = `— ${stretchSource(stretch).map(escapeMarkdown).join(' · ')}`;
      return quoteMarkdown([escapeMarkdownLines(stretch.text), source].join('\n\n'));
    }),
  ]);
  const head = [`# Stretches of text – ${escapeMarkdown(facts.study)}`, stretchesLead(stretches), factsLine(facts)];
  return `${[...head, ...parts].join('\n\n')}\n`;
}
