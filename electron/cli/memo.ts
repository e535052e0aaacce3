import { readFile } from 'node:fs/promises';
import { AxialError } from '#shared/domain/result.ts';
import { memoBodyFromMarkdown, memoBodyFromText } from './memoBody.ts';
import { findCodeIds, findDocumentIds } from './names.ts';
import { type Ask, withStudyToWrite } from './openStudy.ts';
import { complain, print, printJson } from './output.ts';
import { type Command, needed, readWords, UsageError } from './usage.ts';

const options = {
  title: { type: 'string' },
  text: { type: 'string' },
  file: { type: 'string' },
  type: { type: 'string' },
  document: { type: 'string', multiple: true },
  code: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

export const memo: Command = {
  usage:
    'memo STUDY.axial --title T (--text X | --file F.md) [--type TYPE] [--document D]... [--code PATH]... [--json]',
  summary: 'Writes a memo, linked to the documents and codes that are named.',
  run: async (words) => {
    const { values, positionals } = readWords(words, options, { least: 1, most: 1 });
    const title = needed('title', values.title);
    if ((values.text === undefined) === (values.file === undefined)) {
      throw new UsageError('Either --text or --file says what stands in the memo.');
    }
    const markdown = values.file === undefined ? null : await readMarkdownFile(values.file);
    return withStudyToWrite(positionals[0] ?? '', async (ask) => {
      const body = markdown === null ? memoBodyFromText(values.text ?? '') : await readBody(ask, markdown);
      const links = await linksOf(ask, values.code, values.document);
      const type = await typeOf(ask, values.type);
      const made = await ask('memos.create', { title, body, links, type });
      if (values.json) printJson({ id: made.id, title: made.title, type: made.type });
      else print(`Wrote the memo “${made.title}”.`);
      return 0;
    });
  },
};

async function readBody(ask: Ask, markdown: string): Promise<string> {
  const { body, unresolved } = await memoBodyFromMarkdown(ask, markdown);
  for (const mention of unresolved) complain(`${mention} names nothing in this study and stays as it is written.`);
  return body;
}

async function readMarkdownFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new AxialError('io', `${file} cannot be read.`);
  }
}

async function typeOf(ask: Ask, given: string | undefined): Promise<string> {
  if (given === undefined) return 'free';
  const types = await ask('memos.types', {});
  if (!types.includes(given)) {
    throw new AxialError(
      'invalid_input',
      `This study has no memos of the type “${given}”; there are ${types.join(', ')}.`,
    );
  }
  return given;
}

async function linksOf(ask: Ask, codes: string[] | undefined, documents: string[] | undefined) {
  const codeIds = (await findCodeIds(ask, codes)) ?? [];
  const documentIds = (await findDocumentIds(ask, documents)) ?? [];
  return [
    ...codeIds.map((codeId) => ({ origin: 'link' as const, target: { kind: 'code' as const, codeId } })),
    ...documentIds.map((documentId) => ({
      origin: 'link' as const,
      target: { kind: 'document' as const, documentId },
    })),
  ];
}
