import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type Door, startDoor } from './door.ts';
import { makeSampleStudy } from './studies.ts';

/** The window in front of a test, and what stands behind it. */
export interface App {
  readonly page: Page;
  /** A folder of this test alone; it goes when the test is over. */
  readonly folder: string;
  /** Starts the program, with a study or at its start screen, and opens its window in this page. */
  start(study?: string | null): Promise<void>;
  /** Ends the program as Ctrl C does: the study is closed. */
  stop(): Promise<void>;
  /** Ends the program as a power cut does. */
  kill(): Promise<void>;
  /** A fresh copy of the sample study in the test's folder. */
  copySample(name?: string): Promise<string>;
}

/**
 * `app`: the program with a folder of its own. Every test fails when the window writes an error to its console, throws,
 * or asks for anything that is not on 127.0.0.1.
 */
export const test = base.extend<{ app: App }, { sampleStudy: () => Promise<string> }>({
  sampleStudy: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'axial-sample-'));
      let made: Promise<string> | null = null;
      await use(() => {
        made ??= makeSampleStudy(folder);
        return made;
      });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  app: async ({ page, sampleStudy }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'axial-e2e-'));
    const complaints = listenForComplaints(page);
    let door: Door | null = null;
    const app: App = {
      page,
      folder,
      start: async (study = null) => {
        await door?.stop();
        door = await startDoor(homeIn(folder), study);
        await page.goto(door.address);
      },
      stop: async () => {
        await door?.stop();
        door = null;
      },
      kill: async () => {
        await door?.kill();
        door = null;
      },
      copySample: async (name = 'sample.axial') => {
        const copy = join(folder, name);
        copyFileSync(await sampleStudy(), copy);
        return copy;
      },
    };
    await use(app);
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
    expect(complaints, 'what the window complained about').toEqual([]);
  },
});

export { expect };

function homeIn(folder: string): string {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  return home;
}

/** Errors of the window and requests to elsewhere, as they come. */
function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`threw: ${error.message}`));
  page.on('console', (message) => {
    // A door that was stopped or killed by the test leaves the window without an answer; that is no fault of the window.
    if (message.type() === 'error' && !message.text().includes('net::ERR_')) complaints.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOurs = protocol === 'blob:' || protocol === 'data:' || hostname === '127.0.0.1';
    if (!isOurs) complaints.push(`asked for ${request.url()}`);
  });
  return complaints;
}
