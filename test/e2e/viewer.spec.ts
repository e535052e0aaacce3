import { pathToFileURL } from 'node:url';
import { type Page, test as plain } from '@playwright/test';
import { addCode, addText, startStudy, startTestEngine, type TestEngine } from '../support/engine.ts';
import { expect } from './support/app.ts';
import { axe } from './support/axe.ts';

/** A viewer of a study in a browser that has no network; any request but for the page itself fails the test. */
interface Opened {
  readonly page: Page;
  readonly engine: TestEngine;
  /** The part that is shown. */
  readonly view: ReturnType<Page['locator']>;
}

async function openViewer(page: Page, engine: TestEngine, place = ''): Promise<Opened> {
  const path = engine.path('viewer.html');
  await engine.ask('exports.write', { request: { what: 'viewer' }, format: 'html', path, overwrite: true });
  await page.context().setOffline(true);
  const address = `${pathToFileURL(path)}`;
  page.on('request', (request) => expect(request.url().split('#')[0]).toBe(address));
  page.on('pageerror', (error) => expect(error.message).toBe(''));
  page.on('console', (message) => expect(message.text()).toBe(''));
  await page.goto(`${address}${place}`);
  return { page, engine, view: page.locator('.view.on') };
}

const plainWords = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The sample study is made once for all tests of a worker; none of them changes it. */
const test = plain.extend<{ sample: (place?: string) => Promise<Opened> }, { sampleEngine: TestEngine }>({
  sampleEngine: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
    async ({}, use) => {
      await using engine = startTestEngine();
      await engine.ask('study.openSample', { path: engine.path('sample.axial') });
      await use(engine);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  sample: async ({ page, sampleEngine }, use) => use((place) => openViewer(page, sampleEngine, place)),
});

test('every coding has its own words, under its code and in its text', async ({ sample }) => {
  const { page, engine } = await sample();
  const { segments } = await engine.ask('segments.query', {
    choice: {},
    grouping: 'none',
    context: 'none',
    limit: 1000,
  });
  const expected = segments.map(
    ({ documentName, codePath, text }) => `${documentName} | ${codePath.split('/').at(-1)} | ${plainWords(text)}`,
  );
  const found = await page.evaluate(() => {
    const words = (element: Element | null | undefined) => element?.textContent ?? '';
    return [...document.querySelectorAll<HTMLElement>('.segment')].map((segment) => {
      const number = segment.id.slice(1);
      const label = document.getElementById(`k${number}`);
      const text = label?.closest('.view');
      const pieces = [...(text?.querySelectorAll(`[data-k~="${number}"]`) ?? [])];
      return {
        document: words(text?.querySelector('h2')),
        code: words(label),
        quote: words(segment.querySelector('.quote')),
        marked: pieces.map(words).join(''),
      };
    });
  });
  expect(found.map(({ document, code, quote }) => `${document} | ${code} | ${plainWords(quote)}`).sort()).toEqual(
    expected.sort(),
  );
  // Paragraphs are apart in the text: but for the breaks between them the marked words are the quotation.
  for (const { quote, marked } of found) expect(marked.replace(/\s/gu, '')).toBe(quote.replace(/\s/gu, ''));
});

test('leads from a code to its segments, from there into the text, and back', async ({ sample }) => {
  const { page, view } = await sample();
  const contents = page.getByRole('navigation', { name: 'Contents' });
  await contents.getByRole('searchbox', { name: 'Filter codes' }).fill('orders out');
  // The theme above it stays in sight.
  await expect(contents.locator('#list-codes li:visible')).toHaveText([/^business need/u, /^orders out of the door/u]);
  await contents.getByRole('link', { name: /^orders out of the door/u }).click();
  await expect(view.getByRole('heading', { level: 2 })).toHaveText('orders out of the door');
  const segment = view.locator('.segment').first();
  const words = await segment.locator('.quote').innerText();
  await segment.getByRole('link', { name: /in the text/u }).click();
  // Where other codings begin and end inside it, the words are in pieces.
  await expect.poll(async () => (await view.locator('.u.lit').allTextContents()).join('')).toBe(words);
  await expect(view.locator('.labels .lit')).toHaveText('orders out of the door');
  await expect(view.locator('.u.lit').first()).toBeInViewport();
  await view.locator('.labels a.lit').click();
  await expect(view.locator('.segment.lit .quote')).toHaveText(words);
});

test('searches texts, memos and codes, and gives back what was shown', async ({ sample }) => {
  const { page, view } = await sample('#d3');
  const title = await view.getByRole('heading', { level: 2 }).innerText();
  await page.keyboard.press('/');
  await page.keyboard.type('PALLET label');
  await expect(view.getByRole('heading', { level: 2 })).toHaveText('Found: PALLET label');
  await expect(view.locator('mark').first()).toHaveText(/pallet label/iu);
  await view.getByRole('link').first().click();
  await expect(view.locator('.row.lit')).toContainText(/pallet label/iu);
  await page.goto(`${page.url().split('#')[0]}#d3`);
  await page.getByRole('searchbox', { name: /^Search/u }).fill('nowhere to be found');
  await expect(view).toContainText('Nothing');
  await page.getByRole('searchbox', { name: /^Search/u }).fill('');
  await expect(view.getByRole('heading', { level: 2 })).toHaveText(title);
});

test('leads from a cell of each chart to what is behind it', async ({ sample }) => {
  const { page, engine, view } = await sample('#chart-0');
  const { codes, pairs } = await engine.ask('charts.coOccurrence', { coefficient: 'none' });
  const size = codes.length;
  // Fourth row, third column, as a reader counts them.
  const count = pairs[3 * size + 2] ?? 0;
  await view
    .locator('svg a')
    .filter({ hasText: new RegExp(`^${codes[3]?.name} × ${codes[2]?.name}`, 'u') })
    .click();
  await expect(view.getByRole('heading', { level: 2 })).toHaveText(`${codes[3]?.name} and ${codes[2]?.name}`);
  await expect(view.locator('.pair')).toHaveCount(count);
  await page.goBack();
  await view.getByText('The same as a table').click();
  await view
    .getByRole('row', { name: codes[3]?.name ?? '' })
    .getByRole('link', { name: String(count), exact: true })
    .first()
    .click();
  await expect(view.locator('.pair')).toHaveCount(count);

  await page.goto(`${page.url().split('#')[0]}#chart-1`);
  await view.getByText('The same as a table').click();
  const row = view.getByRole('row', { name: /^01-service-desk-lead/u });
  await row.getByRole('link').nth(1).click();
  const [document] = (await engine.ask('documents.list', {})).documents;
  const { total } = await engine.ask('segments.query', {
    choice: { documentIds: [document?.id as never], codeIds: [codes[0]?.id as never], withSubcodes: true },
  });
  await expect(view.locator('.segment')).toHaveCount(total);
});

test('turns dark by its own switch, whatever the system has', async ({ sample }) => {
  const { page } = await sample();
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await paper()).toBe('rgb(253, 253, 252)');
  await page.getByRole('button', { name: 'Dark' }).click();
  expect(await paper()).toBe('rgb(23, 24, 26)');
  await expect(page.getByRole('button', { name: 'Dark' })).toHaveAttribute('aria-pressed', 'true');
});

test('is read without JavaScript, one part below the other, and says what is missing', async ({
  browser,
  sampleEngine,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const { page } = await openViewer(await context.newPage(), sampleEngine);
  await expect(page.getByText('JavaScript is switched off')).toBeVisible();
  await expect(page.locator('#d0 h2')).toBeVisible();
  await expect(page.locator('#m2 .memo')).toBeVisible();
  await page.locator('#contents a[href="#c2"]').click();
  await expect(page.locator('#c2 .segment').first()).toBeInViewport();
  await context.close();
});

const hostile = '</script><script>window.broken = 1</script><img src=x onerror="window.broken = 1"> \' " &lt; <!--';
const text = `${hostile}\nשלום 🙂 "עולם"\u2028and 👩‍👩‍👧 more.\n`;

/** A small study in which every name and every word tries to be more than that. */
async function startHostileStudy(): Promise<TestEngine> {
  const engine = await startStudy();
  const document = await addText(engine, hostile, text);
  const code = await addCode(engine, '"><svg onload=window.broken=1>');
  const emoji = text.indexOf('🙂');
  await engine.ask('codings.apply', {
    documentId: document.id,
    codeIds: [code.id],
    ranges: [
      { start: 0, end: hostile.length },
      { start: emoji, end: emoji + 2 },
      { start: 5, end: text.length - 1 },
    ],
    comment: hostile,
  });
  await engine.ask('codes.update', { id: code.id, description: hostile, example: hostile });
  await engine.ask('codes.create', { name: 'below', parentId: code.id });
  await engine.ask('memos.setTypes', { types: [hostile.slice(0, 50)] });
  const target = { kind: 'code', codeId: code.id } as const;
  await engine.ask('memos.create', { title: hostile, type: hostile.slice(0, 50), links: [{ origin: 'link', target }] });
  await engine.ask('study.rename', { name: hostile });
  return engine;
}

plain('lets no name and no word of a study do anything', async ({ page }) => {
  await using engine = await startHostileStudy();
  const { view } = await openViewer(page, engine);
  await expect(view.getByRole('heading', { level: 2 })).toHaveText(hostile);
  await page.goto(`${page.url().split('#')[0]}#d0`);
  await expect(view.getByRole('heading', { level: 2 })).toHaveText(hostile);
  const { segments } = await engine.ask('segments.query', { choice: {}, grouping: 'none', context: 'none' });
  const quotes = await page.locator('.segment .quote').evaluateAll((found) => found.map((each) => each.textContent));
  expect(quotes.sort()).toEqual(segments.map((segment) => segment.text).sort());
  await expect(view.locator('.row').nth(1).locator('p')).toHaveCSS('direction', 'rtl');
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
});

plain('axe finds nothing in any kind of part, in light and in dark', async ({ page }) => {
  await using engine = await startHostileStudy();
  const { view } = await openViewer(page, engine);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
  for (const place of ['overview', 'd0', 'c0', 'm0', 'chart-0', 'chart-1', 'cell-0-0']) {
    await page.goto(`${page.url().split('#')[0]}#${place}`);
    await expect(view).toHaveAttribute('id', place.startsWith('cell') ? 'behind' : place);
    // Dark differs by colours only, and all colours are in these.
    const isColourful = ['d0', 'chart-0'].includes(place);
    for (const colorScheme of isColourful ? (['light', 'dark'] as const) : (['light'] as const)) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await axe(page).withTags(tags).analyze();
      const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} – ${node.target.join(' ')}`));
      expect(found, `${place}, ${colorScheme}`).toEqual([]);
    }
  }
});

plain('stays usable with 200 documents and 2,000 codings', async ({ page }) => {
  await using engine = await startStudy();
  const words = 'Somebody said at some length what it was like, and what could be done about it next time. '.repeat(80);
  const rows: string[] = [];
  for (let at = 0; at < 200; at++) {
    await addText(engine, `Talk ${at}`, `${words}\n${words}`);
    for (let coding = 0; coding < 10; coding++)
      rows.push(`Talk ${at},Code ${(at + coding) % 40},${coding * 300},${coding * 300 + 400}`);
  }
  await engine.ask('codings.import', {
    rows: rows.map((row) => {
      const [document = '', path = '', start = 0, end = 0] = row.split(',');
      return { document, code: path, start: Number(start), end: Number(end) };
    }),
  });
  const begun = Date.now();
  const { view } = await openViewer(page, engine, '#d199');
  await expect(view.getByRole('heading', { level: 2 })).toHaveText('Talk 199');
  await page.getByRole('searchbox', { name: /^Search/u }).fill('next time');
  await expect(view.locator('.hits a').first()).toBeVisible();
  await page.locator('#list-codes a').nth(7).click();
  await expect(view.locator('.segment')).toHaveCount(50);
  // A bound for a busy machine; a page that is not usable takes minutes.
  expect(Date.now() - begun).toBeLessThan(30_000);
});
