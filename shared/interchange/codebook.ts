import { column, type ExportFacts, factsRecord, isoTime } from './facts.ts';
import { escapeMarkdown, escapeMarkdownLines } from './markdownEscape.ts';
import { colorStyle, counted, escapeHtml, type PageColor, toPage } from './page.ts';
import type { Table } from './table.ts';

/** A code of the codebook as it leaves the program, in the order of the tree. */
export interface CodebookEntry {
  readonly id: string;
  /** Names from the theme down. */
  readonly names: readonly string[];
  readonly path: string;
  /** Palette name or `#rrggbb` that it shows as. */
  readonly color: string;
  readonly pageColor: PageColor;
  readonly description: string;
  readonly whenToUse: string;
  readonly whenNotToUse: string;
  readonly example: string;
  readonly key: string;
  readonly role: string;
  /** Own codings, and documents that hold one. */
  readonly codings: number;
  readonly documents: number;
  /** The same with all subcodes, each coding once (METHOD.md §2). */
  readonly codingsWith: number;
  readonly documentsWith: number;
  readonly createdAt: number;
}

export function codebookTable(entries: readonly CodebookEntry[]): Table {
  return {
    name: 'Codebook',
    columns: [
      column('code', 40),
      column('theme', 24),
      column('name', 28),
      column('level', 7),
      column('colour', 10),
      column('description', 60),
      column('when to use', 50),
      column('when not to use', 50),
      column('example', 50),
      column('key', 6),
      column('role', 12),
      column('codings', 9),
      column('documents', 11),
      column('codings with subcodes', 12),
      column('documents with subcodes', 12),
      column('created', 22),
    ],
    rows: entries.map((entry) => [
      entry.path,
      entry.names[0] ?? '',
      entry.names.at(-1) ?? '',
      entry.names.length,
      entry.color,
      entry.description,
      entry.whenToUse,
      entry.whenNotToUse,
      entry.example,
      entry.key,
      entry.role,
      entry.codings,
      entry.documents,
      entry.codingsWith,
      entry.documentsWith,
      isoTime(entry.createdAt),
    ]),
  };
}

export function codebookJson(entries: readonly CodebookEntry[], facts: ExportFacts) {
  const codes = entries.map(({ pageColor: _, createdAt, ...entry }) => ({ ...entry, created: isoTime(createdAt) }));
  return { ...factsRecord(facts), codes };
}

/** What the researcher wrote about a code beside its description, under its headings. */
export const fieldsOf = (entry: CodebookEntry): (readonly [string, string])[] =>
  (
    [
      ['When to use', entry.whenToUse],
      ['When not to use', entry.whenNotToUse],
      ['Example', entry.example],
    ] as const
  ).filter(([, text]) => text !== '');

/** Its counts in words. */
export const countsOf = (entry: CodebookEntry): string => {
  const own = `${counted(entry.codings, 'coding')} in ${counted(entry.documents, 'document')}`;
  if (entry.codingsWith === entry.codings) return own;
  return `${own}; with subcodes ${counted(entry.codingsWith, 'coding')} in ${counted(entry.documentsWith, 'document')}`;
};

/** The codebook as an appendix to read and to print. */
export function codebookPage(entries: readonly CodebookEntry[], facts: ExportFacts): string {
  const themes = entries.filter((entry) => entry.names.length === 1).length;
  const lead = `${counted(entries.length, 'code')} under ${counted(themes, 'theme')}`;
  return toPage('Codebook', facts, lead, entries.map(entryHtml).join('\n'));
}

function entryHtml(entry: CodebookEntry): string {
  const above = entry.names.slice(0, -1).map((name) => `<span class="path">${escapeHtml(name)} / </span>`);
  const description = entry.description === '' ? '' : `\n<p>${escapeHtml(entry.description)}</p>`;
  const fields = fieldsOf(entry).map(([name, text]) => `<dt>${name}</dt><dd>${escapeHtml(text)}</dd>`);
  return `<section style="${colorStyle(entry.pageColor)};margin-left:${Math.min(entry.names.length - 1, 4) * 1.2}rem">
<h2 style="${colorStyle(entry.pageColor)}"><span>${above.join('')}${escapeHtml(entry.names.at(-1) ?? '')}</span></h2>
<p class="meta">${escapeHtml(countsOf(entry))}</p>${description}
${fields.length > 0 ? `<dl>${fields.join('')}</dl>` : ''}
</section>`;
}

/** The codebook in Markdown: a heading a code, as deep as it stands in the tree. */
export function codebookMarkdown(entries: readonly CodebookEntry[], facts: ExportFacts): string {
  const head = `# Codebook – ${escapeMarkdown(facts.study)}\n\n${factsLine(facts)}\n`;
  return `${head}${entries.map(entryMarkdown).join('')}`;
}

function entryMarkdown(entry: CodebookEntry): string {
  const level = '#'.repeat(Math.min(entry.names.length + 1, 6));
  const parts = [`${level} ${escapeMarkdown(entry.names.at(-1) ?? '')}`, `*${countsOf(entry)}*`];
  if (entry.description !== '') parts.push(escapeMarkdownLines(entry.description));
  for (const [name, text] of fieldsOf(entry)) parts.push(`**${name}:** ${escapeMarkdown(text)}`);
  return `\n${parts.join('\n\n')}\n`;
}

/** Study, revision, date and options in one line of Markdown. */
export const factsLine = ({ study, revision, exported, options }: ExportFacts): string =>
  [
    `Study: ${escapeMarkdown(study)}`,
    `revision ${revision}`,
    exported,
    ...options.map(([name, value]) => `${name}: ${value}`),
  ].join(' · ');
