import { factsLine } from './codebook.ts';
import { column, type ExportFacts, factsRecord, isoTime } from './facts.ts';
import { escapeMarkdown } from './markdownEscape.ts';
import { counted, escapeHtml, toPage } from './page.ts';
import type { Table } from './table.ts';

/** A memo as it leaves the program. */
export interface MemoRecord {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly flag: string | null;
  readonly author: string;
  /** Plain words. */
  readonly text: string;
  readonly markdown: string;
  /** The body as HTML, and as the editor keeps it. */
  readonly html: string;
  readonly body: string;
  /** What it points at, by hand or in its words: paths of codes, names of documents, titles of memos. */
  readonly codes: readonly string[];
  readonly documents: readonly string[];
  readonly memos: readonly string[];
  /** Quoted or linked places; positions in code points. */
  readonly segments: readonly { readonly document: string; readonly start: number; readonly end: number }[];
  readonly createdAt: number;
  readonly changedAt: number;
}

export function memosTable(memos: readonly MemoRecord[]): Table {
  return {
    name: 'Memos',
    columns: [
      column('title', 36),
      column('type', 14),
      column('flag', 8),
      column('author', 16),
      column('created', 22),
      column('changed', 22),
      column('codes', 36),
      column('documents', 28),
      column('segments', 28),
      column('words', 8),
      column('text', 100),
    ],
    rows: memos.map((memo) => [
      memo.title,
      memo.type,
      memo.flag,
      memo.author,
      isoTime(memo.createdAt),
      isoTime(memo.changedAt),
      memo.codes.join('; '),
      memo.documents.join('; '),
      memo.segments.map(({ document, start, end }) => `${document} ${start}–${end}`).join('; '),
      memo.text.match(/\S+/gu)?.length ?? 0,
      memo.text,
    ]),
  };
}

export function memosJson(memos: readonly MemoRecord[], facts: ExportFacts) {
  const records = memos.map(({ html: _, body: __, createdAt, changedAt, ...memo }) => ({
    ...memo,
    created: isoTime(createdAt),
    changed: isoTime(changedAt),
  }));
  return { ...factsRecord(facts), memos: records };
}

export const memoTitle = (memo: Pick<MemoRecord, 'title'>): string => memo.title || 'Untitled memo';

/** Type, author, day and flag in one line. */
export const memoLine = (memo: Pick<MemoRecord, 'type' | 'author' | 'createdAt' | 'flag'>): string =>
  [
    memo.type,
    memo.author,
    isoTime(memo.createdAt).slice(0, 10),
    ...(memo.flag === null ? [] : [`flag ${memo.flag}`]),
  ].join(' · ');

/** All memos in one Markdown file. Mentions and quotations are written as they are read (`memoReading.ts`). */
export function memosMarkdown(memos: readonly MemoRecord[], facts: ExportFacts): string {
  const parts = memos.map((memo) => {
    const links = [...memo.codes.map((code) => `#[${code}]`), ...memo.documents.map((name) => `@[${name}]`)];
    const linked = links.length > 0 ? `\n\nLinked: ${links.join(' ')}` : '';
    return `## ${escapeMarkdown(memoTitle(memo))}\n\n*${escapeMarkdown(memoLine(memo))}*${linked}\n\n${memo.markdown}`;
  });
  return `${[`# Memos – ${escapeMarkdown(facts.study)}`, factsLine(facts), ...parts].join('\n\n')}\n`;
}

/** All memos as a page to read and to print. */
export function memosPage(memos: readonly MemoRecord[], facts: ExportFacts): string {
  const articles = memos.map((memo) => {
    const about = [...memo.codes, ...memo.documents].map((name) => `<span class="mention">${escapeHtml(name)}</span>`);
    const linked = about.length > 0 ? `\n<p class="meta">About ${about.join(' ')}</p>` : '';
    return `<article>
<h2>${escapeHtml(memoTitle(memo))}</h2>
<p class="meta">${escapeHtml(memoLine(memo))}</p>${linked}
${memo.html}
</article>`;
  });
  return toPage('Memos', facts, counted(memos.length, 'memo'), articles.join('\n'));
}
