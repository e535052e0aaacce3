/** A symmetric matrix with three diagonals: the middle one, and the one beside it (one entry less is used). */
export interface Tridiagonal {
  readonly diagonal: readonly number[];
  readonly beside: readonly number[];
}

/** What is worked on: eigenvalues come to stand in `value`, `off` goes to 0, and the rows of `vectors` become their vectors. */
interface Work {
  readonly value: Float64Array;
  readonly off: Float64Array;
  readonly vectors: readonly Float64Array[];
}

/** A value is there after two or three steps; so many are never needed. */
const mostSteps = 60;

/** Eigenvalues with a vector of length 1 each, greatest first, by implicit QL steps (Dubrulle, Martin & Wilkinson 1968). */
export function tridiagonalPairs({ diagonal, beside }: Tridiagonal): { values: number[]; vectors: Float64Array[] } {
  const size = diagonal.length;
  const work: Work = {
    value: Float64Array.from(diagonal),
    off: Float64Array.from({ length: size }, (_, at) => (at + 1 < size ? (beside[at] as number) : 0)),
    vectors: Array.from({ length: size }, (_, row) =>
      Float64Array.from({ length: size }, (__, at) => Number(row === at)),
    ),
  };
  for (let first = 0; first < size; first++) {
    let last = endOfBlock(work, first);
    for (let steps = 0; last !== first && steps < mostSteps; steps++) {
      step(work, first, last);
      last = endOfBlock(work, first);
    }
  }
  const order = Array.from(work.value.keys()).sort(
    (a, b) => (work.value[b] as number) - (work.value[a] as number) || a - b,
  );
  return {
    values: order.map((at) => work.value[at] as number),
    vectors: order.map((at) => work.vectors[at] as Float64Array),
  };
}

/** The end of the part that begins at `first` and hangs together. */
function endOfBlock({ value, off }: Work, first: number): number {
  for (let at = first; at + 1 < value.length; at++) {
    const size = Math.abs(value[at] as number) + Math.abs(value[at + 1] as number);
    if (Math.abs(off[at] as number) <= Number.EPSILON * size) return at;
  }
  return value.length - 1;
}

const length = (a: number, b: number): number => Math.sqrt(a * a + b * b);

/** One step from `last` up to `first`, shifted by the eigenvalue that is nearly there. */
function step({ value, off, vectors }: Work, first: number, last: number): void {
  const at = (column: Float64Array, place: number) => column[place] as number;
  const slope = (at(value, first + 1) - at(value, first)) / (2 * at(off, first));
  const shift = at(off, first) / (slope + (slope < 0 ? -1 : 1) * length(slope, 1));
  let [g, sine, cosine, moved] = [at(value, last) - at(value, first) + shift, 1, 1, 0];
  for (let place = last - 1; place >= first; place--) {
    const [f, b] = [sine * at(off, place), cosine * at(off, place)];
    const r = length(f, g);
    off[place + 1] = r;
    if (r === 0) {
      value[place + 1] = at(value, place + 1) - moved;
      off[last] = 0;
      return;
    }
    [sine, cosine] = [f / r, g / r];
    g = at(value, place + 1) - moved;
    const turn = (at(value, place) - g) * sine + 2 * cosine * b;
    moved = sine * turn;
    value[place + 1] = g + moved;
    g = cosine * turn - b;
    rotate(vectors[place] as Float64Array, vectors[place + 1] as Float64Array, cosine, sine);
  }
  value[first] = at(value, first) - moved;
  off[first] = g;
  off[last] = 0;
}

function rotate(one: Float64Array, other: Float64Array, cosine: number, sine: number): void {
  for (let at = 0; at < one.length; at++) {
    const [a, b] = [one[at] as number, other[at] as number];
    other[at] = sine * a + cosine * b;
    one[at] = cosine * a - sine * b;
  }
}
