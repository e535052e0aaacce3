import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { axe } from './support/axe.ts';

// Each screen is examined node by node, which takes its time on a busy machine.
test.slow();

/** Types the name of a file. The field selects the stem when it is focused, which may come between two keys of a machine. */
async function typeFileName(page: Page, name: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Name', exact: true });
  await expect(async () => {
    await field.fill(name);
    await expect(field).toHaveValue(name, { timeout: 500 });
  }).toPass();
}

const command = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(`>${words}`);
  await page.keyboard.press('Enter');
};

async function openSample(app: App, theme: 'light' | 'dark'): Promise<Page> {
  await app.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await app.start(await app.copySample());
  await expect(app.page.getByRole('treegrid', { name: 'Documents' }).getByRole('row').nth(2)).toBeVisible();
  return app.page;
}

async function expectNoViolation(page: Page, screen: string): Promise<void> {
  const { violations } = await axe(page)
    .include('[role=dialog]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`),
    screen,
  ).toEqual([]);
}

test('a part of the study is chosen once, written in two kinds, saved under a name and taken up again', async ({
  app,
}) => {
  const page = await openSample(app, 'light');
  await command(page, 'Export documents with their coding');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toHaveAccessibleName('Export documents with their coding');
  await expect(dialog.getByText('all 24 documents')).toBeVisible();
  await expectNoViolation(page, 'documents with coding');

  await dialog.getByRole('button', { name: 'Choose documents' }).click();
  await dialog.getByRole('button', { name: 'None' }).click();
  await expect(dialog.getByRole('status')).toHaveText('no document');
  await dialog.getByRole('searchbox', { name: 'Filter documents' }).fill('desk');
  await dialog.getByRole('checkbox', { name: '01-service-desk-lead' }).check();
  await expectNoViolation(page, 'choosing documents');
  await dialog.getByRole('button', { name: 'Back' }).click();
  await expect(dialog.getByText('1 of 24 documents: 01-service-desk-lead')).toBeVisible();

  await dialog.getByRole('radio', { name: 'Word' }).click();
  await dialog.getByRole('button', { name: 'Save this export…' }).click();
  await dialog.getByRole('textbox', { name: 'Name of the saved export' }).fill('For the desk');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'For the desk', exact: true })).toBeVisible();

  const place = join(app.folder, 'home', 'desk');
  await dialog.getByRole('button', { name: 'Choose a place…' }).click();
  await typeFileName(page, 'desk.docx');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/1 document written to/)).toBeVisible();
  expect(readFileSync(`${place}.docx`).subarray(0, 2).toString()).toBe('PK');

  await command(page, 'Export coded segments');
  await expect(dialog.getByText('all 24 documents')).toBeVisible();
  await dialog.getByRole('button', { name: 'For the desk', exact: true }).click();
  await expect(dialog).toHaveAccessibleName('Export documents with their coding');
  await expect(dialog.getByText('1 of 24 documents: 01-service-desk-lead')).toBeVisible();
  await expect(dialog.getByRole('radio', { name: 'Word' })).toHaveAttribute('aria-checked', 'true');

  // The same choice governs the next kind; the list of kinds goes by the arrow keys.
  await dialog.getByRole('radio', { name: 'Documents with coding' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(dialog).toHaveAccessibleName('Export numbered text');
  await expect(dialog.getByText('1 of 24 documents: 01-service-desk-lead')).toBeVisible();
  await dialog.getByRole('button', { name: 'Choose a place…' }).click();
  await typeFileName(page, 'desk.txt');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/1 document written to .*desk\.txt/)).toBeVisible();
  expect(readFileSync(`${place}.txt`, 'utf8')).toMatch(/\n {0,1}1 {2}Low Ferry/);
  expect(existsSync(`${place}.axial`)).toBe(false);
});

test('the exports can be read by everybody in the dark as well, and a saved one is deleted', async ({ app }) => {
  const page = await openSample(app, 'dark');
  await command(page, 'Export a data set');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toHaveAccessibleName('Export a data set');
  await dialog.getByRole('button', { name: 'Save this export…' }).click();
  await dialog.getByRole('textbox', { name: 'Name of the saved export' }).fill('Everything for R');
  await page.keyboard.press('Enter');
  await expectNoViolation(page, 'data set');
  await dialog.getByRole('button', { name: 'Choose codes' }).click();
  await expect(dialog.getByRole('button', { name: 'Back' })).toBeFocused();
  await expectNoViolation(page, 'choosing codes');
  // Escape goes back one step, and nothing that was chosen is lost.
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('button', { name: 'Choose codes' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Delete Everything for R' }).click();
  await expect(dialog.getByRole('button', { name: 'Everything for R', exact: true })).toBeHidden();
});
