import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { dropFiles } from './support/dropping.ts';
import { axial } from './support/studies.ts';

const survey = readFileSync(new URL('../../fixtures/documents/survey.csv', import.meta.url));

async function openEmpty(app: App): Promise<Page> {
  const study = join(app.folder, 'study.axial');
  await axial('new', study);
  await app.start(study);
  await expect(app.page.getByText('Drop field notes into this window')).toBeVisible();
  return app.page;
}

const command = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(`>${words}`);
  await page.keyboard.press('Enter');
};

/** Pastes as a spreadsheet copies. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((words) => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', words);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    );
  }, text);

const list = (page: Page): Locator => page.getByRole('treegrid', { name: 'Documents' });

test('a survey comes in without one of its columns, variables are pasted and filled down, a set follows, and all is undone', async ({
  app,
}) => {
  const page = await openEmpty(app);
  await dropFiles(page.locator('body'), [{ name: 'survey.csv', bytes: [...survey] }]);
  const dialog = page.getByRole('dialog', { name: 'Import survey.csv as a survey' });
  await expect(dialog.getByRole('status')).toHaveText('24 documents, 5 variables, 44 answers.');
  await dialog.getByLabel('What becomes of Internal remark').selectOption('leave');
  await dialog.getByText('Code each answer with its question').click();
  await expect(dialog.getByRole('status')).toHaveText('24 documents, 4 variables, 44 coded answers.');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('24 documents, 4 variables and 44 codings came in.')).toBeVisible();
  await page.getByRole('button', { name: 'Open R01' }).click();
  await expect(page.getByText('What did you hope for from the IT service?').first()).toBeVisible();

  await command(page, 'variables table');
  const table = page.getByRole('dialog', { name: 'Variables' });
  const cell = (row: number, column: number) => table.locator(`[data-cell="${row}-${column}"]`);
  await expect(cell(0, 1)).toHaveText('South');
  await expect(table.getByRole('button', { name: 'Internal remark' })).toHaveCount(0);
  await cell(0, 1).click();
  await paste(page, 'North\t7\nHarbour\t8');
  await expect(cell(0, 1)).toHaveText('North');
  await expect(cell(1, 2)).toHaveText('8');
  await cell(0, 1).click();
  for (let row = 0; row < 3; row++) await page.keyboard.press('Shift+ArrowDown');
  await expect(cell(3, 1)).toBeFocused();
  await page.keyboard.press('Control+d');
  for (let row = 0; row < 4; row++) await expect(cell(row, 1)).toHaveText('North');
  await table.getByRole('button', { name: 'Close' }).last().click();

  await command(page, 'sets of documents');
  await page.getByRole('button', { name: 'New set' }).click();
  const editor = page.getByRole('dialog', { name: 'New set of documents' });
  await editor.getByLabel('Name of the set').fill('Northern');
  await editor.getByLabel('Condition 1: variable').selectOption({ label: 'Site' });
  await editor.getByLabel('Condition 1: value').selectOption('North');
  // Of 24, every third is of the North; of the first four rows three more are now.
  await expect(editor.getByRole('status')).toContainText('11 documents now');
  await editor.getByRole('button', { name: 'Make the set' }).click();
  await page.getByRole('dialog', { name: 'Sets of documents' }).getByRole('button', { name: 'Close' }).last().click();
  const sets = page.getByRole('region', { name: 'Sets of documents' });
  await sets.getByRole('button', { name: /^Northern/ }).click();
  await expect(page.getByText('24 · 11 active')).toBeVisible();

  // Back again: the set, what was filled down, what was pasted, and the survey with all it brought.
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(sets).toHaveCount(0);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(list(page).getByRole('row', { name: 'R01' })).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByText('Drop field notes into this window')).toBeVisible();
});
