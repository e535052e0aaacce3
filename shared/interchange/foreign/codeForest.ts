import { compareNames } from '../../domain/codeTree.ts';
import type { IncomingDraft } from './incomingDraft.ts';

/** A code, or a category of codes, of another program. */
export interface ForeignCode {
  /** Unlike all others. */
  readonly key: string;
  /** `null` = stands at the top. */
  readonly parentKey: string | null;
  readonly id: string;
  readonly name: string;
  readonly color: string | null;
  readonly description: string;
  /** How a report calls it: `codes`, `code categories`. */
  readonly what: string;
}

/**
 * Puts codes into the draft, parents before their children and siblings by name, as programs show them. A code whose parent
 * is missing, or that would stand below itself, stands at the top, and that is told.
 */
export function addCodes(draft: IncomingDraft, codes: readonly ForeignCode[]): void {
  const byKey = new Map(codes.map((code) => [code.key, code]));
  const freed = freedFromCircles(codes, byKey);
  const parentOf = ({ key, parentKey }: ForeignCode): string | null =>
    parentKey === null || freed.has(key) || !byKey.has(parentKey) ? null : parentKey;
  for (const code of codes) {
    const thing = { what: code.what, name: code.name, id: code.key };
    if (freed.has(code.key)) draft.changed(thing, 'It stood below itself and now stands at the top.');
    else if (parentOf(code) === code.parentKey) draft.came(code.what);
    else draft.changed(thing, 'What it stood in is missing, and so it stands at the top.');
  }
  const children = Map.groupBy(codes, parentOf);
  const below = (key: string | null) => (children.get(key) ?? []).toSorted(byName).reverse();
  const waiting = below(null);
  for (let code = waiting.pop(); code; code = waiting.pop()) {
    const { id, name, color, description } = code;
    const parentId = byKey.get(parentOf(code) ?? '')?.id ?? null;
    draft.codes.push({ id, parentId, name, color, description });
    for (const child of below(code.key)) waiting.push(child);
  }
}

const byName = (a: ForeignCode, b: ForeignCode): number => compareNames(a.name, b.name);

/** Of each circle of codes that stand in one another the first in the order of the file. Cost: each code is passed once. */
function freedFromCircles(codes: readonly ForeignCode[], byKey: ReadonlyMap<string, ForeignCode>): ReadonlySet<string> {
  const order = new Map(codes.map(({ key }, index) => [key, index]));
  const freed = new Set<string>();
  const done = new Set<string>();
  for (const code of codes) {
    const passed = new Set<string>();
    let current: ForeignCode | undefined = code;
    while (current && !done.has(current.key) && !passed.has(current.key)) {
      passed.add(current.key);
      current = byKey.get(current.parentKey ?? '');
    }
    if (current && passed.has(current.key)) {
      const line = [...passed];
      const circle = line.slice(line.indexOf(current.key));
      const [first] = circle.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      if (first !== undefined) freed.add(first);
    }
    for (const key of passed) done.add(key);
  }
  return freed;
}

/** A colour as a code takes it: `#rrggbb`; `null` where it is written in another way. */
export function hexColor(written: string): string | null {
  const color = written.trim().toLowerCase();
  if (/^#[\da-f]{6}(?:[\da-f]{2})?$/u.test(color)) return color.slice(0, 7);
  return /^#[\da-f]{3}$/u.test(color) ? color.replace(/[\da-f]/gu, '$&$&') : null;
}
