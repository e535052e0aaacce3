import { counted, escapeHtml } from '../page.ts';
import { chartId } from './charts.ts';
import type { PageColors } from './colors.ts';
import type { ViewerStudy } from './model.ts';
import { codeLink, documentLink, view, words } from './parts.ts';

/** What the page is, what stands in it, and from which state of the study. */
export function overview(study: ViewerStudy, colors: PageColors): string {
  const body = `<p class="lead">A study to read: its texts with what is coded in them, its codes, memos and charts. Nothing can be changed here, and nothing leaves this computer.</p>
${facts(study)}
${leftOut(study)}
${charts(study)}
${themes(study, colors)}
${variables(study)}
<p class="meta needs-script">Keys: <kbd>/</kbd> search, <kbd>n</kbd> and <kbd>p</kbd> next and previous coding of a text. Printing prints the part that is shown.</p>`;
  return view('overview', words(study.facts.study), body);
}

function facts({ facts: { revision, exported, options }, documents, codes, codings, memos }: ViewerStudy): string {
  const rows: [string, string][] = [
    [
      'In it',
      [
        counted(documents.length, 'document'),
        counted(codings.length, 'coding'),
        counted(codes.length, 'code'),
        counted(memos.length, 'memo'),
      ].join(', '),
    ],
    ['State', `revision ${revision} of the study`],
    ['Written', exported.replace('T', ' ').replace('Z', ' UTC')],
    ...options.map(([name, value]): [string, string] => [name, value]),
  ];
  return `<dl class="facts">${rows.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${words(value)}</dd>`).join('')}</dl>`;
}

const leftOut = ({ leftOut: what }: ViewerStudy): string =>
  what.length === 0 ? '' : `<p class="meta">Left out by the researcher: ${what.map(escapeHtml).join('; ')}.</p>`;

const charts = (study: ViewerStudy): string =>
  study.charts.length === 0
    ? ''
    : `<p class="doors">${study.charts.map(({ title }, at) => `<a href="#${chartId(at)}">${escapeHtml(title)}</a>`).join('')}</p>`;

function themes(study: ViewerStudy, colors: PageColors): string {
  const top = study.codes.flatMap(({ depth, description }, at) => (depth === 0 ? [{ at, description }] : []));
  if (top.length === 0) return '';
  const rows = top.map(
    ({ at, description }) => `<dt>${codeLink(study, at, colors)}</dt><dd dir="auto">${escapeHtml(description)}</dd>`,
  );
  return `<h3>Codes at the top</h3><dl class="themes">${rows.join('')}</dl>`;
}

/** What is known of each document, as a table. */
function variables(study: ViewerStudy): string {
  if (study.variables.length === 0 || study.documents.length === 0) return '';
  const head = ['Document', ...study.variables].map((name) => `<th scope="col">${words(name)}</th>`).join('');
  const rows = study.documents.map(
    ({ values }, at) =>
      `<tr><th scope="row">${documentLink(study, at)}</th>${study.variables.map((_, place) => `<td>${words(values[place] ?? '')}</td>`).join('')}</tr>`,
  );
  return `<h3>Variables</h3><div class="scroll" tabindex="0" role="group" aria-label="Variables"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
