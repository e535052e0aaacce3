import { type CodebookEntry, countsOf, fieldsOf } from './codebook.ts';
import type { ExportFacts } from './facts.ts';
import { counted } from './page.ts';
import { factsFoot, factsLead, heading, paragraph, run, type WordBlock, type WordDocument } from './wordDocument.ts';

/** The codebook as an appendix: contents, an overview with the counts, then an entry for every code. */
export function codebookDocument(entries: readonly CodebookEntry[], facts: ExportFacts): WordDocument {
  const themes = entries.filter((entry) => entry.names.length === 1).length;
  return {
    title: 'Codebook',
    lead: [`${facts.study}: ${counted(entries.length, 'code')} under ${counted(themes, 'theme')}`, ...factsLead(facts)],
    foot: factsFoot(facts),
    landscape: false,
    contents: entries.length > 1 ? 2 : 0,
    blocks: [...overview(entries), ...entries.flatMap(entryBlocks)],
  };
}

function overview(entries: readonly CodebookEntry[]): WordBlock[] {
  if (entries.length === 0) return [paragraph('body', 'There are no codes.')];
  const right = (count: number) => [paragraph('cell', count.toLocaleString('en-GB'))];
  return [
    heading(1, 'All codes with their counts'),
    {
      kind: 'table',
      widths: [44, 14, 14, 14, 14],
      header: true,
      lines: true,
      rows: [
        ['code', 'codings', 'documents', 'codings with subcodes', 'documents with subcodes'].map((title) => [
          paragraph('cell', title),
        ]),
        ...entries.map((entry) => [
          [
            paragraph('cell', [
              run(`${'\u2003'.repeat(Math.min(entry.names.length - 1, 6))}`),
              run('■ ', { color: entry.pageColor.light.solid }),
              run(entry.names.at(-1) ?? '', entry.names.length === 1 ? { bold: true } : {}),
            ]),
          ],
          ...[entry.codings, entry.documents, entry.codingsWith, entry.documentsWith].map(right),
        ]),
      ],
    },
  ];
}

function entryBlocks(entry: CodebookEntry): WordBlock[] {
  const level = Math.min(entry.names.length, 5) as 1 | 2 | 3 | 4 | 5;
  const above = entry.names.slice(0, -1).join(' / ');
  return [
    {
      kind: 'heading',
      level,
      runs: [run('■ ', { color: entry.pageColor.light.solid }), run(entry.names.at(-1) ?? '')],
    },
    {
      ...paragraph('meta', [above, countsOf(entry)].filter((words) => words !== '').join(' · ')),
      keepNext: entry.description !== '',
    },
    ...(entry.description === '' ? [] : [paragraph('body', entry.description)]),
    ...fieldsOf(entry).map(([name, text]) =>
      name === 'Example'
        ? { ...paragraph('quote', [run(`${name}: `, { bold: true }), run(text)]), rule: entry.pageColor.light.solid }
        : paragraph('body', [run(`${name}: `, { bold: true }), run(text)]),
    ),
  ];
}
