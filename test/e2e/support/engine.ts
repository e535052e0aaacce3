import type { Page } from '@playwright/test';
import { decode, encode } from '../../../shared/contract/codec.ts';
import type { InputOf, OutputOf, QueryName } from '../../../shared/contract/index.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { expect } from './app.ts';

/** Asks the engine behind the window. */
export async function ask<Name extends QueryName>(
  page: Page,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const answer = await page.evaluate(
    async (body) => {
      const response = await fetch('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return response.text();
    },
    encode({ id: 'test', name, input }),
  );
  const { result } = decode(answer) as { result: Result<OutputOf<Name>> };
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Every coding in words: code, quoted text, weight, comment. */
export async function codings(page: Page): Promise<readonly string[]> {
  const { segments } = await ask(page, 'segments.query', { choice: {}, grouping: 'none', limit: 1000 });
  return segments
    .map(({ codePath, start, text, weight, comment }) => [start, codePath, text, weight ?? '–', comment].join(' | '))
    .sort();
}

/** Presses a key and waits until the engine has done one more step. */
export async function step(page: Page, press: () => Promise<void>): Promise<void> {
  const { revision } = await ask(page, 'operations.state', {});
  await press();
  await expect.poll(async () => (await ask(page, 'operations.state', {})).revision).toBeGreaterThan(revision);
}
