import { behindMark } from './behind.ts';

/** The parts of the page, of which one is shown at a time. */
export interface Views {
  /** Shows a part that the script made, without an address of its own. */
  show(view: HTMLElement): void;
  /** Shows what the address names. */
  showAddressed(): void;
}

const litClass = 'lit';

/** The pieces of a coding's words, and its name at the margin. */
function partsOfCoding(id: string): HTMLElement[] {
  const number = /^k(\d+)$/u.exec(id)?.[1];
  if (number === undefined) return [];
  const label = document.getElementById(id);
  const view = label?.closest('.view');
  return label && view ? [label, ...view.querySelectorAll<HTMLElement>(`[data-k~="${number}"]`)] : [];
}

function lightUp(id: string): HTMLElement | null {
  for (const lit of document.querySelectorAll(`.${litClass}`)) lit.classList.remove(litClass);
  const parts = partsOfCoding(id);
  const target = document.getElementById(id);
  if (parts.length === 0 && target?.matches('.segment, .row')) parts.push(target);
  for (const part of parts) part.classList.add(litClass);
  // The words rather than their name: the name stands beside the first of them, which may be far up.
  return parts[1] ?? target;
}

function markCurrent(view: HTMLElement): void {
  for (const link of document.querySelectorAll('.contents a')) {
    if (link.getAttribute('href') === `#${view.id}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.querySelector('.contents [aria-current]')?.scrollIntoView({ block: 'nearest' });
}

export function startViews(): Views {
  const overview = document.getElementById('overview');
  const switchButton = document.getElementById('contents-switch');
  const contents = document.getElementById('contents');
  const openContents = (open: boolean) => {
    contents?.classList.toggle('open', open);
    switchButton?.setAttribute('aria-expanded', String(open));
  };
  const show = (view: HTMLElement) => {
    for (const other of document.querySelectorAll('.view.on')) other.classList.remove('on');
    view.classList.add('on');
    markCurrent(view);
    openContents(false);
    const title = view.querySelector('h2')?.textContent ?? '';
    const study = overview?.querySelector('h2')?.textContent ?? '';
    document.title = view === overview ? study : `${title} – ${study}`;
  };
  const showAddressed = (moved: boolean) => {
    const id = decodeURIComponent(location.hash.slice(1)) || 'overview';
    if (id === 'main') return document.getElementById('main')?.focus();
    const made = behindMark(id);
    const target = made ?? lightUp(id) ?? overview;
    const view = target?.closest<HTMLElement>('.view') ?? overview;
    if (!target || !view) return;
    show(view);
    if (target !== view) bringIntoSight(target);
    else scrollTo(0, 0);
    // Whoever listens instead of looking hears where they are; on opening, the page begins at its beginning.
    if (moved) focusOn(target, view);
  };
  addEventListener('hashchange', () => showAddressed(true));
  switchButton?.addEventListener('click', () => openContents(!contents?.classList.contains('open')));
  document.addEventListener('click', goToCoding);
  showAddressed(false);
  return { show, showAddressed: () => showAddressed(false) };
}

/** Rows out of sight have only a guessed height: once those around the target are drawn, it is put right. */
function bringIntoSight(target: HTMLElement): void {
  target.scrollIntoView({ block: 'center' });
  requestAnimationFrame(() => target.scrollIntoView({ block: 'center' }));
}

function focusOn(target: HTMLElement, view: HTMLElement): void {
  const place = target === view ? view.querySelector<HTMLElement>('h2') : target;
  if (place && !place.matches('a, h2')) place.tabIndex = -1;
  place?.focus({ preventScroll: true });
}

/** Words that carry codings light up with the names of these; the shortest of them is the one that is meant. */
function goToCoding(event: MouseEvent): void {
  const piece = event.target instanceof Element ? event.target.closest<HTMLElement>('.document [data-k]') : null;
  if (!piece || getSelection()?.isCollapsed === false) return;
  const here = (piece.dataset.k ?? '').split(' ');
  const length = (number: string) =>
    partsOfCoding(`k${number}`).reduce((sum, part) => sum + (part.dataset.k ? (part.textContent ?? '').length : 0), 0);
  const [shortest] = here.toSorted((a, b) => length(a) - length(b));
  if (shortest === undefined) return;
  lightUp(`k${shortest}`);
  for (const number of here) document.getElementById(`k${number}`)?.classList.add(litClass);
}
