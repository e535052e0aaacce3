import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { createNewId } from '../../electron/core/newId.ts';
import { createStudyFile } from '../../electron/store/create.ts';
import { insertDocument } from '../../electron/store/documents.ts';
import { openStudyFile } from '../../electron/store/studyFile.ts';
import { storeText } from '../../electron/store/texts.ts';
import { seededRandom } from './seededRandom.ts';

/** Texts as search is measured with: many words, used as unevenly as people use them, every twentieth text Japanese. */
export const searchSize = { documents: 10_000, characters: 8_000, words: 40_000 } as const;
/** A word that stands in one text of a thousand, and words that stand side by side in as many. */
export const rareWord = 'quillfeather';
export const rarePhrase = 'lantern under harbour';

const syllables =
  'ba be bi bo da de di do fa fe ga go ha he ka ke ki la le li lo ma me mi na ne no pa pe ra re ri ro sa se si so ta te ti to va ve wa we za'.split(
    ' ',
  );
const kana =
  'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん東京都大学会社人日本語話聞思言行来見時間仕事';
const seed = 20_260_301;

/** Makes the study, the same on every machine, through the store; one that is there already is taken. */
export function provideSearchStudy(path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const draft = path.replace(/\.axial$/, '.part.axial');
  rmSync(draft, { force: true });
  const random = seededRandom(seed);
  let time = Date.UTC(2026, 2, 1);
  const clock = () => ++time;
  const newId = createNewId(clock, (bytes) => {
    for (let index = 0; index < bytes.length; index++) bytes[index] = Math.floor(random() * 256);
  });
  createStudyFile(draft, 'Texts to search', { clock, newId });
  const file = openStudyFile(draft, { clock, newId });
  const words = Array.from({ length: searchSize.words }, () => makeWord(random));
  for (let from = 0; from < searchSize.documents; from += 1000) {
    file.operate({ name: 'imports.run', label: 'Import the documents', actor: 'Generator' }, (study) => {
      for (let number = from; number < from + 1000; number++) {
        const textHash = storeText(study, makeText(random, words, number), []);
        const name = `Text ${String(number + 1).padStart(5, '0')}`;
        insertDocument(study, { name, groupKey: null, textHash, sourceHash: null, sourceName: '' });
      }
    });
  }
  file.close();
  renameSync(draft, path);
}

const makeWord = (random: () => number): string =>
  Array.from({ length: 1 + Math.floor(random() * 4) }, () => syllables[Math.floor(random() * syllables.length)]).join(
    '',
  );

/** Paragraphs of some 40 words up to the length wanted. */
function makeText(random: () => number, words: readonly string[], number: number): string {
  const isJapanese = number % 20 === 19;
  const makeSentence = isJapanese ? () => japanese(random) : () => sentence(random, words);
  const paragraphs: string[] = [];
  if (number % 1000 === 500) paragraphs.push(`There was a ${rareWord} and a ${rarePhrase} somewhere.`);
  for (let length = 0; length < searchSize.characters; length += paragraphs.at(-1)?.length ?? 1)
    paragraphs.push(makeSentence());
  return `${paragraphs.join('\n\n')}\n`;
}

/** Frequent words come again and again (a power law), and so do the words of the phrase, apart from each other. */
function sentence(random: () => number, words: readonly string[]): string {
  const chosen = Array.from({ length: 40 }, () => {
    const chance = random();
    if (chance < 0.01) return rarePhrase.split(' ')[Math.floor(random() * 3)] ?? '';
    return words[Math.floor(words.length ** random()) - 1] ?? '';
  });
  return `${chosen.join(' ')}.`;
}

const japanese = (random: () => number): string =>
  `${Array.from({ length: 120 }, () => kana[Math.floor(random() * kana.length)]).join('')}。`;
