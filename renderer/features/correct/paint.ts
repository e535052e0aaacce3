import { shades } from '#shared/charts/palette.ts';

/** What is drawn over the words of a correction: codings as lines under them, changed words, the place in hand. */
export type PaintedRole = 'changed' | 'hand';

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
const known = new Set<string>();

const nameOf = (color: string): string => `axial-under-${color.replace('#', '')}`;

/** A rule for each colour: highlights do not inherit the custom properties of a hue. */
function learn(color: string): void {
  if (known.has(color)) return;
  known.add(color);
  for (const mode of ['light', 'dark'] as const) {
    const root = mode === 'light' ? ':root' : ':root[data-theme="dark"]';
    const rule = `${root} .correct-words *::highlight(${nameOf(color)}) { text-decoration: underline 2px ${shades(color, mode).solid}; }`;
    sheet.insertRule(rule, sheet.cssRules.length);
  }
}

/** What one editor has painted; everything is drawn anew after a pause in typing. */
export class CorrectionPaint {
  readonly #names = new Set<string>();

  /** Lines under coded words, by the colour of the code. */
  codings(ranges: ReadonlyMap<string, readonly Range[]>): void {
    for (const name of this.#names) CSS.highlights.get(name)?.clear();
    for (const [color, list] of ranges) {
      learn(color);
      this.#highlight(nameOf(color), 0, list);
    }
  }

  role(role: PaintedRole, ranges: readonly Range[]): void {
    this.#highlight(`axial-correct-${role}`, role === 'hand' ? 2 : 1, ranges);
  }

  clear(): void {
    for (const name of this.#names) CSS.highlights.delete(name);
    this.#names.clear();
  }

  #highlight(name: string, priority: number, ranges: readonly Range[]): void {
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
    this.#names.add(name);
  }
}
