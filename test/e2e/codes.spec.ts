import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { axial } from './support/studies.ts';

const text = 'The figures come late.\nWe keep a list of our own, and nobody asks why.\n';

/** A small study with a few codes and codings, open in the window. */
async function openSmallStudy(app: App): Promise<string> {
  const study = join(app.folder, 'study.axial');
  writeFileSync(join(app.folder, 'notes.txt'), text);
  const codings = [
    { document: 'notes', code: 'experience/late figures', start: 0, end: 22 },
    { document: 'notes', code: 'experience/timeliness', start: 0, end: 11 },
    { document: 'notes', code: 'experience/timeliness', start: 12, end: 22 },
    { document: 'notes', code: 'work-arounds/own list', start: 26, end: 48 },
  ];
  writeFileSync(join(app.folder, 'codings.json'), JSON.stringify(codings));
  await axial('new', study);
  await axial('import', study, join(app.folder, 'notes.txt'));
  await axial('code', study, '--from', join(app.folder, 'codings.json'));
  await app.start(study);
  return study;
}

const codesPane = (page: Page): Locator => page.getByRole('treegrid', { name: 'Codes' });
const row = (page: Page, name: string): Locator => codesPane(page).getByRole('row', { name, exact: true });
/** Names with their levels, as they stand in the tree. */
const outline = (page: Page): Promise<string[]> =>
  codesPane(page)
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map((each) => `${'- '.repeat(Number(each.ariaLevel) - 1)}${each.querySelector('.tree-name')?.textContent}`),
    );
const step = (page: Page): Locator => page.getByRole('button', { name: /^Undo: / });

test('the code tree is kept by keys alone: new, rename, move, key, delete, undo', async ({ app }) => {
  await openSmallStudy(app);
  const { page } = app;
  await expect(row(page, 'late figures')).toBeVisible();
  await row(page, 'experience').focus();

  // A new code below, then the next one at once, then enough of it.
  await page.keyboard.press('Insert');
  await page.getByRole('textbox', { name: 'Name of the new code' }).fill('trust');
  await page.keyboard.press('Shift+Enter');
  await page.getByRole('textbox', { name: 'Name of the new code' }).fill('effort');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => outline(page))
    .toEqual(['experience', '- late figures', '- timeliness', '- trust', '- effort', 'work-arounds', '- own list']);

  await row(page, 'trust').focus();
  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: 'Name of trust' });
  await expect(field).toHaveValue('trust');
  await field.fill('trust in people');
  await page.keyboard.press('Enter');
  await expect(row(page, 'trust in people')).toBeFocused();

  // Esc leaves the name as it was.
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Name of trust in people' }).fill('nothing of the kind');
  await page.keyboard.press('Escape');
  await expect(row(page, 'trust in people')).toBeFocused();

  // Up among its siblings, out to the themes, and under another theme by finding it.
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => outline(page).then((names) => names.indexOf('- trust in people'))).toBe(2);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => outline(page).then((names) => names.indexOf('trust in people'))).toBe(4);
  await page.keyboard.press('Control+m');
  await page.getByRole('combobox', { name: 'Find a code' }).fill('work');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => outline(page))
    .toEqual([
      'experience',
      '- late figures',
      '- timeliness',
      '- effort',
      'work-arounds',
      '- own list',
      '- trust in people',
    ]);

  // Its description and its key.
  await row(page, 'trust in people').focus();
  await page.keyboard.press('Alt+Enter');
  const dialog = page.getByRole('dialog', { name: 'work-arounds › trust in people' });
  await dialog.getByLabel('Key').fill('j');
  await expect(dialog.getByRole('alert')).toHaveText('“J” is a key of Axial itself: choose another.');
  await dialog.getByLabel('Key').fill('t');
  await dialog.getByLabel('Description').fill('Believing somebody rather than a report.');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(row(page, 'trust in people')).toContainText('T');

  // Deleting says what goes; undo brings it back.
  await row(page, 'experience').focus();
  await page.keyboard.press('Delete');
  const deletion = page.getByRole('dialog', { name: 'Delete experience' });
  await expect(deletion).toContainText('3 codes below it');
  await expect(deletion).toContainText('3 codings in 1 document');
  await deletion.getByRole('button', { name: 'Delete the code' }).press('Enter');
  await expect.poll(() => outline(page)).toEqual(['work-arounds', '- own list', '- trust in people']);
  await page.keyboard.press('Control+z');
  await expect(row(page, 'timeliness')).toBeVisible();
  await expect(row(page, 'timeliness').locator('.tree-count')).toHaveText('2');
});

test('the code tree is kept by the mouse alone: menu, colour, drag onto and between, merge', async ({ app }) => {
  await openSmallStudy(app);
  const { page } = app;

  await row(page, 'own list').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'New code beside it' }).click();
  await page.getByRole('textbox', { name: 'Name of the new code' }).fill('phone calls');
  await page.getByRole('textbox', { name: 'Name of the new code' }).blur();
  await expect(row(page, 'phone calls')).toBeVisible();

  await row(page, 'work-arounds').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Colour…' }).click();
  await page.getByRole('radio', { name: 'amber' }).click();
  await page.getByRole('button', { name: 'Use this colour' }).click();
  // A child takes its parent's hue.
  await expect(row(page, 'own list').locator('[data-hue]').first()).toHaveAttribute('data-hue', 'amber');

  await row(page, 'phone calls').dragTo(row(page, 'experience'), { targetPosition: { x: 80, y: 13 } });
  await expect
    .poll(() => outline(page))
    .toEqual(['experience', '- late figures', '- timeliness', '- phone calls', 'work-arounds', '- own list']);
  await row(page, 'phone calls').dragTo(row(page, 'late figures'), { targetPosition: { x: 80, y: 1 } });
  await expect.poll(() => outline(page).then((names) => names[1])).toBe('- phone calls');

  // Two at once, between the codes of the other theme.
  await row(page, 'phone calls').click();
  await row(page, 'late figures').click({ modifiers: ['Shift'] });
  await row(page, 'late figures').dragTo(row(page, 'own list'), { targetPosition: { x: 80, y: 1 } });
  await expect
    .poll(() => outline(page))
    .toEqual(['experience', '- timeliness', 'work-arounds', '- phone calls', '- late figures', '- own list']);

  // A code cannot come to stand below itself.
  await row(page, 'work-arounds').dragTo(row(page, 'own list'), { targetPosition: { x: 80, y: 13 } });
  await expect.poll(() => outline(page).then((names) => names[2])).toBe('work-arounds');

  await row(page, 'timeliness').click();
  await row(page, 'late figures').click({ modifiers: ['Control'] });
  await row(page, 'late figures').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Merge 2 codes…' }).click();
  const merge = page.getByRole('dialog', { name: 'Merge 2 codes' });
  await merge.getByRole('radio', { name: 'Keep late figures' }).click();
  await expect(merge).toContainText('late figures will have 3 codings in 1 document.');
  await merge.getByRole('button', { name: 'Merge into late figures' }).click();
  await expect(row(page, 'timeliness')).toBeHidden();
  await expect(row(page, 'late figures').locator('.tree-count')).toHaveText('3');
  await expect(step(page)).toContainText('Merge');
  await step(page).click();
  await expect(row(page, 'timeliness').locator('.tree-count')).toHaveText('2');
});

test('codes are counted by codings or documents, filtered by name, and activated for segments', async ({ app }) => {
  await openSmallStudy(app);
  const { page } = app;
  await expect(row(page, 'experience').locator('.tree-count')).toHaveText('3');
  await page.getByRole('button', { name: 'Counts, order and view of the codes' }).click();
  await page.getByRole('menuitem', { name: 'Count documents' }).click();
  await expect(row(page, 'experience').locator('.tree-count')).toHaveText('1');

  await page.getByRole('button', { name: 'Filter the codes' }).click();
  await page.getByRole('searchbox', { name: 'Filter the codes' }).fill('own');
  await expect.poll(() => outline(page)).toEqual(['work-arounds', '- own list']);
  await page.keyboard.press('Escape');
  await expect(row(page, 'experience')).toBeVisible();

  await row(page, 'own list').hover();
  await page.getByRole('button', { name: 'Activate own list' }).click();
  await expect(page.getByRole('heading', { name: /^Codes/ })).toHaveText('Codes 5 · 1 active');
  await expect(page.getByRole('button', { name: 'Activate work-arounds' })).toHaveAttribute('aria-pressed', 'mixed');
  await page.keyboard.press('Control+2');
  await expect(page.getByText('a list of our own')).toBeVisible();
  await expect(page.getByText('The figures come late')).toBeHidden();
});

test('Shift chooses a whole stretch of codes, by mouse and by keys, and gives it back', async ({ app }) => {
  await openSmallStudy(app);
  const { page } = app;
  const chosen = () => codesPane(page).locator('[role=row][aria-selected=true] .tree-name').allTextContents();
  await row(page, 'experience').click();
  await row(page, 'own list').click({ modifiers: ['Shift'] });
  await expect.poll(chosen).toEqual(['experience', 'late figures', 'timeliness', 'work-arounds', 'own list']);
  await row(page, 'late figures').click({ modifiers: ['Shift'] });
  await expect.poll(chosen).toEqual(['experience', 'late figures']);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(chosen).toEqual(['experience', 'late figures', 'timeliness']);
});
