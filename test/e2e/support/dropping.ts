import type { Locator, Page } from '@playwright/test';

/** A file as a person drops it into the window. */
export interface DroppedText {
  readonly name: string;
  readonly bytes: string | readonly number[];
}

/** Drops files onto a place of the window, as a file manager does. */
export async function dropFiles(target: Locator, files: readonly DroppedText[]): Promise<void> {
  const transfer = await target.page().evaluateHandle((dropped) => {
    const carried = new DataTransfer();
    for (const { name, bytes } of dropped) {
      const content = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
      carried.items.add(new File([content], name));
    }
    return carried;
  }, files);
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer: transfer });
}

/** Drops files and folders of the disk into the middle of the window, through the browser itself. */
export async function dropPaths(page: Page, paths: readonly string[]): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  await browser.detach();
}
