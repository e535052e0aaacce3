import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { axe } from './support/axe.ts';
import { dropFiles } from './support/dropping.ts';

// Each screen is examined node by node, which takes its time on a busy machine.
test.slow();

const survey = new URL('../../fixtures/documents/survey.csv', import.meta.url);

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with what is wrong and where, for the screen as it stands. */
async function expectNoViolation(page: Page, screen: string): Promise<void> {
  // Colours that are on their way from one state to another are not judged.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
  );
  const { violations } = await axe(page).withTags(rules).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) => `${id}: ${help} – ${node.target.join(' ')} – ${node.failureSummary?.split('\n').at(-1)?.trim()}`,
    ),
  );
  expect(found, screen).toEqual([]);
}

test('what is in the way is found as by axe with nothing left out', async ({ page }) => {
  await page.setContent(`
    <div role="button"></div><img src="data:,"><input><ul><p>alone</p></ul><h4>late</h4>
    <p style="color: #999; background: #aaa">faint</p><p style="color: #bbb">faint as well</p>
    <div role="listbox"><div role="row">misplaced</div></div><a href="#"></a><table><td headers="none">1</td></table>
    <button style="width: 9px; height: 9px; padding: 0"></button><button style="width: 9px; height: 9px">2</button>`);
  const inWords = ({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>) =>
    violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => [target, failureSummary])]);
  const found = inWords(await axe(page).analyze());
  expect(found.length).toBeGreaterThan(9);
  expect(found).toEqual(inWords(await new AxeBuilder({ page }).analyze()));
  expect(inWords(await axe(page).include('ul').withTags(rules).analyze())).toEqual(
    inWords(await new AxeBuilder({ page }).include('ul').withTags(rules).analyze()),
  );
});

const command = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(`>${words}`);
  await page.keyboard.press('Enter');
};

async function openSample(app: App, theme: 'light' | 'dark'): Promise<Page> {
  await app.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await app.start(await app.copySample());
  const { page } = app;
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await page.getByRole('treegrid', { name: 'Documents' }).getByRole('row').nth(2).click();
  await expect(page.locator('[data-keys=reader]').first()).toBeVisible();
  return page;
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the start screen and in its dialogs (${theme})`, async ({ app }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await app.start();
    await expect(page.getByRole('heading', { name: 'Axial' })).toBeVisible();
    await expectNoViolation(page, 'start screen');
    await page.keyboard.press('Control+n');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoViolation(page, 'new study');
    await page.getByRole('button', { name: 'Elsewhere…' }).click();
    await expect(page.getByRole('dialog', { name: 'Where to keep the study' })).toBeVisible();
    await expectNoViolation(page, 'file dialog');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await expectNoViolation(page, 'keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+,');
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    await expectNoViolation(page, 'settings');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'How to check that' }).click();
    await expect(page.getByRole('dialog', { name: 'Nothing leaves this computer' })).toBeVisible();
    await expectNoViolation(page, 'privacy');
  });

  test(`axe finds nothing while reading, and in the segments and memos (${theme})`, async ({ app }) => {
    const page = await openSample(app, theme);
    await expectNoViolation(page, 'read, with the document');
    await page.locator('[data-keys=reader]').first().focus();
    await page.keyboard.press('n');
    await expectNoViolation(page, 'read, with a coding');
    await page.keyboard.press('c');
    await expect(page.getByRole('combobox')).toBeVisible();
    await expectNoViolation(page, 'coding bar');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+2');
    await expect(page.getByRole('tab', { name: 'Segments' })).toHaveAttribute('aria-selected', 'true');
    await expectNoViolation(page, 'segments');
    await page.keyboard.press('Control+4');
    await expect(page.getByRole('tab', { name: 'Memos' })).toHaveAttribute('aria-selected', 'true');
    await expectNoViolation(page, 'memos');
  });

  test(`axe finds nothing while a text is corrected (${theme})`, async ({ app }) => {
    const page = await openSample(app, theme);
    await page.keyboard.press('Control+Shift+E');
    const editor = page.getByRole('textbox', { name: /to correct$/ });
    await expect(editor).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type('Nothing is left of it.');
    await expect(page.getByText(/codings to look at/)).toBeVisible();
    await expectNoViolation(page, 'a text being corrected');
    await page.getByRole('button', { name: 'Check and save' }).click();
    const pane = page.getByRole('region', { name: 'What the correction does' });
    await expect(pane.getByRole('listitem').first()).toBeVisible();
    await pane.getByRole('listitem').first().getByRole('button').first().click();
    await expectNoViolation(page, 'codings to look at');
    await pane
      .getByRole('button', { name: /^Drop|^Confirm/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Back to the text' }).click();
    await editor.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Give the correction up?' })).toBeVisible();
    await expectNoViolation(page, 'giving a correction up');
    await page.getByRole('button', { name: 'Give it up' }).click();
    await command(page, 'Versions of the text');
    await expect(page.getByRole('dialog', { name: /^Versions/ })).toBeVisible();
    await expectNoViolation(page, 'versions of a text');
    await page.keyboard.press('Escape');
    await page.getByRole('treegrid', { name: 'Documents' }).getByRole('row').nth(2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /Read its file anew/ }).click();
    await expect(page.getByRole('dialog').getByText('Read so, the text is what it is now.')).toBeVisible();
    await expectNoViolation(page, 'reading a file anew');
  });

  test(`axe finds nothing in the charts and the history (${theme})`, async ({ app }) => {
    const page = await openSample(app, theme);
    await page.keyboard.press('Control+5');
    await expect(page.getByRole('tab', { name: 'Charts' })).toHaveAttribute('aria-selected', 'true');
    await expectNoViolation(page, 'chart gallery');
    await command(page, 'Chart: code co-occurrence');
    await expect(page.getByRole('heading', { name: /^Co-occurrence of/ })).toBeVisible();
    await expectNoViolation(page, 'co-occurrence');
    await command(page, 'Chart: document comparison');
    await expect(page.getByRole('heading', { name: /comparison/i }).first()).toBeVisible();
    await expectNoViolation(page, 'comparison');
    await page.keyboard.press('Control+6');
    await expect(page.getByRole('region', { name: 'Steps, latest first' })).toBeVisible();
    await expectNoViolation(page, 'history');
  });

  test(`axe finds nothing in the palette and the dialogs of codes, documents and exports (${theme})`, async ({
    app,
  }) => {
    const page = await openSample(app, theme);
    const codes = page.getByRole('treegrid', { name: 'Codes' });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('serv');
    await expectNoViolation(page, 'palette');
    await page.keyboard.press('Escape');

    await codes.getByRole('row', { name: 'timely figures' }).click({ button: 'right' });
    await expectNoViolation(page, 'menu of a code');
    await page.getByRole('menuitem', { name: 'Description, key…' }).click();
    await expectNoViolation(page, 'a code');
    await page.keyboard.press('Escape');
    await codes.getByRole('row', { name: 'timely figures' }).click();
    await codes.getByRole('row', { name: 'orders out of the door' }).click({ modifiers: ['Shift'] });
    await page.keyboard.press('Alt+m');
    await expect(page.getByRole('dialog', { name: 'Merge 2 codes' })).toBeVisible();
    await expectNoViolation(page, 'merge');
    await page.keyboard.press('Escape');
    // The focus goes back to where it was.
    await expect(codes.getByRole('row', { name: 'orders out of the door' })).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(page.getByRole('dialog', { name: 'Delete 2 codes' })).toBeVisible();
    await expectNoViolation(page, 'delete');
    await page.keyboard.press('Escape');

    await command(page, 'Variables table');
    await expect(page.getByRole('dialog', { name: 'Variables' })).toBeVisible();
    await expectNoViolation(page, 'variables');
    await page.keyboard.press('Escape');
    await command(page, 'Export coded segments');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoViolation(page, 'export');
    await page.keyboard.press('Escape');
    await command(page, 'Where documents came from');
    await expect(page.getByRole('dialog', { name: 'Where documents came from' })).toBeVisible();
    await expectNoViolation(page, 'where documents came from');
    await page.getByRole('radio', { name: 'Folders' }).click();
    await expectNoViolation(page, 'folders');
    await page.keyboard.press('Escape');
    await dropFiles(page.locator('body'), [
      { name: 'ward.txt', bytes: 'INT: What changed?\nAna: The board is wiped at seven.\n' },
      { name: 'ward.docx', bytes: [0x50, 0x4b, 3, 4, 1, 2, 3] },
      { name: 'answers.csv', bytes: 'id,answer\n1,fine\n' },
    ]);
    const choice = page.getByRole('dialog', { name: 'Import 3 files' });
    await expect(choice.getByRole('region', { name: 'First words of ward.txt' })).toContainText('wiped');
    await expectNoViolation(page, 'files before they come in');
    await choice.getByRole('button', { name: /^Import \d files?$/ }).click();
    await expect(page.getByRole('dialog', { name: /^Import of/ }).getByText('damaged')).toBeVisible();
    await expectNoViolation(page, 'report of an import');
    await page.keyboard.press('Escape');
    await command(page, 'Speakers');
    await expect(page.getByRole('region', { name: 'Names' })).toBeVisible();
    await expectNoViolation(page, 'speakers');
    await page.getByRole('radio', { name: 'Variables' }).click();
    await page.getByRole('button', { name: 'New variable' }).click();
    await expectNoViolation(page, 'facts about speakers');
    await page.getByRole('button', { name: 'Close' }).last().click();
    await command(page, 'Pseudonyms');
    const names = page.getByRole('dialog', { name: 'Pseudonyms' });
    await names.getByRole('button', { name: 'Make a key file…' }).click();
    await page.getByRole('button', { name: /^Save/ }).click();
    await names.getByRole('button', { name: 'Add a name' }).click();
    await page.keyboard.type('service desk');
    await page.keyboard.press('Enter');
    await expect(names.getByRole('button', { name: /^Replace in \d+ places$/ })).toBeVisible();
    await expect(
      names.getByRole('region', { name: 'Places of the chosen name' }).locator('mark').first(),
    ).toBeVisible();
    await expectNoViolation(page, 'pseudonyms');
    await names.getByRole('button', { name: 'Check for names…' }).click();
    await expect(page.getByRole('grid', { name: 'What was found' }).getByRole('row').first()).toBeVisible();
    await expectNoViolation(page, 'check for names');
    await page.keyboard.press('Escape');
    await command(page, 'Check the study');
    await expect(page.getByText('All is well.')).toBeVisible();
    await expectNoViolation(page, 'check');
  });

  test(`axe finds nothing in the search and in what codes its hits (${theme})`, async ({ app }) => {
    const page = await openSample(app, theme);
    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('order');
    await expect(page.getByRole('row', { name: /¶ 1/ }).first()).toBeVisible();
    await expect(page.getByText(/^44 hits/).first()).toBeVisible();
    await expectNoViolation(page, 'hits in context');
    await page.getByRole('button', { name: 'Code the hits…' }).click();
    await expect(page.getByRole('button', { name: 'Code 23 segments' })).toBeVisible();
    await expectNoViolation(page, 'coding of hits');
    await page.keyboard.press('Escape');
    await page.getByRole('radio', { name: 'Words', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Words by frequency' })).toBeVisible();
    await expectNoViolation(page, 'words');
    await page.getByRole('button', { name: 'Left out: English' }).click();
    await expect(page.getByRole('dialog', { name: 'Words that are left out' })).toBeVisible();
    await expectNoViolation(page, 'words that are left out');
  });

  test(`axe finds nothing in the import of a survey and in sets of documents (${theme})`, async ({ app }) => {
    const page = await openSample(app, theme);
    await dropFiles(page.locator('body'), [{ name: 'survey.csv', bytes: [...readFileSync(survey)] }]);
    const dialog = page.getByRole('dialog', { name: 'Import survey.csv as a survey' });
    await expect(dialog.getByRole('status')).toContainText('24 documents');
    await expectNoViolation(page, 'survey import');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Import of survey.csv' })).toBeVisible();
    await expectNoViolation(page, 'report of a survey');
    await page.getByRole('button', { name: 'Open R01' }).click();
    await command(page, 'sets of documents');
    await page.getByRole('button', { name: 'New set' }).click();
    const editor = page.getByRole('dialog', { name: 'New set of documents' });
    await editor.getByLabel('Name of the set').fill('Of the survey');
    await editor.getByLabel('Condition 1: what it looks at').selectOption('group');
    await editor.getByLabel('Condition 1: add a group').selectOption({ label: 'survey' });
    await expect(editor.getByRole('status')).toContainText('24 documents now');
    await expectNoViolation(page, 'a set of documents');
    await editor.getByRole('button', { name: 'Make the set' }).click();
    await expect(page.getByRole('dialog', { name: 'Sets of documents' })).toBeVisible();
    await expectNoViolation(page, 'sets of documents');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('region', { name: 'Sets of documents' })).toBeVisible();
    await expectNoViolation(page, 'documents with a set');
  });
}

test('F6 walks the panes, and each tree is one Tab stop', async ({ app }) => {
  const page = await openSample(app, 'light');
  const tree = page.getByRole('treegrid', { name: 'Documents' });
  await tree.getByRole('row').nth(2).focus();
  await page.keyboard.press('Tab');
  expect(await tree.evaluate((element) => element.contains(document.activeElement))).toBe(false);
  const places = new Set<string>();
  for (let turn = 0; turn < 8; turn += 1) {
    await page.keyboard.press('F6');
    places.add(
      await page.evaluate(() => {
        const pane = document.activeElement?.closest('.frame-pane, .frame-room, .frame-right-panel, .frame-title');
        return pane?.className ?? 'none';
      }),
    );
  }
  expect(places).not.toContain('none');
  expect(places.size).toBeGreaterThanOrEqual(4);
});
