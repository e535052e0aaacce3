import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { Counts } from './counts.ts';

/** A vitest reporter that writes {@link Counts} as JSON into the file that AXIAL_TEST_COUNTS names. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const cases = modules.flatMap((module) => [...module.children.allTests()]);
    const states = cases.map((test) => test.result().state);
    const counts: Counts = {
      passed: states.filter((state) => state === 'passed').length,
      failed:
        states.filter((state) => state === 'failed' || state === 'pending').length +
        modules.filter((module) => module.errors().length > 0).length +
        errors.length,
      skipped: cases
        .filter((test) => test.result().state === 'skipped')
        .map((test) => ({ test: nameOf(test), reason: reasonOf(test) })),
    };
    const file = process.env.AXIAL_TEST_COUNTS;
    if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
  }
}

const nameOf = (test: TestCase): string =>
  `${test.module.relativeModuleId} › ${test.fullName.replaceAll(' > ', ' › ')}`;

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' ? result.note : undefined) ?? 'no reason given';
}
