import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { axe } from './support/axe.ts';

async function openChart(app: App, name: RegExp): Promise<Page> {
  await app.start(await app.copySample());
  const { page } = app;
  await page.getByRole('tab', { name: 'Charts' }).click();
  await page.getByRole('button', { name }).click();
  return page;
}

const isReading = (page: Page) =>
  expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');

/** What a card says of a mark stands on the words that it leads to: two presses from a mark to a person's words. */
async function pressFirst(page: Page, key: RegExp): Promise<void> {
  const marks = page.locator('.chart-body [data-mark]');
  await expect(marks.first()).toBeAttached();
  const keys = await marks.evaluateAll((found) => found.map((mark) => (mark as SVGElement).dataset.mark ?? ''));
  const first = keys.find((each) => key.test(each));
  await page
    .locator(`.chart-body [data-mark="${first}"]`)
    .first()
    .click({ position: { x: 1, y: 1 } });
}

test('a tile of a portrait leads to its coding, and the coding to the text, in two clicks', async ({ app }) => {
  const page = await openChart(app, /^Portrait/);
  await expect(
    page.getByRole('heading', { name: 'Portrait of 01-service-desk-lead and 02-month-end-controller' }),
  ).toBeVisible();
  await pressFirst(page, /^part:/);
  await expect(page.locator('.charts-passages li')).toHaveCount(1);
  const words = await page.locator('.charts-passages mark').innerText();
  await page.locator('.charts-passages li button').click();
  await isReading(page);
  await expect(page.locator('.inspector-quote')).toContainText(words.slice(0, 20));
});

test('the keyboard goes from coding to coding of a portrait and into the words', async ({ app }) => {
  const page = await openChart(app, /^Portrait/);
  const chart = page.getByRole('application', { name: /^Portrait of/ });
  await chart.focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press(']');
  await expect(page.locator('.hover-card')).toContainText(/One coding with \d+ characters in .*: \d+ of 1,200 tiles\./);
  await page.keyboard.press('Enter');
  await expect(page.locator('.charts-passages li button').first()).toBeFocused();
});

test('a stretch of a codeline leads to as many codings as it says', async ({ app }) => {
  const page = await openChart(app, /^Codeline/);
  await pressFirst(page, /^run:/);
  const said = Number(
    /(\d+) codings?/u.exec(await page.locator('.charts-passages .source-line').first().innerText())?.[1],
  );
  await expect(page.locator('.charts-passages li')).toHaveCount(said);
  await page.locator('.charts-passages li button').first().click();
  await isReading(page);
});

test('a chart of one document shows the one that is read', async ({ app }) => {
  await app.start(await app.copySample());
  const { page } = app;
  await page
    .getByRole('treegrid', { name: 'Documents' })
    .getByRole('row', { name: /07-sales-office/ })
    .click();
  await page.getByRole('tab', { name: 'Charts' }).click();
  await page.getByRole('button', { name: /^Codeline/ }).click();
  await expect(page.getByRole('heading', { name: 'Codeline of 07-sales-office' })).toBeVisible();
});

test('a brush over the axis counts what it holds, and leads to Segments and to the matrix', async ({ app }) => {
  const page = await openChart(app, /^Document comparison/);
  const axis = page.locator('.chart-heads');
  const box = await axis.boundingBox();
  if (!box) throw new Error('no axis');
  await page.mouse.move(box.x + 100, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 180, box.y + 12, { steps: 4 });
  await page.mouse.up();
  const pane = page.getByRole('region', { name: 'Within the brush' });
  await expect(pane).toContainText(/\d+ codings touch it in \d+ documents\./);
  await expect(page.locator('.charts-brushed')).not.toHaveAttribute('inert');
  const title = await page.locator('.frame-right .pane-head h2').innerText();
  const [, words, count] = /^(Sections \d+ to \d+) (\d+)$/u.exec(title.trim()) ?? [];
  expect(words).toBeDefined();
  const bars = await pane.locator('.charts-bars .charts-bar-count').allInnerTexts();
  expect(bars.reduce((sum, each) => sum + Number(each), 0)).toBe(Number(count));
  await page.getByRole('button', { name: 'In the matrix' }).click();
  await expect(page.locator('.charts-head p')).toContainText(/only codings that touch sections/i);
  await page.getByRole('button', { name: 'In whole documents' }).click();
  await expect(page.locator('.charts-head p')).not.toContainText(/only codings/i);
  await page.getByRole('button', { name: 'All charts' }).click();
  await page.getByRole('button', { name: /^Document comparison/ }).click();
  const chart = page.getByRole('application', { name: 'Document comparison' });
  await chart.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.locator('.frame-right .pane-head h2')).toHaveText(/^Sections \d+ to \d+/);
  await page.keyboard.press('Escape');
  await expect(page.locator('.frame-right .pane-head h2')).toHaveText(/^Segments/);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.locator('.frame-right .pane-head .pane-count')).toHaveText(/^\d+$/);
  const held = await page.locator('.frame-right .pane-head .pane-count').innerText();
  await page.getByRole('button', { name: 'Open in Segments' }).click();
  await expect(page.locator('.segments-count')).toContainText(`${held} segments`);
  await expect(page.locator('.segments-rule')).toContainText(/that touch sections \d+ to \d+/);
});

test('the memo row leads to the memos that it counts', async ({ app }) => {
  const page = await openChart(app, /^Document comparison/);
  await pressFirst(page, /^memos:0:/);
  const memos = page.getByRole('region', { name: 'Memos behind the mark' });
  const said = Number(/(\d+) memos? points? here/u.exec(await memos.innerText())?.[1]);
  await expect(memos.getByRole('listitem')).toHaveCount(said);
  await memos.getByRole('button').first().click();
  await expect(page.getByRole('tab', { name: 'Memos' })).toHaveAttribute('aria-selected', 'true');
});

test('a page is found by its name, and with nothing in hand the key says what to do', async ({ app }) => {
  await app.start(await app.copySample());
  const { page } = app;
  await expect(page.getByRole('treegrid', { name: 'Codes' }).getByRole('row').first()).toBeVisible();
  await page.keyboard.press('Control+d');
  await expect(page.getByText('Open a text or choose a code first, or find a page by its name')).toBeVisible();
  const find = async (typed: string, option: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(typed);
    await expect(page.getByRole('option', { name: option })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
  };
  await find('page of trust', 'Page of total business experience › trust');
  await expect(page.getByRole('article', { name: 'Page of the code trust' })).toBeVisible();
  await find('page 07', 'Page of 07-sales-office');
  await expect(page.getByRole('article', { name: 'Page of the document 07-sales-office' })).toBeVisible();
});

test('the page of a code by one key from the tree, on to another page, and back', async ({ app }) => {
  await app.start(await app.copySample());
  const { page } = app;
  const row = page.getByRole('treegrid', { name: 'Codes' }).getByRole('row', { name: /service support/ });
  await row.click();
  await page.keyboard.press('Control+d');
  const sheet = page.getByRole('article', { name: 'Page of the code service support' });
  await expect(sheet.getByRole('heading', { level: 1 })).toHaveText('service support');
  await expect(sheet).toContainText('24 codings (13 its own, the others of its subcodes) in 15 of 24 documents');
  for (const part of [
    'Definition',
    'Over time',
    'With what',
    'Memos',
    'Where',
    'Typical segments',
    'Outlying segments',
  ])
    await expect(sheet.getByRole('heading', { name: part })).toBeVisible();
  await page
    .getByRole('treegrid', { name: 'Documents' })
    .getByRole('row', { name: /07-sales-office/ })
    .focus();
  await page.keyboard.press('Control+d');
  await expect(page.getByRole('article', { name: 'Page of the document 07-sales-office' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Back to service support' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await isReading(page);
});

test('from the page of a code to the words of a person in one click', async ({ app }) => {
  await app.start(await app.copySample());
  const { page } = app;
  await page
    .getByRole('treegrid', { name: 'Codes' })
    .getByRole('row', { name: /service support/ })
    .click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Open its page' }).click();
  const typical = page.getByRole('region', { name: 'Typical segments' });
  const words = await typical.locator('mark').first().innerText();
  await typical.getByRole('button').first().click();
  await expect(page.locator('.page-over')).toBeHidden();
  await expect(page.locator('.inspector-quote')).toContainText(words.slice(0, 20));
});

test('a mark of a portrait on the page of a document leads to the text; on paper stands the page alone', async ({
  app,
}) => {
  await app.start(await app.copySample());
  const { page } = app;
  await page
    .getByRole('treegrid', { name: 'Documents' })
    .getByRole('row', { name: /07-sales-office/ })
    .click();
  await page.keyboard.press('Control+d');
  const sheet = page.getByRole('article', { name: 'Page of the document 07-sales-office' });
  await expect(sheet.getByRole('img', { name: /^Codeline of 07-sales-office/ })).toBeVisible();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('tab', { name: 'Read' })).toBeHidden();
  await expect(page.getByRole('treegrid', { name: 'Documents' })).toBeHidden();
  await expect(sheet).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  // Whose page it is stands on it, and nothing tints the paper.
  await expect(sheet.getByText(/^The value of ERP services .* \d{4}$/)).toBeVisible();
  const grounds = await sheet.evaluate((element) => {
    const found: string[] = [];
    for (let at: Element | null = element; at; at = at.parentElement) found.push(getComputedStyle(at).backgroundColor);
    return found;
  });
  expect(new Set(grounds)).toEqual(new Set(['rgba(0, 0, 0, 0)']));
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  // The upper left of the tiles: in the middle of what they stand in other tiles may stand.
  await sheet
    .locator('[data-mark^="part:"]')
    .first()
    .click({ position: { x: 5, y: 3 } });
  await expect(sheet).toBeHidden();
  await expect(page.locator('.inspector-quote')).toBeVisible();
});

test('the pictures of pages answer the keyboard: arrows say each mark, Enter leads to the words', async ({ app }) => {
  await app.start(await app.copySample());
  const { page } = app;
  const card = page.locator('.hover-card');
  await page
    .getByRole('treegrid', { name: 'Documents' })
    .getByRole('row', { name: /07-sales-office/ })
    .click();
  await page.keyboard.press('Control+d');
  const codeline = page.getByRole('application', { name: /^Codeline of 07-sales-office/ });
  await codeline.focus();
  await page.keyboard.press(']');
  await expect(card).toBeVisible();
  const first = await card.innerText();
  await page.keyboard.press('ArrowDown');
  await expect(card).not.toHaveText(first, { useInnerText: true });
  await page.keyboard.press('Enter');
  await expect(codeline).toBeHidden();
  await expect(page.locator('.inspector-quote')).toBeVisible();
  await page
    .getByRole('treegrid', { name: 'Codes' })
    .getByRole('row', { name: /service support/ })
    .click();
  await page.keyboard.press('Control+d');
  const days = page.getByRole('application', { name: 'Codings by day' });
  await days.focus();
  await page.keyboard.press('End');
  await expect(card).toContainText(/codings?, \d+ so far/);
  await page.keyboard.press('Enter');
  await expect(days).toBeHidden();
  await expect(page.locator('.inspector-quote')).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`neither the charts of a document nor the pages have a barrier for assistive technology (${theme})`, async ({
    app,
  }) => {
    await app.page.emulateMedia({ colorScheme: theme });
    const page = await openChart(app, /^Portrait/);
    const check = async (where: string) => {
      const { violations } = await axe(page).include(where).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    };
    await pressFirst(page, /^part:/);
    await page.locator('.charts-passages li').first().waitFor();
    await check('.charts-page');
    await check('.frame-right-panel');
    await page.getByRole('button', { name: 'All charts' }).click();
    await page.getByRole('button', { name: /^Document comparison/ }).click();
    const chart = page.getByRole('application', { name: 'Document comparison' });
    await chart.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect(page.locator('.charts-bars li').first()).toBeVisible();
    await check('.frame-right-panel');
    await page.keyboard.press('Escape');
    await page.locator('.page-links .button').click();
    await page.getByRole('img', { name: /^Codeline of/ }).waitFor();
    await check('.page-over');
    await page.getByRole('tab', { name: 'Read' }).click();
    await page
      .getByRole('treegrid', { name: 'Codes' })
      .getByRole('row', { name: /service support/ })
      .click();
    await page.keyboard.press('Control+d');
    await page.getByRole('region', { name: 'Outlying segments' }).waitFor();
    await check('.page-over');
  });
}
