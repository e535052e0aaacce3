import { openReader } from '../../reader/current.ts';
import { session } from '../../state/session.ts';
import { applyCodes, applyNewCode, demandWords } from './applyCodes.ts';
import { codeTreeNow } from './codesNow.ts';

/** Longer words make no name; they are offered in the coding bar to be shortened. UTF-16 units. */
const longestName = 80;

/**
 * The words become the code (in vivo), under the theme used last. Answers the words when they are too long for a name:
 * then whoever asked lets the researcher shorten them.
 */
export async function codeInVivo(): Promise<string | null> {
  const words = demandWords();
  const range = words?.ranges[0];
  const reader = openReader();
  if (!words || !range || !reader) return null;
  const name = nameFrom(reader.text.slice(range.start, range.end));
  if (name === '') return null;
  if (name.length > longestName) return name.slice(0, longestName).replace(/\s+\S*$/u, '');
  const tree = codeTreeNow();
  const { lastThemeId } = session();
  const parentId = lastThemeId !== null && tree.byId.has(lastThemeId) ? lastThemeId : null;
  const siblings = parentId === null ? tree.themes : (tree.byId.get(parentId)?.children ?? []);
  const same = siblings.find((node) => node.code.name.toLowerCase() === name.toLowerCase());
  if (same) await applyCodes(words, [same.code.id]);
  else await applyNewCode(words, name, parentId);
  return null;
}

/** Words as a name: one line, without the quotation marks and stops around them. */
const nameFrom = (words: string): string =>
  words
    .replace(/\s+/gu, ' ')
    .replace(/^[\s"'“”‘’«»„(]+|[\s"'“”‘’«»).,;:!?]+$/gu, '')
    .trim();
