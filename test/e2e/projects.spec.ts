import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from './support/app.ts';
import { axe } from './support/axe.ts';

// Each screen is examined node by node, which takes its time on a busy machine.
test.slow();

async function expectNoViolation(page: Page, screen: string): Promise<void> {
  const { violations } = await axe(page).include('[role=dialog]').analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`),
    screen,
  ).toEqual([]);
}

test('a project for other programs is chosen, told what these will not see, and written (check 23)', async ({
  app,
}) => {
  const { page } = app;
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await app.start(await app.copySample());
  await expect(page.getByRole('treegrid', { name: 'Documents' }).getByRole('row').nth(2)).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('>Export a project');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toHaveAccessibleName('Export a project for other programs');
  await expect(dialog.getByText('documents: 24')).toBeVisible();
  const beside = dialog.getByRole('region', { name: /^In the file for Axial/ });
  await expect(beside.getByRole('row', { name: /^types of memos/ })).toBeVisible();
  await expect(beside.getByRole('row', { name: /^order of codes/ })).toBeVisible();
  await expect(dialog.getByRole('region', { name: 'Not in the file' }).getByText('steps of the history')).toBeVisible();
  await expectNoViolation(page, 'project');

  await dialog.getByRole('radio', { name: 'Codebook' }).click();
  await expect(dialog.getByRole('region', { name: 'Not in the file' }).getByText('coded segments')).toBeVisible();
  await dialog.getByRole('radio', { name: 'Project', exact: true }).click();
  await dialog.getByRole('button', { name: 'Choose documents' }).click();
  await dialog.getByRole('button', { name: 'None' }).click();
  await dialog.getByRole('checkbox', { name: '01-service-desk-lead' }).check();
  await dialog.getByRole('button', { name: 'Back' }).click();
  await expect(dialog.getByText('documents: 1 ·')).toBeVisible();

  await dialog.getByRole('button', { name: 'Choose a place…' }).click();
  const place = join(app.folder, 'home', 'desk.qdpx');
  await page.getByRole('dialog').last().getByRole('textbox').first().fill('desk');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(`Written to ${place}`)).toBeVisible();
  expect(existsSync(place)).toBe(true);
  const project = strFromU8(unzipSync(new Uint8Array(readFileSync(place)))['project.qde'] ?? new Uint8Array());
  expect(project.match(/<TextSource /g)).toHaveLength(1);
});
