import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { axe } from './support/axe.ts';
import { ask, step } from './support/engine.ts';

async function openSegments(app: App, study: string): Promise<Page> {
  await app.start(study);
  await app.page.getByRole('tab', { name: 'Segments' }).click();
  return app.page;
}

const count = (page: Page) => page.locator('.segments-count');
const typed = (page: Page) => page.getByLabel('The query as it is written');

async function type(page: Page, expression: string): Promise<void> {
  await page.getByRole('button', { name: 'Type', exact: true }).click();
  await typed(page).fill(expression);
}

async function findCode(page: Page, letters: string): Promise<void> {
  const finder = page.getByRole('dialog').getByRole('combobox');
  await finder.fill(letters);
  await finder.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('a query built by mouse and the same typed are one query with one answer', async ({ app }) => {
  const page = await openSegments(app, await app.copySample());
  await expect(count(page)).toHaveText('704 segments in 24 documents');

  // By mouse: a code, a relation, a condition.
  await page.getByRole('button', { name: 'all codes' }).click();
  await findCode(page, 'workarounds');
  await page.getByRole('button', { name: 'Condition', exact: true }).click();
  await expect(page.getByText('touching is not overlapping')).toBeVisible();
  await page.getByRole('option', { name: /^overlapping/ }).click();
  await findCode(page, 'business need');
  await page.getByRole('button', { name: 'Condition', exact: true }).click();
  await page.getByRole('option', { name: /^where/ }).click();
  await page.getByRole('button', { name: /Variable/ }).click();
  await page.getByRole('option', { name: 'side' }).click();
  await page.getByRole('button', { name: /Value/ }).click();
  await page.getByRole('option', { name: 'business' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(count(page)).toHaveText('9 segments in 6 documents');
  await expect(page.locator('.segments-rule')).toHaveText(
    'Codings of total business experience › workarounds that share at least one character with one of the codings of business need or its subcodes, and in documents whose side is “business”.',
  );
  await page.getByRole('button', { name: 'Type', exact: true }).click();
  const built = await typed(page).inputValue();
  expect(built).toBe('"total business experience/workarounds" overlapping "business need" where side = "business"');

  // The same typed, in other words, in a line that was cleared.
  await typed(page).fill('');
  await expect(count(page)).toHaveText('704 segments in 24 documents');
  await typed(page).fill('workarounds overlapping business need where variable side is business');
  await expect(count(page)).toHaveText('9 segments in 6 documents');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'workarounds', exact: true })).toBeVisible();
  const [one, other] = await Promise.all(
    [built, 'workarounds overlapping business need where side is business'].map((expression) =>
      ask(page, 'queries.check', { expression }),
    ),
  );
  expect(one?.spoken).toBe(other?.spoken);
});

test('what is wrong with a typed query is underlined and said, and the last good one stays', async ({ app }) => {
  const page = await openSegments(app, await app.copySample());
  await type(page, 'workarounds');
  await expect(count(page)).toContainText('22 segments');
  await typed(page).fill('workarounds overlaping trust');
  await expect(page.getByText('Did you mean the word “overlapping”?')).toBeVisible();
  await expect(typed(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('.query-typed-marks mark')).toHaveText('workarounds overlaping trust');
  await expect(count(page)).toContainText('22 segments');
  await typed(page).fill('workarounds and trust');
  await expect(count(page)).toContainText(/stretch/);
});

test('a saved query is there after reopening, is live, and says when its code was deleted', async ({ app }) => {
  const study = await app.copySample();
  const page = await openSegments(app, study);
  await type(page, 'workarounds overlapping "timely figures"');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Saved queries' }).click();
  await page.getByRole('menuitem', { name: 'Save this query…' }).click();
  await page.getByLabel('Name').fill('who helps himself');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  const again = await openSegments(app, study);
  const open = async () => {
    await again.getByRole('button', { name: 'Saved queries' }).click();
    await again.getByRole('menuitem', { name: 'who helps himself' }).hover();
    await again.getByRole('menuitem', { name: 'Open', exact: true }).click();
  };
  await open();
  await expect(again.getByRole('button', { name: 'workarounds', exact: true })).toBeVisible();
  await expect(again.getByRole('button', { name: 'timely figures', exact: true })).toBeVisible();

  const codes = again.getByRole('treegrid', { name: 'Codes' });
  await codes.getByText('timely figures', { exact: true }).click();
  await again.keyboard.press('Delete');
  await again.getByRole('dialog').getByRole('button', { name: 'Delete the code' }).click();
  await expect(again.getByRole('dialog')).toBeHidden();
  // The line tells at once; so does the saved query when it is opened anew.
  await expect(again.locator('.query-part.broken')).toContainText('timely figures');
  await open();
  await expect(again.locator('.query-part.broken')).toContainText('timely figures');
  await expect(again.locator('.segments-rule')).toHaveText('The code “business need/timely figures” was deleted.');
  await again.keyboard.press('Control+z');
  await expect(again.locator('.query-part.broken')).toHaveCount(0);
});

test('all that a query finds is coded in one step, and one undo takes it back', async ({ app }) => {
  const page = await openSegments(app, await app.copySample());
  await type(page, 'workarounds and "data quality"');
  await expect(count(page)).toContainText(/stretch/);
  const { total } = await ask(page, 'queries.run', { expression: 'workarounds and data quality' });
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Code all…' }).click();
  await findCode(page, 'changing needs');
  const undo = page.getByRole('button', { name: /^Undo: Code \d+ segments? found by a query with changing needs/ });
  await expect(undo).toBeVisible();
  const before = 'changing needs';
  await expect.poll(async () => (await ask(page, 'queries.run', { expression: before })).total).toBe(16 + total);
  await undo.click();
  await expect.poll(async () => (await ask(page, 'queries.run', { expression: before })).total).toBe(16);
});

test('what is shown goes to the clipboard as quotations, and into a memo as quotes that lead back', async ({
  app,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openSegments(app, await app.copySample());
  await type(page, 'workarounds overlapping "business need"');
  await expect(count(page)).toHaveText('9 segments in 6 documents');
  await page.keyboard.press('Control+Shift+c');
  await expect(page.getByText('9 segments are on the clipboard as quotations.')).toBeVisible();
  const [words, html] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(['text/plain', 'text/html'].map(async (form) => (await item?.getType(form))?.text()));
  });
  expect(words).toMatch(/^9 segments in 6 documents\. Codings of total business experience › workarounds that share/);
  expect(words).toContain(
    '\n\n“The numbers are in Fern and, to be safe, in a book.” (05-equipment-planner, ¶ 10; total business experience › workarounds)\n\n',
  );
  expect(html?.match(/<blockquote>/gu)).toHaveLength(9);

  const before = await ask(page, 'memos.list', {});
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await step(page, () => page.getByRole('menuitem', { name: 'New memo with these quotes' }).click());
  await expect(page.getByRole('textbox', { name: 'Title of the memo' })).toBeFocused();
  await expect(page.locator('.memo-segment')).toHaveCount(9);
  await expect(page.getByText('1 code · 9 segments')).toBeVisible();
  await page.getByRole('button', { name: /^Undo: New memo “9 segments/ }).click();
  await expect.poll(() => ask(page, 'memos.list', {})).toEqual(before);
  await page.getByRole('button', { name: /^Redo/ }).click();
  await page.locator('.memo-segment-words').first().click();
  await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
});

test('a memo of very many segments quotes the first, and says so', async ({ app }) => {
  const page = await openSegments(app, await app.copySample());
  await expect(count(page)).toHaveText('704 segments in 24 documents');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('segments shown as quotes');
  await page.getByRole('option', { name: /New memo with the segments shown/ }).click();
  await expect(page.getByText('The first 200 of 704 segments are quoted here')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Words of the memo' })).toContainText(
    'The first 200 of 704 segments. All codings, in all documents.',
  );
  await expect(page.locator('.memo-segment')).toHaveCount(200);
});

test('two queries stand side by side, each with its own count', async ({ app }) => {
  const page = await openSegments(app, await app.copySample());
  await type(page, 'workarounds');
  await expect(count(page)).toContainText('22 segments');
  await page.getByRole('button', { name: 'Side by side with a second query' }).click();
  const second = page.getByRole('region', { name: 'The second query' });
  await second.getByRole('button', { name: 'all codes' }).click();
  await findCode(page, 'trust');
  const counts = page.locator('.segments-beside-count b');
  await expect(counts).toHaveText(['22 segments in 12 documents', '25 segments in 16 documents']);
  await page.getByRole('button', { name: 'Close the second query' }).click();
  await expect(count(page)).toContainText('22 segments');
});

test('side by side shows all of both, to the last segment of the last document', async ({ app }) => {
  const page = await openSegments(app, await app.copySample());
  await page.getByRole('button', { name: 'Side by side with a second query' }).click();
  await expect(page.locator('.segments-beside-count b')).toHaveText(Array(2).fill('704 segments in 24 documents'));
  const last = (await ask(page, 'segments.query', { choice: {}, context: 'none', offset: 703 })).segments[0];
  const pairs = page.getByRole('region', { name: 'What both find, document by document' });
  const end = page.locator('.segments-pair').last();
  await expect
    .poll(async () => {
      await pairs.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
      return end.getByRole('heading').textContent({ timeout: 1000 });
    })
    .toContain(last?.documentName);
  for (const side of await end.getByRole('list').all())
    await expect(side.getByRole('listitem').last()).toContainText(last?.text.slice(0, 40) ?? '');
});

test('the line is gone through by keyboard alone', async ({ app }) => {
  const page = await openSegments(app, await app.copySample());
  await page.locator('.segments-list [data-coding]').first().focus();
  await page.keyboard.press('/');
  await expect(page.getByRole('button', { name: 'all codes' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('workarounds');
  await page.keyboard.press('Enter');
  await expect(count(page)).toContainText('22 segments');
  await page.keyboard.press('/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('trust');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'overlapping', exact: true })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.press('Backspace');
  await expect(count(page)).toContainText('22 segments');
  await page.keyboard.press('Backspace');
  await expect(count(page)).toContainText('704 segments');
});

test('brackets are built by mouse around one code alone', async ({ app }) => {
  const page = await openSegments(app, await app.copySample());
  await type(page, 'any of (workarounds, trust) overlapping business need');
  await page.keyboard.press('Enter');
  // One code alone is narrowed: it stands in brackets from now on.
  await page.getByRole('button', { name: 'business need', exact: true }).click();
  await page.getByRole('button', { name: 'Narrow this alone…' }).click();
  await page.getByRole('option', { name: /^but not/ }).click();
  await findCode(page, 'timely figures');
  const brackets = page.getByRole('group', { name: /^In brackets/ });
  await expect(brackets).toHaveCount(1);
  await expect(brackets.getByRole('button', { name: 'timely figures', exact: true })).toBeVisible();
  const expression = 'any of (workarounds, trust) overlapping (business need but not timely figures)';
  const { total, documents } = await ask(page, 'queries.run', { expression });
  await expect(count(page)).toHaveText(`${total} segments in ${documents} documents`);
});

test('brackets are typed in their place, and taken away', async ({ app }) => {
  const page = await openSegments(app, await app.copySample());
  await type(page, 'any of (workarounds, trust) overlapping (business need but not timely figures)');
  await page.keyboard.press('Enter');
  const brackets = page.getByRole('group', { name: /^In brackets/ });
  await page.getByRole('button', { name: 'Type these brackets' }).click();
  const part = page.getByLabel('This part as it is written');
  await expect(part).toHaveValue('"business need" but not "timely figures"');
  await part.fill('business need but nt trust');
  await expect(page.getByText('“but” is followed by “not”.')).toBeVisible();
  await part.fill('business need or data quality with comment');
  await part.press('Enter');
  await expect(page.getByText('“or” can be read')).toHaveCount(0);
  await expect(brackets.getByRole('button', { name: 'data quality', exact: true })).toBeVisible();
  await expect(brackets.getByRole('button', { name: 'with a comment', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Take these brackets away' }).click();
  await expect(brackets).toHaveCount(0);
  await page.getByRole('button', { name: 'Type', exact: true }).click();
  await expect(typed(page)).toHaveValue('any of (workarounds, trust)');
});

test('what is found is coded with a code made there, and its documents become a set', async ({ app }) => {
  const page = await openSegments(app, await app.copySample());
  await type(page, 'workarounds inside availability');
  await page.keyboard.press('Enter');
  const { total, documents } = await ask(page, 'queries.run', { expression: 'workarounds inside availability' });
  await expect(count(page)).toContainText(`${total} segment`);
  await page.getByRole('button', { name: 'Code all…' }).click();
  const finder = page.getByRole('dialog').getByRole('combobox');
  await finder.fill('helps himself offline');
  await page.getByRole('option', { name: 'New code “helps himself offline” as a theme' }).click();
  const undo = page.getByRole('button', { name: /^Undo: Code \d+ segments? found by a query with helps himself/ });
  await expect(undo).toBeVisible();
  const made = async () => (await ask(page, 'codes.list', {})).filter(({ name }) => name === 'helps himself offline');
  expect(await made()).toMatchObject([{ parentId: null }]);
  expect((await ask(page, 'queries.run', { expression: 'helps himself offline' })).total).toBe(total);
  await undo.click();
  await expect.poll(made).toEqual([]);

  await page.getByRole('button', { name: 'Saved queries' }).click();
  await page.getByRole('menuitem', { name: 'Save these documents as a set…' }).click();
  await page.getByLabel('Name').fill('offline helpers');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Made the set offline helpers.')).toBeVisible();
  await type(page, 'everything in set offline helpers');
  await expect(count(page)).toContainText(`in ${documents} document`);
});

test('a query whose code was deleted offers the ways back', async ({ app }) => {
  const page = await openSegments(app, await app.copySample());
  await type(page, 'trust');
  await expect(count(page)).toContainText('25 segments');
  await typed(page).fill('any of (workarounds, timely figures) with comment without comment');
  await expect(page.locator('.query-typed-doubt').last()).toHaveText(
    'Nothing can be both “with comment” and “without comment”.',
  );
  await typed(page).fill('any of (workarounds, timely figures)');
  await expect(count(page)).toContainText('29 segments');
  await page.keyboard.press('Enter');
  const codes = page.getByRole('treegrid', { name: 'Codes' });
  await codes.getByText('timely figures', { exact: true }).click();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the code' }).click();
  await expect(page.getByText('This query cannot be asked as it stands.')).toBeVisible();
  await page.getByRole('button', { name: /^Restore: undo “Delete/ }).click();
  await expect(count(page)).toContainText('29 segments');

  await page.getByRole('button', { name: /^Redo/ }).click();
  await page.getByRole('button', { name: 'Ask without it' }).click();
  await expect(count(page)).toContainText('22 segments');
  await page.getByRole('button', { name: /^Undo/ }).first().click();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the room of queries (${theme})`, async ({ app }) => {
    await app.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const page = await openSegments(app, await app.copySample());
    const expectClean = async () => {
      const { violations } = await axe(page).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    };
    await type(page, 'workarounds near trust within 2 paragraphs where side = business');
    await page.keyboard.press('Enter');
    await expect(count(page)).toContainText('segments');
    await expectClean();
    await page.getByRole('button', { name: 'Condition', exact: true }).click();
    await expect(page.getByRole('option', { name: /^overlapping/ })).toBeVisible();
    await expectClean();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByRole('menuitem', { name: 'Copy as quotations' })).toBeVisible();
    await expectClean();
    await page.keyboard.press('Escape');
    for (const look of ['Table', 'Counts']) {
      await page.getByRole('radio', { name: look }).click();
      await expectClean();
    }
    await page.getByRole('button', { name: 'Side by side with a second query' }).click();
    await expect(page.locator('.segments-pair').first()).toBeVisible();
    await expectClean();
  });
}
