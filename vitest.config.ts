import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tiers below the browser, by what they need: nothing, a file system, a whole engine behind its doors. */
const tier = (name: string, seconds: number, isolate = true) => ({
  // No Electron runs in these tiers: the stand-in takes its place, with a real Chromium behind its windows.
  resolve: { alias: { electron: fileURLToPath(new URL('test/support/electron/index.ts', import.meta.url)) } },
  test: {
    name,
    isolate,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    testTimeout: seconds * 1000,
    hookTimeout: seconds * 1000,
    // What is waited for comes when a busy machine gets to it.
    expect: { poll: { timeout: 20_000 } },
  },
});

export default defineConfig({
  test: {
    // What needs nothing leaves nothing behind: its files share a process, which has read the program once.
    projects: [tier('unit', 60, false), tier('store', 120), tier('contract', 60)],
    // Two cores are common where this runs; more processes only wait for each other.
    pool: 'forks',
  },
});
