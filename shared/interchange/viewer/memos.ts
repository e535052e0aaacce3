import type { PageColors } from './colors.ts';
import type { ViewerStudy } from './model.ts';
import { codeLink, documentLink, memoLink, view, words } from './parts.ts';

/** A memo with what it is about. */
export function memoSection(study: ViewerStudy, at: number, colors: PageColors): string {
  const memo = study.memos[at];
  if (!memo) return '';
  const facts = [words(memo.type), ...(memo.author === '' ? [] : [words(memo.author)]), memo.changed.slice(0, 10)];
  const links = [
    ...memo.codes.map((code) => codeLink(study, code, colors)),
    ...memo.documents.map((document) => documentLink(study, document)),
    ...memo.memos.map((other) => memoLink(study, other)),
  ];
  const about = links.length === 0 ? '' : `<p class="meta">About: ${links.join(', ')}</p>`;
  const body = `<p class="meta">${facts.filter(Boolean).join(' · ')}</p>${about}
<div class="memo">${memo.html}</div>`;
  return view(`m${at}`, memo.title === '' ? 'Memo without a title' : words(memo.title), body);
}
