import type { Portrait } from '#shared/analysis/portrait.ts';
import type { ShownPortrait } from '#shared/charts/kinds/portrait.ts';
import { pathOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { type AskedChart, analyse, type ChartMaker } from './asked.ts';
import { codedDocuments, codingIdsOf, documentNames, everyDocument, placeOfDocument } from './documents.ts';

/** As many portraits as one can still look at together. */
const most = 24;

interface Chosen {
  readonly documents: readonly number[];
  readonly leftOut: number;
}

function chosenDocuments(asked: AskedChart): Chosen {
  const { show, document, beside } = asked.settings;
  const coded = codedDocuments(asked);
  if (show === 'all') return { documents: coded.slice(0, most), leftOut: Math.max(0, coded.length - most) };
  const first = document === null ? coded[0] : placeOfDocument(asked, document);
  if (first === undefined) return { documents: [], leftOut: 0 };
  if (show === 'one') return { documents: [first], leftOut: 0 };
  const next = coded.find((place) => place > first) ?? coded.find((place) => place !== first);
  const second = beside === null ? next : placeOfDocument(asked, beside);
  return { documents: second === undefined || second === first ? [first] : [first, second], leftOut: 0 };
}

function shownPortraits(asked: AskedChart, made: readonly Portrait[]): ShownPortrait[] {
  const { columns, context, settings } = asked;
  const names = documentNames(asked);
  const tree = context.codeTree();
  const rows = made.flatMap(({ parts }) => parts.flatMap((part) => part.rows));
  const idOf = codingIdsOf(asked, rows);
  const pathOfRow = (row: number) => pathOf(tree, columns.codeIds[columns.codings.code[row] ?? 0] as CodeId);
  return made.map(({ document, parts }) => ({
    documentId: columns.documents.ids[document] ?? '',
    name: names.get(columns.documents.ids[document] ?? '') ?? '',
    parts: parts.map(({ rows: own, ...part }) => ({
      ...part,
      own: settings.order === 'position' && own[0] !== undefined ? pathOfRow(own[0]) : null,
      codingIds: own.flatMap((row) => idOf.get(row) ?? []),
    })),
  }));
}

/** Documents as 1,200 tiles each (METHOD.md §5). */
export const makePortraits: ChartMaker = async (asked) => {
  const { documents, leftOut } = chosenDocuments(asked);
  const made = await analyse(asked, 'portraits', {
    ...everyDocument(asked),
    portraits: documents,
    order: asked.settings.order === 'colour' ? 'colour' : 'position',
    withUncoded: asked.settings.uncoded === true,
  });
  return { portraits: shownPortraits(asked, made), leftOut };
};
