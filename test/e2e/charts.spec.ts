import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { axe } from './support/axe.ts';
import { axial } from './support/studies.ts';

async function openCharts(app: App): Promise<Page> {
  await app.start(await app.copySample());
  await app.page.getByRole('tab', { name: 'Charts' }).click();
  return app.page;
}

const openComparison = (page: Page) => page.getByRole('button', { name: /^Document comparison/ }).click();
const openCoOccurrence = (page: Page) => page.getByRole('button', { name: /^Co-occurrence/ }).click();

/** Where a code's mark of a row stands, as the picture draws it. */
const rowPaths = (page: Page) => page.locator('.chart-body [data-key="rows"] path');

test('the gallery shows both charts of this study, by the question they answer', async ({ app }) => {
  const page = await openCharts(app);
  await expect(page.getByRole('heading', { name: 'Who talks about what?' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What goes with what?' })).toBeVisible();
  await expect(page.locator('.scene-thumbnail')).toHaveCount(2);
  await expect(page.locator('.scene-thumbnail path').first()).toBeAttached();
});

test('IT and business stand one above the other, and a cell leads to its words by keyboard alone', async ({ app }) => {
  const page = await openCharts(app);
  await openComparison(page);
  await expect(page.locator('.chart-names text', { hasText: /^IT$/ })).toBeVisible();
  await expect(page.locator('.chart-names text', { hasText: /^business$/ })).toBeVisible();
  await expect(page.locator('.charts-legend button')).toHaveCount(5);
  const chart = page.getByRole('application', { name: 'Document comparison' });
  await chart.focus();
  await page.keyboard.press(']');
  await expect(page.locator('.hover-card')).toContainText(/Section \d+ of 100: .* touch/);
  const segments = page.locator('.charts-passages li');
  await expect(segments.first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('.charts-passages button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
});

for (const [chart, open, name, question] of [
  ['comparison', openComparison, 'Document comparison', 'charts.cellSegments'],
  ['matrix', openCoOccurrence, /^Co-occurrence of/, 'charts.passages'],
] as const) {
  test(`Enter in the ${chart} waits for the words of its own cell, however late they come`, async ({ app }) => {
    const page = await openCharts(app);
    await open(page);
    const list = page.locator('.charts-passages ul');
    await expect(list.getByRole('button').first()).toBeVisible();
    const before = await list.innerText();
    let answer = () => {};
    const mayAnswer = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/rpc', async (route) => {
      if ((route.request().postData() ?? '').includes(question)) await mayAnswer;
      await route.continue();
    });
    const picture = page.getByRole('application', { name });
    await picture.focus();
    await page.keyboard.press(']');
    await page.keyboard.press('Enter');
    await expect(list).toHaveAttribute('inert');
    await expect(picture).toBeFocused();
    answer();
    const first = page.locator('.charts-passages li button').first();
    await expect(first).toBeFocused();
    expect(await list.innerText()).not.toBe(before);
    const words = await first.locator('mark, .charts-tint').first().innerText();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('.inspector-quote')).toContainText(words.slice(0, 20));
  });
}

test('a code pressed in the legend stands alone until it is pressed again', async ({ app }) => {
  const page = await openCharts(app);
  await openComparison(page);
  await rowPaths(page).first().waitFor();
  const faded = page.locator('.scene-faded');
  await expect(faded).toHaveCount(0);
  const entry = page.locator('.charts-legend button').nth(1);
  await entry.click();
  await expect(entry).toHaveAttribute('aria-pressed', 'true');
  await expect(faded.first()).toBeAttached();
  await entry.click();
  await expect(faded).toHaveCount(0);
});

test('every axis, slice rule, grouping and order draws the chart, and says so in words', async ({ app }) => {
  const page = await openCharts(app);
  await openComparison(page);
  const sentence = page.locator('.charts-head p');
  for (const [axis, words] of [
    ['paragraphs', 'all equally wide'],
    ['characters', 'as wide as its text is long'],
    ['100 sections', 'cut into 100 equal sections'],
  ] as const) {
    await page.getByRole('radio', { name: axis }).click();
    await expect(sentence).toContainText(words);
    await expect(rowPaths(page).first()).toBeAttached();
  }
  const pick = async (label: string, option: string) => {
    await page.getByRole('button', { name: label }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await pick('What cuts a cell into slices', 'equal');
  await expect(sentence).toContainText('equal slices');
  await pick('Group documents by', 'organisation');
  await expect(page.locator('.chart-names text[font-size="13"]')).toHaveCount(3);
  await pick('Group documents by', 'none');
  await expect(sentence).toContainText('Below: in how many documents');
  await pick('Sort documents by', 'name');
  await pick('Sort documents by', 'similarity');
  await pick('Sort documents by', 'share of alignment');
  await page.getByRole('button', { name: 'Smallest or first first' }).click();
  await expect(rowPaths(page).first()).toBeAttached();
});

test('every unit counts in its own words, and the pairs stand strongest first', async ({ app }) => {
  const page = await openCharts(app);
  await openCoOccurrence(page);
  const sentence = page.locator('.charts-head p');
  for (const [unit, words] of [
    ['stretches', 'Stretches of text'],
    ['characters', 'Characters that carry both codes'],
    ['paragraphs', 'Paragraphs touched by at least one coding of each code'],
    ['documents', 'Documents with at least one coding of each code'],
    ['near', 'stand at most 1 paragraph apart'],
    ['pairs', 'share at least one character'],
  ] as const) {
    await page.getByRole('radio', { name: unit }).click();
    await expect(sentence).toContainText(words);
    await expect(page.locator('.charts-pair-head')).toContainText(unit);
    const numbers = await page.locator('.charts-pairs .charts-pair-number:nth-last-child(2)').allInnerTexts();
    const values = numbers.map((text) => Number.parseInt(text.replace(/,/gu, ''), 10));
    expect(values.length).toBeGreaterThan(5);
    expect(values).toEqual([...values].sort((a, b) => b - a));
  }
});

test('the two names of a pair are read as one line, without a gap between them', async ({ app }) => {
  const page = await openCharts(app);
  await openCoOccurrence(page);
  await page.getByRole('button', { name: 'Filter pairs' }).click();
  await page.getByRole('textbox', { name: 'Filter by code' }).or(page.getByRole('searchbox')).first().fill('trust');
  const names = page.locator('.charts-pair-names').filter({ hasText: /^trust × change$|^change × trust$/ });
  await expect(names).toBeVisible();
  const [swatches, one, , other] = await names
    .locator(':scope > span')
    .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().toJSON() as DOMRect));
  expect(Number(one?.left) - Number(swatches?.right)).toBeLessThan(12);
  expect(Number(other?.left) - Number(one?.right)).toBeLessThan(20);
});

test('a cell of the matrix opens the passages behind it, as many as its number says', async ({ app }) => {
  const page = await openCharts(app);
  await openCoOccurrence(page);
  const chart = page.getByRole('application', { name: /^Co-occurrence of/ });
  await chart.focus();
  await page.keyboard.press(']');
  const card = page.locator('.hover-card');
  await expect(card).toContainText(/overlap/);
  const count = Number(/(\d+) pairs? of codings/u.exec((await card.textContent()) ?? '')?.[1]);
  await expect(page.locator('.pane-head', { hasText: 'Overlapping passages' })).toContainText(String(count));
  await expect(page.locator('.charts-passages li')).toHaveCount(count);
  await page.locator('.charts-passage').first().click();
  await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
});

test('the numbers stand in a table as well, and go to the clipboard', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openCharts(app);
  await openCoOccurrence(page);
  await page.getByRole('button', { name: 'Show the numbers as a table' }).click();
  const table = page.getByRole('table', { name: /Co-occurrence of/ });
  await expect(table.getByRole('columnheader').first()).toHaveText('code');
  const first = await table.getByRole('row').nth(1).getByRole('cell').allInnerTexts();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Copy numbers as table' }).click();
  await expect(page.getByText('Table copied')).toBeVisible();
  const copied = (await page.evaluate(() => navigator.clipboard.readText()))
    .split('\n')
    .map((line) => line.split('\t'));
  const shown = first.map((text) => text.replace('–', '').replace(/,/gu, ''));
  expect(copied[1]?.slice(1)).toEqual(shown);
});

test('the options of a chart are there again when the study is opened again', async ({ app }) => {
  const page = await openCharts(app);
  await openCoOccurrence(page);
  await page.getByRole('radio', { name: 'lift' }).click();
  await page.getByRole('radio', { name: 'documents' }).click();
  await expect(page.locator('.charts-head p')).toContainText('Above the diagonal: lift');
  await app.start(`${app.folder}/sample.axial`);
  await page.getByRole('tab', { name: 'Charts' }).click();
  await openCoOccurrence(page);
  await expect(page.getByRole('radio', { name: 'lift' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'documents' })).toBeChecked();
});

for (const theme of ['light', 'dark'] as const) {
  test(`no chart has a barrier for assistive technology (${theme})`, async ({ app }) => {
    await app.page.emulateMedia({ colorScheme: theme });
    const page = await openCharts(app);
    const check = async () => {
      const { violations } = await axe(page).include('.charts-page').include('.frame-right-panel').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    };
    await expect(page.locator('.scene-thumbnail path').first()).toBeAttached();
    const gallery = await axe(page).include('.charts-gallery').analyze();
    expect(gallery.violations.map(({ id }) => id)).toEqual([]);
    await openComparison(page);
    await rowPaths(page).first().waitFor();
    await check();
    await page.getByRole('button', { name: 'All charts' }).click();
    await openCoOccurrence(page);
    await page.locator('.charts-passages li').first().waitFor();
    await check();
    await page.getByRole('button', { name: 'Show the numbers as a table' }).click();
    await check();
  });
}

test('documents that nobody has coded yet have charts of their words; the others say what they wait for', async ({
  app,
}) => {
  const study = join(app.folder, 'uncoded.axial');
  writeFileSync(
    join(app.folder, 'prices.txt'),
    'Prices went up and the contract did not. Prices matter to all of us.\n',
  );
  await axial('new', study, '--template', 'five-themes');
  await axial('import', study, join(app.folder, 'prices.txt'));
  await app.start(study);
  const { page } = app;
  await page.getByRole('tab', { name: 'Charts' }).click();
  await expect(page.getByText(/^Nothing is coded yet\./)).toBeVisible();
  const card = (name: string) => page.locator('.charts-card', { has: page.getByText(name, { exact: true }) });
  await expect(card('Saturation')).toContainText('the first coded document begins the curve');
  await card('Co-occurrence').click();
  await expect(page.getByText('No pairs: none of these codes meet.')).toBeVisible();
  await page.getByRole('button', { name: 'All charts' }).click();
  await card('Keyword trend').click();
  await expect(page.getByRole('application', { name: /^5 words/ })).toContainText('prices');
});

test('while a chart is counted for the first time the way back to the gallery stands there already', async ({
  app,
}) => {
  const page = await openCharts(app);
  await expect(page.locator('.scene-thumbnail')).toHaveCount(2);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/rpc', async (route) => {
    if (route.request().postData()?.includes('"charts.')) await held;
    await route.continue();
  });
  await page.reload();
  await page.getByRole('tab', { name: 'Charts' }).click();
  await page.getByRole('button', { name: /^Crosstab/ }).click();
  await expect(page.getByText('Counting…')).toBeVisible();
  await page.getByRole('button', { name: 'All charts' }).click();
  await expect(page.getByRole('heading', { name: 'Who talks about what?' })).toBeVisible();
  letGo();
  await expect(page.locator('.scene-thumbnail')).toHaveCount(2);
});

test('where there is nothing to draw a chart says why, and the way back to the gallery stands there', async ({
  app,
}) => {
  const study = join(app.folder, 'uncoded.axial');
  writeFileSync(join(app.folder, 'prices.txt'), 'Prices went up.\n');
  await axial('new', study);
  await axial('import', study, join(app.folder, 'prices.txt'));
  await app.start(study);
  const { page } = app;
  await page.getByRole('tab', { name: 'Charts' }).click();
  await openCoOccurrence(page);
  await expect(page.getByText('A matrix needs two codes')).toBeVisible();
  await page.getByRole('button', { name: 'All charts' }).click();
  await expect(page.getByRole('heading', { name: 'What goes with what?' })).toBeVisible();
});
