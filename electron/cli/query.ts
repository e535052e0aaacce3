import type { OutputOf } from '#shared/contract/index.ts';
import { codeAtPath, formatPath, parsePath } from '#shared/domain/codeTree.ts';
import { AxialError } from '#shared/domain/result.ts';
import { astralPositions, toCodePoints } from '#shared/text/offsets.ts';
import { formatOf, readOut } from './export.ts';
import { readCodeTree } from './names.ts';
import { type Ask, withStudyToRead, withStudyToWrite } from './openStudy.ts';
import { complain, countOf, print, printJson, printTable } from './output.ts';
import { type Command, readWholeNumber, readWords, UsageError } from './usage.ts';

const options = {
  out: { type: 'string' },
  code: { type: 'string' },
  save: { type: 'string' },
  limit: { type: 'string' },
  json: { type: 'boolean' },
} as const;
type Values = ReturnType<typeof readWords<typeof options>>['values'];
type Run = OutputOf<'queries.run'>;

export const query: Command = {
  usage:
    'query STUDY.axial \'EXPRESSION\' [--json] [--limit N] [--out FILE.(csv|xlsx|docx|html|md|json)] [--code "Theme/Concept"] [--save NAME]',
  summary: 'Finds coded segments, or stretches where codes meet, by an expression.',
  details: [
    '',
    'begin with a code ("change/release calendar", with its subcodes; exactly CODE without), everything,',
    '  any of (A, B), all of (A, B) or A and B (the stretches where all overlap), all of (A, B) whole,',
    '  at least 2 of (A, B, C), only A',
    'then, from left to right: overlapping B, outside B, inside B, followed by B within 2 paragraphs,',
    '  preceded by B …, near B …, in same document as B, but not B; not before any of them turns it round',
    'and: in group "G", in set "S", in document ("D", "E"), where "variable" = "value" (or != < <= > >=, contains,',
    '  between "a" and "b", is empty, is filled), by coder "C", weight 50 to 100, with comment, with memo, text "words",',
    '  coded from 2026-01-01 to 2026-02-01; brackets group',
    '',
    '--out FILE   writes what was found, with the query; the ending decides the format',
    '--code PATH  codes all that was found with this code, in one step; a code that is missing is made',
    '--save NAME  keeps the query in the study under a name; one of that name is changed',
    '--limit N    lists so many (1,000)',
  ],
  run: async (words) => {
    const { values, positionals } = readWords(words, options, { least: 2, most: 2 });
    const [study = '', expression = ''] = positionals;
    const limit = readWholeNumber('limit', values.limit ?? '1000', { least: 1, most: 1_000_000 });
    const out = values.out === undefined ? null : readOut(values.out);
    if (out !== null) formatOf(out, undefined);
    const isChange = values.code !== undefined || values.save !== undefined;
    const open = isChange ? withStudyToWrite : withStudyToRead;
    return open(study, async (ask) => {
      await refuseWrong(ask, expression);
      if (values.save !== undefined) await keep(ask, expression, values.save);
      if (out !== null) await write(ask, expression, out, values);
      if (values.code !== undefined) await codeAll(ask, expression, values.code, values);
      if (out === null && values.code === undefined) await list(ask, expression, limit, values);
      return 0;
    });
  },
};

/** An expression that makes no sense is refused with its place. */
async function refuseWrong(ask: Ask, expression: string): Promise<void> {
  const { errors, doubts } = await ask('queries.check', { expression });
  for (const { message } of doubts) complain(message);
  const [error] = errors;
  if (!error) return;
  const part = expression.slice(error.start, error.end);
  const where = part === '' ? 'At the end' : `At “${part}” (sign ${error.start + 1})`;
  throw new UsageError(`${where}: ${error.message}`);
}

async function keep(ask: Ask, expression: string, name: string): Promise<void> {
  const { kept } = await ask('queries.check', { expression });
  const content = { kind: 'query', expression: kept ?? expression } as const;
  await ask('views.save', { name, content, replace: true });
}

async function write(ask: Ask, expression: string, out: string, values: Values): Promise<void> {
  const request = { what: 'query', expression } as const;
  const written = await ask('exports.write', { request, format: formatOf(out, undefined), path: out, overwrite: true });
  if (values.json) printJson({ path: written.path, bytes: written.bytes, items: written.items });
  else print(`${written.path}: ${countOf(written.items, 'entry', 'entries')}`);
}

async function codeAll(ask: Ask, expression: string, path: string, values: Values): Promise<void> {
  const names = parsePath(path);
  const tree = await readCodeTree(ask);
  const node = codeAtPath(tree, names);
  const parent = names.length > 1 ? codeAtPath(tree, names.slice(0, -1)) : null;
  if (!node && names.length > 1 && !parent) {
    throw new AxialError('not_found', `There is no code “${formatPath(names.slice(0, -1))}” to make it under.`);
  }
  const newCode = node ? null : { name: names.at(-1) ?? '', parentId: parent?.code.id ?? null };
  const done = await ask('queries.code', { expression, codeId: node?.code.id ?? null, newCode });
  if (values.json) printJson({ added: done.added, existing: done.existing, documents: done.documents });
  else print(`${countOf(done.added, 'coding')} added, ${countOf(done.existing, 'coding')} there already.`);
}

const page = 1000;

async function list(ask: Ask, expression: string, limit: number, values: Values): Promise<void> {
  const { words, spoken } = await ask('queries.check', { expression });
  const items: Awaited<ReturnType<typeof rowsOf>> = [];
  let totals: Run | null = null;
  for (let offset = 0; offset < limit; offset += page) {
    const found = await ask('queries.run', {
      expression,
      offset,
      limit: Math.min(page, limit - offset),
      context: 'none',
    });
    totals = found;
    items.push(...(await rowsOf(ask, found)));
    if (offset + page >= found.total) break;
  }
  const { gives, total, documents } = totals ?? { gives: 'segments', total: 0, documents: 0 };
  if (values.json) {
    printJson({ query: spoken, finds: words, gives, total, documents, items });
    return;
  }
  print(words ?? '');
  print(`${countOf(total, gives === 'segments' ? 'segment' : 'stretch', gives)} in ${countOf(documents, 'document')}.`);
  if (items.length === 0) return;
  printTable(
    ['document', 'paragraph', 'codes', 'text'],
    items.map(({ document, paragraph, codes, text }) => [document, paragraph, codes.join('; '), text]),
  );
}

/** Positions in code points. */
async function rowsOf(ask: Ask, { gives, segments, stretches }: Run) {
  const tree = await readCodeTree(ask);
  const astral = new Map<string, Int32Array>();
  for (const { documentId } of [...segments, ...stretches]) {
    if (astral.has(documentId)) continue;
    astral.set(documentId, astralPositions((await ask('documents.read', { id: documentId })).text));
  }
  const pathsOf = new Map([...tree.byId.values()].map((node) => [node.code.id, node]));
  const place = (each: Run['stretches'][number]) => ({
    document: each.documentName,
    paragraph: each.paragraph,
    start: toCodePoints(astral.get(each.documentId) ?? new Int32Array(0), each.start),
    end: toCodePoints(astral.get(each.documentId) ?? new Int32Array(0), each.end),
    text: each.text,
  });
  if (gives === 'segments') {
    return segments.map((each) => ({
      ...place(each),
      codes: [each.codePath],
      coder: each.coderName,
      weight: each.weight,
      comment: each.comment,
    }));
  }
  return stretches.map((each) => ({
    ...place(each),
    codes: [...new Set(each.also.flatMap(({ codeId }) => pathsOf.get(codeId)?.code.name ?? []))],
  }));
}
