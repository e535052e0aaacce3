import type { SearchHit } from '#shared/contract/procedures/finding.ts';

/** Milliseconds after which a memo that does not open is given up. */
const patience = 3000;

/** Selects the words of a hit in the open memo and brings them into view, as soon as the memo is there. */
export async function showMemoWords(hit: Pick<SearchHit, 'before' | 'text' | 'after'>): Promise<void> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const words = document.querySelector<HTMLElement>('.memo-words');
    const range = words && rangeOfHit(words, hit);
    if (!range) continue;
    const selection = document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    return;
  }
}

/** A letter that stands in the page: its node and its place in it. */
interface Letter {
  readonly node: Text;
  readonly at: number;
}

/** The place of a hit among the letters of an element: by the words around it, for spaces differ. */
function rangeOfHit(element: HTMLElement, { before, text, after }: Pick<SearchHit, 'before' | 'text' | 'after'>) {
  const letters = lettersIn(element);
  const written = letters.map(({ node, at }) => node.data.charAt(at)).join('');
  const [lead, hit, rest] = [before, text, after].map(dense) as [string, string, string];
  const found = hit === '' ? null : placeOf(written, lead, hit, rest);
  if (found === null) return null;
  const first = letters[found];
  const last = letters[found + hit.length - 1];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, first.at);
  range.setEnd(last.node, last.at + 1);
  return range;
}

/** So many letters around a hit tell it from others; a mention further away may be written in other words by now. */
const near = 6;

function placeOf(written: string, lead: string, hit: string, rest: string): number | null {
  for (const most of [Number.POSITIVE_INFINITY, near]) {
    const before = most < lead.length ? lead.slice(-most) : lead;
    const found = written.indexOf(before + hit + rest.slice(0, most));
    if (found >= 0) return found + before.length;
  }
  return null;
}

/** Spaces differ, and the page shows a sign in front of each mention. */
const passedOver = /[\s#@]/u;
const dense = (words: string): string => words.replace(/[\s#@]+/gu, '');

function lettersIn(element: HTMLElement): Letter[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const letters: Letter[] = [];
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    for (let at = 0; at < node.data.length; at += 1)
      if (!passedOver.test(node.data.charAt(at))) letters.push({ node, at });
  }
  return letters;
}
