import { escapeHtml } from '../page.ts';
import type { PageColors } from './colors.ts';
import { places, type ViewerStudy } from './model.ts';

/** Words of the study: escaped, in their own direction. */
export const words = (text: string): string => `<bdi>${escapeHtml(text.toWellFormed())}</bdi>`;

/** Prose of the study, its lines kept. */
export const prose = (text: string): string =>
  text
    .split(/\n{2,}/u)
    .map((part) => `<p dir="auto">${escapeHtml(part.toWellFormed())}</p>`)
    .join('');

/** The square of a code's colour. */
export const swatch = (code: number, colors: PageColors): string => `<i class="swatch h${colors.of(code)}"></i>`;

/** A code by its own name, to go to. */
export function codeLink(study: ViewerStudy, code: number, colors: PageColors): string {
  const names = study.codes[code]?.names ?? [];
  return `<a class="code" href="${places.code(code)}">${swatch(code, colors)}${words(names.at(-1) ?? '')}</a>`;
}

export const documentLink = (study: ViewerStudy, document: number): string =>
  `<a href="${places.document(document)}">${words(study.documents[document]?.name ?? '')}</a>`;

export const memoLink = (study: ViewerStudy, memo: number): string =>
  `<a href="${places.memo(memo)}">${words(study.memos[memo]?.title || 'Memo without a title')}</a>`;

/** A line of memos that are about something; nothing without any. */
export function memosLine(study: ViewerStudy, memos: readonly number[]): string {
  if (memos.length === 0) return '';
  return `<p class="meta">Memos: ${memos.map((memo) => memoLink(study, memo)).join(', ')}</p>`;
}

/** A part of the page that is shown alone. */
export const view = (id: string, title: string, body: string, className = ''): string =>
  `<section class="view${className === '' ? '' : ` ${className}`}" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title" tabindex="-1">${title}</h2>
${body}
</section>`;
