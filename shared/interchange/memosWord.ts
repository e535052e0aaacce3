import type { ExportFacts } from './facts.ts';
import { type MemoRecord, memoLine, memoTitle } from './memos.ts';
import { memoBlocks } from './memoWord.ts';
import { counted } from './page.ts';
import { factsFoot, factsLead, heading, paragraph, run, type WordBlock, type WordDocument } from './wordDocument.ts';

/** All memos for a word processor, a heading each. */
export function memosDocument(memos: readonly MemoRecord[], facts: ExportFacts): WordDocument {
  return {
    title: 'Memos',
    lead: [`${facts.study}: ${counted(memos.length, 'memo')}`, ...factsLead(facts)],
    foot: factsFoot(facts),
    landscape: false,
    contents: memos.length > 1 ? 1 : 0,
    blocks: memos.flatMap(memoBlock),
  };
}

function memoBlock(memo: MemoRecord): WordBlock[] {
  const about = [...memo.codes, ...memo.documents];
  const runs = about.flatMap((name, index) => [run(index === 0 ? 'About ' : ', '), run(name, { shade: '#eceeed' })]);
  return [
    heading(1, memoTitle(memo)),
    { ...paragraph('meta', memoLine(memo)), keepNext: true },
    ...(runs.length > 0 ? [{ ...paragraph('meta', runs), keepNext: true }] : []),
    ...memoBlocks(memo.body, 2),
  ];
}
