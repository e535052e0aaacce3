import { counted, escapeHtml } from '../page.ts';
import { linesDrawn, type PageColors } from './colors.ts';
import { places, type ViewerDocument, type ViewerStudy } from './model.ts';
import { memosLine, prose, swatch, view, words } from './parts.ts';
import { linesOf, type PageParagraph, type Piece, pageParagraphs } from './pieces.ts';
import type { ViewerIndex } from './relations.ts';

/** A document: its text with a line under the words of every coding, the codings named at the margin. */
export function documentSection(study: ViewerStudy, index: ViewerIndex, at: number, colors: PageColors): string {
  const document = study.documents[at];
  if (!document) return '';
  const codings = (index.codingsOfDocument[at] ?? []).flatMap((place) => {
    const coding = study.codings[place];
    return coding ? { index: place, start: coding.start, end: coding.end } : [];
  });
  const page: DocumentPage = { study, document: at, colors, lines: linesOf(codings) };
  const paragraphs = pageParagraphs(document.text, codings, document.marks);
  for (const { number, begins } of paragraphs) for (const coding of begins) index.paragraphOf.set(coding, number);
  const body = `${about(study, document, codings.length)}
${memosLine(study, index.memosOfDocument[at] ?? [])}
<div class="text">
${paragraphs
  .filter(({ number }) => document.shown?.has(number) ?? true)
  .map((paragraph) => paragraphHtml(page, paragraph))
  .join('\n')}
</div>`;
  return view(`d${at}`, words(document.name), body, 'document');
}

interface DocumentPage {
  readonly study: ViewerStudy;
  readonly document: number;
  readonly colors: PageColors;
  readonly lines: ReadonlyMap<number, number>;
}

function about({ variables }: ViewerStudy, document: ViewerDocument, codings: number): string {
  const values = variables.flatMap((name, place) => {
    const value = document.values[place] ?? null;
    return value === null ? [] : `<span>${words(name)} ${words(value)}</span>`;
  });
  const group = document.group === '' ? [] : [words(document.group)];
  const line = [...group, counted(codings, 'coding'), ...values].join(' · ');
  const note = document.note === '' ? '' : `<div class="note">${prose(document.note)}</div>`;
  return `<p class="meta">${line}</p>${note}`;
}

function paragraphHtml(page: DocumentPage, { number, pieces, marks, begins }: PageParagraph): string {
  const classes = marks.map(({ kind }) => `p-${kind}`).join(' ');
  const item = marks.find(({ kind }) => kind === 'number')?.value;
  const look = `${classes === '' ? '' : ` class="${classes}"`}${item === undefined ? '' : ` data-item="${escapeHtml(item)}"`}`;
  const deepest = Math.max(0, ...pieces.flatMap((piece) => piece.codings.map((coding) => lineOf(page, coding) + 1)));
  const depth = deepest > 2 ? ` deep${Math.min(deepest, linesDrawn)}` : '';
  const id = places.paragraph(page.document, number).slice(1);
  const labels =
    begins.length === 0 ? '' : `<ul class="labels">${begins.map((coding) => label(page, coding)).join('')}</ul>`;
  return `<div class="row${depth}" id="${id}"><span class="number">${number}</span><p dir="auto"${look}>${pieces
    .map((piece) => pieceHtml(page, piece))
    .join('')}</p>${labels}</div>`;
}

const lineOf = ({ lines }: DocumentPage, coding: number): number => lines.get(coding) ?? 0;

function pieceHtml(page: DocumentPage, { text, codings, marks }: Piece): string {
  const html = escapeHtml(text.toWellFormed());
  if (codings.length === 0 && marks.length === 0) return html;
  const lines = codings.flatMap((coding) => {
    const line = lineOf(page, coding);
    const code = page.study.codings[coding]?.code ?? 0;
    return line < linesDrawn ? `a${line}k${page.colors.of(code)}` : [];
  });
  const classes = [...(codings.length > 0 ? ['u'] : []), ...lines, ...new Set(marks.map((kind) => `m-${kind}`))].join(
    ' ',
  );
  const data = codings.length > 0 ? ` data-k="${codings.join(' ')}"` : '';
  return `<span class="${classes}"${data}>${html}</span>`;
}

/** A coding at the margin: it leads to its place among the segments of its code. */
function label({ study, colors }: DocumentPage, place: number): string {
  const coding = study.codings[place];
  if (!coding) return '';
  const names = study.codes[coding.code]?.names ?? [];
  const title = [names.join(' / '), coding.coder].filter(Boolean).join(' · ');
  const remark = coding.comment === '' ? '' : `<span class="remark">${words(coding.comment)}</span>`;
  return `<li><a id="${places.coding(place).slice(1)}" href="${places.segment(place)}" title="${escapeHtml(title.toWellFormed())}">${swatch(coding.code, colors)}${words(names.at(-1) ?? '')}</a>${remark}</li>`;
}
