import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { axial } from './support/studies.ts';

const talk = [
  'Rees: How does the desk work?',
  'Anna: We answer the telephone, and the rest waits.',
  'Rees: What waits?',
  'Anna: Everything that is not on fire.',
  'Ben: The printers, mostly.',
  '',
].join('\n');

/** Two speakers who come back and one who speaks once; what Rees asks and what Anna answers are coded alike. */
async function openTalk(app: App): Promise<void> {
  const study = join(app.folder, 'study.axial');
  await axial('new', study);
  writeFileSync(join(app.folder, 'talk.txt'), talk);
  await axial('import', study, join(app.folder, 'talk.txt'));
  const rows = [
    ['work', 'How does the desk work?'],
    ['work', 'the rest waits'],
    ['waiting', 'the rest waits'],
    ['waiting', 'What waits?'],
  ].map(([code = '', words = '']) => {
    const start = talk.indexOf(words);
    return { document: 'talk', code, start, end: start + words.length };
  });
  writeFileSync(join(app.folder, 'codings.json'), JSON.stringify(rows));
  await axial('code', study, '--from', join(app.folder, 'codings.json'));
  await app.start(study);
  await expect(app.page.getByRole('treegrid', { name: 'Documents' })).toBeVisible();
}

async function openSpeakers(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Speakers');
  await page.getByRole('option', { name: /^Speakers Edit/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Speakers' });
  await expect(dialog).toBeVisible();
  return dialog;
}

test('speakers are confirmed, left out of a chart, and coded, and all of it is taken back', async ({ app }) => {
  await openTalk(app);
  const { page } = app;
  const dialog = await openSpeakers(page);
  await dialog.getByRole('radiogroup', { name: 'Rees counts as' }).getByRole('radio', { name: 'interviewer' }).click();
  await dialog.getByRole('radiogroup', { name: 'Ben counts as' }).getByRole('radio', { name: 'participant' }).click();
  await dialog.getByRole('button', { name: 'Confirm 3 speakers' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Undo: Confirm 3 speakers in 1 document' })).toBeVisible();

  // The segments of everybody, then without those who ask.
  await page.keyboard.press('Control+2');
  const count = page.locator('.segments-count');
  await expect(count).toHaveText('4 segments in 1 document');
  await page.getByRole('button', { name: /Whose words count/ }).click();
  await page.getByRole('option', { name: 'without interviewers' }).click();
  await expect(count).toHaveText('2 segments in 1 document');
  await expect(page.locator('.segments-rule')).toContainText('words of interviewers are left out');

  // The chart leaves them out too, and says so.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Chart: code co-occurrence');
  await page.getByRole('option', { name: /^Chart: code co-occurrence/ }).click();
  await expect(page.getByText('Words of interviewers are left out.').first()).toBeVisible();

  // Every turn of Anna with a new code, in one step, and back.
  const again = await openSpeakers(page);
  await again.getByRole('button', { name: 'Code the words of Anna' }).click();
  await page.getByRole('option', { name: 'New code “Anna”' }).click();
  await expect(page.getByRole('button', { name: 'Undo: Code 2 turns of “Anna” with Anna' })).toBeVisible();
  await page.keyboard.press('Control+2');
  await expect(count).toHaveText('4 segments in 1 document');
  await page.keyboard.press('Control+z');
  await expect(count).toHaveText('2 segments in 1 document');
  await page.keyboard.press('Control+z');
  // Nobody asks any more: all words count.
  await expect(count).toHaveText('4 segments in 1 document');
});
