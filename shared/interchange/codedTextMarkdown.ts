import { factsLine } from './codebook.ts';
import {
  type CodedDocument,
  type CodedLabel,
  type CodedParagraph,
  documentLine,
  hasSeveralCoders,
  labelNotes,
} from './codedText.ts';
import type { ExportFacts } from './facts.ts';
import { escapeMarkdown, escapeMarkdownLines } from './markdownEscape.ts';
import { type ReferenceNames, writeMemoMarkdown } from './memoWriting.ts';

/** Documents with their coding in Markdown: each paragraph with its number, and below it its codings with their words. */
export function codedTextMarkdown(
  documents: readonly CodedDocument[],
  names: ReferenceNames,
  facts: ExportFacts,
): string {
  const several = hasSeveralCoders(documents);
  const head = [`# Documents with coding – ${escapeMarkdown(facts.study)}`, factsLine(facts)];
  return `${[...head, ...documents.flatMap((document) => documentMarkdown(document, names, several))].join('\n\n')}\n`;
}

function documentMarkdown(document: CodedDocument, names: ReferenceNames, several: boolean): string[] {
  const line = documentLine(document);
  return [
    `## ${escapeMarkdown(document.name)}`,
    ...(line === '' ? [] : [`*${escapeMarkdown(line)}*`]),
    ...(document.note === '' ? [] : [escapeMarkdownLines(document.note)]),
    ...document.paragraphs.flatMap((paragraph) => paragraphMarkdown(paragraph, several)),
    ...(document.memos.length > 0 ? ['### Memos about this document'] : []),
    ...document.memos.flatMap(({ number, title, source, body }) => [
      `#### ${number}\\. ${escapeMarkdown(title)}`,
      `*${escapeMarkdown(source)}*`,
      writeMemoMarkdown(body, names),
    ]),
  ];
}

function paragraphMarkdown({ number, pieces, labels, afterGap }: CodedParagraph, several: boolean): string[] {
  const words = pieces.map(({ text }) => text).join('');
  const list = labels.map((label) => `- ${labelMarkdown(label, number, several)}`);
  return [
    ...(afterGap ? ['…'] : []),
    `**${number}** ${escapeMarkdown(words)}`,
    ...(list.length > 0 ? [list.join('\n')] : []),
  ];
}

function labelMarkdown(label: CodedLabel, number: number, several: boolean): string {
  const { code, words, comment, goesOn, memos } = label;
  const said = [
    `**${escapeMarkdown(code.join(' / '))}**`,
    ...(words === '' ? [] : [`“${escapeMarkdown(words)}”`]),
    ...labelNotes(label, number, several).map(escapeMarkdown),
    ...(goesOn ? [] : memos.map((memo) => `memo ${memo}`)),
    ...(comment === '' || goesOn ? [] : [`*${escapeMarkdown(comment.replace(/\s+/gu, ' ').trim())}*`]),
  ];
  return said.join(' · ');
}
