import { describe, expect, test } from 'vitest';
import { formatPath } from '#shared/domain/codeTree.ts';
import { type CodebookEntry, codebookTable } from '#shared/interchange/codebook.ts';
import { readCodebookTable } from '#shared/interchange/tables/codebookReading.ts';
import { describeIncoming } from '../../support/incomingWords.ts';

const codesOf = (rows: readonly (readonly string[])[]) => describeIncoming(readCodebookTable(rows)).codes;

/** A table as it is typed in a test: rows by lines, cells by bars. */
const table = (...lines: readonly string[]) => lines.map((line) => line.split('|'));

describe('a codebook comes from a table', () => {
  test('the codebook that this program exports comes back whole', () => {
    const entry = (names: readonly string[], fields: Partial<CodebookEntry> = {}): CodebookEntry => ({
      id: '',
      names,
      path: formatPath(names),
      color: 'red',
      pageColor: { onPaper: '', tint: '' } as unknown as CodebookEntry['pageColor'],
      description: '',
      whenToUse: '',
      whenNotToUse: '',
      example: '',
      key: '',
      role: '',
      codings: 0,
      documents: 0,
      codingsWith: 0,
      documentsWith: 0,
      createdAt: 0,
      ...fields,
    });
    const written = codebookTable([
      entry(['IT/Business'], { color: '#aabbcc', description: 'Both,\ntogether' }),
      entry(['IT/Business', 'and \\ or']),
      entry(['IT/Business', 'and \\ or', '> 5 years'], { whenToUse: 'Always', whenNotToUse: 'Never', example: '“So”' }),
      entry(['Trust'], { key: 't', role: 'category' }),
    ]);
    const rows = [
      written.columns.map(({ title }) => title),
      ...written.rows.map((row) => row.map((cell) => String(cell ?? ''))),
    ];
    const study = readCodebookTable(rows);
    expect(study.report.losses).toEqual([]);
    expect(describeIncoming(study).codes).toEqual([
      'IT/Business',
      'IT/Business / and \\ or',
      'IT/Business / and \\ or / > 5 years',
      'Trust',
    ]);
    expect(study.codes.map(({ id: _, parentId: __, ...code }) => code)).toMatchObject([
      { name: 'IT/Business', color: '#aabbcc', description: 'Both,\ntogether' },
      { name: 'and \\ or', color: 'red' },
      { name: '> 5 years', whenToUse: 'Always', whenNotToUse: 'Never', example: '“So”' },
      { name: 'Trust', color: 'red' },
    ]);
    expect(study.codes[2]?.color).toBe(null);
    const trust = { id: study.codes[3]?.id, shortcut: 't', role: 'category' };
    expect(study.supplement?.tables).toEqual({ codes: [trust] });
  });

  test('MAXQDA: paths with “>” or a backslash, in German too, with titles above', () => {
    expect(codesOf(table('Code|Memo', 'Trust > in people|a', 'Trust > in machines|b'))).toEqual([
      'Trust',
      'Trust / in people',
      'Trust / in machines',
    ]);
    const german = table(
      'Codesystem Projekt Mühle',
      '',
      'Farbe|Obercode|Code|Code-Memo',
      '#FF0000||Vertrauen|Wem',
      '|Vertrauen|Nähe|x',
      '|Vertrauen\\Nähe|Und/oder|',
    );
    const study = readCodebookTable(german);
    expect(describeIncoming(study).codes).toEqual(['Vertrauen', 'Vertrauen / Nähe', 'Vertrauen / Nähe / Und/oder']);
    expect(study.codes[0]).toMatchObject({ color: '#ff0000', description: 'Wem' });
  });

  test('NVivo: folders and double backslashes', () => {
    const rows = table(
      'Hierarchical Name|Description|Files|References',
      'Codes\\\\Trust|a|3|4',
      'Codes\\\\Trust\\People|b|1|1',
    );
    expect(codesOf(rows)).toEqual(['Trust', 'Trust / People']);
  });

  test('ATLAS.ti and Taguette: a comment, a tag', () => {
    expect(codesOf(table('Code|Comment|Code Group 1', 'Trust: people|a|g', 'Cost|b|'))).toEqual([
      'Trust: people',
      'Cost',
    ]);
    expect(codesOf(table('tag|description|number of highlights', 'care|a|4'))).toEqual(['care']);
  });

  test('the code above by name, by number, and in a circle', () => {
    expect(codesOf(table('ID|Name|Parent ID', '1|Trust|', '2|People|1', '3|Trust|2'))).toEqual([
      'Trust',
      'Trust / People',
      'Trust / People / Trust',
    ]);
    const study = readCodebookTable(table('Code|Parent', 'Hen|Egg', 'Egg|Hen', 'Lone|Unlisted'));
    expect(describeIncoming(study)).toMatchObject({
      codes: ['Egg', 'Egg / Hen', 'Hen', 'Hen / Egg', 'Unlisted', 'Unlisted / Lone'],
      losses: [expect.stringContaining('It stands below itself in the table'), expect.stringContaining('below itself')],
    });
  });

  test('a column for each level, a level’s number, blanks before the names', () => {
    const levels = table(
      'Ebene 1|Ebene 2|Ebene 3|Definition',
      'Trust|||a',
      '|People|Kin|b',
      '|Machines||c',
      'Cost|||d',
    );
    expect(codesOf(levels)).toEqual(['Trust', 'Trust / People', 'Trust / People / Kin', 'Trust / Machines', 'Cost']);
    const numbers = table('Name|Level', 'Trust|1', 'People|2', 'Kin|3', 'Cost|1');
    expect(codesOf(numbers)).toEqual(['Trust', 'Trust / People', 'Trust / People / Kin', 'Cost']);
    expect(codesOf(table('Code', 'Trust', '  People', '    Kin', '  Machines', 'Cost'))).toEqual([
      'Trust',
      'Trust / People',
      'Trust / People / Kin',
      'Trust / Machines',
      'Cost',
    ]);
  });

  test('a slash parts names only where a code stands by itself that holds others', () => {
    expect(codesOf(table('code', 'and/or', 'he/she'))).toEqual(['and/or', 'he/she']);
    expect(codesOf(table('code', 'Trust', 'Trust/People', 'Trust/Machines'))).toEqual([
      'Trust',
      'Trust / People',
      'Trust / Machines',
    ]);
  });

  test('rules and examples by their names in several languages', () => {
    for (const header of [
      'Code|Definition|When to use|When not to use|Example',
      'Kode|Beschreibung|Einschlusskriterien|Abgrenzung|Ankerbeispiel',
      'code|Omschrijving|Wanneer gebruiken|Wanneer niet gebruiken|Voorbeeld',
      'Code|Définition|Critères d’inclusion|Critères d’exclusion|Exemple',
      'Código|Descripción|Cuándo usar|Cuándo no usar|Ejemplo',
    ]) {
      const [code] = readCodebookTable(table(header, 'Trust|d|w|n|e')).codes;
      expect(code, header).toMatchObject({ description: 'd', whenToUse: 'w', whenNotToUse: 'n', example: 'e' });
    }
  });

  test('the same table twice has the same ids, and a code of two rows is one', () => {
    const rows = table('Code|Memo|Colour', 'Trust|a|', 'Trust||rgb(1, 2, 255)', '|only a memo|', 'Cost|c|mauve-ish');
    const study = readCodebookTable(rows);
    expect(study.codes.map(({ name, description, color }) => [name, description, color])).toEqual([
      ['Trust', 'a', '#0102ff'],
      ['Cost', 'c', null],
    ]);
    expect(readCodebookTable(rows).codes).toEqual(study.codes);
    expect(describeIncoming(study).losses).toEqual([
      'code “Trust”: Several rows name it; where they say different things the last one counts.',
      'code “”: Row 4 names no code.',
      'code “Cost”: Its colour “mauve-ish” is unknown and was left out.',
    ]);
  });

  test('a table that holds no codes is refused in a sentence', () => {
    expect(() => readCodebookTable(table('Price|Weight', '1|2'))).toThrow(
      'No column of the table is called “code” or “name”',
    );
    expect(() => readCodebookTable(table('Code|Memo'))).toThrow('The table holds no codes.');
    expect(() => readCodebookTable([])).toThrow('No column of the table');
  });
});
