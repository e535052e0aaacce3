import type { ViewerData } from '#shared/interchange/viewer/data.ts';

let read: ViewerData | null = null;

function data(): ViewerData {
  read ??= JSON.parse(document.getElementById('data')?.textContent ?? '{}') as ViewerData;
  return read;
}

/**
 * The part that lists what stands behind the mark of a chart: the segments of a code in a document, or the passages where
 * two codes meet. Made when it is asked for; `null` for every other address.
 */
export function behindMark(id: string): HTMLElement | null {
  const [, kind, first, second] = /^(cell|pair)-(\d+)-(\d+)$/u.exec(id) ?? [];
  if (kind === undefined) return null;
  const view = emptyView();
  if (kind === 'cell') fillCell(view, Number(first), Number(second));
  else fillPair(view, Number(first), Number(second));
  return view;
}

function emptyView(): HTMLElement {
  document.getElementById('behind')?.remove();
  const view = document.createElement('section');
  view.id = 'behind';
  view.className = 'view';
  view.setAttribute('aria-labelledby', 'behind-title');
  document.getElementById('main')?.append(view);
  return view;
}

function element(name: string, className: string, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

/** A copy of what stands in the heading of another part: a code's colour and name, a document's name. */
const headingOf = (id: string): Node[] =>
  [...(document.getElementById(`${id}-title`)?.childNodes ?? [])].map((node) => node.cloneNode(true));

function head(view: HTMLElement, title: readonly (Node | string)[], line: string): void {
  const heading = element('h2', '', ...title);
  heading.id = 'behind-title';
  heading.tabIndex = -1;
  view.append(heading, element('p', 'meta', line));
}

const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;

/** A copy of a segment as it stands under its code, with the name of the code above it. */
function segment(coding: number): HTMLElement {
  const source = document.getElementById(`s${coding}`);
  const [, code = 0] = data().codings[coding] ?? [];
  const link = element('a', 'code', ...headingOf(`c${code}`));
  link.setAttribute('href', `#c${code}`);
  const copy = source ? (source.cloneNode(true) as HTMLElement) : document.createElement('blockquote');
  copy.removeAttribute('id');
  copy.classList.remove('lit');
  copy.prepend(element('p', 'meta', link));
  return copy;
}

function isBelow(code: number, above: number): boolean {
  for (let at: number = code; at >= 0; at = data().parents[at] ?? -1) if (at === above) return true;
  return false;
}

function fillCell(view: HTMLElement, inDocument: number, above: number): void {
  const found = [...data().codings.entries()].filter(
    ([, [document, code]]) => document === inDocument && isBelow(code, above),
  );
  const title = [...headingOf(`c${above}`), ' in ', ...headingOf(`d${inDocument}`)];
  head(view, title, `${counted(found.length, 'segment')}, with the codes below it`);
  view.append(...found.map(([coding]) => segment(coding)));
}

function fillPair(view: HTMLElement, first: number, second: number): void {
  const pairs = data().pairs.find((each) => each.first === first && each.second === second);
  const shown = pairs?.codings ?? [];
  const title = [...headingOf(`c${first}`), ' and ', ...headingOf(`c${second}`)];
  const total = pairs?.total ?? 0;
  const more = total > shown.length ? `; the first ${shown.length} of them are listed` : '';
  head(view, title, `${counted(total, 'pair')} of codings that share words, with the codes below them${more}`);
  for (const [one, other] of shown) {
    const [document = 0] = data().codings[one] ?? [];
    const link = element('a', '', ...headingOf(`d${document}`));
    link.setAttribute('href', `#d${document}`);
    view.append(element('div', 'pair', element('h3', '', link), segment(one), segment(other)));
  }
}
