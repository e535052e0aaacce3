import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { axe } from './support/axe.ts';
import { axial } from './support/studies.ts';

const words = (page: Page): Locator => page.getByRole('textbox', { name: 'Words of the memo' });
const title = (page: Page): Locator => page.getByRole('textbox', { name: 'Title of the memo' });
const saved = (page: Page): Locator => page.getByText('Saved as you type');
const row = (page: Page, name: string): Locator => page.getByRole('row', { name });

async function openMemos(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Memos' }).click();
  await expect(title(page)).toBeVisible();
}

async function newMemo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New memo', exact: true }).click();
  await expect(title(page)).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(words(page)).toBeFocused();
}

/** Types a mention as a person does: a few letters, a look at the menu, Enter. */
async function mention(page: Page, typed: string, option: RegExp): Promise<void> {
  await page.keyboard.type(typed);
  await expect(page.getByRole('option', { name: option }).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
}

test('a memo with mentions and a quoted segment is saved as typed, and all is there after closing', async ({ app }) => {
  const { page } = app;
  const study = await app.copySample();
  await app.start(study);
  await openMemos(page);
  await newMemo(page, 'A spreadsheet measures distance');
  await page.keyboard.type('I coded these as ');
  await mention(page, '#workar', /workarounds/);
  await page.keyboard.type('and the case is ');
  await mention(page, '@equip', /05-equipment-planner/);
  await page.keyboard.type('. See ');
  await mention(page, '@Core cat', /Core category/);
  await page.getByRole('button', { name: 'Quote a segment' }).click();
  await page.getByRole('combobox', { name: 'Segments of which code?' }).fill('workarounds');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.getByRole('combobox', { name: /Find in the segments/ }).fill('spreadsheet forty');
  await page.keyboard.press('Enter');
  await expect(page.locator('.memo-segment')).toContainText('He opened a spreadsheet of forty-one tabs');
  await expect(page.locator('.memo-segment')).toContainText('02-month-end-controller');
  await expect(page.locator('.memo-segment')).toContainText('¶ 5');
  await expect(saved(page)).toBeVisible();
  await expect(page.getByText('1 code · 1 document · 1 segment · 1 memo')).toBeVisible();
  await app.stop();

  const memos = JSON.parse(await axial('list', study, 'memos', '--json')) as { title: string }[];
  expect(memos.map((memo) => memo.title)).toContain('A spreadsheet measures distance');

  await app.start(study);
  await openMemos(page);
  await row(page, 'A spreadsheet measures distance').click();
  await expect(title(page)).toHaveValue('A spreadsheet measures distance');
  await expect(words(page)).toContainText(
    'I coded these as #workarounds and the case is @05-equipment-planner. See @Core category, a first attempt',
  );

  await words(page).getByRole('link', { name: '@Core category, a first attempt' }).click();
  await expect(title(page)).toHaveValue('Core category, a first attempt');
  await expect(page.getByText('Linked from').locator('..')).toContainText('A spreadsheet measures distance');
  await page.getByRole('button', { name: 'A spreadsheet measures distance', exact: true }).click();

  await words(page).getByRole('link', { name: '#workarounds' }).click();
  await expect(page.getByRole('tab', { name: 'Segments' })).toHaveAttribute('aria-selected', 'true');
  await openMemos(page);
  await words(page).getByRole('link', { name: '@05-equipment-planner' }).click();
  await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
  await openMemos(page);
  await page.locator('.memo-segment-words').click();
  await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('main')).toContainText('He opened a spreadsheet of forty-one tabs');
});

test('a mention that is typed faster than its menu follows is the one that was typed', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openMemos(page);
  await newMemo(page, 'In haste');
  await page.keyboard.type('These are #work');
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  // The last letters and Enter in one turn of the window: the menu is not drawn anew between them.
  await words(page).evaluate(async (element) => {
    document.execCommand('insertText', false, 'arou');
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  await expect(words(page).getByRole('link', { name: '#workarounds' })).toBeVisible();
  await expect(words(page)).toHaveText('These are #workarounds ');
});

test('undo and redo outside the words go through the history, and the open memo follows', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openMemos(page);
  await newMemo(page, 'Night shift');
  await page.keyboard.type('Who has not been heard?');
  await expect(saved(page)).toBeVisible();
  await row(page, 'Night shift').click();
  await page.keyboard.press('Control+z');
  await expect(words(page)).not.toContainText('Who has not been heard?');
  await page.keyboard.press('Control+Shift+z');
  await expect(words(page)).toContainText('Who has not been heard?');
});

test('undo inside the words is the undo of typing', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openMemos(page);
  await newMemo(page, 'Night shift');
  await page.keyboard.type('Who has not been heard?');
  await page.keyboard.press('Control+z');
  await expect(words(page)).not.toContainText('heard?');
  await expect(title(page)).toHaveValue('Night shift');
  await page.keyboard.press('Control+Shift+z');
  await expect(words(page)).toContainText('Who has not been heard?');
});

test('closing the study by its key in the middle of a word loses nothing', async ({ app }) => {
  const { page } = app;
  const study = await app.copySample();
  await app.start(study);
  await openMemos(page);
  await newMemo(page, 'Unfinished');
  await page.keyboard.type('half a sent');
  await page.keyboard.press('Control+w');
  await expect(title(page)).toHaveCount(0);
  await app.start(study);
  await openMemos(page);
  await row(page, 'Unfinished').click();
  await expect(words(page)).toContainText('half a sent');
});

test('leaving the page in the middle of a word loses nothing', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openMemos(page);
  await newMemo(page, 'Unfinished');
  await page.keyboard.type('half a sent');
  await page.reload();
  await openMemos(page);
  await row(page, 'Unfinished').click();
  await expect(words(page)).toContainText('half a sent');
});

test('leaving the page while a write is under way loses nothing', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openMemos(page);
  await newMemo(page, 'Unfinished');
  await expect(saved(page)).toBeVisible();
  // A write that never comes to its answer: the page does not live to hear it.
  await page.evaluate(() => {
    const send = window.fetch;
    window.fetch = (address, request) => {
      if (!String(request?.body).includes('"memos.write"')) return send(address, request);
      window.fetch = send;
      document.title = 'under way';
      return new Promise(() => {});
    };
  });
  await page.keyboard.type('half a');
  await expect(page).toHaveTitle('under way');
  await page.keyboard.type(' sent');
  await page.reload();
  await openMemos(page);
  await row(page, 'Unfinished').click();
  await expect(words(page)).toContainText('half a sent');
});

test('M while reading begins a memo with the paragraph, beside the text', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await page.getByRole('row', { name: /02-month-end/ }).click();
  await expect(page.locator('main')).toContainText('He opened a spreadsheet');
  await page.locator('[data-keys=reader]').first().focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await expect(page.locator('.memo-segment')).toContainText('¶ 2');
  await expect(words(page)).toBeFocused();
  await page.keyboard.type('He counts twice.');
  await expect(saved(page)).toBeVisible();
  await page.getByRole('button', { name: 'Full width' }).click();
  await expect(page.getByRole('tab', { name: 'Memos' })).toHaveAttribute('aria-selected', 'true');
  await expect(words(page)).toContainText('He counts twice.');
});

test('a passage of a memo is coded by key, painted, and counted as a link', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openMemos(page);
  await newMemo(page, 'A measure');
  await page.keyboard.type('The more columns, the further away.');
  await page.keyboard.press('Shift+Home');
  await expect(page.getByRole('button', { name: 'Code the selected words' })).toBeVisible();
  await page.keyboard.press('Control+Alt+c');
  await page.getByRole('combobox', { name: 'Find a code for this passage' }).fill('trust');
  await page.keyboard.press('Enter');
  await expect(words(page).locator('mark')).toHaveText('The more columns, the further away.');
  await expect(words(page).locator('mark')).toHaveAttribute('title', 'Coded: trust');
  await expect(page.getByText('1 code', { exact: true })).toBeVisible();
  await words(page).locator('mark').dblclick();
  await page.getByRole('button', { name: /Code the selected words/ }).click();
  await page.keyboard.press('Enter');
  await expect(words(page).locator('mark')).toHaveCount(0);
});

test('what is pasted keeps its structure and nothing else', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openMemos(page);
  await newMemo(page, 'Pasted');
  await words(page).evaluate((element) => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      `<h5 style="color:red">Head</h5><p style="text-align:center"><b>bold</b> <a href="https://example.org/">site</a>
       <img src="https://example.org/spy.png"><span style="color:blue">blue</span></p>`,
    );
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(words(page).locator('h3')).toHaveText('Head');
  await expect(words(page).locator('strong')).toHaveText('bold');
  await expect(words(page).locator('a')).toHaveAttribute('href', 'https://example.org/');
  expect(await words(page).innerHTML()).not.toMatch(/color|center|<img/u);
});

test('several memos are chosen, typed and deleted with one way back', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openMemos(page);
  await row(page, 'Presence').click();
  await row(page, 'Press Jonas').click({ modifiers: ['Shift'] });
  await expect(page.getByRole('heading', { name: '3 memos chosen' })).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(row(page, 'Presence')).toHaveCount(0);
  await expect(page.getByPlaceholder('Filter 42 memos')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Presence')).toBeVisible();
  await page.getByPlaceholder('Filter 45 memos').fill('press jon');
  await expect(page.getByRole('row')).toHaveCount(2);
});

test('a mention of what was deleted says so', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openMemos(page);
  await newMemo(page, 'Broken');
  await mention(page, '@Press J', /Press Jonas/);
  await expect(saved(page)).toBeVisible();
  await row(page, 'Press Jonas').click();
  await page.keyboard.press('Delete');
  await row(page, 'Broken').click();
  await expect(words(page).locator('.chip.gone')).toHaveText('@Press Jonas (was deleted)');
});

test('memos have no fault that axe finds, light and dark, beside the text and alone', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openMemos(page);
  await row(page, 'Core category').click();
  await expect(title(page)).toHaveValue('Core category, a first attempt');
  const check = async () => expect((await axe(page).analyze()).violations).toEqual([]);
  await check();
  await page.getByRole('button', { name: 'Switch to dark' }).click();
  await check();
  await words(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' #tr');
  await expect(page.getByRole('listbox', { name: 'Codes' })).toBeVisible();
  await check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Beside the text' }).click();
  await expect(page.getByRole('region', { name: 'Memo beside the text' })).toBeVisible();
  await check();
});
