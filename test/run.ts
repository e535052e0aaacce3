import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { provideTestBrowser } from './support/browser.ts';
import { type Counts, countPlaywright, nothingRun, sumCounts } from './support/counts.ts';
import { quickFolder } from './support/quickFolder.ts';
import { root } from './support/sources.ts';

/**
 * `npm test`: every check there is, one after the other, none left out because another failed. Ends with the line
 * `N passed, N failed, N skipped`; leaves with 1 when anything failed.
 */
interface Stage {
  readonly name: string;
  run(): Promise<Counts>;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = mkdtempSync(join(quickFolder(), 'axial-'));

/** Runs one of the project's scripts; true when it ends well. */
function script(
  name: string,
  words: readonly string[] = [],
  environment: Record<string, string> = {},
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name, ...(words.length > 0 ? ['--', ...words] : [])], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      // The tests start the program hundreds of times: what it compiled once is kept for the next start of this run.
      env: { ...process.env, TMPDIR: folder, NODE_COMPILE_CACHE: join(folder, 'compiled'), ...environment },
      shell: process.platform === 'win32',
    });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

const failedOnce: Counts = { passed: 0, failed: 1, skipped: [] };

/** A check without tests of its own: it counts only when it fails. */
const check = (name: string, scriptName: string): Stage => ({
  name,
  run: async () => ((await script(scriptName)) ? nothingRun : failedOnce),
});

/** A runner that leaves its counts in a file. One that fails without a failed test failed all the same. */
async function counted(file: string, parse: (report: unknown) => Counts, work: Promise<boolean>): Promise<Counts> {
  const well = await work;
  const counts = readCounts(file, parse);
  if (counts === null) return failedOnce;
  return well || counts.failed > 0 ? counts : sumCounts([counts, failedOnce]);
}

function readCounts(file: string, parse: (report: unknown) => Counts): Counts | null {
  try {
    return parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

const vitest: Stage = {
  name: 'Unit, store and contract tests',
  run: () => {
    const file = join(folder, 'vitest.json');
    const words = ['--reporter=default', '--reporter=./test/support/countReporter.ts'];
    return counted(file, (report) => report as Counts, script('unit', words, { AXIAL_TEST_COUNTS: file }));
  },
};

/** Before the first test that opens one: two that install it at once would be in each other's way. */
const browser: Stage = {
  name: 'A browser for the tests',
  run: async () => {
    if (provideTestBrowser(say) !== null) return nothingRun;
    say('No browser could be found or installed: install Chromium, Chrome or Edge and run the tests again.');
    return failedOnce;
  },
};

const playwright: Stage = {
  name: 'Browser tests',
  run: async () => {
    const file = join(folder, 'playwright.json');
    const environment = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
    return counted(
      file,
      (report) => countPlaywright(report as object),
      script('e2e', ['--reporter=list,json'], environment),
    );
  },
};

const stages: readonly Stage[] = [
  check('Types', 'types'),
  check('Formatting and lint', 'lint'),
  check('Unused code', 'unused'),
  check('Build of the window', 'build:renderer'),
  browser,
  vitest,
  playwright,
];

const results: { name: string; counts: Counts; seconds: number }[] = [];
for (const { name, run } of stages) {
  say(`\n— ${name}`);
  const began = performance.now();
  results.push({ name, counts: await run(), seconds: (performance.now() - began) / 1000 });
}
rmSync(folder, { recursive: true, force: true });

const total = sumCounts(results.map(({ counts }) => counts));
say('');
for (const { name, counts, seconds } of results) {
  say(`${counts.failed === 0 ? 'ok    ' : 'FAILED'}  ${name}, ${seconds.toFixed(0)} s`);
}
for (const { test, reason } of total.skipped) say(`skipped: ${test}: ${reason}`);
say(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
