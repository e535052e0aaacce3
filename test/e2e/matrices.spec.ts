import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';

async function openChart(app: App, name: RegExp): Promise<Page> {
  await app.start(await app.copySample());
  await app.page.getByRole('tab', { name: 'Charts' }).click();
  await app.page.getByRole('button', { name }).click();
  return app.page;
}

const card = (page: Page) => page.locator('.hover-card');
const segments = (page: Page) => page.locator('.charts-passages li');

test('from a cell of code × document to the words of a person in two clicks, as many as it says', async ({ app }) => {
  const page = await openChart(app, /^Code × document/);
  const cell = page.locator('.chart-body [data-mark^="cell:"]').first();
  await cell.hover();
  await expect(card(page)).toContainText(/codings?, covering/);
  const count = Number(/(\d+) codings?/u.exec((await card(page).textContent()) ?? '')?.[1]);
  await cell.click();
  await expect(page.locator('.pane-head', { hasText: 'Words behind it' })).toContainText(String(count));
  await expect(segments(page)).toHaveCount(count);
  await segments(page).first().getByRole('button').first().click();
  await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
});

test('the matrix by a variable, as shares and as circles, says what its numbers are', async ({ app }) => {
  const page = await openChart(app, /^Code × document/);
  const sentence = page.locator('.charts-head p');
  const pick = async (label: RegExp, option: string) => {
    await page.getByRole('button', { name: label }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await pick(/Columns/, 'side');
  await page.getByRole('radio', { name: 'documents' }).click();
  await pick(/Share of/, 'column');
  await expect(sentence).toContainText('as a share of the documents of the column');
  await expect(page.locator('.chart-heads text', { hasText: /^business$/ })).toBeVisible();
  await pick(/(^|\s)Show(\s(heat|circles|numbers))?$/, 'circles');
  await expect(page.locator('.chart-body circle').first()).toBeAttached();
  await page.getByRole('checkbox', { name: 'yes or no' }).click();
  await expect(sentence).toContainText('at least one coding');
});

test('a crosstab says why it tests and why not, and its cells can be walked by keyboard', async ({ app }) => {
  const page = await openChart(app, /^Crosstab/);
  const sentence = page.locator('.charts-head p');
  await expect(sentence).toContainText('one test per code');
  const chart = page.getByRole('application', { name: /by side$/ });
  await chart.focus();
  await page.keyboard.press(']');
  await expect(card(page)).toContainText(/expected if the columns did not differ/);
  await expect(segments(page).first()).toBeVisible();
  await page.getByRole('radio', { name: 'codings' }).click();
  await expect(sentence).toContainText('no p is given');
});

test('two documents that are alike lead to the codings of the codes that they share', async ({ app }) => {
  const page = await openChart(app, /^Document similarity/);
  await expect(page.locator('.chart-body [data-key="aside"] path')).toBeAttached();
  const chart = page.getByRole('application', { name: /^Similarity of/ });
  await chart.focus();
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await expect(card(page)).toContainText(/Jaccard 0\.\d\d: \d+ codes? in both/);
  await expect(segments(page).first()).toBeVisible();
  await page.getByRole('button', { name: 'Show the numbers as a table' }).click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount((24 * 23) / 2 + 1);
});

test('a name of the cloud and a bar of the frequencies lead to their codings', async ({ app }) => {
  const page = await openChart(app, /^Code cloud/);
  await page.locator('[data-mark^="code:"]', { hasText: 'workarounds' }).click();
  await expect(segments(page).first()).toBeVisible();
  await page.getByRole('button', { name: 'All charts' }).click();
  await page.getByRole('button', { name: /^Frequencies/ }).click();
  await page.locator('[data-mark^="code:"]').first().hover();
  await expect(card(page)).toContainText(/First used on \d{4}-\d\d-\d\d in/);
});
