import { chiSquareTail, fisherExact, holmAdjusted } from './chiSquare.ts';

/** What was tested: units (documents or codings) with the code against those without it, by column; a table of 2 × k. */
export interface CrosstabTest {
  /** Pearson's chi-square without continuity correction; `null` where the code, or the columns, do not vary. */
  readonly chiSquare: number | null;
  /** Columns with units − 1. */
  readonly degrees: number;
  /** Cramér's V, 0..1: the square root of chi-square / units; `null` likewise. */
  readonly cramersV: number | null;
  readonly test: 'chi-square' | 'fisher' | 'none';
  /** `null` where there is no test. */
  readonly p: number | null;
  /** p after Holm's correction for all codes that were tested. */
  readonly adjusted: number | null;
  /** Why there is no test, as the end of a sentence; empty where there is one. */
  readonly reason: string;
}

export interface CrosstabChoice {
  /** Units with the code: codes × columns, row by row. */
  readonly present: Float64Array;
  /** All units of each column, with the code or without. */
  readonly sizes: Float64Array;
  /** What is counted. Only documents are tested: see {@link crosstab}. */
  readonly unit: 'documents' | 'codings';
}

export interface Crosstab {
  /** Expected units with the code if the columns did not differ: units with the code × units of the column / all units. */
  readonly expected: Float64Array;
  /**
   * Adjusted standardised residual (Haberman 1973): (observed − expected) / square root of expected · (1 − share with the
   * code) · (1 − share of the column). About standard normal where the columns do not differ; NaN where nothing varies.
   */
  readonly residuals: Float64Array;
  readonly tests: readonly CrosstabTest[];
}

/**
 * Codes by columns of documents, a test for each code. A document may hold several codes, so that the table of codes ×
 * columns is no contingency table; presence and absence of one code by column is. Documents are taken as independent cases.
 * Codings are not: those of one document come from one conversation. They get chi-square and V as descriptions, and no p.
 *
 * The rule for p (Cochran 1954): with two columns chi-square where all four expected counts are at least 5, else Fisher's exact
 * test; with more columns chi-square where all expected counts are at least 1 and at least 80 % of them are 5 or more, else no
 * test.
 */
export function crosstab({ present, sizes, unit }: CrosstabChoice): Crosstab {
  const columns = sizes.length;
  const rows = columns === 0 ? 0 : present.length / columns;
  const expected = new Float64Array(present.length);
  const residuals = new Float64Array(present.length);
  const tests: CrosstabTest[] = [];
  for (let row = 0; row < rows; row++) {
    const observed = present.subarray(row * columns, (row + 1) * columns);
    const table = expectedTable(observed, sizes);
    expected.set(table.expected, row * columns);
    residuals.set(table.residuals, row * columns);
    tests.push(testOf(observed, sizes, table, unit));
  }
  const adjusted = holmAdjusted(tests.map(({ p }) => p));
  return { expected, residuals, tests: tests.map((test, row) => ({ ...test, adjusted: adjusted[row] ?? null })) };
}

interface ExpectedTable {
  readonly expected: Float64Array;
  readonly residuals: Float64Array;
  readonly withCode: number;
  readonly all: number;
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

function expectedTable(observed: Float64Array, sizes: Float64Array): ExpectedTable {
  const [withCode, all] = [total(observed), total(sizes)];
  const expected = sizes.map((size) => (all === 0 ? 0 : (withCode * size) / all));
  const residuals = observed.map((count, column) => {
    const mean = expected[column] as number;
    const spread = mean * (1 - withCode / all) * (1 - (sizes[column] as number) / all);
    return spread > 0 ? (count - mean) / Math.sqrt(spread) : Number.NaN;
  });
  return { expected, residuals, withCode, all };
}

type Untested = Pick<CrosstabTest, 'test' | 'p' | 'reason'>;
const untested = (reason: string): Untested => ({ test: 'none', p: null, reason });

function testOf(
  observed: Float64Array,
  sizes: Float64Array,
  table: ExpectedTable,
  unit: CrosstabChoice['unit'],
): CrosstabTest {
  const { all } = table;
  const filled = sizes.filter((size) => size > 0).length;
  const degrees = Math.max(0, filled - 1);
  const constant = reasonOfConstant(table, degrees, unit);
  if (constant !== null) {
    const nothing = { chiSquare: null, cramersV: null, adjusted: null };
    return { ...nothing, degrees, ...untested(constant) };
  }
  const chiSquare = total(
    observed.map((count, column) => {
      const mean = table.expected[column] as number;
      if (mean === 0) return 0;
      // Those without the code differ from their expected count by as much, the other way.
      return (count - mean) ** 2 * (1 / mean + 1 / ((sizes[column] as number) - mean));
    }),
  );
  const cramersV = Math.min(1, Math.sqrt(chiSquare / all));
  const tested =
    unit === 'codings'
      ? untested('codings of one document are not independent')
      : documentTest(observed, sizes, table, chiSquare, degrees);
  return { chiSquare, degrees, cramersV, ...tested, adjusted: null };
}

function reasonOfConstant({ withCode, all }: ExpectedTable, degrees: number, unit: string): string | null {
  if (degrees === 0) return 'there are no two columns to compare';
  if (withCode === 0) return `no ${unit} have it`;
  return withCode === all ? `all ${unit} have it` : null;
}

function documentTest(
  observed: Float64Array,
  sizes: Float64Array,
  { expected, withCode, all }: ExpectedTable,
  chiSquare: number,
  degrees: number,
): Untested {
  const counts = [...sizes.keys()].flatMap((column) => {
    const size = sizes[column] as number;
    return size > 0 ? [expected[column] as number, ((all - withCode) * size) / all] : [];
  });
  // Counted, not divided, so that exactly four in five are enough.
  const large = counts.filter((count) => count >= 5).length;
  const byChiSquare: Untested = { test: 'chi-square', p: chiSquareTail(chiSquare, degrees), reason: '' };
  if (degrees > 1) {
    const isFit = Math.min(...counts) >= 1 && 5 * large >= 4 * counts.length;
    return isFit ? byChiSquare : untested('expected counts are too small');
  }
  if (large === 4) return byChiSquare;
  const [first, second] = [...sizes.keys()].filter((column) => (sizes[column] as number) > 0) as [number, number];
  const [a, b] = [observed[first] as number, observed[second] as number];
  return {
    test: 'fisher',
    p: fisherExact(a, b, (sizes[first] as number) - a, (sizes[second] as number) - b),
    reason: '',
  };
}
