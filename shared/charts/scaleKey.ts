import type { ChartTheme } from './palette.ts';
import type { Mark } from './scene.ts';
import { measureText } from './textWidths.ts';

export interface KeyBlock {
  readonly marks: readonly Mark[];
  readonly height: number;
  readonly right: number;
}

const size = 12;

/** A line of words and small marks under a picture that says what its marks mean; it wraps where there is no room. */
export class KeyLine {
  readonly #marks: Mark[] = [];
  readonly #place: { readonly left: number; readonly top: number; readonly width: number };
  readonly #theme: ChartTheme;
  #x: number;
  #y: number;
  #right: number;

  constructor(place: { readonly left: number; readonly top: number; readonly width: number }, theme: ChartTheme) {
    this.#place = place;
    this.#theme = theme;
    this.#x = place.left;
    this.#right = place.left;
    this.#y = place.top + 4;
  }

  /** Begins a new line where what comes next would not fit. */
  room(width: number): this {
    if (this.#x > this.#place.left && this.#x + width > this.#place.left + this.#place.width) {
      this.#x = this.#place.left;
      this.#y += 18;
    }
    return this;
  }

  gap(width: number): this {
    this.#x += width;
    return this;
  }

  words(text: string): this {
    const key = `key:words:${this.#marks.length}`;
    this.#marks.push({
      kind: 'text',
      key,
      x: this.#x,
      y: this.#y,
      text,
      size,
      face: 'regular',
      fill: this.#theme.ink3,
      anchor: 'start',
    });
    return this.#advance(measureText(text, size));
  }

  box(
    fill: string,
    outline: { readonly stroke: string; readonly strokeWidth: number } | null = null,
    width = 22,
  ): this {
    const inset = (outline?.strokeWidth ?? 0) / 2;
    this.#marks.push({
      kind: 'rect',
      key: `key:box:${this.#marks.length}`,
      x: this.#x + inset,
      y: this.#y - 9 + inset,
      width: width - 2 * inset,
      height: 9 - 2 * inset,
      radius: 1,
      fill,
      ...outline,
    });
    return this.#advance(width + 1);
  }

  circle(radius: number, fill: string): this {
    const x = this.#x + radius;
    this.#marks.push({ kind: 'dot', key: `key:dot:${this.#marks.length}`, x, y: this.#y - 4, radius, fill });
    return this.#advance(2 * radius);
  }

  /** The six steps of the sequential scale between its ends. */
  scale(from: string, to: string): this {
    this.words(from).gap(7);
    for (const { fill } of this.#theme.steps) this.box(fill);
    return this.gap(6).words(to);
  }

  end(): KeyBlock {
    return { marks: this.#marks, height: this.#y - this.#place.top + 8, right: this.#right };
  }

  #advance(width: number): this {
    this.#x += width;
    this.#right = Math.max(this.#right, this.#x);
    return this;
  }
}
