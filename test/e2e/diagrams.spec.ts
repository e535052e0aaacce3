import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { axe } from './support/axe.ts';

async function openChart(app: App, name: RegExp, study?: string): Promise<Page> {
  await app.start(study ?? (await app.copySample()));
  await app.page.getByRole('tab', { name: 'Charts' }).click();
  await app.page.getByRole('button', { name }).click();
  return app.page;
}
const openRelationships = (app: App, study?: string) => openChart(app, /^Relationships/, study);

const box = (page: Page, name: string): Locator => page.locator('[data-mark^="property:"]', { hasText: name });
const middle = async (mark: Locator) => {
  const place = await mark.locator('rect').first().boundingBox();
  if (!place) throw new Error('The mark is not drawn.');
  return { x: place.x + place.width / 2, y: place.y + place.height / 2 };
};
const undo = (page: Page) => page.getByRole('button', { name: /^Undo/ });
const tie = (page: Page, count: string) => page.locator('.chart-body text').getByText(count, { exact: true });

test('from a tie to the words of a person in two clicks', async ({ app }) => {
  const page = await openRelationships(app);
  await tie(page, '75').click();
  await expect(page.getByText('75 pairs of codings overlap; 19 documents hold both.').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: /Carried by, of business need/ })).toBeVisible();
  const passage = page.locator('.charts-passages li button').first();
  await expect(passage).toBeVisible();
  await passage.click();
  await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
});

test('a mark that is dragged stays where it was put, also after the study was closed, and undo brings it back', async ({
  app,
}) => {
  const study = await app.copySample();
  const page = await openRelationships(app, study);
  const mark = box(page, 'technical infrastructure');
  const before = await middle(mark);
  await page.mouse.move(before.x, before.y);
  await page.mouse.down();
  await page.mouse.move(before.x - 40, before.y + 30, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Back to automatic', exact: true })).toBeVisible();
  await expect(undo(page)).toContainText('Move “technical infrastructure” in the diagram');
  const after = await middle(mark);
  expect(Math.abs(after.x - before.x + 40) + Math.abs(after.y - before.y - 30)).toBeLessThan(3);
  await openRelationships(app, study);
  await expect(page.getByRole('button', { name: 'Back to automatic', exact: true })).toBeVisible();
  const again = await middle(mark);
  expect(Math.abs(again.x - after.x) + Math.abs(again.y - after.y)).toBeLessThan(3);
  await undo(page).click();
  await expect(page.getByRole('button', { name: 'Back to automatic', exact: true })).toHaveCount(0);
  await expect(async () => {
    const back = await middle(mark);
    expect(Math.abs(back.x - before.x) + Math.abs(back.y - before.y)).toBeLessThan(3);
  }).toPass();
});

test('a mark stays under the pointer that drags it, whatever key is pressed meanwhile', async ({ app }) => {
  const page = await openRelationships(app);
  const mark = box(page, 'technical infrastructure');
  const before = await middle(mark);
  await page.mouse.move(before.x, before.y);
  await page.mouse.down();
  await page.mouse.move(before.x - 20, before.y + 10, { steps: 4 });
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  // Longer than the zooming rests before the picture is drawn anew.
  await page.waitForTimeout(400);
  await page.mouse.move(before.x - 60, before.y + 40, { steps: 4 });
  const held = await middle(mark);
  expect(Math.abs(held.x - before.x + 60) + Math.abs(held.y - before.y - 40)).toBeLessThan(3);
  await page.mouse.up();
  await expect(undo(page)).toContainText('Move “technical infrastructure” in the diagram');
});

test('the keyboard alone moves a mark by eight pixels, as one step, and takes everything back', async ({ app }) => {
  const page = await openRelationships(app);
  const mark = box(page, 'technical infrastructure');
  await mark.locator('text').first().click();
  const before = await middle(mark);
  const diagram = page.getByRole('application', { name: /ties the five themes together/ });
  await diagram.focus();
  await page.keyboard.press('m');
  for (let turn = 0; turn < 3; turn++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('m');
  await expect(undo(page)).toContainText('Move “technical infrastructure” in the diagram');
  const after = await middle(mark);
  expect(Math.abs(after.x - before.x + 24) + Math.abs(after.y - before.y)).toBeLessThan(2);
  await page.keyboard.down('Shift');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.up('Shift');
  await expect(async () => {
    const lower = await middle(mark);
    expect(Math.abs(lower.y - after.y - 16)).toBeLessThan(2);
  }).toPass();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await expect(async () => {
    const lower = await middle(mark);
    expect(Math.abs(lower.y - after.y - 16)).toBeLessThan(2);
  }).toPass();
  await page.getByRole('button', { name: 'Back to automatic', exact: true }).click();
  await expect(undo(page)).toContainText('Back to automatic in the diagram');
  await undo(page).click();
  await expect(page.getByRole('button', { name: 'Back to automatic', exact: true })).toBeVisible();
});

test('a label that is written on a tie stands in the diagram and in the history', async ({ app }) => {
  const page = await openRelationships(app);
  await tie(page, '75').click();
  await page.getByLabel(/^Label of this tie/).fill('is felt as');
  await page.keyboard.press('Enter');
  await expect(page.locator('.chart-body text').getByText('is felt as · 75')).toBeVisible();
  await expect(undo(page)).toContainText('Label the tie');
  await undo(page).click();
  await expect(tie(page, '75')).toBeVisible();
});

test('a property leads to its words, and its map can be drawn around its theme', async ({ app }) => {
  const page = await openChart(app, /^Properties One theme/);
  await page.locator('[data-mark^="property:"]', { hasText: 'trust' }).locator('text').first().click();
  await expect(page.getByText('25 codings in 16 documents.').first()).toBeVisible();
  await expect(page.locator('.pane-head').getByText('25', { exact: true })).toBeVisible();
  await page.getByRole('radio', { name: 'radial' }).click();
  await expect(page.locator('[data-key="branches"] line').first()).toBeAttached();
});

test('a cell of the memo matrix and a node of the network lead to their memos', async ({ app }) => {
  const page = await openChart(app, /^Themes × concepts in memos/);
  await page.locator('.chart-body [data-mark^="cell:"]', { hasText: /^5$/ }).first().click();
  const memos = page.locator('.charts-passages li');
  await expect(memos).toHaveCount(5);
  await page.getByRole('button', { name: 'All charts' }).click();
  await page.getByRole('button', { name: /^Memo network/ }).click();
  await page.locator('[data-mark^="memo:"]').first().click();
  await expect(memos).toHaveCount(1);
  await memos.getByRole('button').click();
  await expect(page.getByRole('tab', { name: 'Memos' })).toHaveAttribute('aria-selected', 'true');
});

for (const name of [/^Relationships/, /^Properties One theme/, /^Themes × concepts in memos/, /^Memo network/]) {
  test(`${name.source.slice(1)}: nothing in the way of assistive technology, as picture and as table`, async ({
    app,
  }) => {
    const page = await openChart(app, name);
    await page.locator('.chart-body [data-mark]').first().waitFor();
    const check = async () => (await axe(page).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    expect(await check()).toEqual([]);
    await page.getByRole('button', { name: 'Show the numbers as a table' }).click();
    await page.getByRole('table').waitFor();
    expect(await check()).toEqual([]);
  });
}
