import { AxialError } from '../../domain/result.ts';
import { hexColor } from '../foreign/codeForest.ts';
import { IncomingDraft } from '../foreign/incomingDraft.ts';
import type { IncomingStudy, Supplement } from '../incoming.ts';
import { CodeCollector } from './codeCollector.ts';
import { type PathSign, pathSignOf, splitPath } from './codePaths.ts';
import {
  cellOf,
  cellsOf,
  type FoundHeadings,
  findHeadings,
  type Headings,
  plainHeading,
  type TableRowsOfWords,
} from './headers.ts';

type Role =
  | 'path'
  | 'code'
  | 'name'
  | 'parent'
  | 'id'
  | 'level'
  | 'theme'
  | 'color'
  | 'description'
  | 'whenToUse'
  | 'whenNotToUse'
  | 'example'
  | 'key'
  | 'role';

/** How programs and people call the columns of a codebook, in English, German, Dutch, French and Spanish. */
const headings: Headings<Role> = {
  path: ['path', 'code path', 'full path', 'hierarchical name', 'pfad', 'codepfad', 'chemin', 'ruta', 'pad'],
  code: 'code|codes|code name|codename|code label|code system|codesystem|tag|tags|node|nodes|kode|kodes|codes subcodes|codigo|codigos|knoten|noeud|nodo'.split(
    '|',
  ),
  name: ['name', 'label', 'title', 'titel', 'nom', 'nombre', 'naam', 'bezeichnung'],
  parent:
    'parent|parent code|parent name|parent id|parent node|parent tag|category|obercode|ubergeordneter code|oberkategorie|kategorie|code parent|categorie|hoofdcode|bovenliggende code|codigo padre|codigo superior|categoria'.split(
      '|',
    ),
  id: ['id', 'guid', 'code id', 'nr', 'no', 'number', 'nummer', 'numero', 'key id'],
  level: ['level', 'depth', 'ebene', 'niveau', 'nivel', 'indent'],
  theme: ['theme', 'thema', 'tema'],
  color: ['color', 'colour', 'code color', 'code colour', 'farbe', 'codefarbe', 'kleur', 'couleur', 'rgb'],
  description:
    'description|definition|brief definition|full definition|memo|code memo|codememo|comment|comments|notes|note|meaning|beschreibung|kommentar|anmerkung|anmerkungen|bedeutung|omschrijving|beschrijving|definitie|opmerking|opmerkingen|commentaire|memo de code|memo du code|descripcion|definicion|comentario|comentarios|nota|notas'.split(
      '|',
    ),
  whenToUse:
    'when to use|use when|include|inclusion|inclusion criteria|coding rule|coding rules|wann verwenden|verwenden wenn|einschlusskriterien|einschluss|kodierregel|kodierregeln|codierregel|wanneer gebruiken|wanneer te gebruiken|inclusiecriteria|quand utiliser|quand l utiliser|criteres d inclusion|regle de codage|cuando usar|cuando usarlo|criterios de inclusion|regla de codificacion'.split(
      '|',
    ),
  whenNotToUse:
    'when not to use|do not use|exclude|exclusion|exclusion criteria|wann nicht verwenden|nicht verwenden wenn|ausschlusskriterien|ausschluss|abgrenzung|wanneer niet gebruiken|wanneer niet te gebruiken|exclusiecriteria|quand ne pas utiliser|quand ne pas l utiliser|criteres d exclusion|cuando no usar|cuando no usarlo|criterios de exclusion'.split(
      '|',
    ),
  example:
    'example|examples|typical example|anchor example|quote|ankerbeispiel|ankerbeispiele|beispiel|beispiele|voorbeeld|voorbeelden|exemple|exemples|ejemplo|ejemplos'.split(
      '|',
    ),
  key: ['key'],
  role: ['role'],
};

/** The version of a study whose codes have keys and roles under these names. */
const schema = 3;

const levelHeading =
  /^(?:(?:level|ebene|niveau|nivel|code level|codeebene|stufe) ?(\d)|(\d)(?:st|nd|rd|th|e)? (?:level|ebene|niveau))$/u;

/**
 * Reads a codebook from a table: codes with their place in the tree, colours, descriptions and rules. Columns are known by
 * their names in five languages. The tree is told by paths (`A/B`, `A\B`, `A > B`, `A::B`), by a column for the code above (its
 * name, path or number), by a column for each level, by a level's number, or by blanks before the names.
 * @throws AxialError `unsupported_format` when no column holds codes
 */
export function readCodebookTable(rows: TableRowsOfWords, origin = 'Table'): IncomingStudy {
  const draft = new IncomingDraft(origin, '', 'Axial table');
  const found = findHeadings(rows, headings);
  const levels = found ? levelColumns(rows[found.row] ?? []) : findLevels(rows);
  const headerRow = found?.row ?? rows.findIndex((row) => levelColumns(row).length > 1);
  const columns = found ?? { row: headerRow, columns: new Map<Role, number[]>() };
  if (levels.length < 2 && !namesCodes(columns)) {
    throw new AxialError(
      'unsupported_format',
      'No column of the table is called “code” or “name”, so it is no codebook.',
    );
  }
  const body = rows.slice(headerRow + 1).map((cells, index) => ({ cells, number: headerRow + index + 2 }));
  const codes = new CodeCollector(draft);
  const read = placed(draft, columns, levels, body);
  for (const row of read) addRow(draft, codes, columns, row);
  codes.finish();
  if (draft.codes.length === 0) throw new AxialError('unsupported_format', 'The table holds no codes.');
  return draft.finish(null, isOwn(columns) ? supplementOf(codes, columns, read) : null);
}

/** Whether this program wrote the table: paths with `/`, keys and roles of codes. */
const isOwn = ({ columns }: FoundHeadings<Role>): boolean =>
  (['code', 'name', 'theme', 'level'] as const).every((role) => columns.has(role));

/** Keys and roles, which no other program has. */
function supplementOf(codes: CodeCollector, found: FoundHeadings<Role>, rows: readonly PlacedRow[]): Supplement {
  const said = rows.flatMap(({ names, cells }) => {
    const [shortcut, role] = [cellOf(found, cells, 'key'), cellOf(found, cells, 'role')];
    const fields = { ...(shortcut === '' ? {} : { shortcut }), ...(role === '' ? {} : { role }) };
    return names.length === 0 || Object.keys(fields).length === 0 ? [] : [{ id: codes.idOf(names), ...fields }];
  });
  return { schema, tables: { codes: said } };
}

const namesCodes = ({ columns }: FoundHeadings<Role>): boolean =>
  (['path', 'code', 'name'] as const).some((role) => columns.has(role));

/** Places of the columns of levels, from the highest: `Level 1`, `Level 2` … */
function levelColumns(header: readonly string[]): number[] {
  return header
    .map((cell, place) => ({
      place,
      level: Number(levelHeading.exec(plainHeading(cell))?.slice(1).find(Boolean) ?? 0),
    }))
    .filter(({ level }) => level > 0)
    .toSorted((a, b) => a.level - b.level)
    .map(({ place }) => place);
}

const findLevels = (rows: TableRowsOfWords): number[] =>
  rows
    .slice(0, 15)
    .map(levelColumns)
    .find((columns) => columns.length > 1) ?? [];

interface BodyRow {
  readonly cells: readonly string[];
  /** Number of the row in the table, from 1. */
  readonly number: number;
}
type PlacedRow = BodyRow & { readonly names: readonly string[] };

/** Each row with the names from the theme down to its code. */
function placed(
  draft: IncomingDraft,
  found: FoundHeadings<Role>,
  levels: readonly number[],
  body: readonly BodyRow[],
): PlacedRow[] {
  if (levels.length > 1) return byLevelColumns(levels, body);
  const role = (['path', 'code', 'name'] as const).find((candidate) => found.columns.has(candidate)) ?? 'name';
  // The parent's column parts a code from the name above it, so that its own name may hold any sign.
  if (found.columns.has('parent')) return byParents(draft, found, role, body);
  const written = body.map(({ cells }) => cellOf(found, cells, role));
  const isOwn = role === 'code' && (['name', 'theme', 'level'] as const).every((own) => found.columns.has(own));
  const sign: PathSign = isOwn ? 'axial' : role === 'path' ? (pathSignOf(written) ?? '/') : pathSignOf(written);
  if (sign === null) {
    const stepped = bySteps(found, role, body);
    if (stepped) return stepped;
    if (written.some((cell) => /\S\/\S/u.test(cell))) {
      draft.note('A slash is taken for a part of the names, since no code stands by itself that could hold another.');
    }
  } else if (sign !== 'axial') draft.note(`Codes stand inside one another where a “${sign}” parts their names.`);
  return body.map((row, index) => ({ ...row, names: splitPath(written[index] ?? '', sign) }));
}

/** A name in the column of its level; the levels above are those of the rows before. */
function byLevelColumns(levels: readonly number[], body: readonly BodyRow[]): PlacedRow[] {
  let above: string[] = [];
  return body.map((row) => {
    const cells = levels.map((place) => tidy(row.cells[place] ?? ''));
    const deepest = cells.findLastIndex((cell) => cell !== '');
    if (deepest < 0) return { ...row, names: [] };
    const first = cells.findIndex((cell) => cell !== '');
    above = [...above.slice(0, first), ...cells.slice(first, deepest + 1)].filter((name) => name !== '');
    return { ...row, names: above };
  });
}

const tidy = (cell: string): string => cell.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** By the number of a level, or by blanks before the names. `null` when neither tells anything. */
function bySteps(found: FoundHeadings<Role>, role: Role, body: readonly BodyRow[]): PlacedRow[] | null {
  const place = found.columns.get(role)?.[0] ?? 0;
  const steps = body.map(({ cells }) =>
    found.columns.has('level')
      ? Number.parseInt(cellOf(found, cells, 'level'), 10) || 0
      : (/^[\s\u00a0]*/u.exec((cells[place] ?? '').replaceAll('\t', '    '))?.[0].length ?? 0),
  );
  if (new Set(steps).size < 2) return null;
  const above: { step: number; name: string }[] = [];
  return body.map((row, index) => {
    const name = tidy(row.cells[place] ?? '');
    const step = steps[index] ?? 0;
    if (name === '') return { ...row, names: [] };
    while ((above.at(-1)?.step ?? -1) >= step) above.pop();
    above.push({ step, name });
    return { ...row, names: above.map((one) => one.name) };
  });
}

/** By the code above, which is named by its name, its path or its number. */
function byParents(
  draft: IncomingDraft,
  found: FoundHeadings<Role>,
  role: Role,
  body: readonly BodyRow[],
): PlacedRow[] {
  const rows = body.map((row) => ({
    ...row,
    name: tidy(cellOf(found, row.cells, role)),
    id: cellOf(found, row.cells, 'id'),
    parent: cellOf(found, row.cells, 'parent'),
  }));
  const sign = pathSignOf([...rows.map(({ parent }) => parent), ...rows.map(({ name }) => name)]);
  const byName = Map.groupBy(rows, ({ name }) => name);
  const byId = new Map(rows.toReversed().flatMap((row) => (row.id === '' ? [] : [[row.id, row] as const])));
  const namesOf = (row: (typeof rows)[number], passed: ReadonlySet<number>): string[] => {
    if (row.parent === '' || row.parent === row.name || row.name === '') return row.name === '' ? [] : [row.name];
    const thing = { what: 'codes', name: row.name, id: `row ${row.number}` };
    const namesakes = byName.get(tidy(row.parent)) ?? [];
    const above = byId.get(row.parent) ?? namesakes[0];
    if (!above) return [...splitPath(row.parent, sign), row.name];
    if (passed.has(above.number)) {
      draft.lose(thing, 'It stands below itself in the table; it stands at the top now.');
      return [row.name];
    }
    if (!byId.has(row.parent) && namesakes.length > 1 && passed.size === 1) {
      draft.lose(thing, `There are ${namesakes.length} codes “${above.name}”; it stands in the first of them.`);
    }
    return [...namesOf(above, new Set([...passed, above.number])), row.name];
  };
  return rows.map((row) => ({
    cells: row.cells,
    number: row.number,
    names: namesOf(row, new Set([row.number])),
  }));
}

function addRow(draft: IncomingDraft, codes: CodeCollector, found: FoundHeadings<Role>, row: PlacedRow): void {
  const { names, cells, number } = row;
  const [name] = names.slice(-1);
  const thing = { what: 'codes', name: name ?? '', id: `row ${number}` };
  if (name === undefined) {
    if (cells.some((cell) => cell.trim() !== '')) draft.leftOut(thing, `Row ${number} names no code.`);
    return;
  }
  const written = cellOf(found, cells, 'color');
  const color = colorOf(written, found);
  if (written !== '' && color === null)
    draft.lose(thing, `Its colour “${written.slice(0, 40)}” is unknown and was left out.`);
  const isFirst = codes.addNamed(names, {
    color,
    description: cellsOf(found, cells, 'description'),
    whenToUse: cellsOf(found, cells, 'whenToUse'),
    whenNotToUse: cellsOf(found, cells, 'whenNotToUse'),
    example: cellsOf(found, cells, 'example'),
  });
  if (isFirst) draft.came('codes');
  else draft.changed(thing, 'Several rows name it; where they say different things the last one counts.');
}

/** `#rrggbb`, `rgb(1, 2, 3)`, or, in a codebook of this program, the name of a colour of its palette. */
function colorOf(written: string, found: FoundHeadings<Role>): string | null {
  const parts = /^(?:rgb\()?\s*(\d{1,3})\s*[,;]\s*(\d{1,3})\s*[,;]\s*(\d{1,3})\s*\)?$/iu
    .exec(written)
    ?.slice(1)
    .map(Number);
  if (parts?.every((part) => part < 256)) return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  if (/^[\da-f]{6}$/iu.test(written)) return `#${written.toLowerCase()}`;
  return hexColor(written) ?? (found.columns.has('theme') && /^[a-z]{1,20}$/u.test(written) ? written : null);
}
