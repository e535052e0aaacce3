import { factsLine } from './codebook.ts';
import type { ExportFacts } from './facts.ts';
import { escapeMarkdown } from './markdownEscape.ts';
import { counted, escapeHtml, toPage } from './page.ts';
import type { Table } from './table.ts';
import { cellWords } from './wordDocument.ts';

const styles = `
body>main,body>header,body>footer{max-width:none}
.wide{overflow-x:auto;margin-top:1.5rem}
table{border-collapse:collapse;font:.9rem/1.45 "Source Sans 3","Segoe UI",system-ui,sans-serif}
th,td{text-align:start;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line);white-space:pre-wrap}
th{color:var(--soft);font-weight:600;position:sticky;top:0;background:var(--paper)}
td.number{text-align:end;font-variant-numeric:tabular-nums}
`;

/** A table as a page to read and to print. */
export function tablePage(title: string, one: string, { columns, rows }: Table, facts: ExportFacts): string {
  const head = columns.map((each) => `<th scope="col">${escapeHtml(each.title)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = columns.map((_, index) => {
      const cell = row[index] ?? null;
      return `<td${typeof cell === 'number' ? ' class="number"' : ' dir="auto"'}>${escapeHtml(cellWords(cell))}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const table = `<div class="wide" role="region" aria-label="${escapeHtml(title)}" tabindex="0"><table><thead><tr>${head}</tr></thead>\n<tbody>${body.join('\n')}</tbody></table></div>`;
  return toPage(title, facts, counted(rows.length, one), table, styles);
}

/** A table in Markdown, as GitHub and pandoc read it. */
export function tableMarkdown(title: string, { columns, rows }: Table, facts: ExportFacts): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines = [
    line(columns.map((each) => cellMarkdown(each.title))),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((_, index) => cellMarkdown(cellWords(row[index] ?? null))))),
  ];
  return `# ${escapeMarkdown(title)} – ${escapeMarkdown(facts.study)}\n\n${factsLine(facts)}\n\n${lines.join('\n')}\n`;
}

/** One line a cell; a bar would begin the next one. */
const cellMarkdown = (text: string): string =>
  escapeMarkdown(text)
    .replace(/\|/g, '\\|')
    .replace(/\s*\n\s*/g, '<br>');
