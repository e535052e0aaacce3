import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { root } from '../support/sources.ts';
import { type App, expect, test } from './support/app.ts';
import { axe } from './support/axe.ts';
import { codings, step } from './support/engine.ts';
import { axial } from './support/studies.ts';

/** A study with the five themes (keys 1 to 5) and one field note, open in the reader. */
async function openFieldNote(app: App): Promise<string> {
  const study = join(app.folder, 'study.axial');
  await axial('new', study, '--template', 'five-themes');
  await axial('import', study, join(root, 'fixtures/field-notes/documents/01-service-desk-lead.txt'));
  await app.start(study);
  await app.page.getByRole('button', { name: 'Open the first document' }).focus();
  await app.page.keyboard.press('Enter');
  await expect(block(app.page, 1)).toBeVisible();
  return study;
}

const reader = (page: Page): Locator => page.locator('.reader-scroll');
/** The paragraph with this number. */
const block = (page: Page, paragraph: number): Locator => page.locator(`.reader-block[data-n="${paragraph}"]`);
const lanes = (page: Page): Locator => page.locator('.reader-lane');
const inspector = (page: Page): Locator => page.getByRole('region', { name: 'Inspector' });
const bar = (page: Page): Locator => page.getByRole('dialog', { name: /Code the words|Recode/ });

const codesOf = (all: readonly string[], words: string): string[] =>
  all.filter((each) => each.split(' | ')[2] === words).map((each) => each.split(' | ')[1] ?? '');

const stepByKey = (page: Page, key: string): Promise<void> => step(page, () => page.keyboard.press(key));

/** Takes back every coding step by Ctrl Z, does all again by Ctrl Shift Z, and finds first nothing, then everything. */
async function undoAndRedoAll(page: Page, steps: number, before: readonly string[]): Promise<void> {
  const all = await codings(page);
  await reader(page).focus();
  for (let done = 0; done < steps; done += 1) await stepByKey(page, 'Control+z');
  expect(await codings(page)).toEqual(before);
  await expect(lanes(page)).toHaveCount(before.length);
  for (let done = 0; done < steps; done += 1) await stepByKey(page, 'Control+Shift+z');
  expect(await codings(page)).toEqual(all);
  await expect(lanes(page)).toHaveCount(all.length);
}

async function closeAndReopen(app: App, study: string): Promise<void> {
  const all = await codings(app.page);
  await app.stop();
  await app.start(study);
  expect(await codings(app.page)).toEqual(all);
  await app.page.getByRole('button', { name: 'Open the first document' }).click();
  await expect(lanes(app.page)).toHaveCount(all.length);
}

/** Where some words of a paragraph stand on the screen: their left edge, their right edge, and the middle of the line. */
async function placeOf(
  page: Page,
  paragraph: number,
  words: string,
): Promise<{ left: number; right: number; y: number }> {
  return block(page, paragraph).evaluate((element, wanted) => {
    const node = element.firstChild;
    const start = node?.textContent?.indexOf(wanted) ?? -1;
    if (!(node instanceof Text) || start < 0) throw new Error(`“${wanted}” is not in this paragraph`);
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + wanted.length);
    const [first] = range.getClientRects();
    const last = [...range.getClientRects()].at(-1);
    if (!first || !last || first.top !== last.top) throw new Error(`“${wanted}” is not on one line`);
    return { left: first.left, right: last.right, y: first.top + first.height / 2 };
  }, words);
}

async function selectByMouse(page: Page, paragraph: number, words: string): Promise<void> {
  const { left, right, y } = await placeOf(page, paragraph, words);
  await page.mouse.move(left + 0.5, y);
  await page.mouse.down();
  await page.mouse.move((left + right) / 2, y);
  await page.mouse.move(right - 0.5, y);
  await page.mouse.up();
  await expect(inspector(page).getByRole('heading', { name: 'Selected words' })).toBeVisible();
}

test('a whole document is coded by the keyboard alone, undone, redone, and is there after reopening', async ({
  app,
}) => {
  const study = await openFieldNote(app);
  const { page } = app;
  const paragraphs = await page.locator('.reader-block[data-n]').count();
  let steps = 0;
  const doing = async (key: string) => {
    await stepByKey(page, key);
    steps += 1;
  };

  // Without a selection the keys act on the paragraph.
  for (let paragraph = 1; paragraph <= paragraphs; paragraph += 1) {
    await page.keyboard.press('j');
    await doing(String((paragraph % 5) + 1));
  }
  await expect(lanes(page)).toHaveCount(paragraphs);
  expect(await codings(page)).toHaveLength(paragraphs);

  // Five codes and more on the same sentence, and the same codes again on the next.
  for (let back = 1; back < paragraphs; back += 1) await page.keyboard.press('k');
  await page.keyboard.press('s');
  const sentence = 'Low Ferry, 6 January 2025, 8:10 to 9:40.';
  await expect(inspector(page).locator('blockquote')).toHaveText(sentence);
  for (const key of ['1', '2', '3', '4', '5']) await doing(key);
  expect(codesOf(await codings(page), sentence)).toHaveLength(5);
  await expect(lanes(page)).toHaveCount(paragraphs + 5);

  // The same again is said and changes nothing.
  await page.keyboard.press('5');
  await expect(page.getByRole('status').filter({ hasText: 'already; nothing was changed' })).toBeVisible();

  // Find a code by a few letters; a new one under a theme that is chosen on the way; the same on the next sentence.
  await page.keyboard.press('s');
  await page.keyboard.press('c');
  await expect(bar(page)).toBeVisible();
  await page.keyboard.type('specif');
  await step(page, () => page.keyboard.press('Shift+Enter'));
  steps += 1;
  await page.keyboard.type('desk as a place');
  await page.keyboard.press('Tab');
  await page.keyboard.type('alignm');
  await page.keyboard.press('Enter');
  await expect(bar(page).getByRole('option', { name: /New code “desk as a place” under alignment/ })).toBeVisible();
  await doing('Control+Enter');
  await expect(bar(page)).toBeHidden();
  await page.keyboard.press('s');
  await doing('.');
  const names = (await codings(page)).map((each) => each.split(' | ')[1]);
  expect(names.filter((name) => name === 'alignment/desk as a place')).toHaveLength(2);

  // In vivo: two words become the code.
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+W');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await doing('i');
  expect((await codings(page)).some((each) => each.includes('alignment/The wall | The wall |'))).toBe(true);

  // The coding in hand: weight, comment, another code, other ends.
  await page.keyboard.press('w');
  await page.keyboard.type('70');
  await doing('Enter');
  await page.keyboard.press('o');
  await page.keyboard.type('What everybody sees first.');
  await doing('Control+Enter');
  await page.keyboard.press('e');
  await page.keyboard.type('change');
  await doing('Enter');
  await doing('Alt+Shift+ArrowRight');
  await doing('Alt+ArrowRight');
  expect(await codings(page)).toContainEqual(
    expect.stringMatching(/^\d+ \| change \| wall screen \| 70 \| What everybody sees first\.$/u),
  );

  // Walking the codings, and removing one.
  await page.keyboard.press('n');
  await page.keyboard.press('p');
  await doing('Delete');
  expect((await codings(page)).some((each) => each.includes('wall screen | 70'))).toBe(false);

  await undoAndRedoAll(page, steps, []);
  await closeAndReopen(app, study);
});

test('a document is coded by the mouse alone, undone, redone, and is there after reopening', async ({ app }) => {
  const study = await openFieldNote(app);
  const { page } = app;
  const code = (name: string) => page.getByRole('treegrid', { name: 'Codes' }).getByRole('row', { name, exact: true });
  let steps = 0;
  const doing = async (act: () => Promise<void>) => {
    await step(page, act);
    steps += 1;
  };

  // Words are selected, and a code is pressed twice.
  await selectByMouse(page, 1, 'a woman of about forty');
  await doing(() => code('business need').dblclick());
  expect(codesOf(await codings(page), 'a woman of about forty')).toEqual(['business need']);

  // The selection is dragged onto a code.
  await selectByMouse(page, 1, 'the packing hall');
  const words = await placeOf(page, 1, 'the packing hall');
  await doing(() => drag(page, { x: (words.left + words.right) / 2, y: words.y }, code('change')));
  expect(codesOf(await codings(page), 'the packing hall')).toEqual(['change']);

  // A code is dragged onto the selection, and onto a paragraph.
  await selectByMouse(page, 2, 'The wall screen');
  await doing(() => drag(page, code('alignment'), block(page, 2), { x: 30, y: 12 }));
  expect(codesOf(await codings(page), 'The wall screen')).toEqual(['alignment']);
  await doing(() => drag(page, code('service specification'), block(page, 3), { x: 200, y: 12 }));
  expect(codesOf(await codings(page), (await block(page, 3).textContent()) ?? '')).toEqual(['service specification']);

  // Two presses take the word, three the paragraph; the coding bar is worked with the mouse.
  const word = await placeOf(page, 2, 'screen');
  await page.mouse.dblclick((word.left + word.right) / 2, word.y);
  await expect(inspector(page).locator('blockquote')).toHaveText('screen');
  await inspector(page)
    .getByRole('button', { name: /^Code / })
    .click();
  await doing(() =>
    bar(page)
      .getByRole('option', { name: /total business experience/ })
      .click(),
  );
  expect(codesOf(await codings(page), 'screen')).toEqual(['total business experience']);
  await page.mouse.click((word.left + word.right) / 2, word.y, { clickCount: 3 });
  await expect(inspector(page).locator('blockquote')).toContainText('The wall screen is the first thing she explains.');

  // Tinted words are pressed: the shortest coding there is in hand; pressed again, the next.
  await page.mouse.click((word.left + word.right) / 2, word.y);
  await expect(inspector(page).locator('.inspector-path')).toContainText('total business experience');
  await page.mouse.click((word.left + word.right) / 2, word.y);
  await expect(inspector(page).locator('.inspector-path')).toContainText('alignment');

  // A lane is pressed; its end is dragged; weight and comment; another code; removed.
  await page.getByRole('button', { name: 'Coding: alignment' }).click();
  const end = page.locator('[data-grip=end]');
  const thing = await placeOf(page, 2, 'the first thing');
  await doing(() => drag(page, end, { x: thing.right - 1, y: thing.y }));
  expect(codesOf(await codings(page), 'The wall screen is the first thing')).toEqual(['alignment']);
  const slider = inspector(page).getByRole('slider');
  const box = await slider.boundingBox();
  await doing(() => page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.8, (box?.y ?? 0) + (box?.height ?? 0) / 2));
  await inspector(page).getByRole('textbox', { name: 'Comment' }).click();
  await page.keyboard.insertText('Seen by all.');
  await doing(() => reader(page).click({ position: { x: 400, y: 4 } }));
  await page.getByRole('button', { name: 'Coding: alignment' }).click();
  await inspector(page)
    .getByRole('button', { name: /^Recode/ })
    .click();
  await doing(() =>
    bar(page)
      .getByRole('option', { name: /business need/ })
      .click(),
  );
  await expect(inspector(page).locator('.inspector-path')).toContainText('business need');
  const [recoded] = (await codings(page)).filter((each) => each.includes('the first thing |'));
  expect(recoded).toMatch(/business need \| The wall screen is the first thing \| 8\d \| Seen by all\.$/u);
  await doing(() =>
    inspector(page)
      .getByRole('button', { name: /^Remove/ })
      .click(),
  );
  expect((await codings(page)).some((each) => each.includes('the first thing |'))).toBe(false);

  // The toast takes it back.
  await step(page, () => page.getByRole('status').getByRole('button', { name: 'Undo' }).click());
  steps -= 1;
  expect((await codings(page)).some((each) => each.includes('the first thing |'))).toBe(true);

  await undoAndRedoAll(page, steps, []);
  await closeAndReopen(app, study);
});

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Drags with the button down, as a hand does: a little first, then there, then once more on the spot. */
async function drag(page: Page, from: Locator | Point, to: Locator | Point, at?: Point): Promise<void> {
  const start = await pointOf(from);
  const end = await pointOf(to, at);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 6, start.y + 3, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 6 });
  await page.mouse.move(end.x, end.y + 1);
  await page.mouse.up();
}

async function pointOf(place: Locator | Point, at?: Point): Promise<Point> {
  if ('x' in place) return place;
  const box = await place.boundingBox();
  if (!box) throw new Error('What is dragged is not on the screen');
  return at ? { x: box.x + at.x, y: box.y + at.y } : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('a new coding is painted before the engine has answered', async ({ app }) => {
  await openFieldNote(app);
  const { page } = app;
  let release: () => void = () => undefined;
  const held = new Promise<void>((done) => {
    release = () => done();
  });
  await page.route('**/rpc', async (route) => {
    if (route.request().postData()?.includes('codings.apply')) await held;
    await route.continue();
  });
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await expect(lanes(page)).toHaveCount(1);
  await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBeGreaterThan(0);
  release();
  await expect(inspector(page).getByRole('heading', { name: 'Coding' })).toBeVisible();
  await expect(lanes(page)).toHaveCount(1);
});

test('a coding that the engine refuses leaves the page again, with the reason', async ({ app }) => {
  await openFieldNote(app);
  const { page } = app;
  await page.route('**/rpc', async (route) => {
    const body = route.request().postData() ?? '';
    if (!body.includes('codings.apply')) return route.continue();
    const result = { ok: false, error: { code: 'io', message: 'The disk is full; nothing was changed.' } };
    return route.fulfill({ contentType: 'application/json', body: JSON.stringify({ id: 'x', result }) });
  });
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await expect(page.getByText('The disk is full; nothing was changed.')).toBeVisible();
  await expect(lanes(page)).toHaveCount(0);
});

test('lanes show all codes, or only the active ones', async ({ app }) => {
  await app.start(await app.copySample());
  const { page } = app;
  await page.getByRole('button', { name: 'Open the first document' }).click();
  await expect(lanes(page).first()).toBeVisible();
  const all = await lanes(page).count();
  await page.getByRole('button', { name: 'Activate business need' }).click();
  await page.getByRole('button', { name: /Which lanes are shown/ }).click();
  await page.getByRole('option', { name: 'Lanes: active codes' }).click();
  await expect.poll(() => lanes(page).count()).toBeLessThan(all);
});

test('a document is found again where it was left', async ({ app }) => {
  await openFieldNote(app);
  const { page } = app;
  await reader(page).hover();
  await page.mouse.wheel(0, 430);
  await expect.poll(() => reader(page).evaluate((element) => element.scrollTop)).toBe(430);
  await expect(page.locator('.reader-overview-visible')).not.toHaveAttribute('style', /top: 0%/u);
  await page.keyboard.press('Control+6');
  await expect(reader(page)).toBeHidden();
  await page.keyboard.press('Control+1');
  await expect(reader(page)).toBeVisible();
  expect(await reader(page).evaluate((element) => Math.round(element.scrollTop))).toBe(430);
});

test('a document that is left while it scrolls is found where it was', async ({ app }) => {
  await openFieldNote(app);
  const { page } = app;
  // Both in one turn of the window: no frame is drawn between the scrolling and the leaving.
  await reader(page).evaluate((element) => {
    element.scrollTop = 430;
    document.querySelector<HTMLElement>('#tab-segments')?.click();
  });
  await expect(reader(page)).toBeHidden();
  await page.keyboard.press('Control+1');
  await expect(reader(page)).toBeVisible();
  expect(await reader(page).evaluate((element) => Math.round(element.scrollTop))).toBe(430);
});

test('a note on the document leaves the reader where it is', async ({ app }) => {
  await openFieldNote(app);
  const { page } = app;
  await reader(page).evaluate((element) => {
    element.scrollTop = 500;
  });
  const note = inspector(page).getByRole('textbox', { name: 'Note on the document' });
  await note.fill('She came back to this twice.');
  await step(page, () => note.press('Control+Enter'));
  await expect(page.getByRole('button', { name: /^Undo: .*note/iu })).toBeVisible();
  expect(await reader(page).evaluate((element) => element.scrollTop)).toBe(500);
});

for (const theme of ['light', 'dark'] as const) {
  test(`reading and coding has no accessibility violation, ${theme}`, async ({ app }) => {
    await app.page.emulateMedia({ colorScheme: theme });
    await app.start(await app.copySample());
    const { page } = app;
    await page.getByRole('button', { name: 'Open the first document' }).click();
    await expect(lanes(page).first()).toBeVisible();
    // The frame around has its own test.
    const check = async () => {
      const ours = axe(page).include('.read-header').include('.reader').include('.frame-right');
      if (await bar(page).isVisible()) ours.include('.coding-bar');
      return (await ours.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    };
    expect(await check(), 'document facts').toEqual([]);
    await page.keyboard.press('n');
    await expect(inspector(page).getByRole('heading', { name: 'Coding' })).toBeVisible();
    expect(await check(), 'coding in hand').toEqual([]);
    await page.keyboard.press('s');
    await page.keyboard.press('c');
    await page.keyboard.type('me');
    expect(await check(), 'coding bar').toEqual([]);
  });
}
