import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../support/sources.ts';
import { expect, test } from './support/app.ts';
import { ask, codings, step } from './support/engine.ts';
import { axial } from './support/studies.ts';

/** Everything that the sitting made, in words. */
async function everything(page: Page) {
  const memos = await ask(page, 'memos.list', {});
  const written = await Promise.all(memos.map(({ id }) => ask(page, 'memos.read', { id })));
  return {
    codings: await codings(page),
    codes: (await ask(page, 'codes.list', {})).map((code) => code.name).sort(),
    memos: written.map(({ title, text, links }) => ({ title, text, links: links.length })),
  };
}

const standing = async (page: Page) => (await ask(page, 'operations.state', {})).undo?.number ?? 0;

test('a sitting: a document coded by keys and mouse, a memo with mentions, all undone, redone, closed and found again', async ({
  app,
}) => {
  const study = join(app.folder, 'study.axial');
  await axial('new', study, '--template', 'five-themes');
  await axial('import', study, join(root, 'fixtures/field-notes/documents/01-service-desk-lead.txt'));
  await app.start(study);
  const { page } = app;
  await page.getByRole('button', { name: 'Open the first document' }).click();
  await expect(page.locator('.reader-block[data-n="1"]')).toBeVisible();
  const ground = await standing(page);
  const before = await everything(page);

  // Every paragraph by key, then one by the mouse: a paragraph pressed three times, a code pressed twice.
  const paragraphs = await page.locator('.reader-block[data-n]').count();
  await page.locator('.reader-scroll').focus();
  for (let paragraph = 1; paragraph <= paragraphs; paragraph += 1) {
    await page.keyboard.press('j');
    await step(page, () => page.keyboard.press(String((paragraph % 4) + 1)));
  }
  await page.locator('.reader-block[data-n="2"]').click({ clickCount: 3 });
  await step(page, () =>
    page
      .getByRole('row', { name: /alignment/ })
      .first()
      .dblclick(),
  );
  expect(await codings(page)).toHaveLength(paragraphs + 1);

  // A memo about these words, with mentions of a code and a document.
  await page.locator('.reader-scroll').focus();
  await step(page, () => page.keyboard.press('m'));
  await page.getByRole('textbox', { name: 'Words of the memo' }).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Compare ');
  await page.keyboard.type('#alig');
  await expect(page.getByRole('option', { name: /alignment/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('with ');
  await page.keyboard.type('@service');
  await expect(page.getByRole('option', { name: /01-service-desk-lead/ }).first()).toBeVisible();
  await step(page, () => page.keyboard.press('Enter'));
  await expect.poll(async () => (await everything(page)).memos[0]?.text ?? '').toContain('01-service-desk-lead');
  await expect(page.getByText('Saved as you type')).toBeVisible();
  const after = await everything(page);
  expect(after.memos).toHaveLength(1);

  // Everything back by key, everything again.
  const newest = await standing(page);
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('tab', { name: 'History' }).focus();
  while ((await standing(page)) > ground) await step(page, () => page.keyboard.press('Control+z'));
  expect(await everything(page)).toEqual(before);
  while ((await standing(page)) < newest) await step(page, () => page.keyboard.press('Control+Shift+z'));
  expect(await everything(page)).toEqual(after);

  await app.stop();
  await app.start(study);
  expect(await everything(app.page)).toEqual(after);
});
