import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { ask, codings, step } from './support/engine.ts';
import { axial } from './support/studies.ts';

const transcript =
  'INT: How is it with them?\nBuyer: They call back the same morning. That is trust, I think.\nINT: And then?\n';

async function openCoded(app: App): Promise<string> {
  const study = join(app.folder, 'study.axial');
  writeFileSync(join(app.folder, 'talk.txt'), transcript);
  await axial('new', study);
  await axial('import', study, join(app.folder, 'talk.txt'));
  const rows = [
    ['responsiveness', 'call back'],
    ['speed', 'the same morning'],
    ['trust', 'trust'],
    ['doubt', 'I think'],
  ].map(([code = '', words = '']) => {
    const start = transcript.indexOf(words);
    return { document: 'talk', code, start, end: start + words.length, coder: 'M. Kuiper' };
  });
  writeFileSync(join(app.folder, 'codings.json'), JSON.stringify(rows));
  await axial('code', study, '--from', join(app.folder, 'codings.json'));
  await app.start(study);
  await app.page.getByRole('treegrid', { name: 'Documents' }).getByRole('row', { name: 'talk' }).dblclick();
  await expect(app.page.getByRole('region', { name: 'Text of talk' })).toBeVisible();
  return study;
}

const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'Text of talk, to correct' });

/** Puts the caret on a word by a double click, which selects it, and types in its place. */
async function retype(page: Page, word: string, typed: string): Promise<void> {
  const at = await editor(page).evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const found = node.textContent?.indexOf(wanted) ?? -1;
      if (found < 0) continue;
      const range = document.createRange();
      range.setStart(node, found);
      range.setEnd(node, found + wanted.length);
      const box = range.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    }
    throw new Error(`The text does not hold ${wanted}`);
  }, word);
  await page.mouse.dblclick(at.x, at.y);
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString().trim())).toBe(word);
  if (typed === '') await page.keyboard.press('Delete');
  else await page.keyboard.type(typed);
}

test('a coded transcript is corrected: one coding confirmed, one put elsewhere, one dropped, all of it undone', async ({
  app,
}) => {
  await openCoded(app);
  const { page } = app;
  const before = await codings(page);
  await page.keyboard.press('Control+Shift+E');
  await expect(editor(page)).toBeFocused();
  await retype(page, 'call', 'called');
  await retype(page, 'trust', 'faith');
  await retype(page, 'think', 'guess');
  await expect(page.getByText('3 places changed · 3 codings to look at')).toBeVisible();

  // A draft survives another tab, and Escape asks.
  await page.keyboard.press('Control+2');
  await expect(editor(page)).toBeHidden();
  await page.keyboard.press('Control+1');
  await expect(editor(page)).toContainText('That is faith, I guess.');
  await editor(page).press('Escape');
  await page
    .getByRole('dialog', { name: 'Give the correction up?' })
    .getByRole('button', { name: 'Go on correcting' })
    .click();

  await page.getByRole('button', { name: 'Check and save' }).click();
  const pane = page.getByRole('region', { name: 'What the correction does' });
  await expect(pane.getByText('1 coding stays on its words')).toBeVisible();
  const affected = pane.getByRole('list', { name: 'Codings whose words changed' }).getByRole('listitem');
  await expect(affected).toHaveCount(3);
  const save = pane.getByRole('button', { name: 'Save the correction' });
  await expect(save).toBeDisabled();
  await expect(affected.nth(0).locator('ins')).toHaveText('called');
  await affected.nth(0).getByRole('button', { name: 'Confirm' }).click();
  await affected.nth(1).getByRole('button', { name: 'Drop' }).click();
  await selectWords(page, 'I guess');
  await affected.nth(2).getByRole('button', { name: 'Re-place' }).click();
  await expect(affected.nth(2).locator('.correct-after')).toContainText('I guess');
  await step(page, () => save.click());
  await expect(page.getByRole('region', { name: 'Text of talk' })).toContainText('They called back');
  const words = async () => (await codings(page)).map((line) => line.split(' | ').slice(1, 3).join(': '));
  expect(await words()).toEqual(['responsiveness: called back', 'speed: the same morning', 'doubt: I guess']);

  await page.getByRole('region', { name: 'Text of talk' }).focus();
  await step(page, () => page.keyboard.press('Control+z'));
  expect(await codings(page)).toEqual(before);
  await expect(page.getByRole('region', { name: 'Text of talk' })).toContainText('They call back');

  // Every text is kept, and can be compared.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Versions of the text');
  await page.keyboard.press('Enter');
  const versions = page.getByRole('dialog', { name: 'Versions of the text of talk' });
  await expect(versions.getByRole('button', { name: /Correct the text of “talk”/ })).toContainText('taken back');
  await expect(versions.locator('del')).toHaveText(['call', 'trust', 'think']);
  await expect(versions.locator('ins')).toHaveText(['called', 'faith', 'guess']);
  await page.keyboard.press('Escape');
  expect((await ask(page, 'documents.list', {})).documents).toHaveLength(1);
});

test('a file that was read in the wrong encoding is read in another one, and its codings go along', async ({ app }) => {
  const study = join(app.folder, 'study.axial');
  writeFileSync(join(app.folder, 'entretien.txt'), 'Elle a dit que la confiance était là. Puis ils ont rappelé.\n');
  await axial('new', study);
  await axial('import', study, join(app.folder, 'entretien.txt'));
  await axial('code', study, '--document', 'entretien', '--code', 'retour', '--start', '38', '--end', '58');
  await app.start(study);
  const { page } = app;
  const row = page.getByRole('treegrid', { name: 'Documents' }).getByRole('row', { name: 'entretien' });
  await row.dblclick();
  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: /Read its file anew/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Read entretien anew' });
  await expect(dialog.getByText('Read so, the text is what it is now.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Encoding' }).click();
  await page
    .getByRole('option', { name: /Windows-1252|Western/ })
    .first()
    .click();
  await expect(dialog.locator('ins').first()).toHaveText('Ã©tait');
  await expect(dialog.locator('.correct-after')).toContainText('rappelÃ©');
  await dialog.getByRole('button', { name: 'Confirm all' }).click();
  await step(page, () => dialog.getByRole('button', { name: 'Read it anew' }).click());
  await expect(page.getByRole('region', { name: 'Text of entretien' })).toContainText('rappelÃ©');
  expect(await codings(page)).toEqual([expect.stringContaining('Puis ils ont rappelÃ©')]);
  await page.getByRole('region', { name: 'Text of entretien' }).focus();
  await step(page, () => page.keyboard.press('Control+z'));
  await expect(page.getByRole('region', { name: 'Text of entretien' })).toContainText('rappelé.');
});

async function selectWords(page: Page, words: string): Promise<void> {
  await editor(page).evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const found = node.textContent?.indexOf(wanted) ?? -1;
      if (found >= 0) document.getSelection()?.setBaseAndExtent(node, found, node, found + wanted.length);
    }
  }, words);
}
