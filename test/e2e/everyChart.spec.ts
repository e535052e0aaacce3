import { chartKinds } from '../../shared/charts/kinds/index.ts';
import { expect, test } from './support/app.ts';
import { axe } from './support/axe.ts';

/** Each kind alone, by the keyboard: from the gallery to a mark, from the mark to the words of a person, and as a table. */
for (const { name } of chartKinds) {
  test(`${name}: keys lead from mark to mark and to the words behind it; it is read as a table; no barrier`, async ({
    app,
  }) => {
    const { page } = app;
    await app.start(await app.copySample());
    await page.getByRole('tab', { name: 'Charts' }).click();
    const card = page.locator('.charts-card').filter({ has: page.locator('.charts-card-name', { hasText: name }) });
    await card.first().scrollIntoViewIfNeeded();
    await expect(card.first().locator('svg, canvas').first()).toBeVisible();
    await page.locator('.charts-card-name').getByText(name, { exact: true }).click();
    const picture = page.getByRole('application').first();
    await picture.focus();
    await page.keyboard.press('Home');
    const pane = page.getByRole('region', { name: 'Words behind the chart' });
    await expect(page.locator('.charts-cell-name').first()).not.toBeEmpty();
    await page.keyboard.press('Enter');
    await expect(pane.locator('.charts-passages li button:focus')).toBeVisible();
    expect((await axe(page).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'Show the numbers as a table' }).click();
    expect(await page.locator('.charts-table tbody tr').count()).toBeGreaterThan(0);
    await expect(page.locator('.charts-table')).not.toContainText(/NaN|undefined|Infinity/);
    expect((await axe(page).analyze()).violations).toEqual([]);
  });
}
