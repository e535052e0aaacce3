import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { axe } from './support/axe.ts';

async function openChart(app: App, name: string): Promise<Page> {
  await app.start(await app.copySample());
  await app.page.getByRole('tab', { name: 'Charts' }).click();
  await app.page.locator('.charts-card', { has: app.page.getByText(name, { exact: true }) }).click();
  return app.page;
}

const picture = (page: Page) => page.getByRole('application');

/** Every chart of the room, with a mark to press: two clicks lead from it to somebody's words. */
const charts = [
  { name: 'Code map', mark: '[data-mark^="code:"] circle' },
  { name: 'Code network', mark: '[data-mark^="code:"] circle' },
  { name: 'Ties between two sets', form: 'streams', mark: '[data-mark^="from:"]' },
  { name: 'Ranked ties', mark: '[data-mark^="tie:"]' },
  { name: 'Document map', mark: '[data-mark^="document:"]' },
] as const;

for (const { name, mark, ...more } of charts) {
  test(`${name}: from a mark to the words of a person in two clicks, and by keyboard alone`, async ({ app }) => {
    test.slow();
    const page = await openChart(app, name);
    // In the circle the middle of a bar's rectangle lies on a band.
    if ('form' in more) await page.getByRole('radio', { name: more.form }).click();
    const first = page.locator(`.chart-body ${mark}`).first();
    // Beside its middle, where a circle of the network has the letter of its community.
    const { width, height } = (await first.boundingBox()) ?? { width: 0, height: 0 };
    await first.click({ position: { x: width / 4, y: height / 2 } });
    const words = page.locator('.charts-passages li button');
    await expect(words.first()).toBeVisible();
    const total = page.locator('.pane-head', { hasText: 'Words behind it' });
    await expect(total).toContainText(/\d/u);
    await words.first().click();
    await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('.inspector-quote')).toBeVisible();

    await page.getByRole('tab', { name: 'Charts' }).click();
    await picture(page).focus();
    await page.keyboard.press('Home');
    await expect(page.locator('.hover-card')).toBeVisible();
    await page.keyboard.press(']');
    await expect(words.first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(words.first()).toBeFocused();
  });
}

test('a tie of the network opens as many pairs as it says', async ({ app }) => {
  const page = await openChart(app, 'Code network');
  await picture(page).focus();
  await page.keyboard.press('Home');
  const card = page.locator('.hover-card');
  await expect(card).toContainText('overlap');
  const count = Number(/(\d+) pairs? of codings/u.exec((await card.textContent()) ?? '')?.[1]);
  expect(count).toBeGreaterThan(0);
  await expect(page.locator('.charts-passages li')).toHaveCount(count);
});

test('the codes of a set are chosen in a dialogue, and given back to the chart with a word', async ({ app }) => {
  const page = await openChart(app, 'Ties between two sets');
  const title = page.locator('.charts-head h1, .charts-head h2').first();
  await expect(title).toHaveText('Ties: themes among each other');
  await page.getByRole('button', { name: 'automatic From' }).click();
  await page.getByRole('option', { name: 'choose codes…' }).click();
  const dialog = page.getByRole('dialog');
  const boxes = dialog.getByRole('checkbox');
  for (const at of [0, 8, 9]) await boxes.nth(at).press('Space');
  await dialog.getByRole('button', { name: 'Show 3 codes' }).click();
  await expect(title).toHaveText('Ties: 3 chosen codes among each other');
  await page.getByRole('radio', { name: 'streams' }).click();
  await expect(title).toContainText('3 chosen codes × most used concepts');
  await page.getByRole('button', { name: '3 codes From' }).click();
  await page.getByRole('option', { name: 'automatic' }).click();
  await expect(title).toContainText('most used concepts of total business experience ×');
});

test('clusters and stress are said in words, and the tree is cut where it says', async ({ app }) => {
  const page = await openChart(app, 'Document map');
  const sentence = page.locator('.charts-head p').first();
  await expect(sentence).toContainText(/Stress-1 \d\.\d\d/u);
  const clusters = page.getByLabel('Clusters');
  await clusters.fill('3');
  await clusters.press('Enter');
  await expect(sentence).toContainText('Outlined: 3 clusters.');
  await expect(page.locator('.chart-body [data-mark^="cluster:"]')).toHaveCount(3);
  await page.getByRole('radio', { name: 'tree' }).click();
  await expect(sentence).toContainText('Cut into 3 clusters.');
});

for (const theme of ['light', 'dark'] as const) {
  test(`no chart of ties has a barrier for assistive technology (${theme})`, async ({ app }) => {
    test.slow();
    await app.page.emulateMedia({ colorScheme: theme });
    const page = await openChart(app, charts[0].name);
    for (const { name } of charts) {
      if (name !== charts[0].name) {
        await page.getByRole('button', { name: 'All charts' }).click();
        await page.locator('.charts-card', { has: page.getByText(name, { exact: true }) }).click();
      }
      await expect(picture(page)).toBeVisible();
      const { violations } = await axe(page).include('.charts-page').include('.frame-right-panel').analyze();
      expect(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}
