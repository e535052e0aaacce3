import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { Counts } from './counts.ts';

/** A vitest reporter that writes {@link Counts} as JSON into the file that AXIAL_TEST_COUNTS names. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const died = errors.flatMap((error) => fileOfDead(error) ?? []);
    const standing = modules.filter((module) => !died.includes(module.moduleId));
    const cases = standing.flatMap((module) => [...module.children.allTests()]);
    const states = cases.map((test) => test.result().state);
    const counts: Counts = {
      passed: states.filter((state) => state === 'passed').length,
      failed:
        states.filter((state) => state === 'failed' || state === 'pending').length +
        standing.filter((module) => module.errors().length > 0).length +
        errors.length -
        died.length,
      skipped: cases
        .filter((test) => test.result().state === 'skipped')
        .map((test) => ({ test: nameOf(test), reason: reasonOf(test) })),
      died,
    };
    const file = process.env.AXIAL_TEST_COUNTS;
    if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
  }
}

/** The test file of a process that a signal ended, from what vitest says of it. */
function fileOfDead(error: unknown): string | null {
  for (let at = error; at instanceof Object; at = 'cause' in at ? at.cause : undefined) {
    const message = 'message' in at ? String(at.message) : '';
    const file = /exited unexpectedly with signal \w+.* while running test file (.+)$/u.exec(message)?.[1];
    if (file !== undefined) return file;
  }
  return null;
}

const nameOf = (test: TestCase): string =>
  `${test.module.relativeModuleId} › ${test.fullName.replaceAll(' > ', ' › ')}`;

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' ? result.note : undefined) ?? 'no reason given';
}
