import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startDoor } from '../e2e/support/door.ts';
import { provideTestBrowser, quietBrowserArguments } from '../support/browser.ts';

const presses = 60;

/**
 * Milliseconds from the press of a code's key to the frame that shows the coding, in the real window in Chromium, each
 * time on another paragraph; and how long a frame takes there when nothing is done.
 */
export async function measurePaint(study: string, folder: string): Promise<{ times: number[]; frame: number }> {
  const executablePath = provideTestBrowser(console.log);
  if (executablePath === null) throw new Error('No Chromium, Chrome or Edge could be found or installed.');
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const door = await startDoor(home, study);
  const browser = await chromium.launch({ executablePath, args: quietBrowserArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(door.address);
    await page.getByText('Interview 00001').first().click();
    await page.locator('#text .reader-block').first().waitFor();
    await page.locator('#text .reader-block').first().click();
    const frame = await frameLength(page);
    const times: number[] = [];
    for (let press = 0; press < presses; press++) {
      // Every fifth press goes on by a paragraph: five codes on each, as dense as real coding gets.
      if (press % 5 === 0) await page.keyboard.press('j');
      await watchPaint(page);
      await page.keyboard.press(String((press % 5) + 1));
      times.push(await page.evaluate(() => window.painted));
    }
    return { times, frame };
  } finally {
    await browser.close();
    await door.stop();
  }
}

declare global {
  interface Window {
    painted: Promise<number>;
  }
}

/** Makes `painted` the milliseconds between the next key press and the first frame after a new lane stands in the page. */
const watchPaint = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const lanes = () => document.querySelectorAll('.reader-lane').length;
    const before = lanes();
    let pressed = 0;
    addEventListener(
      'keydown',
      (event) => {
        pressed = event.timeStamp;
      },
      { once: true, capture: true },
    );
    window.painted = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('No coding was painted within five seconds.')), 5000);
      const observer = new MutationObserver(() => {
        if (pressed === 0 || lanes() <= before) return;
        observer.disconnect();
        clearTimeout(late);
        // The frame that shows the change is the next one; what follows it in the queue runs after it was painted.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
  });

const frameLength = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const stamps: number[] = [];
        const step = (stamp: number) => {
          stamps.push(stamp);
          if (stamps.length < 61) requestAnimationFrame(step);
          else resolve(((stamps.at(-1) ?? 0) - (stamps[0] ?? 0)) / 60);
        };
        requestAnimationFrame(step);
      }),
  );
