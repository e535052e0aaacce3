import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeSegments, type QuotedRow } from '#shared/interchange/segmentPlacing.ts';
import { segmentsTable } from '#shared/interchange/segments.ts';
import { isSegmentTable, readSegmentTable } from '#shared/interchange/tables/segmentReading.ts';
import { describeIncoming } from '../../support/incomingWords.ts';

const table = (...lines: readonly string[]) => lines.map((line) => line.split('|'));

const mill = 'Anna: We counted 🌾 the sacks – “twice”…\n\nBen: Yes.\nAnna: Yes.\nBen: Yes, and nobody\u00a0asked.';
const documents = [
  { id: 'a', name: 'Mill.docx', text: mill },
  { id: 'b', name: 'wharf', text: 'Cleo: Yes.\nשלום, אמרה אנה.' },
];
const read = (...lines: readonly string[]) => describeIncoming(readSegmentTable(table(...lines), documents));

test('a table is taken for coded segments where it names documents, codes and words', () => {
  const maxqda = ['Document group', 'Document name', 'Code', 'Begin', 'End', 'Segment', 'Comment'];
  const codebook = ['Code', 'Parent', 'Description', 'When to use', 'Example', 'Documents', 'Codings'];
  expect(isSegmentTable(maxqda)).toBe(true);
  expect(isSegmentTable(['Dokumentname', 'Codes', 'Zitatinhalt'])).toBe(true);
  expect(isSegmentTable(codebook)).toBe(false);
  expect(isSegmentTable(['Code', 'Text'])).toBe(false);
});

describe('coded segments come from a table', () => {
  test('MAXQDA, in five languages', () => {
    const headers = [
      'Document group|Document name|Code|Begin|End|Weight score|Segment|Created by|Comment',
      'Dokumentgruppe|Dokumentname|Code|Anfang|Ende|Gewicht|Segment|Autor|Kommentar',
      'Documentgroep|Documentnaam|Code|Begin|Einde|Gewicht|Segment|Auteur|Opmerking',
      'Groupe de documents|Nom du document|Code|Début|Fin|Poids|Segment|Auteur|Commentaire',
      'Grupo de documentos|Nombre del documento|Código|Inicio|Fin|Peso|Segmento|Autor|Comentario',
    ];
    for (const header of headers) {
      const study = readSegmentTable(
        table(
          header,
          'Field|MILL|Care\\Counting|1|1|50|We counted 🌾 the sacks|ada|again',
          'Field|mill|Assent|3|3||Yes.|bo|',
        ),
        documents,
      );
      expect(describeIncoming(study), header).toMatchObject({
        codes: ['Care', 'Care / Counting', 'Assent'],
        documents: ['Mill.docx'],
        codings: ['Mill.docx | Care / Counting | ada | We counted 🌾 the sacks', 'Mill.docx | Assent | bo | Yes.'],
        losses: [],
      });
      expect(study.codings.map(({ start, weight, comment }) => [start, weight, comment])).toEqual([
        [mill.indexOf('We'), 50, 'again'],
        [mill.indexOf('Yes.', mill.indexOf('\nAnna')), null, ''],
      ]);
    }
  });

  test('NVivo and ATLAS.ti: files in folders, several codes in a cell, a paragraph as reference', () => {
    expect(
      read('File Name|Code|Reference Text|Coverage', 'Files\\\\Mill|Codes\\\\Care|nobody asked|0.3%').codings,
    ).toEqual(['Mill.docx | Care | - | nobody\u00a0asked']);
    expect(read('ID|Quotation Content|Document|Codes|Reference', '1:1|Yes.|Mill|Assent\nTalk|¶ 2').codings).toEqual([
      'Mill.docx | Assent | - | Yes.',
      'Mill.docx | Talk | - | Yes.',
    ]);
    expect(read('id|document|tag|content', '1|wharf|greeting|אמרה אנה').codings).toEqual([
      'wharf | greeting | - | אמרה אנה',
    ]);
  });

  test('segments that this program exports come back to their places', () => {
    const astral = [...mill.slice(0, mill.lastIndexOf('Yes'))].length;
    const record = {
      group: '',
      variables: [],
      coder: 'ada',
      lastParagraph: 4,
      weight: 7,
      comment: 'c',
      memos: [],
      createdAt: 86_400_000,
    };
    const written = segmentsTable(
      [
        {
          ...record,
          id: '',
          document: 'Mill.docx',
          code: 'IT\\/Business/Assent',
          start: astral,
          end: astral + 3,
          paragraph: 4,
          text: 'Yes',
        },
        { ...record, id: '', document: 'Mill.docx', code: 'Care', start: 12, end: 13, paragraph: 1, text: 'n' },
      ],
      [],
    );
    const rows = [
      written.columns.map(({ title }) => title),
      ...written.rows.map((row) => row.map((cell) => String(cell ?? ''))),
    ];
    const study = readSegmentTable(rows, documents);
    expect(study.report.losses).toEqual([]);
    expect(
      study.codings.map(({ start, end, weight, comment, createdAt }) => [start, end, weight, comment, createdAt]),
    ).toEqual([
      [mill.lastIndexOf('Yes'), mill.lastIndexOf('Yes') + 3, 7, 'c', 86_400_000],
      [12, 13, 7, 'c', 86_400_000],
    ]);
    expect(describeIncoming(study).codes).toEqual(['IT/Business', 'IT/Business / Assent', 'Care']);
    expect(study.documents).toEqual([expect.objectContaining({ id: 'a', name: 'Mill.docx', text: mill })]);
  });

  test('other quotation marks, dashes, dots and blanks are overlooked, and that is told', () => {
    const study = readSegmentTable(
      table('Document|Code|Text', 'Mill|Care|the  sacks - "twice"...', 'Mill|Care|and nobody asked.'),
      documents,
    );
    expect(describeIncoming(study).codings).toEqual([
      'Mill.docx | Care | - | the sacks – “twice”…',
      'Mill.docx | Care | - | and nobody\u00a0asked.',
    ]);
    expect(study.report.notes).toEqual([
      '2 of 2 coded segments were found though blanks, quotation marks, dashes or dots are written otherwise.',
    ]);
  });

  test('words that stand several times: in order where nothing tells, each place once, and it is said', () => {
    const { codings, losses } = read('Document|Code|Text', ...Array.from({ length: 4 }, () => 'Mill|Assent|Yes'));
    expect(codings).toHaveLength(3);
    expect(losses).toEqual([
      'coded segment “Yes”: Its words stand in fewer places than there are rows with them.',
      ...Array.from(
        { length: 3 },
        () =>
          'coded segment “Yes”: Its words stand in 3 places and nothing tells which is meant; the first free one was taken.',
      ),
    ]);
  });

  test('what cannot be placed is told row by row', () => {
    const rows = [
      'Mill|Care|We slept',
      'Lake|Care|Yes.',
      '|Assent|Yes.',
      '|Care|אמרה אנה',
      'Mill||Yes.',
      'Mill|Care|',
      'Mill|Care|Ben: Yes.',
      'Mill|Care|Ben: Yes.',
    ];
    expect(read('Document|Code|Text', ...rows)).toMatchObject({
      codings: ['wharf | Care | - | אמרה אנה', 'Mill.docx | Care | - | Ben: Yes.'],
      losses: [
        'coded segment “Yes.”: The row names no code.',
        'coded segment “We slept”: Its words are not in “Mill.docx”.',
        'coded segment “Yes.”: No document is called “Lake”.',
        'coded segment “Yes.”: Its words stand in several documents, and the row does not say in which.',
        'coded segment “”: The row has no words, and no positions that lead to any.',
        'coded segment “Ben: Yes.”: Another row codes the same words with the same code.',
      ],
    });
  });

  test('a code that is named without its path is the only one of that name in the study', () => {
    const options = { codes: [['Care'], ['Care', 'Counting'], ['Talk', 'Yes/No']] };
    const rows = table('Document|Code|Text', 'Mill|Counting|sacks', 'Mill|Yes/No|twice');
    expect(describeIncoming(readSegmentTable(rows, documents, options)).codes).toEqual([
      'Care',
      'Care / Counting',
      'Talk',
      'Talk / Yes/No',
    ]);
  });

  test('a table without words is refused in a sentence', () => {
    expect(() => readSegmentTable(table('Code|Memo', 'a|b'), documents)).toThrow('it holds no coded segments');
    expect(() => readSegmentTable([], documents)).toThrow('it holds no coded segments');
  });
});

describe('segments are placed on their words', () => {
  const word = fc.constantFrom('sack', 'Sack', '🌾', '–', '“so”', '…', 'אנה', 'a', 'a.', "it's");
  const blank = fc.constantFrom(' ', '\n', '\u00a0', '  ', '\n\n');
  const text = fc.array(fc.tuple(word, blank), { minLength: 3, maxLength: 40 }).map((parts) => parts.flat().join(''));
  /** As another program may write it. */
  const otherwise = (words: string) =>
    words.replace(/[“”]/gu, '"').replaceAll('–', '-').replaceAll('…', '...').replace(/\s+/gu, ' ');
  const plain = (words: string) => otherwise(words).trim();

  test('a dot is not found in what is one ellipsis', () => {
    const shelf = [{ id: '1', name: 'x', text: '… “so”, and so on. “so”' }];
    const row = { document: 'x', quotation: '. "so"', start: null, end: null, paragraph: null, purpose: '' };
    expect(placeSegments([row], shelf).placed.map(({ range }) => range)).toEqual([{ start: 17, end: 23 }]);
    const dots = { ...row, quotation: '... "so"' };
    expect(placeSegments([dots], shelf).placed.map(({ range }) => range)).toEqual([{ start: 0, end: 6 }]);
    expect(placeSegments([{ ...row, quotation: '.. "so"' }], shelf).placed).toEqual([]);
  });

  test('whatever stands in the text is found, and every place found reads as the quotation', () => {
    const anyWords = fc.tuple(text, fc.nat(), fc.nat(), fc.boolean());
    fc.assert(
      fc.property(fc.array(anyWords, { minLength: 1, maxLength: 6 }), (all) => {
        const shelf = all.map(([words], index) => ({ id: `${index}`, name: `Document ${index}.txt`, text: words }));
        const rows = all.flatMap(([words, first, length, isOtherwise], index): QuotedRow[] => {
          const characters = [...words];
          const start = first % characters.length;
          const quotation = characters.slice(start, start + 1 + (length % 30)).join('');
          const written = isOtherwise ? plain(quotation) : quotation;
          if (written.trim() === '') return [];
          return [
            { document: `document ${index}`, quotation: written, start: null, end: null, paragraph: null, purpose: '' },
          ];
        });
        const { placed, unplaced } = placeSegments(rows, shelf);
        expect(unplaced).toEqual([]);
        for (const { row, documentId, range } of placed) {
          const found = shelf.find(({ id }) => id === documentId)?.text.slice(range.start, range.end) ?? '';
          expect(plain(found)).toBe(plain(row.quotation));
          expect(found.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('with its position, a quotation is placed exactly there, however often its words stand', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (words, first, length) => {
        const characters = [...words];
        const start = first % characters.length;
        const end = Math.min(characters.length, start + 1 + (length % 10));
        const quotation = characters.slice(start, end).join('');
        fc.pre(quotation.trim() !== '');
        const row = { document: 'x', quotation, start, end, paragraph: null, purpose: '' };
        const { placed } = placeSegments([row], [{ id: '1', name: 'x', text: words }]);
        const at = characters.slice(0, start).join('').length;
        expect(placed[0]?.range).toEqual({ start: at, end: at + quotation.length });
      }),
      { numRuns: 200 },
    );
  });
});
