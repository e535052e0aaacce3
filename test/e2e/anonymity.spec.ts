import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { ask, codings, step } from './support/engine.ts';
import { axial } from './support/studies.ts';

const text = 'We met Hildegard Okonkwo.\n\nMail h.okonkwo@example.org, said Hildegard Okonkwo, and they call back.\n';

async function openTalk(app: App): Promise<Page> {
  const study = join(app.folder, 'study.axial');
  await axial('new', study, '--name', 'Ward');
  writeFileSync(join(app.folder, 'talk.txt'), text);
  await axial('import', study, join(app.folder, 'talk.txt'));
  const start = text.lastIndexOf('Hildegard');
  const range = ['--start', String(start), '--end', String(start + 'Hildegard Okonkwo'.length)];
  await axial('code', study, '--document', 'talk', '--code', 'who', ...range);
  await app.start(study);
  await expect(app.page.getByRole('treegrid', { name: 'Documents' })).toBeVisible();
  return app.page;
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(`>${words}`);
  await expect(page.getByRole('option', { name: words }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

const textNow = async (page: Page) => {
  const [document] = (await ask(page, 'documents.list', {})).documents;
  return document ? (await ask(page, 'documents.read', { id: document.id })).text : '';
};

test('a name and an address are found, replaced everywhere by keys, and brought back by undo', async ({ app }) => {
  const page = await openTalk(app);
  const before = await textNow(page);
  await command(page, 'Check for names');
  const check = page.getByRole('dialog', { name: 'Check for names and other traces' });
  const found = check.getByRole('grid', { name: 'What was found' });
  await expect(found.getByRole('row', { name: 'h.okonkwo@example.org' })).toBeVisible();
  await check.getByRole('button', { name: 'Make a key file…' }).click();
  await page.getByRole('button', { name: /^Save/ }).click();
  await found.getByRole('row', { name: 'Hildegard Okonkwo', exact: true }).click();
  await page.keyboard.press('Enter');
  await expect(check.getByLabel('What shall stand for Hildegard Okonkwo')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Planner 1');
  await step(page, () => page.keyboard.press('Enter'));
  await expect(found.getByRole('row', { name: 'Hildegard Okonkwo', exact: true })).toBeHidden();
  // The name before it is shorter now, and the coding has moved with its words.
  const start = before.lastIndexOf('Hildegard') - 'Hildegard Okonkwo'.length + 'Planner 1'.length;
  expect(await codings(page)).toEqual([`${start} | who | Planner 1 | – | `]);
  // What is left is looked at in the text, and the check goes on where it was.
  await found.getByRole('row', { name: 'h.okonkwo@example.org' }).click();
  await check.getByRole('region', { name: 'Where it stands' }).getByRole('button').first().click();
  await expect(check).toBeHidden();
  await page.getByRole('button', { name: 'Back to the check for names' }).click();
  await step(page, () => check.getByRole('button', { name: 'Replace everywhere' }).click());
  await expect
    .poll(() => textNow(page))
    .toBe('We met Planner 1.\n\nMail [e-mail address], said Planner 1, and they call back.\n');
  await page.keyboard.press('Escape');
  await expect(check).toBeHidden();
  const { path } = await ask(page, 'pseudonyms.read', {});
  expect(readFileSync(path ?? '', 'utf8')).toContain('Hildegard Okonkwo');
  for (const _ of [1, 2]) await step(page, () => page.getByRole('button', { name: /^Undo: Put pseudonyms/ }).click());
  expect(await textNow(page)).toBe(before);
  expect(await codings(page)).toEqual([`${before.lastIndexOf('Hildegard')} | who | Hildegard Okonkwo | – | `]);
});

test('a name that is being typed is written when the table is closed, and an export comes back from its check', async ({
  app,
}) => {
  const page = await openTalk(app);
  await command(page, 'Pseudonyms');
  const table = page.getByRole('dialog', { name: 'Pseudonyms' });
  await table.getByRole('button', { name: 'Make a key file…' }).click();
  await page.getByRole('button', { name: /^Save/ }).click();
  await table.getByRole('button', { name: 'Add a name' }).click();
  await page.keyboard.type('Hildegard Okonkwo; Hilde');
  await page.keyboard.press('Escape');
  await expect(table).toBeHidden();
  await expect
    .poll(async () => (await ask(page, 'pseudonyms.read', {})).pseudonyms)
    .toMatchObject([{ names: ['Hildegard Okonkwo', 'Hilde'], replacement: 'Person 1' }]);
  await command(page, 'Pseudonyms');
  await step(page, () => table.getByRole('button', { name: 'Replace in 2 places' }).click());
  await expect(table.getByRole('button', { name: 'Nothing to replace' })).toBeVisible();
  await page.keyboard.press('Escape');
  await command(page, 'Export coded segments');
  await page.getByRole('button', { name: 'Check for names first' }).click();
  const check = page.getByRole('dialog', { name: 'Check for names and other traces' });
  await expect(check.getByRole('row', { name: 'h.okonkwo@example.org' })).toBeVisible();
  await expect(check.getByRole('row', { name: /Person/ })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Export coded segments' })).toBeVisible();
});
