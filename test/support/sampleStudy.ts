import { readFileSync } from 'node:fs';
import type { StudyColumns } from '#shared/analysis/columns.ts';
import type { Code } from '#shared/domain/code.ts';
import { buildCodeTree, type CodeTree, pathOf } from '#shared/domain/codeTree.ts';
import { normaliseText } from '#shared/text/normalise.ts';
import { codeNamed } from './codes.ts';
import { columnsOf } from './columns.ts';

const folder = new URL('../../fixtures/field-notes/', import.meta.url);
const colors: Readonly<Record<string, string>> = {
  need: 'red',
  experience: 'green',
  specification: 'purple',
  change: 'amber',
  alignment: 'blue',
};

export interface FixtureDocument {
  readonly file: string;
  readonly name: string;
  readonly organisation: string;
  readonly side: 'IT' | 'business';
}
interface FixtureCode {
  readonly name: string;
  readonly hue: string;
  readonly children?: readonly FixtureCode[];
}
interface FixtureCoding {
  readonly code: string;
  readonly quote: string;
  /** Which occurrence of the quotation in the text, from 1. */
  readonly occurrence?: number;
}

/** The sample study read straight from its fixtures, without an engine: what analysis and charts need of it. */
export interface SampleStudy {
  readonly columns: StudyColumns;
  readonly tree: CodeTree;
  readonly documents: readonly FixtureDocument[];
}

const text = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
const json = <Value>(path: string): Value => JSON.parse(text(path)) as Value;

/** The id of a fixture's code is its path. */
function codesBelow(nodes: readonly FixtureCode[], parent: string | null): readonly Code[] {
  return nodes.flatMap((node, position) => {
    const id = parent === null ? node.name : `${parent}/${node.name}`;
    const own = codeNamed(id, parent, { name: node.name, position, color: colors[node.hue] ?? null });
    return [own, ...codesBelow(node.children ?? [], id)];
  });
}

function placeOf(words: string, { quote, occurrence = 1 }: FixtureCoding): number {
  let at = -1;
  for (let count = 0; count < occurrence; count++) at = words.indexOf(quote, at + 1);
  if (at < 0) throw new Error(`No such words in the document: ${quote}`);
  return at;
}

export function readSampleStudy(): SampleStudy {
  const documents = json<readonly FixtureDocument[]>('documents.json');
  const codes = codesBelow(json<{ codes: readonly FixtureCode[] }>('codebook.json').codes, null);
  const tree = buildCodeTree(codes);
  const ids = codes.map((code) => code.id);
  const indexOf = new Map(ids.map((id, index) => [pathOf(tree, id), index]));
  const texts = documents.map(({ file }) => normaliseText(text(`documents/${file}`)));
  const codings = documents.flatMap(({ name }, document) =>
    json<readonly FixtureCoding[]>(`codings/${name}.json`).map((coding) => {
      const code = indexOf.get(coding.code);
      if (code === undefined) throw new Error(`No such code in the codebook: ${coding.code}`);
      const start = placeOf(texts[document] ?? '', coding);
      return { document, code, coder: 0, start, end: start + coding.quote.length };
    }),
  );
  const columns = columnsOf({ texts, codes: ids, coders: ['researcher'], codings });
  return { columns, tree, documents };
}
