import { leadingPairs } from './symmetricEigen.ts';

/** Places in the plane whose distances come as near to the given ones as classical scaling brings them. */
export interface Scaling {
  /** One entry a thing, in the unit of the distances; the middle of all is 0, 0, and the widest spread runs along x. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** See {@link stressOf}. */
  readonly stress: number;
}

/**
 * Classical multidimensional scaling (Torgerson 1952; METHOD.md §5) of `count` × `count` distances, symmetric with 0 on the
 * diagonal: the two greatest axes of the doubly centred squares. Each axis points to where the thing farthest from the
 * middle lies, so that a picture does not flip. An axis that the distances do not have is 0 throughout.
 */
export function classicalScaling(distances: Float64Array, count: number): Scaling {
  const { values, vectors } = leadingPairs(centredSquares(distances, count), count, 2);
  const greatest = distances.reduce((most, each) => Math.max(most, each), 0);
  const axis = (place: number): Float64Array => {
    const value = values[place] ?? 0;
    const vector = vectors[place];
    // What rounding leaves of an axis that is not there.
    if (!vector || value <= greatest * greatest * count * 1e-13) return new Float64Array(count);
    const length = Math.sqrt(value) * signOf(vector);
    return vector.map((part) => part * length);
  };
  const [x, y] = [axis(0), axis(1)];
  return { x, y, stress: stressOf(distances, x, y) };
}

/** −½ of the squared distances, with the means of rows and columns taken out. */
function centredSquares(distances: Float64Array, count: number): Float64Array {
  const means = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let column = 0; column < count; column++) sum += (distances[row * count + column] as number) ** 2;
    means[row] = sum / count;
  }
  const mean = means.reduce((sum, each) => sum + each, 0) / count;
  return distances.map((distance, cell) => {
    const [row, column] = [Math.floor(cell / count), cell % count];
    return -0.5 * (distance * distance - (means[row] as number) - (means[column] as number) + mean);
  });
}

/** 1 or −1: so that the part farthest from 0 becomes positive; of equals the first. */
function signOf(vector: Float64Array): 1 | -1 {
  let farthest = 0;
  for (const part of vector) if (Math.abs(part) > Math.abs(farthest) * (1 + 1e-9)) farthest = part;
  return farthest < 0 ? -1 : 1;
}

/**
 * Stress-1 of a map: the root of the sum of squared differences between distances on the map and disparities, over the sum
 * of squared distances on the map; 0..1, and 0 = the map shows every distance in its true proportion, also where there is
 * none to show. Disparities are the given distances fitted to the map (Kruskal 1964, Psychometrika 29); here they are fitted
 * by one factor, the best in least squares (ratio scaling: Borg & Groenen 2005, ch. 3 and 11). Without the factor it would
 * measure how large the map is: classical scaling makes distances shorter by what the plane cannot hold, and a picture that
 * is drawn as large as its window has no unit.
 */
export function stressOf(distances: Float64Array, x: Float64Array, y: Float64Array): number {
  const count = x.length;
  const onMap = (a: number, b: number) =>
    Math.sqrt(((x[a] as number) - (x[b] as number)) ** 2 + ((y[a] as number) - (y[b] as number)) ** 2);
  let [products, given, shown] = [0, 0, 0];
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const [distance, drawn] = [distances[a * count + b] as number, onMap(a, b)];
      products += distance * drawn;
      given += distance * distance;
      shown += drawn * drawn;
    }
  }
  if (shown === 0) return 0;
  const factor = given === 0 ? 0 : products / given;
  let differences = 0;
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      differences += (onMap(a, b) - factor * (distances[a * count + b] as number)) ** 2;
    }
  }
  return Math.sqrt(differences / shown);
}
