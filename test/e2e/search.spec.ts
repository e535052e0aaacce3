import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { codings, step } from './support/engine.ts';
import { axial } from './support/studies.ts';

const texts: Readonly<Record<string, string>> = {
  market: '朝の市場は静かだった。\n魚屋は店を開けた。\n市場の人は早い。\n',
  office: 'Trust grows slowly.\nThey trusted the old desk.\nNobody trusts a promise.\n',
};

async function openTexts(app: App): Promise<Page> {
  const study = join(app.folder, 'study.axial');
  await axial('new', study);
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(join(app.folder, `${name}.txt`), text);
    await axial('import', study, join(app.folder, `${name}.txt`));
  }
  await app.start(study);
  await expect(app.page.getByRole('treegrid', { name: 'Documents' })).toBeVisible();
  return app.page;
}

async function search(page: Page, words: string): Promise<Locator> {
  await page.keyboard.press('Control+Shift+f');
  const field = page.getByRole('searchbox', { name: 'Search texts, memos, codes and comments' });
  await expect(field).toBeFocused();
  await field.fill(words);
  return page.getByRole('treegrid', { name: 'Hits in context' });
}

const told = (page: Page) => page.locator('.search-count');
/** Hits of the list as they stand from the top down. */
const shownHits = (list: Locator) => list.locator('mark').allTextContents();

test('what is found in Japanese is coded by paragraphs in one step, and that is taken back', async ({ app }) => {
  const page = await openTexts(app);
  const list = await search(page, '市場');
  await expect(told(page)).toHaveText('2 hits in 1 document');
  expect(await shownHits(list)).toEqual(['市場', '市場']);
  await page.getByRole('button', { name: 'Code the hits…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Code the hits of “市場”' });
  await dialog.getByRole('button', { name: 'Choose a code…' }).click();
  await page.getByRole('option', { name: 'New code “市場” as a theme' }).click();
  await step(page, () => dialog.getByRole('button', { name: 'Code 2 segments' }).click());
  expect(await codings(page)).toEqual([
    '0 | 市場 | 朝の市場は静かだった。 | – | ',
    '22 | 市場 | 市場の人は早い。 | – | ',
  ]);
  await expect(dialog).toBeHidden();
  // The same again is known beforehand, and a struck range is left alone.
  await page.getByRole('button', { name: 'Code the hits…' }).click();
  await dialog.getByRole('button', { name: 'Choose a code…' }).click();
  await page.getByRole('option', { name: '市場', exact: true }).click();
  await expect(dialog.getByRole('status')).toHaveText('2 segments in 1 document, 2 coded so already');
  await dialog.getByRole('checkbox').first().uncheck();
  await expect(dialog.getByRole('status')).toHaveText('1 segment in 1 document, 1 coded so already');
  await page.keyboard.press('Escape');
  await step(page, () => page.getByRole('button', { name: /^Undo: Code 2 segments found by/ }).click());
  expect(await codings(page)).toEqual([]);
});

test('a pattern is searched, sorted by what stands around it, and its place opened; the words are counted', async ({
  app,
}) => {
  const page = await openTexts(app);
  const list = await search(page, 'trust(ed|s)?\\b');
  await page.getByRole('radio', { name: 'pattern' }).click();
  await expect(told(page)).toHaveText('3 hits in 1 document');
  expect(await shownHits(list)).toEqual(['Trust', 'trusted', 'trusts']);
  await page.getByRole('button', { name: /Sort hits by/ }).click();
  await page.getByRole('option', { name: 'words before' }).click();
  await expect.poll(() => shownHits(list)).toEqual(['Trust', 'trusts', 'trusted']);
  await page.getByRole('searchbox').fill('trust(');
  await expect(page.getByRole('alert')).toHaveText('This pattern cannot be read: unterminated group.');

  await page.getByRole('radio', { name: 'Words', exact: true }).click();
  const table = page.getByRole('region', { name: 'Words by frequency' });
  await expect(table.getByRole('row', { name: /^nobody/ })).toContainText('11');
  await table.getByRole('button', { name: 'nobody' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Leave out “nobody”' }).click();
  await expect(table.getByRole('button', { name: 'nobody' })).toBeHidden();
  await table.getByRole('button', { name: 'promise' }).click();
  await expect(told(page)).toHaveText('1 hit in 1 document');
  await list.getByRole('row', { name: /promise/ }).click();
  await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('Nobody trusts a promise.')).toBeVisible();
});
