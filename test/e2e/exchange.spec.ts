import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { codebookFile, projectFile } from '../support/projectFile.ts';
import { type App, expect, test } from './support/app.ts';
import { axe } from './support/axe.ts';
import { dropFiles } from './support/dropping.ts';
import { ask, codings } from './support/engine.ts';
import { axial } from './support/studies.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNoViolation(page: Page, screen: string): Promise<void> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
  );
  const { violations } = await axe(page).withTags(rules).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    screen,
  ).toEqual([]);
}

const drop = (page: Page, name: string, bytes: Uint8Array) =>
  dropFiles(page.locator('body'), [{ name, bytes: [...bytes] }]);

/** A study that has one code of the project, with a description of its own, and the document with other words. */
async function openStudy(app: App): Promise<void> {
  const study = join(app.folder, 'mine.axial');
  const first = join(app.folder, 'first.qdpx');
  writeFileSync(first, projectFile({ description: 'As I see it', text: 'I trust them. They came late. So what.' }));
  await axial('new', study);
  await axial('import', study, first);
  await app.start(study);
  await expect(app.page.getByRole('treegrid', { name: 'Documents' })).toContainText('Anna');
}

test('a project that is dropped on the start screen becomes a study, and the report says what came', async ({
  app,
}) => {
  const { page } = app;
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await app.start();
  await expect(page.getByRole('button', { name: 'Bring in a project' })).toBeVisible();
  await drop(page, 'trust.qdpx', projectFile({ dangling: true }));
  const look = page.getByRole('dialog', { name: 'Bring in trust.qdpx' });
  await expect(look).toContainText('written by Other 1.0');
  await expect(look.getByRole('row', { name: 'coded segments' })).toContainText('2');
  await expect(look.getByRole('region', { name: 'Positions of coded segments' })).toBeVisible();
  await expect(look.getByRole('list', { name: 'List of what does not come in as it is' })).toContainText(
    'coded segment',
  );
  await expectNoViolation(page, 'look at a project');
  await look.getByRole('button', { name: 'Make the study' }).click();
  const done = page.getByRole('dialog', { name: 'Trust is open' });
  await expect(done.getByRole('status')).toContainText('1 document');
  await expect(done.getByRole('row', { name: 'codes' }).first()).toContainText('2');
  await expectNoViolation(page, 'report of a new study');
  await done.getByRole('button', { name: 'Open Anna' }).click();
  await expect(page.locator('[data-keys=reader]').first()).toContainText('I trust them.');
  expect(await codings(page)).toHaveLength(2);
  const { study } = await ask(page, 'study.state', {});
  expect([study?.name, study?.path.endsWith('Trust.axial')]).toEqual(['Trust', true]);
});

test('a project comes into the open study by keys: what differs is chosen, the report is seen, undo takes it back', async ({
  app,
}) => {
  const { page } = app;
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await openStudy(app);
  const before = await codings(page);
  await drop(page, 'trust.qdpx', projectFile());
  const look = page.getByRole('dialog', { name: 'Bring in trust.qdpx' });
  await expect(look.getByRole('radio', { name: 'Into this study' })).toBeChecked();
  const codes = look.getByRole('row', { name: 'codes' }).first();
  await expect(codes).toHaveText(/codes.*2.*1.*1/);
  await expect(look.getByText('1 document has other words here than there')).toBeVisible();
  await look.getByText('Which ones differ, and in what').click();
  await expect(look.getByRole('list', { name: 'Things that differ' })).toContainText('description');
  await look.getByRole('checkbox', { name: 'take theirs' }).first().check();
  await expectNoViolation(page, 'look at what differs');

  // Enter brings it in: the button has the focus again after a choice by keys.
  await look.getByRole('button', { name: 'Bring it in' }).press('Enter');
  const done = page.getByRole('dialog', { name: 'trust.qdpx came in' });
  await expect(done.getByRole('row', { name: 'documents' }).first()).toContainText('1');
  await expectNoViolation(page, 'report');
  const codesNow = await ask(page, 'codes.list', {});
  expect(codesNow.map(({ description }) => description)).toContain('Relying on others');
  await expect(page.getByRole('treegrid', { name: 'Documents' })).toContainText('Anna (2)');
  await done.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByRole('treegrid', { name: 'Documents' })).not.toContainText('Anna (2)');
  expect(await codings(page)).toEqual(before);
  expect((await ask(page, 'codes.list', {})).map(({ description }) => description)).toContain('As I see it');
});

test('a codebook is chosen by keys on the start screen, and what is there already is looked at but not brought in', async ({
  app,
}) => {
  const { page } = app;
  await app.start();
  writeFileSync(join(app.folder, 'home', 'codes.qdc'), codebookFile());
  await page.getByRole('button', { name: 'Bring in a project' }).press('Enter');
  const files = page.getByRole('dialog', { name: 'Bring in a project or a codebook' });
  await files.getByRole('option', { name: 'codes.qdc' }).click();
  await page.keyboard.press('Enter');
  const look = page.getByRole('dialog', { name: 'Bring in codes.qdc' });
  await look.getByRole('button', { name: 'Make the study' }).press('Enter');
  await page.getByRole('dialog', { name: 'codes is open' }).getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('treegrid', { name: 'Codes' })).toContainText('Later');
  await drop(page, 'codes.qdc', codebookFile());
  await expect(look).toContainText('Everything in it is in the study already.');
  await expect(look.getByRole('button', { name: 'Nothing to bring in' })).toBeDisabled();
});

test('a file that is no project is explained, and nothing is changed', async ({ app }) => {
  const { page } = app;
  await app.start();
  await expect(page.getByRole('button', { name: 'Bring in a project' })).toBeVisible();
  await drop(page, 'broken.qdpx', new Uint8Array([80, 75, 3, 4, 1, 2, 3]));
  const refused = page.getByRole('dialog', { name: 'broken.qdpx cannot be brought in' });
  await expect(refused).toContainText('Nothing was changed.');
  await page.keyboard.press('Enter');
  await expect(refused).toBeHidden();
  await drop(page, 'words.txt', new TextEncoder().encode('words'));
  await expect(page.getByText('Open a study first, or make a new one')).toBeVisible();
});

test('a table of coded segments that is dropped leads from the survey to the segments, and is taken for them', async ({
  app,
}) => {
  const { page } = app;
  await openStudy(app);
  const before = await codings(page);
  const rows = 'Document name;Code;Segment\nAnna;Punctuality;They came late.\nBen;Punctuality;Never.\n';
  await drop(page, 'segments.csv', new TextEncoder().encode(rows));
  const survey = page.getByRole('dialog', { name: 'Import segments.csv as a survey' });
  await survey.getByRole('button', { name: 'It holds codes or segments…' }).click();
  const look = page.getByRole('dialog', { name: 'Bring in segments.csv' });
  await expect(look.getByRole('radio', { name: 'Coded segments' })).toBeChecked();
  await expect(look).toContainText('No document is called “Ben”.');
  await look.getByRole('button', { name: 'Bring it in' }).press('Enter');
  const done = page.getByRole('dialog', { name: 'segments.csv came in' });
  await expect(done.getByRole('status')).toContainText('1 coded segment');
  expect(await codings(page)).toHaveLength(before.length + 1);
});

test('the menu of the study leads to projects of other programs, and the focus comes back from there', async ({
  app,
}) => {
  const { page } = app;
  await openStudy(app);
  const row = page.getByRole('treegrid', { name: 'Documents' }).getByRole('row', { name: /Anna/ });
  await row.click();
  await expect(page.locator('[data-keys=reader]').first()).toBeVisible();
  await row.focus();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('>Pack for archive');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Pack for archive' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row).toBeFocused();

  await page.locator('.frame-study').click();
  await page.getByRole('menuitem', { name: /^Bring in a project/ }).press('Enter');
  const files = page.getByRole('dialog', { name: 'Bring in a project or a codebook' });
  await expect(files.getByRole('option').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(files).toBeHidden();
  await expect(page.locator('.frame-study')).toBeFocused();
});
