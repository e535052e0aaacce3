/** Steps into the tree that an entry stands, by its class; entries of flat lists stand at 0. */
const depthOf = (item: Element): number => Number(/\bt(\d)\b/u.exec(item.className)?.[1] ?? 0);

/** Shows the entries that hold the words, with what stands above them: heads of groups, and the codes that they are under. */
function filter(list: Element, wanted: string): void {
  const items = [...list.children] as HTMLElement[];
  const kept = new Set<HTMLElement>();
  const above: HTMLElement[] = [];
  let group: HTMLElement | null = null;
  for (const item of items) {
    if (item.matches('.group')) {
      group = item;
      continue;
    }
    above.length = depthOf(item);
    above.push(item);
    if (!(item.textContent ?? '').toLowerCase().includes(wanted)) continue;
    for (const shown of [group, ...above]) if (shown) kept.add(shown);
  }
  for (const item of items) item.hidden = wanted !== '' && !kept.has(item);
}

export function startFilters(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('input.filter')) {
    const list = document.getElementById(field.dataset.list ?? '');
    field.addEventListener('input', () => list && filter(list, field.value.trim().toLowerCase()));
  }
}
