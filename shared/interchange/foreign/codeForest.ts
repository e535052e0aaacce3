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
  const children = new Map<string | null, ForeignCode[]>();
  for (const code of codes) {
    const parentKey = parentOf(code, byKey);
    children.set(parentKey, [...(children.get(parentKey) ?? []), code]);
    const thing = { what: code.what, name: code.name, id: code.key };
    if (parentKey === code.parentKey) draft.came(code.what);
    else if (byKey.has(code.parentKey ?? '')) draft.changed(thing, 'It stood below itself and now stands at the top.');
    else draft.changed(thing, 'What it stood in is missing, and so it stands at the top.');
  }
  const waiting = (children.get(null) ?? []).toSorted(byName).reverse();
  for (let code = waiting.pop(); code; code = waiting.pop()) {
    const { id, name, color, description } = code;
    const parentId = byKey.get(parentOf(code, byKey) ?? '')?.id ?? null;
    draft.codes.push({ id, parentId, name, color, description });
    waiting.push(...(children.get(code.key) ?? []).toSorted(byName).reverse());
  }
}

const byName = (a: ForeignCode, b: ForeignCode): number => compareNames(a.name, b.name);

/** The parent, unless it is missing or the way up from it leads round in a circle; then the first of the circle is freed. */
function parentOf(code: ForeignCode, byKey: ReadonlyMap<string, ForeignCode>): string | null {
  if (code.parentKey === null || !byKey.has(code.parentKey)) return null;
  const passed = new Set<string>();
  let current: ForeignCode | undefined = code;
  while (current && !passed.has(current.key)) {
    passed.add(current.key);
    current = byKey.get(current.parentKey ?? '');
  }
  const isInCircle = current?.key === code.key;
  return isInCircle && [...passed].every((key) => key >= code.key) ? null : code.parentKey;
}

/** A colour as a code takes it: `#rrggbb`; `null` where it is written in another way. */
export function hexColor(written: string): string | null {
  const color = written.trim().toLowerCase();
  if (/^#[\da-f]{6}(?:[\da-f]{2})?$/u.test(color)) return color.slice(0, 7);
  return /^#[\da-f]{3}$/u.test(color) ? color.replace(/[\da-f]/gu, '$&$&') : null;
}
