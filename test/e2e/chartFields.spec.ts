import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { ask } from './support/engine.ts';

const openChart = async (page: Page, name: string) => {
  await page.getByRole('tab', { name: 'Charts' }).click();
  await page.locator('.charts-card-name').getByText(name, { exact: true }).click();
};

test('the name of a kept chart is typed at once; a dialog that was over another gives the focus back to it', async ({
  app,
}) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openChart(page, 'Frequencies');
  await page.getByRole('button', { name: 'Keep this chart' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Typed at once');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Kept as Typed at once' })).toBeVisible();
  await page.getByRole('button', { name: 'Figure for publication' }).click();
  const figure = page.getByRole('dialog', { name: 'Figure for publication' });
  await figure.getByRole('button', { name: 'Choose a place…' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveCount(0);
  await expect(page.locator('[role=dialog]:focus, [role=dialog] :focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(figure).toHaveCount(0);
});

test('what is typed into an option is taken with Enter, keeps the focus, and is told when it does not fit', async ({
  app,
}) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openChart(page, 'Saturation');
  await expect(page.getByRole('application').first()).toBeVisible();
  const base = page.getByRole('spinbutton', { name: 'Base, documents' });
  await base.fill('5');
  await base.press('Enter');
  await expect(page.getByText(/The first 5 documents/)).toBeVisible();
  await expect(base).toBeFocused();
  await base.fill('9999');
  await base.press('Enter');
  await expect(page.getByRole('alert').getByText(/^a whole number from 1 to \d+$/)).toBeVisible();
  await base.fill('4');
  await base.press('Enter');
  await expect(page.getByText(/The first 4 documents/)).toBeVisible();
  await page.getByRole('button', { name: 'All charts' }).click();
  await openChart(page, 'Keyword trend');
  await expect(page.getByRole('application').first()).toBeVisible();
  const words = page.getByRole('textbox', { name: 'Words', exact: true });
  await words.fill('report');
  await words.press('Enter');
  await expect(page.getByRole('heading', { name: '“report” by document group' })).toBeVisible();
  await expect(words).toBeFocused();
});

test('a kept chart whose variable is gone says so on its card and its page, and there is a way back', async ({
  app,
}) => {
  const { page } = app;
  await app.start(await app.copySample());
  await openChart(page, 'Code × document');
  await page.getByRole('button', { name: /^each document/ }).click();
  await page.getByRole('option', { name: 'side', exact: true }).click();
  await page.getByRole('button', { name: 'Keep this chart' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('By side');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Kept as By side' })).toBeVisible();
  const { variables } = await ask(page, 'variables.list', {});
  const side = variables.find(({ name }) => name === 'side');
  await ask(page, 'variables.delete' as never, { id: side?.id } as never);
  await expect(page.getByRole('alert').getByText('This variable is not in the study any more.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^a variable that is gone/ })).toBeVisible();
  await page.getByRole('button', { name: 'All charts' }).first().click();
  const saved = page.getByRole('region', { name: 'Saved charts' });
  await expect(saved).toContainText('cannot be drawn now');
  await saved.getByRole('button', { name: /^By side/ }).click();
  await expect(page.getByRole('button', { name: /^a variable that is gone/ })).toBeVisible();
  await page.getByRole('button', { name: 'All charts' }).click();
  await expect(saved).toBeVisible();
});

test('what is typed into an option while the first picture comes keeps its field', async ({ app }) => {
  const { page } = app;
  let answer = () => {};
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/rpc', async (route) => {
    const question = route.request().postData() ?? '';
    if (question.includes('"charts.read"') && question.includes('"saturation"')) await mayAnswer;
    await route.continue();
  });
  await app.start(await app.copySample());
  await openChart(page, 'Saturation');
  const base = page.getByRole('spinbutton', { name: 'Base, documents' });
  await base.fill('12');
  answer();
  await expect(page.getByRole('application').first()).toBeVisible();
  await expect(base).toBeFocused();
  await expect(base).toHaveValue('12');
});
