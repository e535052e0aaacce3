import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { axe } from './support/axe.ts';
import { ask } from './support/engine.ts';
import { axial } from './support/studies.ts';

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(`>${words}`);
  await expect(page.getByRole('option', { name: words }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await axe(page).include('[role=dialog]').analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} – ${target.join(' ')}`))).toEqual([]);
}

/** A study with one document, open. */
async function openTalk(app: App, text: string): Promise<Page> {
  const study = join(app.folder, 'study.axial');
  await axial('new', study, '--name', 'Ward');
  writeFileSync(join(app.folder, 'Talk.txt'), text);
  await axial('import', study, join(app.folder, 'Talk.txt'));
  await app.start(study);
  const { page } = app;
  await expect(page.getByRole('treegrid', { name: 'Documents' })).toBeVisible();
  return page;
}

async function addTalk(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    (input) =>
      fetch('/rpc', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: 'add', name: 'documents.create', input }),
      }),
    { name, text },
  );
  await expect(page.getByRole('row', { name })).toBeVisible();
}

test('a viewer is written after a look for names, and holds only what was chosen', async ({ app }) => {
  const page = await openTalk(app, 'Hildegard Okonkwo said that the apples were ripe. Hildegard Okonkwo smiled.');
  await addTalk(page, 'Secret talk', 'Nothing but the weather.');
  await command(page, 'Write a viewer');
  const dialog = page.getByRole('dialog', { name: 'Write a viewer' });
  await dialog.getByRole('button', { name: 'Choose documents' }).click();
  await dialog.getByRole('checkbox', { name: 'Secret talk' }).uncheck();
  await dialog.getByRole('button', { name: 'Back' }).click();
  await expect(dialog.getByText('1 of 2 documents: Talk')).toBeVisible();
  await dialog.getByRole('button', { name: 'Check and write…' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Hildegard Okonkwo');
  await expectNoViolation(page);
  // To look at them leads to the check, and back to what was chosen.
  await dialog.getByRole('button', { name: 'Look at them…' }).click();
  await page.getByRole('button', { name: 'Back to the viewer' }).click();
  await expect(dialog.getByText('1 of 2 documents: Talk')).toBeVisible();
  await dialog.getByRole('button', { name: 'Check and write…' }).click();
  await dialog.getByRole('button', { name: 'Write all the same…' }).click();
  await page.getByRole('button', { name: /^Save/u }).click();
  await expect(page.getByText(/1 document written to/u)).toBeVisible();
  const html = readFileSync(join(app.folder, 'home', 'viewer.html'), 'utf8');
  expect(html).toContain('the apples were ripe');
  expect(html).not.toMatch(/Secret talk|the weather/u);
});

test('a snapshot is made, compared with the study, restored as a copy and opened', async ({ app }) => {
  const page = await openTalk(app, 'Apples are ripe.');
  await command(page, 'Snapshots');
  const dialog = page.getByRole('dialog', { name: 'Snapshots' });
  await dialog.getByLabel('Note').fill('before the seminar');
  await dialog.getByRole('button', { name: 'Make a snapshot' }).click();
  await expect(dialog.getByRole('listitem')).toContainText('before the seminar');
  await expectNoViolation(page);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await addTalk(page, 'Later talk', 'Pears are not.');
  await command(page, 'Snapshots');
  await dialog.getByRole('button', { name: /^Compare with/u }).click();
  const compared = page.getByRole('dialog', { name: /^Since/u });
  await expect(compared.getByRole('row', { name: 'Documents 1 – – 1' })).toBeVisible();
  await expect(compared.getByText('Later talk')).toBeVisible();
  await expectNoViolation(page);
  await compared.getByRole('button', { name: 'Restore as a copy…' }).click();
  await page.getByRole('button', { name: /^Save/u }).click();
  await dialog.getByRole('button', { name: 'Open the copy' }).click();
  await expect(page.getByRole('row', { name: 'Later talk' })).toBeHidden();
  expect((await ask(page, 'documents.list', {})).documents.map(({ name }) => name)).toEqual(['Talk']);
});

test('an archive is packed, read back, and told file by file', async ({ app }) => {
  const page = await openTalk(app, 'Apples are ripe.');
  await command(page, 'Pack for archive');
  const dialog = page.getByRole('dialog', { name: 'Pack for archive' });
  await expectNoViolation(page);
  await dialog.getByRole('button', { name: 'Choose a place…' }).click();
  await page.getByRole('button', { name: /^Save/u }).click();
  await expect(dialog.getByText('read back and found whole')).toBeVisible();
  await expect(dialog.getByRole('row', { name: /^project\.qdpx/u })).toBeVisible();
  expect(existsSync(join(app.folder, 'home', 'Ward archive.zip'))).toBe(true);
});
