import type { ExportFacts } from './facts.ts';
import type { StretchRecord } from './stretches.ts';
import { groupStretches, stretchesLead, stretchSource } from './stretchesPage.ts';
import { factsFoot, factsLead, heading, paragraph, type WordBlock, type WordDocument } from './wordDocument.ts';

/** Stretches for a word processor, each quotation with its source. */
export function stretchesDocument(stretches: readonly StretchRecord[], facts: ExportFacts): WordDocument {
  const groups = groupStretches(stretches);
  return {
    title: 'Stretches of text',
    lead: [`${facts.study}: ${stretchesLead(stretches)}`, ...factsLead(facts)],
    foot: factsFoot(facts),
    landscape: false,
    contents: groups.length > 1 ? 1 : 0,
    blocks: groups.flatMap((group) => [
      ...(group.document === null ? [] : [heading(1, group.document)]),
      ...group.stretches.flatMap(quoteBlocks),
    ]),
  };
}

const quoteBlocks = (stretch: StretchRecord): WordBlock[] => [
  { ...paragraph('quote', stretch.text), keepNext: true },
  paragraph('meta', stretchSource(stretch).join(' · ')),
];
