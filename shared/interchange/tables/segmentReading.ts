import { AxialError } from '../../domain/result.ts';
import { IncomingDraft } from '../foreign/incomingDraft.ts';
import type { IncomingStudy } from '../incoming.ts';
import { type PlacedRow, type PlacingDocument, placeSegments, type QuotedRow } from '../segmentPlacing.ts';
import { CodeCollector } from './codeCollector.ts';
import { type PathSign, pathKey, pathSignOf, splitPath } from './codePaths.ts';
import { cellOf, cellsOf, type FoundHeadings, findHeadings, type Headings, type TableRowsOfWords } from './headers.ts';

type Role =
  | 'document'
  | 'name'
  | 'group'
  | 'code'
  | 'codes'
  | 'quotation'
  | 'reference'
  | 'start'
  | 'begin'
  | 'end'
  | 'paragraph'
  | 'weight'
  | 'coder'
  | 'comment'
  | 'created';

/** How MAXQDA, NVivo, ATLAS.ti, Taguette and this program call the columns of coded segments, in five languages. */
const headings: Headings<Role> = {
  document:
    'document|document name|doc|file|file name|filename|source|source name|files|item|dokument|dokumentname|name des dokuments|datei|dateiname|quelle|documentnaam|naam document|bestand|bestandsnaam|bron|nom du document|fichier|nom du fichier|documento|nombre del documento|nombre de documento|archivo|fuente'.split(
      '|',
    ),
  name: ['name', 'naam', 'nom', 'nombre'],
  group:
    'document group|document groups|group|dokumentgruppe|dokumentgruppen|gruppe|documentgroep|groep|groupe de documents|groupe|grupo de documentos|grupo'.split(
      '|',
    ),
  code: 'code|code name|code path|codename|tag|node|kode|codierung|knoten|noeud|codigo|nodo'.split('|'),
  codes: 'codes|tags|nodes|kodes|codigos|nodos|noeuds'.split('|'),
  quotation:
    'segment|text|coded text|coded segment|coded segments|quotation|quotation content|quotation text|quote|content|reference text|excerpt|zitat|zitatinhalt|inhalt des zitats|textstelle|codiertes segment|codierte segmente|inhalt|fragment|citaat|inhoud|gecodeerd segment|gecodeerde tekst|segment code|citation|contenu|contenu de la citation|extrait|texte|texte code|segmento|segmento codificado|cita|contenido|contenido de la cita|texto|texto codificado'.split(
      '|',
    ),
  reference: ['reference', 'references', 'referenz', 'referentie', 'referencia'],
  start: ['start', 'start position'],
  begin: 'begin|beginning|anfang|beginn|debut|inicio|comienzo|start paragraph'.split('|'),
  end: 'end|ende|einde|eind|fin|final|end position|end paragraph'.split('|'),
  paragraph: 'paragraph|paragraphs|absatz|absatze|alinea|paragraphe|parrafo'.split('|'),
  weight:
    'weight|weight score|gewicht|gewichtung|gewichtungsscore|gewichtsscore|poids|score de poids|peso|puntuacion de peso'.split(
      '|',
    ),
  coder:
    'coder|created by|author|coded by|user|codierer|kodierer|autor|erstellt von|codeur|auteur|cree par|gecodeerd door|aangemaakt door|gemaakt door|codificador|creado por'.split(
      '|',
    ),
  comment: 'comment|comments|note|kommentar|anmerkung|opmerking|commentaire|comentario'.split('|'),
  created:
    'created|creation date|created at|erstellt|erstellt am|erstellungsdatum|aangemaakt|aangemaakt op|cree|cree le|date de creation|creado|creado el|fecha de creacion'.split(
      '|',
    ),
};

/** A row of the table that codes something, for one code. */
interface SegmentRow extends QuotedRow {
  /** Number of the row in the table, from 1. */
  readonly number: number;
  readonly names: readonly string[];
  readonly coder: string;
  readonly weight: string;
  readonly comment: string;
  readonly createdAt: number | null;
}

export interface SegmentOptions {
  readonly origin?: string;
  /** Codes of the study, by the names from the theme down: a code that is named without its path is found among them. */
  readonly codes?: readonly (readonly string[])[];
}

/**
 * Reads coded segments from a table and finds each again, by its words, in the documents of the open study. Its documents are
 * those of the study, as they are, to be met by their ids. What cannot be placed is told, row by row.
 * @throws AxialError `unsupported_format` when no columns hold codes and words
 */
export function readSegmentTable(
  rows: TableRowsOfWords,
  documents: readonly PlacingDocument[],
  { origin = 'Table', codes: known = [] }: SegmentOptions = {},
): IncomingStudy {
  const found = findHeadings(rows, headings);
  if (!found || !(found.columns.has('code') || found.columns.has('codes')) || !holdsWords(found)) {
    throw new AxialError(
      'unsupported_format',
      'The table has no columns for a code and for its words (such as “code” and “segment”), so it holds no coded segments.',
    );
  }
  const draft = new IncomingDraft(origin, '', 'Axial table');
  const codes = new CodeCollector(draft);
  const placing = placeSegments(segmentRows(draft, found, rows, known), documents);
  for (const { row, reason } of placing.unplaced) draft.leftOut(thingOf(row), reason);
  const seen = new Set<string>();
  for (const one of placing.placed) addCoding(draft, codes, seen, one);
  codes.finish();
  const used = new Set(draft.codings.map(({ documentId }) => documentId));
  for (const document of documents.filter(({ id }) => used.has(id))) draft.documents.push(referenceTo(document));
  tellLikeness(draft, placing.placed);
  return draft.finish(null);
}

/** Whether a table with such names of columns holds coded segments: documents, codes and words, as no codebook has them. */
export function isSegmentTable(names: readonly string[]): boolean {
  const columns = findHeadings([names], headings)?.columns;
  return Boolean(columns?.has('document') && columns.has('quotation') && (columns.has('code') || columns.has('codes')));
}

const holdsWords = ({ columns }: FoundHeadings<Role>): boolean =>
  columns.has('quotation') || columns.has('reference') || (columns.has('start') && columns.has('end'));

const referenceTo = ({ id, name, text }: PlacingDocument) => ({
  id,
  name,
  text,
  groupId: null,
  format: [],
  note: '',
  file: null,
  reading: null,
  createdAt: null,
  changedAt: null,
});

function segmentRows(
  draft: IncomingDraft,
  found: FoundHeadings<Role>,
  rows: TableRowsOfWords,
  known: readonly (readonly string[])[],
): SegmentRow[] {
  const body = rows.slice(found.row + 1);
  const isOwn = (['start', 'end', 'paragraph', 'code'] as const).every((role) => found.columns.has(role));
  const written = body.map((cells) => codesIn(found, cells));
  const sign = isOwn ? 'axial' : pathSignOf([...written.flat(), ...known.map((names) => names.join('/'))]);
  const pathOf = pathFinder(sign, known);
  return body.flatMap((cells, index) => {
    const number = found.row + index + 2;
    const paths = (written[index] ?? []).map(pathOf).filter((names) => names.length > 0);
    const row = rowOf(found, cells, number);
    if (paths.length > 0)
      return paths.map((names) => ({ ...row, names, purpose: `${pathKey(names)}\n\n${row.coder}` }));
    if (cells.some((cell) => cell.trim() !== '')) draft.leftOut(thingOf(row), 'The row names no code.');
    return [];
  });
}

/** Codes that a cell names: one, or, in a column of several, one a line or parted by semicolons. */
function codesIn(found: FoundHeadings<Role>, cells: readonly string[]): string[] {
  const one = cellOf(found, cells, 'code');
  if (one !== '') return [one];
  return cellOf(found, cells, 'codes')
    .split(/\n|;/u)
    .map((code) => code.trim())
    .filter((code) => code !== '');
}

/** The path of a written code: that of a code of the study where it names one, by its path or by its only name. */
function pathFinder(sign: PathSign, known: readonly (readonly string[])[]): (written: string) => readonly string[] {
  const paths = new Map(known.map((names) => [pathKey(names), names]));
  const byName = Map.groupBy(known, (names) => names.at(-1) ?? '');
  return (written) => {
    const names = splitPath(written, sign);
    const whole = splitPath(written, null);
    const exact = paths.get(pathKey(names)) ?? paths.get(pathKey(whole));
    if (exact) return exact;
    const namesakes = byName.get(whole[0] ?? '') ?? [];
    return namesakes.length === 1 && namesakes[0] ? namesakes[0] : names;
  };
}

function rowOf(found: FoundHeadings<Role>, cells: readonly string[], number: number): SegmentRow {
  const hasQuotation = found.columns.has('quotation');
  const reference = cellOf(found, cells, 'reference');
  const begin = numberIn(cellOf(found, cells, 'paragraph')) ?? numberIn(cellOf(found, cells, 'begin'));
  const created = cellOf(found, cells, 'created');
  const start = wholeNumber(cellOf(found, cells, 'start'));
  return {
    number,
    names: [],
    purpose: '',
    document: cellOf(found, cells, 'document') || cellOf(found, cells, 'name'),
    quotation: hasQuotation ? wholeQuotation(cellOf(found, cells, 'quotation')) : reference,
    start,
    end: wholeNumber(cellOf(found, cells, 'end')),
    // `¶ 12 - 14` (ATLAS.ti); a start that leads to no words may count paragraphs too.
    paragraph:
      begin ?? (hasQuotation ? numberIn(/^¶?\s*\d+(?:\s*[-–]\s*\d+)?$/u.exec(reference)?.[0] ?? '') : null) ?? start,
    coder: cellOf(found, cells, 'coder'),
    weight: cellOf(found, cells, 'weight'),
    comment: cellsOf(found, cells, 'comment'),
    createdAt: /^\d{4}-\d\d-\d\dT/u.test(created) ? timeOf(created) : null,
  };
}

/** Words that a workbook had no room for end in `[…]`; positions tell more than what is left of them. */
const wholeQuotation = (quotation: string): string =>
  quotation.length > 32_000 && quotation.endsWith(' […]') ? '' : quotation;

const wholeNumber = (written: string): number | null => (/^\d{1,12}$/u.test(written) ? Number(written) : null);
const numberIn = (written: string): number | null => wholeNumber(/\d+/u.exec(written)?.[0] ?? '');
const timeOf = (written: string): number | null => {
  const time = Date.parse(written);
  return Number.isFinite(time) ? time : null;
};

const thingOf = ({ number, quotation }: SegmentRow) => {
  const line = quotation.replace(/\s+/gu, ' ').trim();
  const name = line.length <= 80 ? line : `${line.slice(0, 79).toWellFormed()}…`;
  return { what: 'coded segments', name, id: `row ${number}` };
};

function addCoding(
  draft: IncomingDraft,
  codes: CodeCollector,
  seen: Set<string>,
  { row, documentId, range, by, places }: PlacedRow<SegmentRow>,
): void {
  const codeId = codes.add(row.names);
  const id = draft.id('coding', [documentId, range.start, range.end, pathKey(row.names), row.coder].join(' '));
  const thing = thingOf(row);
  if (seen.has(id)) {
    draft.leftOut(thing, 'Another row codes the same words with the same code.');
    return;
  }
  seen.add(id);
  const weight = weightOf(row.weight);
  if (row.weight !== '' && weight === null)
    draft.lose(thing, `Its weight “${row.weight.slice(0, 20)}” is none from 0 to 100.`);
  const { comment, createdAt } = row;
  draft.codings.push({ id, documentId, codeId, coderId: draft.coder(row.coder), ...range, weight, comment, createdAt });
  if (by !== 'order') draft.came('coded segments');
  else {
    const sentence = `Its words stand in ${places} places and nothing tells which is meant; the first free one was taken.`;
    draft.changed(thing, sentence);
  }
}

function weightOf(written: string): number | null {
  const weight = written === '' ? Number.NaN : Number(written.replace(',', '.'));
  return weight >= 0 && weight <= 100 ? weight : null;
}

function tellLikeness(draft: IncomingDraft, placed: readonly PlacedRow<SegmentRow>[]): void {
  const count = placed.filter(({ likeness }) => likeness !== 'exact').length;
  if (count === 0) return;
  draft.note(
    `${count} of ${placed.length} coded segments were found though blanks, quotation marks, dashes or dots are written otherwise.`,
  );
}
