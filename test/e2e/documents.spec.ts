import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { dropFiles, dropPaths } from './support/dropping.ts';
import { axial } from './support/studies.ts';

/** Three notes in one group and one outside, with two codings, open in the window. */
async function openNotes(app: App): Promise<string> {
  const study = join(app.folder, 'study.axial');
  await axial('new', study);
  for (const name of ['buyer', 'clerk', 'driver'])
    writeFileSync(join(app.folder, `${name}.txt`), `Talk with the ${name}.\nNothing comes on time.\n`);
  writeFileSync(join(app.folder, 'loose.txt'), 'A loose end.\n');
  const inGroup = ['buyer', 'clerk', 'driver'].map((name) => join(app.folder, `${name}.txt`));
  await axial('import', study, ...inGroup, '--group', 'North');
  await axial('import', study, join(app.folder, 'loose.txt'));
  await axial('code', study, '--document', 'clerk', '--code', 'time', '--start', '0', '--end', '4');
  await axial('code', study, '--document', 'clerk', '--code', 'people', '--start', '5', '--end', '9');
  await app.start(study);
  await expect(row(app.page, 'North')).toBeVisible();
  return study;
}

const list = (page: Page): Locator => page.getByRole('treegrid', { name: 'Documents' });
const row = (page: Page, name: string): Locator => list(page).getByRole('row', { name, exact: true });
const names = (page: Page): Promise<string[]> =>
  list(page)
    .getByRole('row')
    .evaluateAll((rows) => rows.map((each) => each.querySelector('.tree-name')?.textContent ?? ''));

test('documents are ordered, grouped and renamed by keys', async ({ app }) => {
  await openNotes(app);
  const { page } = app;
  await row(page, 'buyer').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => names(page)).toEqual(['North', 'clerk', 'buyer', 'driver', 'loose']);

  await row(page, 'loose').focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Name of loose' }).fill('ends that are loose');
  await page.keyboard.press('Enter');
  await row(page, 'ends that are loose').focus();
  await page.keyboard.press('Control+m');
  await page.getByRole('combobox', { name: 'Find or name a group' }).fill('South');
  await expect(page.getByRole('option', { name: 'New group “South”' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual(['North', 'clerk', 'buyer', 'driver', 'South', 'ends that are loose']);

  // Enter opens the document.
  await row(page, 'driver').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Talk with the driver.')).toBeVisible();
  await page.keyboard.press('Control+Alt+ArrowUp');
  await expect(page.getByText('Talk with the buyer.')).toBeVisible();
});

test('documents are moved by dragging, several at once, and deleted with what goes said', async ({ app }) => {
  await openNotes(app);
  const { page } = app;
  await row(page, 'loose').dragTo(row(page, 'North'), { targetPosition: { x: 80, y: 13 } });
  await expect.poll(() => names(page)).toEqual(['North', 'buyer', 'clerk', 'driver', 'loose']);
  await row(page, 'driver').click();
  await row(page, 'loose').click({ modifiers: ['Control'] });
  await row(page, 'loose').dragTo(row(page, 'buyer'), { targetPosition: { x: 80, y: 1 } });
  await expect.poll(() => names(page)).toEqual(['North', 'driver', 'loose', 'buyer', 'clerk']);

  await row(page, 'clerk').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Delete the document…' }).click();
  const deletion = page.getByRole('dialog', { name: 'Delete clerk' });
  await expect(deletion).toContainText('With it goes: 2 codings.');
  await deletion.getByRole('button', { name: 'Delete the document' }).click();
  await expect(row(page, 'clerk')).toBeHidden();
  await page.getByRole('button', { name: /^Undo: / }).click();
  await expect(row(page, 'clerk').locator('.tree-count')).toHaveText('2');
});

test('files are dropped onto a group; notes and pasted text are kept', async ({ app }) => {
  await openNotes(app);
  const { page } = app;
  await dropFiles(row(page, 'North'), [{ name: 'nurse.txt', bytes: 'Talk with the nurse.\n' }]);
  await page.getByRole('dialog', { name: 'Import of 1 file' }).getByRole('button', { name: 'Close' }).last().click();
  await expect.poll(() => names(page)).toEqual(['North', 'buyer', 'clerk', 'driver', 'nurse', 'loose']);

  await row(page, 'nurse').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Note…' }).click();
  await page.getByLabel('Note', { exact: true }).fill('Second visit, ward 3.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'nurse').getByLabel('with a note')).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('pasted');
  await page.keyboard.press('Enter');
  const paste = page.getByRole('dialog', { name: 'New document from pasted text' });
  await paste.getByLabel('Name').fill('by hand');
  await paste.getByLabel('Text').fill('What I wrote on the train.');
  await paste.getByRole('button', { name: 'Add the document' }).click();
  await expect(page.getByText('What I wrote on the train.')).toBeVisible();
});

test('variables are added, typed into cells, pasted as a table and shown beside the names', async ({ app }) => {
  await openNotes(app);
  const { page } = app;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('>variables table');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Variables' });
  await dialog.getByRole('button', { name: 'New variable' }).click();
  await dialog.getByLabel('Name of the new variable').fill('side');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'New variable' }).click();
  await dialog.getByLabel('Name of the new variable').fill('date');
  await dialog.getByRole('button', { name: /^Type|text/ }).click();
  await page.getByRole('option', { name: 'date' }).click();
  await dialog.getByRole('button', { name: 'Add' }).click();

  const grid = dialog.getByRole('grid', { name: 'Variables' });
  const cell = (line: number, column: number) => grid.locator(`[data-cell="${line}-${column}"]`);
  await cell(0, 0).focus();
  await page.keyboard.type('IT');
  await page.keyboard.press('Enter');
  await expect(cell(0, 0)).toHaveText('IT');
  await expect(cell(1, 0)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', '2025-03-14\n2025-03-15\n');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    );
  });
  await expect(cell(1, 1)).toHaveText('2025-03-14');
  await expect(cell(2, 1)).toHaveText('2025-03-15');
  // A value that does not fit is refused by name, and nothing changes.
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'one day');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    );
  });
  await expect(dialog.getByRole('alert')).toContainText('one day');
  await expect(cell(1, 1)).toHaveText('2025-03-14');
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('button', { name: 'Order and view of the documents' }).click();
  await page.getByRole('menuitem', { name: 'Variables to show…' }).click();
  await page.getByLabel('side').check();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(row(page, 'buyer')).toContainText('IT');
});

test('words in any text are found with Ctrl K and opened in their place', async ({ app }) => {
  await openNotes(app);
  const { page } = app;
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('loose END');
  const found = page.getByRole('option', { name: /A loose end\./ });
  await expect(found).toContainText('loose ¶ 1');
  await found.click();
  await expect(page.locator('[data-keys=reader]').first()).toContainText('A loose end.');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('@clerk');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Talk with the clerk.')).toBeVisible();
});

test('a whole folder is dropped: its files become a group, and hidden files stay out', async ({ app }) => {
  await openNotes(app);
  const { page } = app;
  const ward = join(app.folder, 'Ward 3');
  mkdirSync(ward);
  writeFileSync(join(ward, 'monday.txt'), 'Handover at seven.\n');
  writeFileSync(join(ward, 'tuesday.md'), 'Handover at **eight**.\n');
  writeFileSync(join(ward, '.hidden.txt'), 'Not meant.\n');
  await dropPaths(page, [ward]);
  await page.getByRole('button', { name: 'Import 2 files' }).click();
  const report = page.getByRole('dialog', { name: 'Import of 2 files' });
  await expect(report.getByRole('status')).toHaveText('2 documents came in.');
  await report.getByRole('button', { name: 'Close' }).last().click();
  await expect.poll(() => names(page)).toContain('Ward 3');
  await expect(row(page, 'monday')).toHaveAttribute('aria-level', '2');
  await expect(row(page, 'tuesday')).toHaveAttribute('aria-level', '2');
});

test('variables come from a table, and what does not fit is told', async ({ app }) => {
  await openNotes(app);
  const { page } = app;
  writeFileSync(join(app.folder, 'home', 'facts.csv'), 'document,side\nbuyer,business\nnobody,IT\n');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('>Import variables');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'facts.csv' }).click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const report = page.getByRole('dialog', { name: 'Variables from a table' });
  await expect(report).toContainText('1 value of 1 variable for 1 document came in.');
  await expect(report).toContainText('nobody');
  await report.getByRole('button', { name: 'Show the table' }).click();
  await expect(page.getByRole('grid', { name: 'Variables' })).toContainText('business');
});
