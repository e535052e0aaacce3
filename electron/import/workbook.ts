import { AxialError } from '#shared/domain/result.ts';
import { unfoldArchive } from './archive.ts';
import { builtInFormat, type NumberFormat, parseFormat } from './numberFormats.ts';
import { damagedFile, refusedFile } from './refusals.ts';
import type { TableSheet } from './table.ts';
import { readSheetRows, type SheetSource } from './workbookSheet.ts';
import { readXml } from './xmlEvents.ts';

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  /** Id of its relation. */
  readonly relation: string;
}

type Parts = ReadonlyMap<string, Uint8Array>;

/**
 * Reads all sheets of an XLSX workbook, transitional or strict: what its cells show, in words (`TableSheet`). Formulas count
 * by the results that were saved with them; nothing is worked out, and nothing that it refers to is fetched.
 * @throws AxialError `unsupported_format` when it is damaged, holds no sheet or unfolds beyond all bounds
 */
export function readWorkbook(bytes: Uint8Array, name: string): TableSheet[] {
  const parts = unfoldArchive(
    bytes,
    name,
    (part) => /\.(?:xml|rels)$/iu.test(part) && !/\/(?:media|embeddings)\//iu.test(part),
  );
  try {
    const sheets = readSheets(parts, name);
    if (sheets.length > 0) return sheets;
  } catch (error) {
    if (error instanceof AxialError) throw error;
    throw damagedFile(name, 'a workbook');
  }
  throw damagedFile(name, 'a workbook');
}

function readSheets(parts: Parts, name: string): TableSheet[] {
  const main = mainPart(parts);
  const { entries, since1904 } = readMain(parts, main);
  const relations = relationsOf(parts, main);
  const shared = partOfKind(parts, relations, 'sharedStrings');
  const styles = partOfKind(parts, relations, 'styles');
  const source: SheetSource = {
    strings: shared ? readSharedStrings(shared) : [],
    formats: styles ? readFormats(styles) : [],
    since1904,
    spare: { cells: mostCells },
  };
  return entries.flatMap(({ name: title, hidden, relation }) => {
    const path = relations.get(relation)?.path;
    const part = path === undefined ? undefined : findPart(parts, path);
    // A sheet may be a chart alone: then it has no cells.
    if (!part || !/worksheet$/u.test(relations.get(relation)?.kind ?? '')) return [];
    const rows = readSheetRows(part, source);
    if (rows === null) throw refusedFile(`${name} is too large for a table: it has more than five million cells.`);
    return [{ name: title, hidden, ...rows }];
  });
}

/** More cells than this are no table that a person made; blank ones before others count too. */
const mostCells = 5_000_000;

function findPart(parts: Parts, path: string): Uint8Array | undefined {
  const exact = parts.get(path);
  if (exact) return exact;
  const folded = path.toLowerCase();
  for (const [name, part] of parts) if (name.toLowerCase() === folded) return part;
  return undefined;
}

interface Relation {
  /** The last word of its type: `worksheet`, `styles` … */
  readonly kind: string;
  readonly path: string;
}

/** The parts that a part refers to, by id; those outside the file are left out. */
function relationsOf(parts: Parts, part: string): ReadonlyMap<string, Relation> {
  const cut = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, cut);
  const found = findPart(parts, `${folder}_rels/${part.slice(cut)}.rels`);
  const relations = new Map<string, Relation>();
  if (!found) return relations;
  readXml(found, {
    open: (element, attribute) => {
      const [id, type, target] = [attribute('Id'), attribute('Type'), attribute('Target')];
      if (element !== 'Relationship' || attribute('TargetMode') === 'External') return;
      if (id === undefined || type === undefined || target === undefined) return;
      relations.set(id, { kind: type.slice(type.lastIndexOf('/') + 1), path: resolvePath(folder, target) });
    },
  });
  return relations;
}

/** A target as the name of a part: from the root, or from the folder of the part that names it. */
function resolvePath(folder: string, target: string): string {
  const steps: string[] = [];
  const path = target.replaceAll('\\', '/');
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function mainPart(parts: Parts): string {
  for (const { kind, path } of relationsOf(parts, '').values()) if (kind === 'officeDocument') return path;
  return 'xl/workbook.xml';
}

function partOfKind(parts: Parts, relations: ReadonlyMap<string, Relation>, kind: string): Uint8Array | undefined {
  for (const relation of relations.values()) if (relation.kind === kind) return findPart(parts, relation.path);
  return undefined;
}

function readMain(parts: Parts, path: string): { entries: SheetEntry[]; since1904: boolean } {
  const part = findPart(parts, path);
  if (!part) throw new Error('A workbook without its main part.');
  const entries: SheetEntry[] = [];
  let since1904 = false;
  readXml(part, {
    open: (element, attribute) => {
      if (element === 'workbookPr') since1904 = isTrue(attribute('date1904'));
      if (element !== 'sheet') return;
      const hidden = (attribute('state') ?? 'visible') !== 'visible';
      entries.push({ name: attribute('name') ?? '', hidden, relation: attribute('id') ?? '' });
    },
  });
  return { entries, since1904 };
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Texts that cells share. Runs with different letters are one text; readings of East Asian names are no part of it. */
function readSharedStrings(part: Uint8Array): string[] {
  const strings: string[] = [];
  let [text, inText, readings] = ['', false, 0];
  readXml(part, {
    open: (element) => {
      if (element === 'si') text = '';
      else if (element === 'rPh') readings += 1;
      else if (element === 't') inText = readings === 0;
    },
    text: (words) => {
      if (inText) text += words;
    },
    close: (element) => {
      if (element === 'si') strings.push(text);
      else if (element === 'rPh') readings -= 1;
      else if (element === 't') inText = false;
    },
  });
  return strings;
}

/** The number format of each style of cells, by the style's place. */
function readFormats(part: Uint8Array): NumberFormat[] {
  const own = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  readXml(part, {
    open: (element, attribute) => {
      if (element === 'numFmt') own.set(Number(attribute('numFmtId')), parseFormat(attribute('formatCode') ?? ''));
      else if (element === 'cellXfs') inCells = true;
      else if (element === 'xf' && inCells) {
        const id = Number(attribute('numFmtId') ?? 0);
        formats.push(own.get(id) ?? builtInFormat(id));
      }
    },
    close: (element) => {
      if (element === 'cellXfs') inCells = false;
    },
  });
  return formats;
}
