import { type CodeTree, codeAtPath, parsePath } from '#shared/domain/codeTree.ts';
import { bodyOf, paragraphNode, textNode } from '#shared/interchange/memoNodes.ts';
import { type MemoNames, readMemoMarkdown } from '#shared/interchange/memoReading.ts';
import { readCodeTree } from './names.ts';
import type { Ask } from './openStudy.ts';

/** The body of a memo whose lines are its paragraphs, taken as they stand. */
export const memoBodyFromText = (text: string): string =>
  bodyOf(text.split(/\r\n?|\n/).map((line) => paragraphNode(line === '' ? [] : [textNode(line, 0)])));

/** The body of a memo from Markdown, its mentions found in the study; `unresolved` lists those that name nothing. */
export async function memoBodyFromMarkdown(ask: Ask, source: string) {
  return readMemoMarkdown(source, namesIn(await readStudyNames(ask)));
}

interface StudyNames {
  readonly tree: CodeTree;
  readonly documents: readonly { readonly id: string; readonly name: string; readonly text: string }[];
  readonly memos: readonly { readonly id: string; readonly title: string }[];
}

async function readStudyNames(ask: Ask): Promise<StudyNames> {
  const { documents } = await ask('documents.list', {});
  const texts = [];
  for (const { id, name } of documents) texts.push({ id, name, text: (await ask('documents.read', { id })).text });
  return { tree: await readCodeTree(ask), documents: texts, memos: await ask('memos.list', {}) };
}

const namesIn = ({ tree, documents, memos }: StudyNames): MemoNames => ({
  code: (path) => {
    const node = codeAtPath(tree, parsePath(path));
    return node && { id: node.code.id, label: node.code.name };
  },
  document: (name) => {
    const found = documents.find((document) => document.name === name);
    return found ? { id: found.id, label: found.name } : null;
  },
  memo: (title) => {
    const found = memos.find((memo) => memo.title === title);
    return found ? { id: found.id, label: found.title } : null;
  },
  passage: (name, words) => {
    const found = documents.find((document) => document.name === name);
    const start = found?.text.indexOf(words) ?? -1;
    if (!found || start < 0) return null;
    return { documentId: found.id, start, end: start + words.length, codingId: null, label: found.name };
  },
});
