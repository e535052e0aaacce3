import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { axe } from './support/axe.ts';

async function openChart(app: App, about: string): Promise<Page> {
  await app.start(await app.copySample());
  await app.page.getByRole('tab', { name: 'Charts' }).click();
  await app.page.locator('.charts-card', { hasText: about }).click();
  return app.page;
}

const passages = (page: Page) => page.locator('.charts-passages li button');

async function expectClean(page: Page): Promise<void> {
  const { violations } = await axe(page).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

test('saturation says in words what it shows, and a bar leads to the first words of its new codes in two clicks', async ({
  app,
}) => {
  const page = await openChart(app, 'New codes with each further document');
  await expect(page.getByRole('heading', { name: 'No new codes after document 7' })).toBeVisible();
  const words = page.getByRole('region', { name: 'The numbers in words' });
  await expect(words).toContainText('The first 4 documents gave 43 of 50 codes: the base.');
  await expectClean(page);
  await page.locator('[data-mark="fresh:4"]').click();
  await expect(passages(page)).toHaveCount(4);
  await passages(page).first().click();
  await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
});

test('the options of saturation change what it says, and the table has a row a document', async ({ app }) => {
  const page = await openChart(app, 'New codes with each further document');
  const words = page.getByRole('region', { name: 'The numbers in words' });
  await page.getByRole('spinbutton', { name: 'Base, documents' }).fill('2');
  await page.getByRole('spinbutton', { name: 'Base, documents' }).press('Enter');
  await expect(words).toContainText('The first 2 documents gave 35 of 50 codes: the base.');
  await page.getByRole('button', { name: 'Show the numbers as a table' }).click();
  await expect(page.locator('.charts-table-frame tbody tr')).toHaveCount(24);
  await expectClean(page);
});

test('by keyboard from document to document of the timeline, and into the words of a bar', async ({ app }) => {
  const page = await openChart(app, 'Codings and memos by the day of work');
  const chart = page.getByRole('application', { name: '704 codings by week' });
  await chart.focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 6; step++) await page.keyboard.press(']');
  await expect(page.locator('.hover-card')).toContainText(/codings? in the week from/u);
  await page.keyboard.press('Enter');
  await expect(passages(page).first()).toBeFocused();
  await page.getByRole('button', { name: 'Show the numbers in words' }).click();
  await expect(page.getByRole('region', { name: 'The numbers in words' })).toContainText('704 codings on 24 days.');
  await expectClean(page);
});

test('theoretical saturation of a category is a chart of its own, in the hue of the category', async ({ app }) => {
  const page = await openChart(app, 'Properties and dimensions of one category');
  await expect(
    page.getByRole('heading', { name: /properties or dimensions of total business experience/u }),
  ).toBeVisible();
  await page.locator('[data-mark^="part:"]').first().click();
  await expect(passages(page).first()).toBeVisible();
  await page.getByRole('button', { name: 'Category', exact: false }).first().click();
  await page.getByRole('option', { name: 'alignment' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /alignment/iu })).toBeVisible();
  await expectClean(page);
});

test('a typical word leads to where it stands in the text of its theme', async ({ app }) => {
  const page = await openChart(app, 'Words that are typical of each theme');
  const bar = page.locator('[data-mark^="word:"]').first();
  await bar.click();
  const hit = page.locator('.charts-hit').first();
  await expect(hit).toBeVisible();
  const count = Number(await page.locator('.pane-count', { hasText: /^\d+$/u }).last().innerText());
  await expect(passages(page)).toHaveCount(count);
  await expectClean(page);
  await passages(page).first().click();
  await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
});

test('words of one’s own are followed through the groups', async ({ app }) => {
  const page = await openChart(app, 'How often words are said');
  const field = page.getByRole('textbox', { name: 'Words', exact: true });
  await field.fill('report, late');
  await field.press('Tab');
  await expect(page.getByRole('heading', { name: '“report”, “late” by document group' })).toBeVisible();
  await page.locator('[data-mark="bar:0:0"]').click();
  await expect(page.locator('.charts-hit').first()).toHaveText(/^report$/iu);
  await expectClean(page);
});
