import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { axial } from './support/studies.ts';

/** A study of six steps: import, two codings with new codes, a note of codes renamed and merged in the window. */
async function openWorked(app: App): Promise<string> {
  const study = join(app.folder, 'study.axial');
  writeFileSync(join(app.folder, 'talk.txt'), 'They call back the same morning.\nEleven months for one filter.\n');
  await axial('new', study);
  await axial('import', study, join(app.folder, 'talk.txt'));
  const code = (name: string, start: string, end: string) =>
    axial('code', study, '--document', 'talk', '--code', name, '--start', start, '--end', end, '--coder', 'M. Kuiper');
  await code('responsiveness', '0', '31');
  await code('speed', '0', '14');
  await code('speed', '33', '46');
  await app.start(study);
  await expect(app.page.getByRole('treegrid', { name: 'Codes' }).getByRole('row', { name: 'speed' })).toBeVisible();
  return study;
}

const steps = (page: Page): Locator => page.getByRole('region', { name: 'Steps, latest first' });
const detail = (page: Page): Locator => page.getByRole('region', { name: 'The step in detail' });
const labels = (page: Page): Promise<string[]> => steps(page).locator('.history-label').allTextContents();

async function mergeInWindow(page: Page): Promise<void> {
  const codes = page.getByRole('treegrid', { name: 'Codes' });
  await codes.getByRole('row', { name: 'responsiveness' }).click();
  await codes.getByRole('row', { name: 'speed' }).click({ modifiers: ['Control'] });
  await page.keyboard.press('Alt+m');
  const merge = page.getByRole('dialog', { name: 'Merge 2 codes' });
  await merge.getByRole('radio', { name: 'Keep responsiveness' }).check();
  await merge.getByLabel(/^Why/).fill('Speed was about the answer, never about the delivery.');
  await merge.getByRole('button', { name: 'Merge into responsiveness' }).click();
  await expect(codes.getByRole('row', { name: 'speed' })).toBeHidden();
}

test('a step shows its note, before and after, and the words it moved', async ({ app }) => {
  await openWorked(app);
  const { page } = app;
  await mergeInWindow(page);
  await page.keyboard.press('Control+6');
  await expect(steps(page).getByText('Speed was about the answer').first()).toBeVisible();
  await expect(detail(page).locator('.history-merge')).toContainText('speed');
  await expect(detail(page).locator('.history-merge')).toContainText('responsiveness');
  await expect(detail(page).getByText('codings moved to another code')).toBeVisible();
  await expect(detail(page).locator('mark', { hasText: 'Eleven months' })).toBeVisible();

  // The chip of a code that is gone is struck.
  await steps(page).getByRole('button', { name: /speed/ }).first().click();
  await expect(detail(page).locator('.chip.gone')).toHaveText('code');

  // A note can be added later, and stays.
  await detail(page).getByRole('button', { name: 'Add a note: why was this done?' }).click();
  await detail(page).getByLabel('Note on this step').fill('Second reading.');
  await page.keyboard.press('Control+Enter');
  await expect(steps(page).getByText('Second reading.')).toBeVisible();
});

test('undo to here counts what it takes back, strikes it, and can be redone', async ({ app }) => {
  const study = await openWorked(app);
  const { page } = app;
  await mergeInWindow(page);
  await page.keyboard.press('Control+6');
  await expect(steps(page).locator('.history-label').first()).toContainText('Merge');
  const before = await labels(page);
  // By keys: down to the step that made the first coding.
  await steps(page).locator('.history-label').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(detail(page)).toContainText('Takes back this step and the 2 after it.');
  await detail(page).getByRole('button', { name: 'Undo to here' }).click();
  await expect(steps(page).locator('.history-step.undone')).toHaveCount(3);
  expect(await labels(page)).toEqual(before);
  await expect(detail(page)).toContainText('This step is taken back already.');

  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => steps(page).locator('.history-step.undone').count()).toBeLessThan(3);
  await steps(page).page().getByLabel('with undos and redos').check();
  await expect.poll(async () => (await labels(page)).length).toBeGreaterThan(before.length);
  await app.stop();
  expect(await axial('check', study)).toContain('The study is sound.');
});

test('the history is filtered by kind and by person, and a day of the calendar is gone to', async ({ app }) => {
  await openWorked(app);
  const { page } = app;
  await page.keyboard.press('Control+6');
  await page.getByRole('radio', { name: /^documents/ }).click();
  await expect.poll(() => labels(page)).toEqual(['Import 1 document']);
  await page.getByRole('radio', { name: /^all/ }).click();
  await page
    .getByRole('grid', { name: 'Steps a day' })
    .getByRole('button', { name: /: [1-9]\d* steps?$/ })
    .click();
  await expect(page.getByRole('button', { name: 'Back to the latest steps' })).toBeVisible();
  await expect.poll(() => labels(page).then((all) => all.length)).toBeGreaterThan(3);
  await page.getByRole('button', { name: 'Export the history' }).click();
  await expect(page.getByRole('dialog', { name: /history/i })).toBeVisible();
});
