import type { Views } from './views.ts';

/** Hits that are listed; all are counted. */
const mostShown = 300;
/** Characters shown before a hit and after it. */
const around = 90;
/** Milliseconds without a key after which a search begins. */
const settled = 160;

interface Unit {
  readonly view: HTMLElement;
  /** What a hit leads to. */
  readonly address: string;
  readonly text: string;
  readonly folded: string;
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();

/** Texts by paragraph, memos by block, codes by what is said about them; gathered with the first search. */
function gatherUnits(): Unit[] {
  const unit = (view: HTMLElement, address: string, from: Element): Unit => {
    const text = (from.textContent ?? '').normalize('NFC');
    // Where folding changes lengths (a capital İ), the hit is shown a letter beside its place rather than not at all.
    return { view, address, text, folded: fold(text) };
  };
  return [...document.querySelectorAll<HTMLElement>('main > .view')].flatMap((view) => {
    const title = view.querySelector('h2');
    const named = title ? [unit(view, `#${view.id}`, title)] : [];
    if (view.matches('.document')) {
      const rows = [...view.querySelectorAll<HTMLElement>('.row')];
      const texts = rows.flatMap((row) => {
        const words = row.querySelector('p');
        return words ? unit(view, `#${row.id}`, words) : [];
      });
      return [...named, ...texts];
    }
    const parts = [...view.querySelectorAll('.memo > *, dl:not(.facts, .themes) dd')];
    return [...named, ...parts.map((part) => unit(view, `#${view.id}`, part))];
  });
}

interface Hit {
  readonly unit: Unit;
  readonly at: number;
}

function findHits(units: readonly Unit[], wanted: string): { readonly hits: Hit[]; readonly total: number } {
  const hits: Hit[] = [];
  let total = 0;
  for (const unit of units) {
    for (let at = unit.folded.indexOf(wanted); at >= 0; at = unit.folded.indexOf(wanted, at + wanted.length)) {
      total += 1;
      if (hits.length < mostShown) hits.push({ unit, at });
    }
  }
  return { hits, total };
}

function hitLine({ unit, at }: Hit, length: number): HTMLElement {
  const link = document.createElement('a');
  link.href = unit.address;
  const mark = document.createElement('mark');
  mark.textContent = unit.text.slice(at, at + length);
  const before = unit.text.slice(Math.max(0, at - around), at);
  const after = unit.text.slice(at + length, at + length + around);
  link.dir = 'auto';
  link.append(at > around ? `…${before}` : before, mark, after);
  const item = document.createElement('li');
  item.append(link);
  return item;
}

function drawHits(found: HTMLElement, wanted: string, { hits, total }: ReturnType<typeof findHits>): void {
  const heading = document.createElement('h2');
  heading.textContent = `Found: ${wanted}`;
  const line = document.createElement('p');
  line.className = 'meta';
  const count = total === 0 ? 'Nothing' : `${total.toLocaleString('en-GB')} ${total === 1 ? 'place' : 'places'}`;
  line.textContent = total > hits.length ? `${count}; the first ${hits.length} are shown` : count;
  found.replaceChildren(heading, line);
  let list: HTMLElement | null = null;
  let last: HTMLElement | null = null;
  for (const hit of hits) {
    if (hit.unit.view !== last || !list) {
      last = hit.unit.view;
      const title = document.createElement('h3');
      title.append(...[...(last.querySelector('h2')?.childNodes ?? [])].map((node) => node.cloneNode(true)));
      list = document.createElement('ul');
      list.className = 'hits';
      found.append(title, list);
    }
    list.append(hitLine(hit, fold(wanted).length));
  }
}

/** The field that searches texts, memos and codes; emptied, it gives back what was shown before. */
export function startFinding(views: Views): void {
  const field = document.querySelector<HTMLInputElement>('#find');
  const found = document.getElementById('found');
  if (!field || !found) return;
  let units: Unit[] | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const search = () => {
    clearTimeout(timer);
    const wanted = fold(field.value.trim());
    if (wanted === '') return found.classList.contains('on') ? views.showAddressed() : undefined;
    units ??= gatherUnits();
    drawHits(found, field.value.trim(), findHits(units, wanted));
    views.show(found);
    scrollTo(0, 0);
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(search, settled);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') search();
  });
  // A hit whose address is the present one changes nothing there, and is shown all the same.
  found.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link?.getAttribute('href') === location.hash) views.showAddressed();
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof Element && event.target.matches('input');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.select();
    field.focus();
  });
}
