import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { bodyOf, paragraphNode, textNode } from '#shared/interchange/memoNodes.ts';
import { createNewId } from '../../electron/core/newId.ts';
import { ensureCoder } from '../../electron/store/coders.ts';
import { insertCode } from '../../electron/store/codes.ts';
import { insertCoding } from '../../electron/store/codings.ts';
import { createStudyFile } from '../../electron/store/create.ts';
import { findDocumentKey, findGroup, insertDocument, insertGroup } from '../../electron/store/documents.ts';
import { insertLink } from '../../electron/store/memoLinks.ts';
import { insertMemo } from '../../electron/store/memos.ts';
import type { WritableStudy } from '../../electron/store/study.ts';
import { openStudyFile, type StudyFile } from '../../electron/store/studyFile.ts';
import { storeText } from '../../electron/store/texts.ts';
import { findVariable, insertVariable, setValue } from '../../electron/store/variables.ts';
import { seededRandom } from './seededRandom.ts';

/** How much stands in a generated study. */
export interface StudySize {
  readonly documents: number;
  readonly codings: number;
  readonly codes: number;
  readonly memos: number;
}

/** The sizes that the program is measured at: a thesis as published, a team, and far beyond what people do. */
export const studySizes = {
  paper: { documents: 100, codings: 2_000, codes: 100, memos: 218 },
  team: { documents: 1_000, codings: 50_000, codes: 300, memos: 1_000 },
  stress: { documents: 10_000, codings: 1_000_000, codes: 1_000, memos: 5_000 },
} as const satisfies Record<string, StudySize>;
export type SizeName = keyof typeof studySizes;

const seed = 20_250_101;
/** Codings that are written in one step of the history: as large as a careful day of a team. */
const stepSize = 10_000;
const themeColors = ['red', 'green', 'purple', 'amber', 'blue'] as const;
const groups = ['Organisation A', 'Organisation B', 'Organisation C'] as const;
const sides = ['IT', 'business'] as const;
const vocabulary =
  'the business need service change order plan people stock system hour call window agreed measure month together promise value stand wait early report screen number answer meeting question office warehouse customer year'.split(
    ' ',
  );

/** Makes a study of a size, the same on every machine, through the store; one that is there already is taken. */
export function provideStudy(path: string, size: StudySize): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const draft = path.replace(/\.axial$/, '.part.axial');
  rmSync(draft, { force: true });
  const random = seededRandom(seed);
  let time = Date.UTC(2025, 0, 6);
  const clock = () => ++time;
  const newId = createNewId(clock, (bytes) => {
    for (let index = 0; index < bytes.length; index++) bytes[index] = Math.floor(random() * 256);
  });
  createStudyFile(draft, 'Generated study', { clock, newId });
  const file = openStudyFile(draft, { clock, newId });
  fill(file, size, random);
  file.close();
  renameSync(draft, path);
}

interface Document {
  readonly key: number;
  readonly length: number;
}

function fill(file: StudyFile, size: StudySize, random: () => number): void {
  const actor = 'Generator';
  const codes = file.operate({ name: 'codes.create', label: 'Make the codes', actor }, (study) => {
    const themes: number[] = [];
    return Array.from({ length: size.codes }, (_, number) => {
      const parent = number < 5 ? null : (themes[number % 5] ?? null);
      const { key } = insertCode(study, parent, {
        name: `code ${number}`,
        ...(number < 5 ? { key: String(number + 1), color: themeColors[number] } : {}),
      });
      if (number < 5) themes.push(key);
      return key;
    });
  });
  const documents = file.operate({ name: 'imports.run', label: 'Import the documents', actor }, (study) => {
    const groupKeys = groups.map((name) => findGroup(study, insertGroup(study, name).id)?.key ?? 0);
    const side = findVariable(study, insertVariable(study, { name: 'Side', type: 'choice', choices: sides }));
    return Array.from({ length: size.documents }, (_, number): Document => {
      const text = makeText(random, number);
      const textHash = storeText(study, text, []);
      const name = `Interview ${String(number + 1).padStart(5, '0')}`;
      const groupKey = groupKeys[number % groupKeys.length] ?? null;
      const id = insertDocument(study, { name, groupKey, textHash, sourceHash: null, sourceName: '' });
      const key = findDocumentKey(study, id) ?? 0;
      setValue(study, key, side?.key ?? 0, sides[Math.floor(random() * sides.length)] ?? null);
      return { key, length: text.length };
    });
  });
  const places = codingPlaces(size, documents, codes, random);
  for (let rest = size.codings; rest > 0; rest -= stepSize) {
    file.operate({ name: 'codings.import', label: 'Code', actor }, (study) => {
      const coderKey = ensureCoder(study, actor);
      for (const place of places.take(Math.min(rest, stepSize))) {
        insertCoding(study, { ...place, coderKey, weight: null, comment: '' });
      }
    });
  }
  file.operate({ name: 'memos.create', label: 'Write the memos', actor }, (study) => {
    for (let number = 0; number < size.memos; number++) {
      const text = makeSentence(random, 60);
      const memo = insertMemo(study, {
        title: `Memo ${number + 1}`,
        type: 'theoretical',
        author: actor,
        text,
        body: bodyOf([paragraphNode([textNode(text, 0)])]),
      });
      linkMemo(study, memo.key, { documents, codes }, random);
    }
  });
}

interface Linkable {
  readonly documents: readonly Document[];
  readonly codes: readonly number[];
}

/** A memo is about a theme, one of the concepts, and a document. */
function linkMemo(study: WritableStudy, memoKey: number, { documents, codes }: Linkable, random: () => number): void {
  const link = { origin: 'link', codeKey: null, documentKey: null, start: null, end: null } as const;
  const about = { ...link, codingKey: null, targetMemoKey: null };
  const theme = Math.floor(random() * themeColors.length);
  const concept = themeColors.length + Math.floor(random() ** 2 * (codes.length - themeColors.length));
  for (const place of [theme, concept]) insertLink(study, memoKey, { ...about, codeKey: codes[place] ?? 0 });
  const document = documents[Math.floor(random() * documents.length)];
  insertLink(study, memoKey, { ...about, documentKey: document?.key ?? 0 });
}

/** Places to code, document by document, codes used unevenly as people use them; none comes twice. */
function codingPlaces(size: StudySize, documents: readonly Document[], codes: readonly number[], random: () => number) {
  let row = 0;
  let taken = new Set<string>();
  let at: Document | undefined;
  const next = () => {
    const document = documents[Math.floor((row * size.documents) / size.codings)];
    if (document === undefined) throw new Error('There are more rows than documents have.');
    if (document !== at) taken = new Set();
    at = document;
    for (;;) {
      const codeKey = codes[Math.floor(random() ** 2 * codes.length)] ?? 0;
      const start = Math.floor(random() * (document.length - 1));
      const end = Math.min(document.length, start + 20 + Math.floor(random() * 400));
      const place = `${codeKey} ${start} ${end}`;
      if (taken.has(place)) continue;
      taken.add(place);
      row++;
      return { documentKey: document.key, codeKey, start, end };
    }
  };
  return { take: (count: number) => Array.from({ length: count }, next) };
}

/** A conversation of some 1,000 words in paragraphs of about 300 characters. */
function makeText(random: () => number, number: number): string {
  const paragraphs = Array.from({ length: 20 }, () => makeSentence(random, 30 + Math.floor(random() * 40)));
  return `Interview ${number + 1}\n\n${paragraphs.join('\n\n')}\n`;
}

function makeSentence(random: () => number, words: number): string {
  const chosen = Array.from({ length: words }, () => vocabulary[Math.floor(random() * vocabulary.length)]);
  return `${chosen.join(' ')}.`;
}
