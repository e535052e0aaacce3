import { escapeHtml } from '../page.ts';
import type { PageColors } from './colors.ts';
import type { ViewerCell, ViewerChart, ViewerStudy } from './model.ts';
import { codeLink, view } from './parts.ts';

export const chartId = (at: number): string => `chart-${at}`;

/** The charts, each with the same numbers as a table below it: for the keyboard, and for those who would rather read. */
export const chartSections = (study: ViewerStudy, colors: PageColors): string[] =>
  study.charts.map((chart, at) => view(chartId(at), escapeHtml(chart.title), chartBody(study, chart, colors), 'wide'));

function chartBody(study: ViewerStudy, chart: ViewerChart, colors: PageColors): string {
  const legend = chart.legend.map(
    ({ code, count }) => `<li>${codeLink(study, code, colors)} <span class="count">${count}</span></li>`,
  );
  return `<p class="lead">${escapeHtml(chart.sentence)}</p>
${legend.length === 0 ? '' : `<ul class="legend">${legend.join('')}</ul>`}
<div class="chart" tabindex="0" role="group" aria-label="${escapeHtml(chart.title)}, picture; the table below it holds the same numbers">${chart.svg}</div>
<p class="meta">Choose a mark to read the segments behind it.</p>
<details class="twin"><summary>The same as a table</summary>
<div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(chart.title)}, table">${table(chart)}</div></details>`;
}

function table({ table: { columns, rows } }: ViewerChart): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const lines = rows.map(([name, ...cells]) => {
    const first = name === undefined ? '' : `<th scope="row">${cellHtml(name)}</th>`;
    return `<tr>${first}${cells.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

const cellHtml = ({ text, href }: ViewerCell): string =>
  href === null ? escapeHtml(text) : `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
