import type { Found } from '#shared/analysis/found.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { colorOf, pathOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { printQuery } from '#shared/query/print.ts';
import { givesOf, type QueryError } from '#shared/query/tree.ts';
import { findDeletion } from '../store/deletions.ts';
import { listDocuments } from '../store/documents.ts';
import { applyTo } from './codeHits.ts';
import { requireCode, requireCodeKey } from './codeRules.ts';
import { rowsTouching } from './codingNeighbours.ts';
import { codeNamed } from './codings.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { findByQuery, placesOf, readQuery } from './queryRun.ts';
import { rememberLast } from './remembering.ts';
import { readSegments, readStretches, type StretchPlace } from './segmentReading.ts';
import { charactersOf, orderRows } from './segments.ts';
import { brief, count } from './words.ts';

export const queryHandlers: Handlers<ProceduresOf<'queries'>> = {
  'queries.check': (context, { expression }) => {
    const { query, spoken, words, errors, doubts } = readQuery(context, expression);
    return {
      readable: query !== null,
      errors: errors.map((error) => toldError(context, error)),
      doubts: [...doubts],
      spoken,
      kept: query && printQuery(query),
      words,
      gives: query && givesOf(query),
    };
  },
  'queries.run': runPage,
  'queries.counts': (context, { expression, choice }) => {
    const { found } = findByQuery(context, expression, choice);
    return { documents: countDocuments(context, found), codes: countCodes(context, found) };
  },
  'queries.code': codeAll,
};

const tableOf = {
  code: 'codes',
  document: 'documents',
  group: 'document_groups',
  set: 'document_sets',
  coder: 'coders',
  variable: 'variables',
} as const;

/** With the step that took away what is missing: a code that was merged is told as merged. */
function toldError(context: CoreContext, error: QueryError): OutputOf<'queries.check'>['errors'][number] {
  const { start, end, message, gone = false, lost } = error;
  const takenBy = lost ? findDeletion(context.readable(), tableOf[lost.kind], lost.id) : null;
  const isMerged = takenBy?.name === 'codes.merge';
  return {
    start,
    end,
    message: isMerged ? message.replace('was deleted.', `was merged: “${takenBy.label}”.`) : message,
    gone,
    takenBy: takenBy && { number: takenBy.number, label: takenBy.label, at: takenBy.at },
  };
}

function runPage(context: CoreContext, input: ParsedInputOf<'queries.run'>): OutputOf<'queries.run'> {
  const { found } = findByQuery(context, input.expression, input.choice);
  const { order, descending, grouping, offset, limit } = input;
  const key = JSON.stringify([order, descending, grouping]);
  const isOf = (gives: Found['gives']) => found.gives === gives;
  const page = <Item>(items: readonly Item[]) => items.slice(offset, offset + limit);
  const rows = () => rowsOf(found, key, () => orderedRows(context, found, input));
  const places = () => placesInOrder(found, key, () => orderedPlaces(found, input));
  return {
    gives: found.gives,
    total: found.start.length,
    ...spread(found, '', () => spreadOf(context, found)),
    segments: isOf('segments') ? readSegments(context, page(rows()), input.context) : [],
    stretches: isOf('stretches') ? readStretches(context, page(places()), input.context) : [],
  };
}

/** What is found is put in order and summed up once, however many pages are read of it. */
const rowsOf = rememberLast<readonly number[]>(1);
const placesInOrder = rememberLast<readonly StretchPlace[]>(1);
const spread = rememberLast<ReturnType<typeof spreadOf>>(1);

type Order = Pick<ParsedInputOf<'queries.run'>, 'order' | 'descending' | 'grouping'>;

/** Rows of the codings that were found, in the order asked for. */
export const orderedRows = (context: CoreContext, found: Found, order: Order): number[] =>
  orderRows(context, [...found.row], order);

/** Stretches in the order asked for: by place, or by length. */
export function orderedPlaces(found: Found, { order, descending, grouping }: Order): StretchPlace[] {
  const direction = descending ? -1 : 1;
  const value = ({ start, end }: StretchPlace, at: number) => (order === 'length' ? end - start : at);
  return placesOf(found)
    .map((place, at) => ({ place, at, value: value(place, at) }))
    .sort((a, b) => {
      const group = grouping === 'document' ? a.place.document - b.place.document : 0;
      return group || direction * (a.value - b.value) || a.at - b.at;
    })
    .map(({ place }) => place);
}

function spreadOf(context: CoreContext, found: Found): { documents: number; characters: number } {
  let [documents, characters] = [0, 0];
  for (const { count: inDocument, characters: covered } of eachDocument(context, found)) {
    documents += inDocument > 0 ? 1 : 0;
    characters += covered;
  }
  return { documents, characters };
}

/** What was found in each document that holds any. */
function* eachDocument(context: CoreContext, found: Found) {
  const columns = context.columns();
  for (let document = 0; document + 1 < found.offset.length; document++) {
    const [from, to] = [found.offset[document] ?? 0, found.offset[document + 1] ?? 0];
    if (from === to) continue;
    const ranges = Array.from({ length: to - from }, (_, step) => ({
      start: found.start[from + step] ?? 0,
      end: found.end[from + step] ?? 0,
    }));
    yield { document, count: to - from, ranges, characters: charactersOf(columns, document, ranges) };
  }
}

function countDocuments(context: CoreContext, found: Found): OutputOf<'queries.counts'>['documents'] {
  const { ids } = context.columns().documents;
  const names = new Map(listDocuments(context.readable()).map(({ id, name }) => [id as string, name]));
  return Array.from(eachDocument(context, found), ({ document, count: inDocument, characters }) => {
    const id = ids[document] as DocumentId;
    return { id, name: names.get(id) ?? '', count: inDocument, characters };
  });
}

function countCodes(context: CoreContext, found: Found): OutputOf<'queries.counts'>['codes'] {
  const columns = context.columns();
  const counts = new Map<string, { count: number; documents: Set<number> }>();
  for (const [at, place] of placesOf(found).entries()) {
    const rows = found.gives === 'segments' ? [found.row[at] ?? 0] : rowsTouching(columns, place);
    for (const code of new Set(rows.map((row) => columns.codings.code[row] ?? 0))) {
      const id = columns.codeIds[code] ?? '';
      const known = counts.get(id) ?? { count: 0, documents: new Set() };
      known.count += 1;
      known.documents.add(place.document);
      counts.set(id, known);
    }
  }
  const tree = context.codeTree();
  return [...walkCodes(tree)].flatMap(({ code: { id } }) => {
    const known = counts.get(id);
    if (!known) return [];
    return {
      id,
      path: pathOf(tree, id),
      color: colorOf(tree, id),
      count: known.count,
      documents: known.documents.size,
    };
  });
}

/** So many are coded in one step at most. */
const mostCoded = 100_000;

function codeAll(context: CoreContext, input: ParsedInputOf<'queries.code'>): OutputOf<'queries.code'> {
  const { found, spoken } = findByQuery(context, input.expression, input.choice);
  const places = rangesByDocument(context, found);
  const total = places.reduce((sum, { ranges }) => sum + ranges.length, 0);
  refuseToCode(total);
  const names: string[] = [];
  const label = () => `Code ${count(total, 'segment')} found by a query with ${brief(names[0] ?? '')}`;
  return context.operate({ name: 'codings.query', label, note: spoken }, (study) => {
    const made = input.newCode && codeNamed(study, input.newCode);
    const id = made?.id ?? input.codeId;
    if (id === null) throw new AxialError('invalid_input', 'Choose a code.');
    const code = requireCode(study, id);
    names.push(code.name);
    return { ...applyTo(study, places, [requireCodeKey(study, id)]), code };
  });
}

function refuseToCode(total: number): void {
  if (total === 0) throw new AxialError('invalid_input', 'The query finds nothing that could be coded.');
  if (total <= mostCoded) return;
  throw new AxialError(
    'invalid_input',
    `These are more than ${mostCoded.toLocaleString('en-GB')} places: narrow the query before they are coded.`,
  );
}

/** The same words, found by several codings, are one place. */
function rangesByDocument(context: CoreContext, found: Found) {
  const { documentKeys, documents } = context.columns();
  return Array.from(eachDocument(context, found), ({ document, ranges }) => ({
    documentKey: documentKeys[document] ?? 0,
    documentId: documents.ids[document] as DocumentId,
    ranges: [...new Map(ranges.map((range) => [`${range.start} ${range.end}`, range])).values()],
  }));
}
