import { rounded } from './scene.ts';

/**
 * Writes a path as marks carry it (`M L C Q Z`, absolute, two decimals) from the strokes that d3's shapes draw with. Arcs
 * become curves, one for each eighth of a circle at most: off by less than a hundredth of a pixel at any size of a screen.
 */
export class CurvePath {
  #written = '';
  #at: readonly [number, number] | null = null;

  moveTo(x: number, y: number): void {
    this.#written += `M${rounded(x)} ${rounded(y)}`;
    this.#at = [x, y];
  }

  lineTo(x: number, y: number): void {
    this.#written += `L${rounded(x)} ${rounded(y)}`;
    this.#at = [x, y];
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.#written += `Q${[cx, cy, x, y].map(rounded).join(' ')}`;
    this.#at = [x, y];
  }

  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    this.#written += `C${[ax, ay, bx, by, x, y].map(rounded).join(' ')}`;
    this.#at = [x, y];
  }

  /** Angles in radians, clockwise from the right. */
  arc(x: number, y: number, radius: number, from: number, to: number): void {
    const span = to - from;
    const parts = Math.max(1, Math.ceil(Math.abs(span) / (Math.PI / 4)));
    const step = span / parts;
    const reach = (4 / 3) * Math.tan(step / 4) * radius;
    const point = (angle: number): readonly [number, number] => [
      x + radius * Math.cos(angle),
      y + radius * Math.sin(angle),
    ];
    const [startX, startY] = point(from);
    if (this.#at === null) this.moveTo(startX, startY);
    else if (Math.abs(this.#at[0] - startX) + Math.abs(this.#at[1] - startY) > 1e-6) this.lineTo(startX, startY);
    for (let part = 0; part < parts; part++) {
      const [one, other] = [from + part * step, from + (part + 1) * step];
      const [[ax, ay], [bx, by]] = [point(one), point(other)];
      this.bezierCurveTo(
        ax - reach * Math.sin(one),
        ay + reach * Math.cos(one),
        bx + reach * Math.sin(other),
        by - reach * Math.cos(other),
        bx,
        by,
      );
    }
  }

  closePath(): void {
    this.#written += 'Z';
  }

  toString(): string {
    return this.#written;
  }
}
