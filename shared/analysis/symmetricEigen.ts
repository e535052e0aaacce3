import { fixedNumbers } from './fixedNumbers.ts';
import { tridiagonalPairs } from './tridiagonal.ts';

/** Eigenvalues, greatest first, with a vector of length 1 each. */
export interface EigenPairs {
  readonly values: readonly number[];
  readonly vectors: readonly Float64Array[];
}

/** Up to this size all pairs are worked out at once; beyond, only as many as are wanted. */
const smallSize = 64;
/** Steps after which the pairs found so far are looked at, and the most steps that are made. */
const stepsBetweenLooks = 40;
const mostSteps = 320;
const closeEnough = 1e-10;

/**
 * The `wanted` greatest eigenvalues of a symmetric matrix (size × size, row by row) with their vectors: by Jacobi's
 * rotations where it is small, else by Lanczos' method with every new direction made orthogonal to all before. The same
 * matrix gives the same answer, for nothing is left to chance.
 */
export function leadingPairs(matrix: Float64Array, size: number, wanted: number): EigenPairs {
  if (size > smallSize) return byLanczos(matrix, size, wanted);
  const { values, vectors } = byRotations(matrix, size);
  return { values: values.slice(0, wanted), vectors: vectors.slice(0, wanted) };
}

/** All pairs by cyclic rotations (Jacobi 1846; Golub & Van Loan, Matrix Computations, 8.5). */
function byRotations(matrix: Float64Array, size: number): EigenPairs {
  const work = matrix.slice();
  const rotated = new Float64Array(size * size);
  for (let at = 0; at < size; at++) rotated[at * size + at] = 1;
  const scale = work.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < 60 && outside(work, size) > scale * 1e-30; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(work, rotated, size, p, q);
  }
  const order = Array.from({ length: size }, (_, at) => at);
  const valueAt = (at: number) => work[at * size + at] as number;
  order.sort((a, b) => valueAt(b) - valueAt(a) || a - b);
  return {
    values: order.map(valueAt),
    // Vectors are kept as rows: rotations run along the memory.
    vectors: order.map((at) => rotated.slice(at * size, (at + 1) * size)),
  };
}

/** Sum of the squares off the diagonal. */
function outside(work: Float64Array, size: number): number {
  let sum = 0;
  for (let p = 0; p < size; p++) {
    for (let q = p + 1; q < size; q++) sum += 2 * (work[p * size + q] as number) ** 2;
  }
  return sum;
}

/** Turns the axes `p` and `q` until they have nothing in common. */
function rotate(work: Float64Array, rotated: Float64Array, size: number, p: number, q: number): void {
  const common = work[p * size + q] as number;
  if (common === 0) return;
  const theta = ((work[q * size + q] as number) - (work[p * size + p] as number)) / (2 * common);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  turn(work, cosine, sine, { from: p * size, to: q * size, step: 1, size });
  turn(work, cosine, sine, { from: p, to: q, step: size, size });
  turn(rotated, cosine, sine, { from: p * size, to: q * size, step: 1, size });
}

interface Lanes {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly size: number;
}

function turn(values: Float64Array, cosine: number, sine: number, { from, to, step, size }: Lanes): void {
  for (let at = 0; at < size; at++) {
    const [one, other] = [values[from + at * step] as number, values[to + at * step] as number];
    values[from + at * step] = cosine * one - sine * other;
    values[to + at * step] = sine * one + cosine * other;
  }
}

/** A space that grows by one direction a step, and the matrix as it looks inside it: three diagonals. */
interface Krylov {
  readonly basis: Float64Array[];
  readonly diagonal: number[];
  readonly beside: number[];
}

function byLanczos(matrix: Float64Array, size: number, wanted: number): EigenPairs {
  const space: Krylov = { basis: [], diagonal: [], beside: [] };
  const invent = startingVectors(size);
  let next = newDirection(space, invent);
  const most = Math.min(size, mostSteps);
  for (let step = 1; ; step++) {
    next = advance(matrix, space, next, invent);
    if (step % stepsBetweenLooks !== 0 && step < most) continue;
    const inside = tridiagonalPairs(space);
    if (step >= most || isSettled(inside, space, wanted)) return outOf(space, inside, size, wanted);
  }
}

/** Takes `direction` into the space; gives the next one, or a fresh one where the space is closed under the matrix. */
function advance(matrix: Float64Array, space: Krylov, direction: Float64Array, invent: () => Float64Array) {
  const image = times(matrix, direction);
  space.basis.push(direction);
  space.diagonal.push(product(image, direction));
  const before = Math.sqrt(product(image, image));
  const length = makeOrthogonal(image, space.basis);
  if (length > before * 1e-12 && length > 0) {
    space.beside.push(length);
    return image;
  }
  space.beside.push(0);
  return space.basis.length < direction.length ? newDirection(space, invent) : image;
}

function newDirection(space: Krylov, invent: () => Float64Array): Float64Array {
  const direction = invent();
  makeOrthogonal(direction, space.basis);
  return direction;
}

/** Takes away what lies in the space, twice for the sake of rounding, and brings the rest to length 1; its length before. */
function makeOrthogonal(vector: Float64Array, basis: readonly Float64Array[]): number {
  for (let again = 0; again < 2; again++) {
    for (const direction of basis) {
      const along = product(vector, direction);
      for (let at = 0; at < vector.length; at++)
        vector[at] = (vector[at] as number) - along * (direction[at] as number);
    }
  }
  const length = Math.sqrt(product(vector, vector));
  if (length > 0) for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] as number) / length;
  return length;
}

/** What a further step could still change is nothing beside the greatest value. */
function isSettled({ values, vectors }: EigenPairs, { beside }: Krylov, wanted: number): boolean {
  const last = beside.at(-1) as number;
  const greatest = Math.max(...values.map(Math.abs));
  return vectors
    .slice(0, wanted)
    .every((vector) => Math.abs(last * (vector.at(-1) as number)) <= closeEnough * greatest);
}

function outOf({ basis }: Krylov, { values, vectors }: EigenPairs, size: number, wanted: number): EigenPairs {
  const whole = vectors.slice(0, wanted).map((inside) => {
    const vector = new Float64Array(size);
    for (const [step, direction] of basis.entries()) {
      const part = inside[step] as number;
      for (let at = 0; at < size; at++) vector[at] = (vector[at] as number) + part * (direction[at] as number);
    }
    return vector;
  });
  return { values: values.slice(0, wanted), vectors: whole };
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const image = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = 0;
    for (let at = 0, cell = row * size; at < size; at++, cell++)
      sum += (matrix[cell] as number) * (vector[at] as number);
    image[row] = sum;
  }
  return image;
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number);
  return sum;
}

/** Directions without any order in them. */
function startingVectors(size: number): () => Float64Array {
  const next = fixedNumbers();
  return () => Float64Array.from({ length: size }, () => next() - 0.5);
}
