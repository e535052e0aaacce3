import type { ExportFacts } from './facts.ts';
import { counted } from './page.ts';
import type { SegmentRecord } from './segments.ts';
import { type SegmentGroup, segmentSource } from './segmentsPage.ts';
import { factsFoot, factsLead, heading, paragraph, run, type WordBlock, type WordDocument } from './wordDocument.ts';

/** Coded segments for a word processor: code by code in the order of the tree, each quotation with its source. */
export function segmentsDocument(
  groups: readonly SegmentGroup[],
  variables: readonly string[],
  facts: ExportFacts,
): WordDocument {
  const total = groups.reduce((sum, { segments }) => sum + segments.length, 0);
  return {
    title: 'Coded segments',
    lead: [
      `${facts.study}: ${counted(total, 'coded segment')} of ${counted(groups.length, 'code')}`,
      ...factsLead(facts),
    ],
    foot: factsFoot(facts),
    landscape: false,
    contents: groups.length > 1 ? 2 : 0,
    blocks: groups.flatMap((group, index) => [...above(groups, index), ...groupBlocks(group, variables)]),
  };
}

/** A theme that has no segments of its own stands all the same over the codes below it. */
function above(groups: readonly SegmentGroup[], index: number): WordBlock[] {
  const theme = groups[index]?.names[0] ?? '';
  const isNew = groups[index - 1]?.names[0] !== theme;
  return isNew && (groups[index]?.names.length ?? 0) > 1 ? [heading(1, theme)] : [];
}

function groupBlocks({ names, color, description, segments }: SegmentGroup, variables: readonly string[]): WordBlock[] {
  const path = names.length > 2 ? `${names.slice(1, -1).join(' / ')} / ` : '';
  return [
    {
      kind: 'heading',
      level: names.length === 1 ? 1 : 2,
      runs: [run('■ ', { color: color.light.solid }), run(`${path}${names.at(-1) ?? ''}`)],
    },
    {
      ...paragraph(
        'meta',
        [counted(segments.length, 'segment'), description].filter((words) => words !== '').join(' · '),
      ),
      keepNext: true,
    },
    ...segments.flatMap((segment) => quoteBlocks(segment, color.light.solid, variables)),
  ];
}

function quoteBlocks(segment: SegmentRecord, rule: string, variables: readonly string[]): WordBlock[] {
  const comment = segment.comment === '' ? [] : [run(`${segment.comment}\n`, { italic: true })];
  return [
    { ...paragraph('quote', segment.text), rule, keepNext: true },
    { ...paragraph('meta', [...comment, run(segmentSource(segment, variables).join(' · '))]) },
  ];
}
