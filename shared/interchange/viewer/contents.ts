import { escapeHtml } from '../page.ts';
import { chartId } from './charts.ts';
import type { PageColors } from './colors.ts';
import { places, type ViewerStudy } from './model.ts';
import { memoLink, swatch, words } from './parts.ts';

/** The lists at the side: documents by group, codes as a tree, memos by type. */
export function contents(study: ViewerStudy, colors: PageColors): string {
  const charts = study.charts.map(({ title }, at) => `<li><a href="#${chartId(at)}">${escapeHtml(title)}</a></li>`);
  return `<nav class="contents" id="contents" aria-label="Contents">
<ul><li><a href="#overview">Overview</a></li>${charts.join('')}</ul>
${part('documents', 'Documents', study.documents.length, documents(study))}
${part('codes', 'Codes', study.codes.length, codes(study, colors))}
${part('memos', 'Memos', study.memos.length, memos(study))}
</nav>`;
}

/** Lists of more entries than this have a field that filters them. */
const manyEntries = 12;

function part(id: string, title: string, count: number, list: string): string {
  if (count === 0) return '';
  const field =
    count > manyEntries
      ? `<input type="search" class="filter needs-script" data-list="list-${id}" aria-label="Filter ${title.toLowerCase()}" placeholder="Filter ${title.toLowerCase()}" autocomplete="off">`
      : '';
  return `<details open><summary><h2>${title} <span class="count">${count}</span></h2></summary>
${field}<ul id="list-${id}">${list}</ul></details>`;
}

/** Documents in their order, under the name of their group where it changes. */
function documents({ documents: all, codings }: ViewerStudy): string {
  const counts = new Map<number, number>();
  for (const { document } of codings) counts.set(document, (counts.get(document) ?? 0) + 1);
  let group = '';
  return all
    .map((document, at) => {
      const head =
        document.group !== group && document.group !== '' ? `<li class="group">${words(document.group)}</li>` : '';
      group = document.group;
      const count = `<span class="count">${counts.get(at) ?? 0}</span>`;
      return `${head}<li><a href="${places.document(at)}">${words(document.name)}${count}</a></li>`;
    })
    .join('');
}

/** Steps of the tree that are drawn; deeper ones stand under the last. */
const deepest = 6;

function codes({ codes: all, codings }: ViewerStudy, colors: PageColors): string {
  const counts = new Map<number, number>();
  for (const { code } of codings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return all
    .map(({ names, depth }, at) => {
      const count = `<span class="count">${counts.get(at) ?? 0}</span>`;
      const name = words(names.at(-1) ?? '');
      return `<li class="t${Math.min(depth, deepest)}"><a href="${places.code(at)}">${swatch(at, colors)}${name}${count}</a></li>`;
    })
    .join('');
}

function memos(study: ViewerStudy): string {
  const byType = Map.groupBy(study.memos.keys(), (at) => study.memos[at]?.type ?? '');
  return [...byType]
    .map(([type, members]) => {
      const head = type === '' ? '' : `<li class="group">${words(type)}</li>`;
      return head + members.map((at) => `<li>${memoLink(study, at)}</li>`).join('');
    })
    .join('');
}
