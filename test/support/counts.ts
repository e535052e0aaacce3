/** What a runner of tests found. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly test: string; readonly reason: string }[];
}

export const nothingRun: Counts = { passed: 0, failed: 0, skipped: [] };

export function sumCounts(parts: readonly Counts[]): Counts {
  return {
    passed: parts.reduce((sum, part) => sum + part.passed, 0),
    failed: parts.reduce((sum, part) => sum + part.failed, 0),
    skipped: parts.flatMap((part) => part.skipped),
  };
}

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

/** Counts from Playwright's JSON report. A test that passed only on a second try counts as failed. */
export function countPlaywright(report: {
  readonly suites?: readonly PlaywrightSuite[];
  readonly errors?: readonly unknown[];
}): Counts {
  const tests = (report.suites ?? []).flatMap((suite) => testsOf(suite, []));
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failed:
      tests.filter(({ status }) => status === 'unexpected' || status === 'flaky').length + (report.errors ?? []).length,
    skipped: tests.filter(({ status }) => status === 'skipped').map(({ test, reason }) => ({ test, reason })),
  };
}

function testsOf(suite: PlaywrightSuite, trail: readonly string[]): { test: string; status: string; reason: string }[] {
  const here = [...trail, suite.title];
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map(({ status, annotations }) => ({
      test: [...here, spec.title].join(' › '),
      status,
      reason: annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? 'no reason given',
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, here))];
}
