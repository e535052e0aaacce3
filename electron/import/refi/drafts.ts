import { createHash } from 'node:crypto';
import type { AttributeField, Field, Shape } from '#shared/interchange/refi/shapes.ts';
import type { Findings } from './findings.ts';

/** An entity under construction: fields by their names in the model. */
export interface Draft {
  [field: string]: unknown;
  name?: unknown;
  guid?: unknown;
  variable?: unknown;
  kind?: unknown;
  value?: unknown;
}

const empty: readonly never[] = Object.freeze([]);

export function append(draft: Draft, key: string, entry: unknown): void {
  const list = draft[key];
  if (Array.isArray(list)) list.push(entry);
  else draft[key] = [entry];
}

/** Fills in what elements left out, when they close. */
export class Completion {
  readonly #findings: Findings;
  /** GUIDs that were made. */
  #made = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** Lists that were not there are empty; what must be there is said to be missing and made as harmless as can be. */
  complete(element: string, shape: Shape, draft: Draft): void {
    for (const key in shape) {
      const field = shape[key];
      if (!field || draft[key] !== undefined) continue;
      if (isList(field)) draft[key] = empty;
      else if (field.as === 'attribute' && field.required) this.#supply(element, key, field, draft);
      else if (field.as === 'reference') {
        this.#findings.add({ element, ...draft }, `${field.name} is missing: it does not say what it points to.`);
        draft[key] = '';
      }
    }
  }

  #supply(element: string, key: string, field: AttributeField, draft: Draft): void {
    const made = this.#substitute(element, field, draft);
    draft[key] = made;
    const used = made === '' ? '' : ` “${String(made)}” was used.`;
    this.#findings.add({ element, ...draft }, `${field.name} is missing.${used}`);
  }

  #substitute(element: string, field: AttributeField, draft: Draft): string | boolean {
    if (field.type === 'boolean') return true;
    if (field.type === 'variableType') return 'Text';
    if (field.name !== 'guid') return '';
    this.#made += 1;
    // The same file gives the same ids, so that importing it again meets what is there.
    return madeGuid(`${element}\n${this.#made}\n${String(draft.name ?? '')}`);
  }
}

const isList = (field: Field): boolean =>
  field.as === 'none' || ((field.as === 'children' || field.as === 'reference') && !field.one);

/** A GUID that follows from a text. */
function madeGuid(from: string): string {
  const hex = createHash('sha1').update(from).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
