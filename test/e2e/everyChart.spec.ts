import type { Page } from '@playwright/test';
import { chartKinds } from '../../shared/charts/kinds/index.ts';
import { expect, test } from './support/app.ts';
import { expectNoBarrier } from './support/barriers.ts';

/** Of the frame around a mark, how much is seen: parts of the picture that stay while it scrolls show each their piece. */
const seenOfFrame = (page: Page): Promise<number> =>
  page.locator('rect.chart-cursor').evaluateAll((found) => {
    const frames = found as SVGRectElement[];
    const [first] = frames;
    if (!first) return 1;
    const whole = first.getBBox();
    // The line itself stands half inside and half outside of the box.
    const [left, top, right, bottom] = [
      whole.x - 1,
      whole.y - 1,
      whole.x + whole.width + 1,
      whole.y + whole.height + 1,
    ];
    const pieces = frames.map((frame) => {
      const view = frame.ownerSVGElement?.viewBox.baseVal ?? new DOMRect();
      const across = Math.min(right, view.x + view.width) - Math.max(left, view.x);
      const down = Math.min(bottom, view.y + view.height) - Math.max(top, view.y);
      return Math.max(0, across) * Math.max(0, down);
    });
    return pieces.reduce((sum, piece) => sum + piece, 0) / ((right - left) * (bottom - top));
  });

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
    expect(await seenOfFrame(page)).toBeGreaterThan(0.99);
    await page.keyboard.press('Enter');
    await expect(pane.locator('.charts-passages li button:focus')).toBeVisible();
    await expectNoBarrier(page);
    await page.getByRole('button', { name: 'Show the numbers as a table' }).click();
    expect(await page.locator('.charts-table tbody tr').count()).toBeGreaterThan(0);
    await expect(page.locator('.charts-table')).not.toContainText(/NaN|undefined|Infinity/);
    await expectNoBarrier(page);
  });
}
