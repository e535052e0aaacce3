import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { axial } from './support/studies.ts';

const codes = 150;

test('a matrix of very many cells is one picture that still says each pair and leads to its words', async ({ app }) => {
  const study = join(app.folder, 'many.axial');
  writeFileSync(join(app.folder, 'words.txt'), 'Everybody says the same all day long. '.repeat(40));
  const codings = Array.from({ length: codes }, (_, at) => ({
    ...{ document: 'words', code: `concept ${String(at).padStart(3, '0')}`, start: at, end: 1200 + at },
  }));
  writeFileSync(join(app.folder, 'codings.json'), JSON.stringify(codings));
  await axial('new', study);
  await axial('import', study, join(app.folder, 'words.txt'));
  await axial('code', study, '--from', join(app.folder, 'codings.json'));
  await app.start(study);
  const { page } = app;
  await page.getByRole('tab', { name: 'Charts' }).click();
  await page.locator('.charts-card', { has: page.getByText('Co-occurrence', { exact: true }) }).click();
  const picture = page.getByRole('application', { name: /^Co-occurrence of 150 codes/ });
  await expect(picture).toBeVisible();
  const canvas = page.locator('.chart-canvas canvas');
  await expect(canvas).toBeVisible();
  // Not empty: some of it is painted.
  await expect
    .poll(() =>
      canvas.evaluate((element) => {
        const { width, height } = element as HTMLCanvasElement;
        const image = (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height);
        return image?.data.some((value, at) => at % 4 === 3 && value > 0);
      }),
    )
    .toBe(true);
  await picture.focus();
  // Moved a step at a time it looks as if it were drawn there at once.
  const show = async (left: number, top: number) => {
    await picture.evaluate((frame, [x = 0, y = 0]) => frame.scrollTo(x, y), [left, top]);
    // What is drawn follows the scrolling by a frame or two.
    await page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
    );
  };
  const pixels = () =>
    canvas.evaluateHandle((element) => {
      const { width, height } = element as HTMLCanvasElement;
      return (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height);
    });
  for (let at = 0; at < 800; at += 160) await show(at, 0);
  for (let at = 0; at <= 720; at += 180) await show(800, at);
  const moved = await pixels();
  await show(800, 100_000);
  const elsewhere = await pixels();
  await show(800, 720);
  const anew = await pixels();
  const different = await page.evaluate(
    ([one, ...others]) => others.map((other) => one?.data.filter((value, at) => value !== other?.data[at]).length),
    [anew, moved, elsewhere],
  );
  expect(different[0]).toBe(0);
  expect(different[1]).toBeGreaterThan(1000);
  await show(0, 0);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.hover-card')).toContainText('1 pair of codings overlaps');
  const heading = page.locator('.hover-card-name');
  await expect(heading).toContainText(' × ');
  const pair = await heading.innerText();
  const body = page.locator('.chart-body');
  await body.hover({ position: { x: 40, y: 200 } });
  await expect(heading).toContainText(' × ');
  expect(await heading.innerText()).not.toBe(pair);
  await body.click({ position: { x: 40, y: 200 } });
  const words = page.locator('.charts-passages li button');
  await expect(words).toHaveCount(1);
  await words.first().click();
  await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
});
