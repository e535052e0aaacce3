import { companyOf, rankCompany } from '#shared/analysis/company.ts';
import { astralOfDocument } from '#shared/analysis/documents.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import { type ComparedSegment, typicalSegments } from '#shared/analysis/typical.ts';
import { codesOfDocument, whereabouts } from '#shared/analysis/whereabouts.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { ancestorsOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { codePointsBetween } from '#shared/text/offsets.ts';
import { codingTimes } from '../store/codingFacts.ts';
import type { KeyedColumns } from '../store/columns.ts';
import { listDocuments } from '../store/documents.ts';
import { requireCode } from './codeRules.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { requireDocument } from './documentRules.ts';
import { readSegments } from './segmentReading.ts';

/** As many rows and companions as a page can show. */
const mostDocuments = 300;
const mostCompanions = 12;

export const pageHandlers: Handlers<ProceduresOf<'pages'>> = {
  'pages.code': codePage,
  'pages.document': documentPage,
};

/** Every code of the tree as a set: with its subcodes, or for itself. */
function everySet(context: CoreContext, columns: KeyedColumns, withSubcodes: boolean) {
  const tree = context.codeTree();
  const all = Array.from(walkCodes(tree), ({ code }) => code.id);
  return codeSets(tree, columns.codeIds, all, withSubcodes);
}

function codePage(context: CoreContext, input: ParsedInputOf<'pages.code'>): OutputOf<'pages.code'> {
  const { codeId, withSubcodes, segments } = input;
  requireCode(context.readable(), codeId);
  const columns = context.columns();
  const [set] = codeSets(context.codeTree(), columns.codeIds, [codeId], withSubcodes);
  const members = set?.members ?? [];
  const above = ancestorsOf(context.codeTree(), codeId).map(({ code }) => columns.codeIds.indexOf(code.id));
  const company = companyOf(columns, members, above);
  const sets = everySet(context, columns, withSubcodes);
  const ranked = rankCompany(columns, company, members, sets);
  const order = placesInTree(context, columns);
  const compared = typicalSegments(company, lengthsOf(columns, company.rows), order, segments);
  const places = whereabouts(columns, company.rows);
  const own = columns.codeIds.indexOf(codeId);
  const names = new Map<string, string>(listDocuments(context.readable()).map(({ id, name }) => [id, name]));
  const idOf = (index: number) => columns.codeIds[index] as CodeId;
  return {
    codings: company.rows.length,
    own: company.rows.filter((row) => columns.codings.code[row] === own).length,
    documents: places.length,
    documentCount: columns.documents.ids.length,
    characters: places.reduce((sum, { characters }) => sum + characters, 0),
    median: compared.median,
    made: timesOf(context, columns, company.rows),
    where: places.slice(0, mostDocuments).map(({ document, codings, sections }) => {
      const documentId = columns.documents.ids[document] as DocumentId;
      return { documentId, name: names.get(documentId) ?? '', codings, sections };
    }),
    company: ranked.slice(0, mostCompanions).map(({ set: index, pairs, frequency, c }) => ({
      codeId: sets[index]?.id as CodeId,
      pairs,
      frequency,
      c: Number.isFinite(c) ? c : null,
    })),
    companyTotal: ranked.length,
    usual: compared.company.map(({ code, segments: shared }) => ({ codeId: idOf(code), segments: shared })),
    typical: withWords(context, compared.typical),
    outlying: withWords(context, compared.outlying),
  };
}

function placesInTree(context: CoreContext, columns: KeyedColumns): number[] {
  const place = new Map<string, number>(
    Array.from(walkCodes(context.codeTree()), ({ code }, index) => [code.id, index] as const),
  );
  return columns.codeIds.map((id) => place.get(id) ?? 0);
}

function lengthsOf(columns: KeyedColumns, rows: readonly number[]): number[] {
  const { document, start, end } = columns.codings;
  return rows.map((row) =>
    codePointsBetween(astralOfDocument(columns.documents, document[row] ?? 0), start[row] ?? 0, end[row] ?? 0),
  );
}

function timesOf(context: CoreContext, columns: KeyedColumns, rows: readonly number[]): Float64Array<ArrayBuffer> {
  const times = codingTimes(context.readable(), columns);
  return Float64Array.from(rows, (row) => times[row] ?? 0).sort();
}

function withWords(context: CoreContext, compared: readonly ComparedSegment[]) {
  return compared.flatMap(({ row, ...rest }) => {
    const [segment] = readSegments(context, [row], 'sentence');
    return segment ? [{ segment, ...rest }] : [];
  });
}

function documentPage(
  context: CoreContext,
  { documentId }: ParsedInputOf<'pages.document'>,
): OutputOf<'pages.document'> {
  requireDocument(context.readable(), documentId);
  const columns = context.columns();
  const place = columns.documents.ids.indexOf(documentId);
  const sets = everySet(context, columns, false);
  const { sets: measured, all } = codesOfDocument(columns, sets, place);
  return {
    codings: all.codings,
    coverage: all.coverage,
    place: place + 1,
    documentCount: columns.documents.ids.length,
    codes: measured
      .map((each, index) => ({ codeId: sets[index]?.id as CodeId, ...each }))
      .filter(({ codings }) => codings > 0)
      .sort((a, b) => b.codings - a.codings || b.characters - a.characters),
  };
}
