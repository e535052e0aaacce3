import { differencesOf, type TextEdit } from '#shared/text/differences.ts';
import type { CoreContext } from './context.ts';

/** Longer texts (UTF-16 units of both together) are compared in a worker. */
const quick = 200_000;

/** The edits between two texts of a document; a long one does not hold the program up. */
export async function findDifferences(
  context: CoreContext,
  name: string,
  before: string,
  after: string,
): Promise<readonly TextEdit[]> {
  if (before.length + after.length <= quick) return differencesOf(before, after);
  const options = { subject: name, signal: context.signal };
  return context.ports.jobs.run('text.differences', { before, after }, options);
}
