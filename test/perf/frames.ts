import type { CDPSession, Page } from '@playwright/test';

/** Frames, or steps until a frame shows them, in milliseconds; and how long the page's own thread worked for all of them. */
export interface Paints {
  readonly times: readonly number[];
  readonly work: number;
}

declare global {
  interface Window {
    picture: Promise<{ first: number; marks: number }>;
  }
}

/** Milliseconds that the page's own thread has worked; the work of others on the machine is not in it. */
export async function workTime(costs: CDPSession): Promise<number> {
  const { metrics } = await costs.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Presses the card of a chart; `picture` becomes the milliseconds until the first frame with its marks, and how many. */
export const watchPicture = (page: Page, chart: string): Promise<void> =>
  page.evaluate((name) => {
    const cards = [...document.querySelectorAll<HTMLElement>('.charts-card')];
    const card = cards.find((each) => each.querySelector('.charts-card-name')?.textContent === name);
    const marks = () => {
      const elements = document.querySelectorAll('.charts-stage svg.scene [data-key] > *').length;
      const canvas = document.querySelector<HTMLElement>('.charts-stage .chart-canvas canvas');
      return elements + Number(canvas?.dataset.marks ?? 0);
    };
    window.picture = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${name} was not painted in ten minutes.`)), 600_000);
      const observer = new MutationObserver(() => {
        if (marks() < 3) return;
        observer.disconnect();
        clearTimeout(late);
        // The frame that shows the change is the next one; what follows it in the queue runs after it was painted.
        requestAnimationFrame(() => setTimeout(() => resolve({ first: performance.now() - pressed, marks: marks() })));
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
    const pressed = performance.now();
    card?.click();
  }, chart);

/** Scrolls the picture, half a row of text a frame, there and back; `null` where it is all in view. */
export async function measurePan(page: Page, costs: CDPSession): Promise<Paints | null> {
  const before = await workTime(costs);
  const times = await page.evaluate(async () => {
    const frame = document.querySelector('.charts-stage .chart-frame');
    if (!frame) return [];
    const [down, right] = [frame.scrollHeight - frame.clientHeight, frame.scrollWidth - frame.clientWidth];
    if (down < 60 && right < 60) return [];
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const stamps = [await nextFrame()];
    for (let step = 0; step < 150; step++) {
      const direction = step < 75 ? 1 : -1;
      frame.scrollBy(right > 60 ? 40 * direction : 0, down > 60 ? 40 * direction : 0);
      stamps.push(await nextFrame());
    }
    return stamps.slice(1).map((stamp, index) => stamp - (stamps[index] ?? 0));
  });
  return times.length === 0 ? null : { times, work: (await workTime(costs)) - before };
}

/** Steps of zooming, and the milliseconds from the last of them until the picture is drawn at its new size. */
export interface Zoom extends Paints {
  readonly sharp: number;
}

/** Makes the picture larger and smaller, a step a frame, as a held key does; `null` where it has no zoom. */
export async function measureZoom(page: Page, costs: CDPSession, steps: number): Promise<Zoom | null> {
  if ((await page.locator('.charts-stage .charts-zoom').count()) === 0) return null;
  await page.locator('.charts-stage .chart-frame').first().focus();
  const before = await workTime(costs);
  const { times, sharp } = await page.evaluate(async (count) => {
    const frame = document.querySelector('.charts-stage .chart-frame');
    const sheet = document.querySelector<HTMLElement>('.charts-stage .chart-sheet');
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const stamps = [await nextFrame()];
    for (let step = 0; step < count; step++) {
      const key = step < count / 2 ? '+' : '-';
      frame?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      stamps.push(await nextFrame());
    }
    const last = stamps.at(-1) ?? 0;
    frame?.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true }));
    let now = await nextFrame();
    while (sheet?.style.transform) now = await nextFrame();
    return { times: stamps.slice(1).map((stamp, index) => stamp - (stamps[index] ?? 0)), sharp: now - last };
  }, steps);
  return { times, sharp, work: (await workTime(costs)) - before };
}
