import { counted, escapeHtml } from '../page.ts';
import type { PageColors } from './colors.ts';
import { places, type ViewerCode, type ViewerStudy } from './model.ts';
import { codeLink, documentLink, memosLine, prose, swatch, view, words } from './parts.ts';
import type { ViewerIndex } from './relations.ts';

/** A code: its definition, what stands below it, and the words of all its codings. */
export function codeSection(study: ViewerStudy, index: ViewerIndex, at: number, colors: PageColors): string {
  const code = study.codes[at];
  if (!code) return '';
  const own = index.codingsOfCode[at] ?? [];
  const byDocument = Map.groupBy(own, (coding) => study.codings[coding]?.document ?? 0);
  const children = index.childrenOf[at] ?? [];
  const below =
    children.length === 0
      ? ''
      : `<p class="meta">Below it: ${children.map((child) => codeLink(study, child, colors)).join(', ')}</p>`;
  const segments = [...byDocument].map(([document, codings]) => {
    const count = `<span class="count">${codings.length}</span>`;
    const quotes = codings.map((coding) => segment(study, index, coding, colors));
    return `<h3>${documentLink(study, document)}${count}</h3>\n${quotes.join('\n')}`;
  });
  const body = `${place(study, code)}<p class="meta">${sums(own.length, byDocument.size, index.countWith[at] ?? 0)}</p>
${definition(code)}${below}${memosLine(study, index.memosOfCode[at] ?? [])}
${segments.join('\n')}`;
  return view(`c${at}`, `${swatch(at, colors)}${words(code.names.at(-1) ?? '')}`, body, `h${colors.of(at)}`);
}

/** The codes above it, to go to where they are in the viewer. */
function place(study: ViewerStudy, { names, parent }: ViewerCode): string {
  if (names.length < 2) return '';
  const above: string[] = [];
  let at = parent;
  for (let depth = names.length - 2; depth >= 0; depth--) {
    const name = words(names[depth] ?? '');
    above.unshift(at === null ? name : `<a href="${places.code(at)}">${name}</a>`);
    at = at === null ? null : (study.codes[at]?.parent ?? null);
  }
  return `<p class="path">${above.join(' / ')}</p>`;
}

function sums(own: number, documents: number, withBelow: number): string {
  const below = withBelow > own ? `; ${counted(withBelow, 'coding')} with the codes below it` : '';
  return `${counted(own, 'coding')} in ${counted(documents, 'document')}${below}`;
}

function definition({ description, whenToUse, whenNotToUse, example }: ViewerCode): string {
  const parts = [
    ['Description', description],
    ['When to use', whenToUse],
    ['When not to use', whenNotToUse],
    ['Example', example],
  ].filter(([, text]) => text !== '');
  if (parts.length === 0) return '';
  return `<dl>${parts.map(([name, text]) => `<dt>${name}</dt><dd>${prose(text ?? '')}</dd>`).join('')}</dl>\n`;
}

/** The words of a coding, with the way to their place in the text. */
function segment(study: ViewerStudy, index: ViewerIndex, at: number, colors: PageColors): string {
  const coding = study.codings[at];
  if (!coding) return '';
  const text = study.documents[coding.document]?.text.slice(coding.start, coding.end) ?? '';
  const paragraph = index.paragraphOf.get(at);
  const to = `<a href="${places.coding(at)}">in the text${paragraph === undefined ? '' : `, paragraph ${paragraph}`}</a>`;
  const facts = [
    to,
    ...(coding.coder === '' ? [] : [`coded by ${words(coding.coder)}`]),
    ...(coding.weight === null ? [] : [`weight ${coding.weight}`]),
  ];
  const comment = coding.comment === '' ? '' : `<div class="comment">${prose(coding.comment)}</div>`;
  return `<blockquote id="${places.segment(at).slice(1)}" class="segment h${colors.of(coding.code)}"><p class="quote" dir="auto">${escapeHtml(text.toWellFormed())}</p>${comment}<p class="meta">${facts.join(' · ')}</p></blockquote>`;
}
