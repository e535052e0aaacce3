import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { expectNoBarrier } from './support/barriers.ts';
import { ask } from './support/engine.ts';

/** Types the name of a file. The field selects the stem when it is focused, which may come between two keys of a machine. */
async function typeFileName(page: Page, name: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Name', exact: true });
  await expect(async () => {
    await field.fill(name);
    await expect(field).toHaveValue(name, { timeout: 500 });
  }).toPass();
}

const openChart = async (page: Page, name: string) => {
  await page.getByRole('tab', { name: 'Charts' }).click();
  await page.locator('.charts-card', { hasText: name }).click();
};

const keep = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Keep this chart' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Kept as ${name}` })).toBeVisible();
};

/** Chooses a place for what a dialog writes, in the folder where places are chosen at first. */
const writeAs = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Choose a place…' }).click();
  await typeFileName(page, name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/The chart is written to/)).toBeVisible();
};

test('a chart is kept under a name with its options, and is there again when the study is opened again', async ({
  app,
}) => {
  const { page } = app;
  const study = await app.copySample();
  await app.start(study);
  await openChart(page, 'Frequencies');
  await page.getByRole('radio', { name: 'documents', exact: true }).click();
  await keep(page, 'In how many');
  await page.getByRole('radio', { name: 'codings', exact: true }).click();
  await app.start(study);
  await page.getByRole('tab', { name: 'Charts' }).click();
  const saved = page.getByRole('region', { name: 'Saved charts' });
  await expect(saved).toContainText('up to date');
  await saved.getByRole('button', { name: /^In how many/ }).click();
  await expect(page.getByRole('radio', { name: 'documents', exact: true })).toBeChecked();
  await expect(page.locator('.charts-head')).toContainText('In how many');
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'All charts' }).click();
  await expect(saved).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(saved).toContainText('In how many');
});

test('a saved chart says that its numbers have changed since it went into a file', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openChart(page, 'Co-occurrence');
  await keep(page, 'What goes together');
  await page.getByRole('button', { name: 'Export this chart' }).click();
  await writeAs(page, 'together.svg');
  await page.getByRole('button', { name: 'All charts' }).click();
  const saved = page.getByRole('region', { name: 'Saved charts' });
  await expect(saved).toContainText('as exported');
  const { documents } = await ask(page, 'documents.list', {});
  await page.evaluate(async (id) => {
    const codes = await (
      await fetch('/rpc', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: 'codes', name: 'codes.list', input: {} }),
      })
    ).json();
    const codeIds = codes.result.value.slice(0, 8).map((code: { id: string }) => code.id);
    const input = { documentId: id, ranges: [{ start: 0, end: 9 }], codeIds };
    await fetch('/rpc', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'apply', name: 'codings.apply', input }),
    });
  }, documents[0]?.id ?? '');
  await expect(saved).toContainText('changed since exported');
  await expect(saved).toContainText('8 codings more');
  await saved.getByRole('button', { name: /^More about/ }).click();
  await page.getByRole('menuitem', { name: 'Show what changed' }).click();
  const dialog = page.getByRole('dialog', { name: 'What changed in “What goes together”' });
  await expect(dialog).toContainText(
    /8 codings more; \d+ of \d+ figures are different; biggest change: .+ pairs \d+ → \d+\./,
  );
  await expectNoBarrier(page);
  await dialog.getByRole('button', { name: 'Open the chart' }).click();
  await expect(page.locator('.charts-head')).toContainText('What goes together');
});

test('a chart is kept as of today, let go, renamed and deleted, and undo brings it back', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openChart(page, 'Document comparison');
  await keep(page, 'Two sides');
  await page.getByRole('button', { name: 'All charts' }).click();
  const saved = page.getByRole('region', { name: 'Saved charts' });
  const more = async (entry: string) => {
    await saved.getByRole('button', { name: /^More about/ }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };
  await more('Keep it as of today');
  await expect(saved).toContainText('kept as of');
  await more('Let it follow the data again');
  await expect(saved).toContainText('up to date');
  await more('Rename…');
  await page.getByRole('textbox', { name: 'Name' }).fill('Figure 3');
  await page.keyboard.press('Enter');
  await expect(saved).toContainText('Figure 3');
  await more('Delete');
  await expect(saved).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(saved).toContainText('Figure 3');
});

test('a figure that is too narrow for its words says at what size they come out', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await page.getByRole('tab', { name: 'Charts' }).click();
  await page.locator('.charts-card-name').getByText('Properties', { exact: true }).click();
  await page.getByRole('button', { name: 'Figure for publication' }).click();
  const words = page.getByRole('textbox', { name: 'Size of the words in pt' });
  await page.getByRole('textbox', { name: 'Width in mm' }).fill('80');
  await expect(words).toHaveAccessibleDescription(
    /^At this width they come out at \d\.\d pt: this chart needs more room\.$/,
  );
  await page.getByRole('textbox', { name: 'Width in mm' }).fill('300');
  await expect(words).not.toHaveAccessibleDescription(/come out/);
});

test('a figure for publication: its size, greys, and a caption to paste', async ({ app }) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openChart(page, 'Frequencies');
  await page.getByRole('button', { name: 'Figure for publication' }).click();
  await expect(page.getByAltText('The figure as it will be written')).toBeVisible();
  await page.getByRole('textbox', { name: 'Width in mm' }).fill('30');
  await expect(page.getByText('40 to 420')).toBeVisible();
  // What would be written is not what stands in the field.
  await expect(page.getByRole('button', { name: 'Choose a place…' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'Width in mm' }).fill('85');
  await expect(page.getByRole('button', { name: 'Choose a place…' })).toBeEnabled();
  await page.getByText('Greys and patterns in place of colours').click();
  await expect(page.getByRole('textbox', { name: 'Caption' })).toHaveValue(
    /^Frequencies of five codes\. .*revision \d+/,
  );
  await expectNoBarrier(page);
  await writeAs(page, 'figure.svg');
  const svg = readFileSync(join(app.folder, 'home', 'figure.svg'), 'utf8');
  expect(svg).toMatch(/^<svg [^>]*width="8[45]\.?\d*mm"/);
  expect(svg).toContain('<pattern id=');
});
