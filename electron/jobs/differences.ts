import { differencesOf, type TextEdit } from '#shared/text/differences.ts';

/** Compares two long texts apart from the host thread. */
export async function compareTexts({
  before,
  after,
}: {
  readonly before: string;
  readonly after: string;
}): Promise<TextEdit[]> {
  return differencesOf(before, after);
}
