import type { IncomingDraft } from '../foreign/incomingDraft.ts';
import type { IncomingCode } from '../incoming.ts';
import { pathKey } from './codePaths.ts';

type Fields = Partial<Omit<IncomingCode, 'id' | 'parentId' | 'name'>>;

/** Codes by their paths, each once, those above made where no row names them. */
export class CodeCollector {
  readonly #draft: IncomingDraft;
  /** In the order of the table, parents before children. */
  readonly #codes = new Map<string, IncomingCode>();
  readonly #named = new Set<string>();

  constructor(draft: IncomingDraft) {
    this.#draft = draft;
  }

  /** Id of the code of a path: the same whatever table it stands in. */
  idOf(names: readonly string[]): string {
    return this.#draft.id('code', pathKey(names));
  }

  /** Makes the code that a row names; `false` when another row has named it already. */
  addNamed(names: readonly string[], fields: Fields): boolean {
    this.add(names, fields);
    const isFirst = !this.#named.has(pathKey(names));
    this.#named.add(pathKey(names));
    return isFirst;
  }

  /** Makes the code of a path with all above it; where two rows say something of it, the later one counts. */
  add(names: readonly string[], fields: Fields = {}): string {
    const [name] = names.slice(-1);
    if (name === undefined) throw new Error('A code needs a name.');
    const above = names.slice(0, -1);
    const parentId = above.length === 0 ? null : this.add(above);
    const id = this.idOf(names);
    const known = this.#codes.get(pathKey(names)) ?? { id, parentId, name, color: null, description: '' };
    const said = Object.entries(fields).filter(([, value]) => value !== null && value !== '' && value !== undefined);
    this.#codes.set(pathKey(names), { ...known, ...Object.fromEntries(said) });
    return id;
  }

  /** Puts all of them into the draft. A code that has the colour of the one above it takes it from there. */
  finish(): void {
    const colors = new Map([...this.#codes.values()].map(({ id, color }) => [id, color]));
    for (const code of this.#codes.values()) {
      const isAsAbove = code.parentId !== null && colors.get(code.parentId) === code.color;
      this.#draft.codes.push(isAsAbove ? { ...code, color: null } : code);
    }
  }
}
