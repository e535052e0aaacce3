import type { CodeTree } from '#shared/domain/codeTree.ts';
import { quotationsHtml, quotationsText } from '#shared/interchange/quotations.ts';
import { runCommand } from '../../commands/registry.ts';
import { showToast } from '../../ui/Toast.tsx';
import { createMemoOfQuotes } from '../memos/createMemo.ts';
import { type FoundPage, type FoundQuestion, readFound } from './found.ts';
import { amountOf, codesOf, headOf, mostQuoted, quotable, toQuotation } from './quotes.ts';

/** So many quotations go to the clipboard: more than that is a file. */
const mostCopied = 1000;

/** What is quoted: the segments shown, in their order, and the rule that found them. */
export interface Quoting {
  readonly question: FoundQuestion;
  readonly rule: string;
  readonly tree: CodeTree;
}

/** The first segments shown, without context; what could not be asked is said. */
async function firstFound(question: FoundQuestion, most: number): Promise<FoundPage | null> {
  const page = await readFound({ ...question, context: 'none' }, most);
  if (page.ok) return page.value;
  showToast({ message: page.error.message, tone: 'danger' });
  return null;
}

/** Puts the segments shown on the clipboard as quotations, as plain words and as HTML; says what was left out. */
export async function copyAsQuotations({ question, rule, tree }: Quoting): Promise<void> {
  const page = await firstFound(question, mostCopied);
  if (!page) return;
  const head = headOf(page, page.rows.length, rule);
  const quotations = page.rows.map((row) => toQuotation(row, tree));
  const forms = { 'text/plain': quotationsText(head, quotations), 'text/html': quotationsHtml(head, quotations) };
  const blobs = Object.entries(forms).map(([type, words]) => [type, new Blob([words], { type })]);
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    sayCopied(page);
  } catch {
    showToast({ message: 'The system did not let the clipboard be written; write a file instead.', tone: 'danger' });
  }
}

function sayCopied(page: FoundPage): void {
  const taken = page.rows.length;
  const said = `${amountOf(page, taken)} ${taken === 1 ? 'is' : 'are'} on the clipboard as quotations.`;
  if (taken === page.total) showToast({ message: said });
  else {
    const action = { label: 'Write a file…', run: () => runCommand('segments.export') };
    showToast({ message: `${said} A file takes them all.`, action });
  }
}

/** Writes a new memo that quotes the segments shown, each leading back to its place; says what was left out. */
export async function memoOfQuotations({ question, rule, tree }: Quoting): Promise<void> {
  const page = await firstFound(question, mostQuoted);
  if (!page) return;
  const rows = quotable(page.rows);
  const quotes = rows.map(({ documentId, start, end, codingId, text, documentName }) => ({
    ...{ documentId, start, end, codingId, text },
    label: documentName,
  }));
  const codeIds = new Set(rows.flatMap((row) => [...codesOf(row)])).intersection(tree.byId);
  const made = await createMemoOfQuotes(headOf(page, rows.length, rule), quotes, codeIds);
  if (made && rows.length < page.total) {
    showToast({ message: `${amountOf(page, rows.length)} are quoted here: narrow the query to quote others.` });
  }
}
