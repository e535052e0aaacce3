/** Words in which no sign is Markdown: what would be one is escaped, wherever it stands in a line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/&(?=#?\w{1,8};)/g, '\\&');
}

/** The same for words that stand as a paragraph of their own: what would begin a heading or a list is escaped too. */
export function escapeMarkdownLines(text: string): string {
  return escapeMarkdown(text)
    .replace(/^(\s*)([#+-]+)(?=\s|$)/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s)/gm, '$1\\$2');
}

/** Paragraphs as a quotation. */
export const quoteMarkdown = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
