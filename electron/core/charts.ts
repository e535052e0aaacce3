import { readChart } from './chartKinds/index.ts';
import { comparison } from './comparison.ts';
import type { Handlers, ProceduresOf } from './context.ts';
import { coOccurrence, passages } from './coOccurrence.ts';
import { evidenceBehind } from './evidence.ts';
import { segmentsOf } from './segments.ts';

export const chartHandlers: Handlers<ProceduresOf<'charts'>> = {
  'charts.read': readChart,
  'charts.evidence': evidenceBehind,
  'charts.coOccurrence': (context, options) => coOccurrence(context, options),
  'charts.passages': passages,
  'charts.comparison': comparison,
  'charts.cellSegments': (context, { options, documentId, start, end }) =>
    segmentsOf(
      context,
      {
        codeIds: options.codeIds ?? context.codeTree().themes.map((node) => node.code.id),
        withSubcodes: options.withSubcodes,
        documentIds: [documentId],
        coderIds: options.coderIds,
        overlapping: null,
        within: { documentId, start, end },
        codingIds: null,
        speakers: options.speakers,
      },
      'sentence',
    ),
};
