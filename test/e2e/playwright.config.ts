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
  timeout: 90_000,
  expect: { timeout: 10_000 },
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
