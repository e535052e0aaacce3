import type { Reader } from './study.ts';

/** All different words of an index: how letters inside or at the end of words are found without reading any text. */
export interface Vocabulary {
  /** Words with these letters inside (or at their end); `null` = so many that reading the texts is quicker. */
  holding(letters: string, atEnd: boolean): string[] | null;
  /** Words that fit a pattern as a whole. */
  fitting(pattern: string): string[] | null;
}

/** A query over more words than this would be slower than the texts themselves. */
const most = 400;

/** Words are kept in memory as lines of one text, and those that came since are added before each question. */
export function createVocabulary(sql: Reader): Vocabulary {
  let [lines, last] = ['\n', 0];
  const refresh = () => {
    for (const [key, word] of sql.tuples<[number, string]>(
      'SELECT key, word FROM vocabulary WHERE key > ? ORDER BY key',
      last,
    )) {
      lines += `${word}\n`;
      last = key;
    }
    return lines;
  };
  return {
    holding: (letters, atEnd) => linesWith(refresh(), atEnd ? `${letters}\n` : letters),
    fitting: (pattern) => {
      const words: string[] = [];
      for (const [word] of refresh().matchAll(new RegExp(`^${pattern}$`, 'gmu'))) {
        if (words.push(word) > most) return null;
      }
      return words;
    },
  };
}

function linesWith(lines: string, letters: string): string[] | null {
  const words: string[] = [];
  for (let at = lines.indexOf(letters); at >= 0; ) {
    const start = lines.lastIndexOf('\n', at - 1) + 1;
    const end = lines.indexOf('\n', Math.max(start, at));
    if (words.push(lines.slice(start, end)) > most) return null;
    at = lines.indexOf(letters, end);
  }
  return words;
}
