import { factsLine } from './codebook.ts';
import type { ExportFacts } from './facts.ts';
import { escapeMarkdown, quoteMarkdown } from './markdownEscape.ts';
import { type SegmentGroup, segmentSource } from './segmentsPage.ts';

/** Coded segments in Markdown: code by code, each a quotation with its source. */
export function segmentsMarkdown(
  groups: readonly SegmentGroup[],
  variables: readonly string[],
  facts: ExportFacts,
): string {
  const parts = groups.flatMap(({ names, description, segments }) => [
    `## ${escapeMarkdown(names.join(' / '))}`,
    ...(description === '' ? [] : [`*${escapeMarkdown(description.replace(/\s+/gu, ' ').trim())}*`]),
    ...segments.map((segment) => {
      const source = `— ${segmentSource(segment, variables).map(escapeMarkdown).join(' · ')}`;
      const comment =
        segment.comment === '' ? [] : [`*${escapeMarkdown(segment.comment.replace(/\s+/gu, ' ').trim())}*`];
      return quoteMarkdown([escapeMarkdown(segment.text), ...comment, source].join('\n\n'));
    }),
  ]);
  return `${[`# Coded segments – ${escapeMarkdown(facts.study)}`, factsLine(facts), ...parts].join('\n\n')}\n`;
}
