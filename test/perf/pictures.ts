import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, expect, type Page } from '@playwright/test';
import { chartKinds, findChartKind } from '#shared/charts/kinds/index.ts';
import { encode } from '#shared/contract/codec.ts';
import { type Door, startDoor } from '../e2e/support/door.ts';
import { ask } from '../e2e/support/engine.ts';
import { provideTestBrowser, quietBrowserArguments } from '../support/browser.ts';
import { measurePan, measureZoom, type Paints, watchPicture, workTime, type Zoom } from './frames.ts';
import { median, milliseconds, quantile, report } from './measure.ts';

/** Milliseconds that a gallery or a picture is waited for: at stress size some analyses take their time. */
const patience = 600_000;
/** A frame at 60 a second; a little later is the clock's own unevenness and no frame that was missed. */
const frameLength = 1000 / 60;
const slack = 1;

/** Milliseconds after which a page has done what follows a paint: panes at the side, their questions. */
const settling = 500;
const zoomSteps = 16;

/** The name of a kind of chart in the gallery. */
function nameInGallery(kind: string): string {
  if (kind === 'comparison') return 'Document comparison';
  if (kind === 'co-occurrence') return 'Co-occurrence';
  return findChartKind(kind)?.name ?? kind;
}

/** What to open: charts by their kinds or their names in the gallery (none = all), and with how many codes. */
export interface Choice {
  readonly only: readonly string[];
  /** False = with the codes that each chart shows at first. */
  readonly allCodes: boolean;
}

/** What is measured of a chart: its picture, or nothing with the reason. */
interface Measured {
  readonly first: number;
  readonly marks: number;
  readonly work: number;
  readonly pan: Paints | null;
  readonly zoom: Zoom | null;
}

/**
 * Opens every chart of the gallery in the real window in Chromium. First paint: from the press of the card to the frame
 * after its marks stand in the page, when its small picture is drawn already (so that counting is not in it). Pan: the
 * frames of two seconds of scrolling. Zoom: the frames while plus and minus are pressed, one a frame.
 */
export async function measurePictures(study: string, folder: string, choice: Choice): Promise<void> {
  const executablePath = provideTestBrowser(console.log);
  if (executablePath === null) throw new Error('No Chromium, Chrome or Edge could be found or installed.');
  const home = join(folder, 'pictures');
  mkdirSync(home, { recursive: true });
  const door = await startDoor(home, study);
  const browser = await chromium.launch({ executablePath, args: quietBrowserArguments });
  try {
    await measureGallery(browser, door, choice);
  } finally {
    await browser.close();
    await door.stop();
  }
}

async function measureGallery(browser: Browser, door: Door, { only, allCodes }: Choice): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(patience);
  const costs = await page.context().newCDPSession(page);
  await costs.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(door.address);
  await page.getByRole('tab', { name: 'Charts' }).waitFor();
  if (allCodes) await chooseAllCodes(page);
  await page.getByRole('tab', { name: 'Charts' }).click();
  await page.locator('.charts-card').first().waitFor();
  const names = await page.locator('.charts-card-name').allInnerTexts();
  const wanted = new Set(only.map(nameInGallery));
  for (const name of names.filter((each) => wanted.size === 0 || wanted.has(each))) {
    await measureChart(page, costs, name);
  }
  await page.close();
}

/** As if every chart that is about codes had been given all of them: what the window remembers of a study. */
async function chooseAllCodes(page: Page): Promise<void> {
  const state = await ask(page, 'study.state', {});
  const all = { codes: 'all', withSubcodes: false };
  const kinds = Object.fromEntries(
    chartKinds.filter(({ codes }) => codes !== 'none').map(({ kind }) => [kind, { ...all, settings: {} }]),
  );
  const layout = { [`charts:${state.study?.id}`]: { coOccurrence: all, comparison: {}, kinds } };
  await page.evaluate(
    async (body) => {
      await fetch('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    },
    encode({ id: 'bench', name: 'app.setPreferences', input: { layout } }),
  );
  await page.reload();
}

async function measureChart(page: Page, costs: CDPSession, name: string): Promise<void> {
  const card = page.locator('.charts-card', { has: page.getByText(name, { exact: true }) });
  await card.scrollIntoViewIfNeeded();
  const asked = performance.now();
  const picture = card.locator('svg').first();
  const none = card.locator('.charts-card-none');
  await expect
    .poll(async () => (await picture.count()) + (await none.count()), { timeout: patience })
    .toBeGreaterThan(0);
  const counted = performance.now() - asked;
  if ((await picture.count()) === 0)
    return report(`${name}: first paint`, `nothing to draw: ${await none.innerText()}`);
  const before = await workTime(costs);
  await watchPicture(page, name);
  const { first, marks } = await page.evaluate(() => window.picture);
  const work = (await workTime(costs)) - before;
  await page.waitForTimeout(settling);
  const zoom = await measureZoom(page, costs, zoomSteps);
  // What is all in view at first is panned when it has been made larger.
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await page.waitForTimeout(settling);
  const pan = await measurePan(page, costs);
  say(name, { first, marks, work, pan, zoom }, counted);
  await page.getByRole('button', { name: 'All charts' }).click();
  await page.locator('.charts-card').first().waitFor();
}

function framesOf(paints: Paints | null): string {
  if (paints === null) return '–';
  const { times, work } = paints;
  const late = times.filter((time) => time > frameLength + slack).length;
  const figures = [median(times), quantile(times, 0.95)].map((time) => time.toFixed(1)).join(' / ');
  return `${figures} ms, ${late} of ${times.length} late (${(work / times.length).toFixed(1)} ms of work each)`;
}

function say(name: string, { first, marks, work, pan, zoom }: Measured, counted: number): void {
  const waited = counted > 100 ? `; small picture after ${milliseconds(counted)}` : '';
  report(
    `${name}: first paint`,
    `${milliseconds(first)} (${milliseconds(work)} of work), ${marks.toLocaleString('en-GB')} marks${waited}`,
  );
  report('    pan, median / p95 of a frame', framesOf(pan));
  report(
    '    zoom, median / p95 of a frame',
    `${framesOf(zoom)}${zoom ? `; drawn anew ${milliseconds(zoom.sharp)} after the last` : ''}`,
  );
}
