import { shades } from '#shared/charts/palette.ts';

/**
 * The reader's entries in `CSS.highlights`: one for each colour, tinted and strongly tinted, one for the words in hand.
 * The registry belongs to the page; only what was set here is ever taken away.
 */
export type TintStrength = 'tint' | 'strong';
export type WordsRole = 'pending' | 'held' | 'target';

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
const known = new Set<string>();

const nameOf = (color: string, strength: TintStrength): string => `axial-${strength}-${color.replace('#', '')}`;

/**
 * Highlights do not inherit the custom properties of a hue, so each colour gets its rules once. They are tied to the text:
 * a rule for any element would have the browser work out a style for each colour and each lane.
 */
function learn(color: string): void {
  if (known.has(color)) return;
  known.add(color);
  for (const mode of ['light', 'dark'] as const) {
    const { tint, tintStrong, onTint } = shades(color, mode);
    const root = mode === 'light' ? ':root' : ':root[data-theme="dark"]';
    for (const [strength, fill] of [
      ['tint', tint],
      ['strong', tintStrong],
    ] as const) {
      const name = nameOf(color, strength);
      const words = [`${root} .reader-block::highlight(${name})`, `${root} .reader-block span::highlight(${name})`];
      const rule = `${words.join(', ')} { background-color: ${fill}; color: ${onTint}; }`;
      sheet.insertRule(rule, sheet.cssRules.length);
    }
  }
}

const priorities: Readonly<Record<TintStrength | WordsRole, number>> = {
  tint: 0,
  strong: 1,
  held: 2,
  pending: 3,
  target: 4,
};

/** What one reader has painted; `clear` takes all of it away. */
export class Paint {
  #mine = new Map<string, Highlight>();
  #words = new Map<WordsRole, Range>();

  /** Tints a range and returns how to take it back. */
  tint(range: Range, color: string, strength: TintStrength): () => void {
    learn(color);
    const highlight = this.#highlight(nameOf(color, strength), priorities[strength]);
    highlight.add(range);
    return () => highlight.delete(range);
  }

  /** Shows words in the hand of the researcher: not coded yet, coded just now, or about to receive a dropped code. */
  words(role: WordsRole, range: Range | null): void {
    const highlight = this.#highlight(`axial-${role}`, priorities[role]);
    const before = this.#words.get(role);
    if (before) highlight.delete(before);
    this.#words.delete(role);
    if (!range) return;
    this.#words.set(role, range);
    highlight.add(range);
  }

  clear(): void {
    for (const [name, highlight] of this.#mine) if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    this.#mine.clear();
    this.#words.clear();
  }

  #highlight(name: string, priority: number): Highlight {
    const mine = this.#mine.get(name);
    if (mine) return mine;
    const highlight = new Highlight();
    highlight.priority = priority;
    this.#mine.set(name, highlight);
    CSS.highlights.set(name, highlight);
    return highlight;
  }
}
