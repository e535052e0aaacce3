import { codeFrequencies } from './codeFrequencies.ts';
import type { CodeSet, StudyColumns } from './columns.ts';
import { countCoOccurrence } from './coOccurrence.ts';
import type { CoOccurrenceUnit } from './results.ts';
import type { CodingChoice } from './selection.ts';

/** What to count for the relationship diagram (METHOD.md §5): `sets` are the themes. */
export interface RelationshipChoice extends CodingChoice {
  readonly properties: readonly CodeSet[];
  readonly unit: CoOccurrenceUnit;
  /** Greatest paragraph distance for the unit `near`. */
  readonly near: number;
  readonly withSubcodes: boolean;
}

/** Counts of n themes and m properties. Matrices row by row. */
export interface RelationshipCounts {
  /** n × n, symmetric, in the chosen unit; 0 on the diagonal. */
  readonly values: Float64Array;
  /** n × n: documents that hold both; 0 on the diagonal. */
  readonly together: Float64Array;
  /** frequency(theme) and documents(theme), n entries. */
  readonly codings: Float64Array;
  readonly documents: Float64Array;
  /** m × n: each property with each theme, in the chosen unit. What is said of its own theme is for the tree to say. */
  readonly shared: Float64Array;
  readonly propertyCodings: Float64Array;
  readonly propertyDocuments: Float64Array;
}

/** Properties are counted so many at a time, so that the matrices stay small however many there are. */
const batch = 150;

/** Co-occurrence of every two themes, and of every property with every theme (METHOD.md §3, §5). */
export function countRelationships(columns: StudyColumns, choice: RelationshipChoice): RelationshipCounts {
  const { sets, properties, unit, near, withSubcodes, ...who } = choice;
  const count = (rows: readonly CodeSet[], withDocuments: boolean) =>
    countCoOccurrence(columns, {
      ...who,
      sets: rows,
      unit,
      near,
      withSubcodes,
      coefficients: ['none'],
      withDocuments,
    });
  const among = count(sets, true);
  const shared = new Float64Array(properties.length * sets.length);
  for (let from = 0; from < properties.length; from += batch) {
    const part = properties.slice(from, from + batch);
    const { values, codes } = count([...sets, ...part], false);
    for (const row of part.keys()) {
      const at = (sets.length + row) * codes.length;
      shared.set(values.subarray(at, at + sets.length), (from + row) * sets.length);
    }
  }
  const own = codeFrequencies(columns, { ...who, sets: properties });
  return {
    values: withoutDiagonal(among.values, sets.length),
    together: withoutDiagonal(among.documents, sets.length),
    codings: among.frequency,
    documents: Float64Array.from(sets, (_, index) => among.documents[index * (sets.length + 1)] ?? 0),
    shared,
    propertyCodings: own.codings,
    propertyDocuments: own.documents,
  };
}

/** Frequencies stand on the diagonal of a co-occurrence matrix; here they stand apart. */
function withoutDiagonal(matrix: Float64Array, size: number): Float64Array {
  const bare = matrix.slice();
  for (let index = 0; index < size; index++) bare[index * (size + 1)] = 0;
  return bare;
}
