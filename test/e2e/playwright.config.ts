import { defineConfig } from '@playwright/test';
import { findTestBrowser, quietBrowserArguments } from '../support/browser.ts';

const executablePath = findTestBrowser();

/** The window in a real Chromium, over the loopback door, with a study in a folder of its own for each test. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Bounds for a busy machine: with five times the work that it can do, a long sitting takes 50 s.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    acceptDownloads: true,
    screenshot: 'only-on-failure',
    launchOptions: {
      args: quietBrowserArguments,
      ...(executablePath === null ? {} : { executablePath }),
    },
  },
});
