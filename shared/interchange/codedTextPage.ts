import { directionOf } from '../text/direction.ts';
import {
  type CodedDocument,
  type CodedLabel,
  type CodedMemo,
  type CodedParagraph,
  type CodedPiece,
  documentLine,
  hasSeveralCoders,
  labelNotes,
  shortNames,
} from './codedText.ts';
import type { ExportFacts } from './facts.ts';
import { memoHtml } from './memoHtml.ts';
import { counted, escapeHtml, type PageColor, toPage } from './page.ts';

/** Lines below the words; codings that overlap deeper share the last one, and all of them stand in the margin. */
const lanes = [0, 1, 2, 3, 4, 5];

/**
 * Lines are backgrounds, so that several fit under one word and wrap with it. A line at the foot of the words is a colour
 * by lane; where lines break, each part has its own.
 */
const styles = `
body>main,body>header,body>footer{max-width:72rem}
.p{display:grid;grid-template-columns:2.6rem minmax(0,40rem) minmax(11rem,1fr);column-gap:1.2rem;align-items:start;padding:.32rem 0}
.n{color:var(--soft);font:500 .78rem/1.9 "Source Sans 3","Segoe UI",system-ui,sans-serif;text-align:right;text-decoration:none;font-variant-numeric:tabular-nums}
.p:target{background:light-dark(#f3f3ef,#1f2123)}
.t{margin:0;line-height:1.95;white-space:pre-wrap;overflow-wrap:anywhere}
.d3{line-height:2.15}.d5{line-height:2.5}
.t.h1{font-size:1.3rem;font-weight:600}.t.h2{font-size:1.15rem;font-weight:600}.t.h3{font-weight:600}
.u{padding-bottom:2px;-webkit-box-decoration-break:clone;box-decoration-break:clone;background-repeat:no-repeat;background-size:100% 2px;background-position:${lanes.map((lane) => `0 calc(100% - ${(lanes.length - 1 - lane) * 3}px)`).join(',')};background-image:${lanes.map((lane) => `linear-gradient(var(--l${lane},transparent),var(--l${lane},transparent))`).join(',')};-webkit-print-color-adjust:exact;print-color-adjust:exact}
${lanes.map((lane) => `.b${lane}{padding-bottom:${lane * 3 + 2}px;background-position:${lanes.map((each) => `0 calc(100% - ${Math.max(lane - each, 0) * 3}px)`).join(',')}}`).join('\n')}
.k{list-style:none;margin:.28rem 0 0;padding:0;font:.82rem/1.4 "Source Sans 3","Segoe UI",system-ui,sans-serif}
.k li{margin:0 0 .3rem;padding-left:.7rem;border-left:3px solid var(--s);-webkit-print-color-adjust:exact;print-color-adjust:exact}
.k b{font-weight:600;color:var(--i)}.k span,.k q{color:var(--soft)}.k .meta{font-size:.78rem;margin:0}.k q{quotes:"“" "”"}
.k .comment{margin:.1rem 0 0;font-style:italic}
.gap{color:var(--soft);text-align:center;margin:.3rem 0}
section.doc{margin-top:3rem;break-before:page}section.doc:first-of-type{break-before:auto;margin-top:1.5rem}
.memo{border-top:1px solid var(--line);margin-top:1rem;max-width:46rem}.memo h4{margin:.7rem 0 .1rem;font-size:.98rem}
h3{font-size:1rem;margin:1.8rem 0 .2rem}
sup a{color:var(--soft);text-decoration:none}
@media (max-width:52rem){.p{grid-template-columns:2.2rem minmax(0,1fr)}.k{grid-column:2}}
@media print{.p{grid-template-columns:1.6rem minmax(0,1fr) 12rem;break-inside:auto}.t{line-height:1.75}}
`;

/** What holds for the whole page: how codes are called, whether coders are named, and a number for each colour. */
export interface PageLook {
  readonly several: boolean;
  readonly nameOf: (code: readonly string[]) => string;
  readonly colors: ReadonlyMap<string, { readonly number: number; readonly color: PageColor }>;
}

export function pageLook(documents: readonly CodedDocument[]): PageLook {
  const colors = new Map<string, { number: number; color: PageColor }>();
  for (const { color } of documents.flatMap(({ paragraphs }) => paragraphs.flatMap(({ labels }) => labels))) {
    if (!colors.has(color.light.solid)) colors.set(color.light.solid, { number: colors.size, color });
  }
  return { several: hasSeveralCoders(documents), nameOf: shortNames(documents), colors };
}

/**
 * Documents with their coding to read and to print: lines in the colours of the codes, their names in the margin. The
 * sections of a long study are made one by one.
 */
export function codedPage(
  documents: readonly CodedDocument[],
  sections: readonly string[],
  look: PageLook,
  facts: ExportFacts,
): string {
  const codings = documents.reduce((sum, document) => sum + document.codings, 0);
  const lead = `${counted(documents.length, 'document')} with ${counted(codings, 'coding')}`;
  const body = `${contents(documents)}\n${sections.join('\n')}`;
  return toPage('Documents with coding', facts, lead, body, `${styles}${colorStyles(look)}`);
}

/** Every colour once: a mark (`--k0`), and words in it (`--i0`). */
function colorStyles({ colors }: PageLook): string {
  const values = Array.from(colors.values(), ({ number, color: { light, dark } }) => {
    return `--k${number}:light-dark(${light.solid},${dark.solid});--i${number}:light-dark(${light.ink},${dark.ink})`;
  });
  return values.length === 0 ? '' : `:root{${values.join(';')}}\n`;
}

const colorNumber = ({ colors }: PageLook, { light }: PageColor): number => colors.get(light.solid)?.number ?? 0;

function contents(documents: readonly CodedDocument[]): string {
  if (documents.length < 2) return '';
  const entries = documents.map(
    ({ name, codings }, index) =>
      `<li><a href="#d${index}">${escapeHtml(name)}</a><span class="count">${codings}</span></li>`,
  );
  return `<nav aria-label="Documents"><ol>${entries.join('')}</ol></nav>`;
}

/** One document with its coding. */
export function codedSection(document: CodedDocument, index: number, look: PageLook): string {
  const line = documentLine(document);
  const count = `<span class="count">${counted(document.codings, 'coding')}</span>`;
  const notes = [line, document.note].filter((words) => words !== '');
  return `<section class="doc">
<h2 id="d${index}"><span>${escapeHtml(document.name)}</span>${count}</h2>
${notes.map((words) => `<p class="meta">${escapeHtml(words)}</p>`).join('\n')}
${document.paragraphs.map((paragraph) => paragraphHtml(paragraph, index, look)).join('\n')}
${memosHtml(document.memos, index)}
</section>`;
}

function paragraphHtml(paragraph: CodedParagraph, document: number, look: PageLook): string {
  const { number, heading, pieces, labels, afterGap } = paragraph;
  const id = `d${document}p${number}`;
  const words = pieces.map((piece) => pieceHtml(piece, labels, look)).join('');
  const direction = directionOf(pieces.map(({ text }) => text).join(''));
  const deepest = labels.reduce((most, { lane }) => Math.max(most, lane), 0);
  const depth = deepest >= 5 ? ' d5' : deepest >= 3 ? ' d3' : '';
  const list = labels.map((label) => labelHtml(label, number, document, look));
  return `${afterGap ? '<p class="gap">…</p>\n' : ''}<div class="p" id="${id}"><a class="n" href="#${id}" aria-label="paragraph ${number}">${number}</a><p class="t${heading > 0 ? ` h${heading}` : ''}${depth}" dir="${direction}">${words}</p>${list.length > 0 ? `<ul class="k">${list.join('')}</ul>` : ''}</div>`;
}

function pieceHtml({ text, labels }: CodedPiece, all: readonly CodedLabel[], look: PageLook): string {
  if (labels.length === 0) return escapeHtml(text);
  const shown = labels.flatMap((at) => all[at] ?? []);
  const deepest = shown.reduce((most, { lane }) => Math.max(most, laneOf(lane)), 0);
  const colors = shown.map(({ lane, color }) => `--l${laneOf(lane)}:var(--k${colorNumber(look, color)})`);
  const title = shown.map(({ code }) => look.nameOf(code)).join('; ');
  return `<span class="u b${deepest}" style="${colors.join(';')}" title="${escapeHtml(title)}">${escapeHtml(text)}</span>`;
}

const laneOf = (lane: number): number => Math.min(lane, lanes.length - 1);

function labelHtml(label: CodedLabel, paragraph: number, document: number, look: PageLook): string {
  const { code, color, goesOn, words, comment, memos } = label;
  const tag = goesOn ? 'span' : 'b';
  const name = `<${tag} title="${escapeHtml(code.join(' / '))}">${escapeHtml(look.nameOf(code))}</${tag}>`;
  const numbers = memos.map((number) => ` <sup><a href="#d${document}m${number}">memo ${number}</a></sup>`);
  const notes = labelNotes(label, paragraph, look.several);
  const small = [...(words === '' ? [] : [`<q>${escapeHtml(words)}</q>`]), ...notes.map(escapeHtml)].join(' · ');
  const said = comment === '' || goesOn ? '' : `<p class="comment">${escapeHtml(comment)}</p>`;
  const hue = colorNumber(look, color);
  return `<li style="--s:var(--k${hue});--i:var(--i${hue})">${name}${goesOn ? '' : numbers.join('')}${small === '' ? '' : ` <span class="meta">${small}</span>`}${said}</li>`;
}

function memosHtml(memos: readonly CodedMemo[], document: number): string {
  if (memos.length === 0) return '';
  const entries = memos.map(
    ({ number, title, source, body }) => `<div class="memo" id="d${document}m${number}">
<h4>${number}. ${escapeHtml(title)}</h4>
<p class="meta">${escapeHtml(source)}</p>
${memoHtml(body)}
</div>`,
  );
  return `<h3>Memos about this document</h3>\n${entries.join('\n')}`;
}
