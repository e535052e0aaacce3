import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { dropPaths } from './support/dropping.ts';
import { ask, codings, step } from './support/engine.ts';
import { axial } from './support/studies.ts';

const documents = (page: Page) => page.getByRole('treegrid', { name: 'Documents' });

/** “Жук: Да.” in KOI8-R. */
const beetle = [0xf6, 0xd5, 0xcb, 0x3a, 0x20, 0xe4, 0xc1, 0x2e, 0x0a];

/** Mixed files from several years: good ones, a broken one, a table. */
const fieldwork: Readonly<Record<string, string | readonly number[]>> = {
  '2019/Interviews/beetle.txt': beetle,
  '2019/Interviews/night.txt': '面接者：夜勤はどうですか。\n田中：人が足りません。\n',
  '2021/Interviews/ward.txt': 'يوسف: العمل كثير هنا.\n',
  '2021/broken.docx': [0x50, 0x4b, 3, 4, 1, 2, 3],
  '2021/answers.csv': 'id,answer\n1,too loud\n',
};

/** An empty study in the window, and a folder beside it. */
async function openBesideFolder(app: App): Promise<string> {
  const folder = join(app.folder, 'Fieldwork');
  for (const [name, content] of Object.entries(fieldwork)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : new Uint8Array(content));
  }
  const study = join(app.folder, 'study.axial');
  await axial('new', study);
  await app.start(study);
  await expect(app.page.getByText('Drop field notes into this window')).toBeVisible();
  return folder;
}

/** Takes a word of the open text by two clicks into its middle, and makes it a code. */
async function codeWord(page: Page, word: string): Promise<void> {
  const block = page.locator('.reader-block').filter({ hasText: word });
  await expect(block).toBeVisible();
  const { x, y } = await block.evaluate((element, sought) => {
    const letters = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = letters.nextNode(); node; node = letters.nextNode()) {
      const at = node.textContent?.indexOf(sought) ?? -1;
      if (at < 0) continue;
      const range = element.ownerDocument.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      const box = range.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    }
    throw new Error(`“${sought}” is not in the text`);
  }, word);
  await page.mouse.dblclick(x, y);
  await expect(page.getByText('Selected words')).toBeVisible();
  await step(page, () => page.keyboard.press('i'));
}

test('a folder of mixed files: looked at, an encoding corrected, brought in, reported; Japanese and Arabic are coded', async ({
  app,
}) => {
  const folder = await openBesideFolder(app);
  const { page } = app;
  await dropPaths(page, [folder]);
  const dialog = page.getByRole('dialog', { name: 'Import 5 files' });
  await expect(dialog.getByRole('row', { name: 'broken.docx' })).toContainText('cannot be read');
  await expect(dialog.getByRole('row', { name: 'answers.csv' }).getByRole('checkbox')).not.toBeChecked();

  // Space leaves a file out and takes it in again.
  const night = dialog.getByRole('row', { name: 'night.txt' });
  await night.click();
  await page.keyboard.press('Space');
  await expect(night.getByRole('checkbox')).not.toBeChecked();
  await page.keyboard.press('Space');
  await expect(night.getByRole('checkbox')).toBeChecked();

  // The wrong encoding is seen at once, and so is the right one.
  await dialog.getByRole('row', { name: 'beetle.txt' }).click();
  const words = dialog.getByRole('region', { name: 'First words of beetle.txt' });
  const encode = async (name: string) => {
    await dialog.getByRole('button', { name: /Encoding$/ }).click();
    await page
      .getByRole('option', { name: new RegExp(`\\(${name}\\)`) })
      .last()
      .click();
  };
  await encode('windows-1252');
  await expect(words).toContainText('öÕË: äÁ.');
  await encode('koi8-r');
  await expect(words).toContainText('Жук: Да.');

  await dialog.getByRole('button', { name: 'Import 3 files' }).click();
  const report = page.getByRole('dialog', { name: 'Import of 4 files' });
  await expect(report.getByRole('status')).toHaveText('3 documents came in, 1 file did not.');
  await expect(report.getByRole('row').filter({ hasText: 'broken.docx' })).toContainText('damaged');
  await expect(report.getByRole('row').filter({ hasText: 'answers.csv' })).toContainText('as a survey');
  await report.getByRole('button', { name: 'beetle', exact: true }).click();
  await expect(page.locator('.reader-block')).toHaveText('Жук: Да.');
  const { groups } = await ask(page, 'documents.list', {});
  expect(groups.map(({ name }) => name)).toEqual(['2019 / Interviews', '2021 / Interviews']);

  await documents(page).getByRole('row', { name: 'night', exact: true }).click();
  await codeWord(page, '夜勤');
  await documents(page).getByRole('row', { name: 'ward', exact: true }).click();
  await codeWord(page, 'العمل');
  // The second code comes under the one used last.
  await expect.poll(() => codings(page)).toEqual(['4 | 夜勤 | 夜勤 | – | ', '6 | 夜勤/العمل | العمل | – | ']);

  // It is kept how the file was read.
  const origins = await ask(page, 'documents.origins', {});
  expect(origins.map(({ sourceName, encoding }) => [sourceName, encoding])).toContainEqual(['beetle.txt', 'koi8-r']);
});
