import { cpSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readQualCoder } from '../../electron/store/foreign/qualCoder.ts';
import { recogniseForeign } from '../../electron/store/foreign/recognise.ts';
import { firstQualCoderSchema, makeQualCoder, stampOf, TestFolder } from '../support/foreignDatabases.ts';
import { describeIncoming, idsOf } from '../support/incomingWords.ts';

const mill = '🌾 Anna: We counted the sacks 🙂 twice.\nBen: Nobody asked, and nobody counted.\nשלום, אמרה אנה.\n';
const wharf = 'Cleo: The river was low.\r\nCleo: The boats 🚣 waited.\r\n';
const date = '2024-03-09 10:11:12';

/** Where words stand as Python counts, from the first or the given time on. */
function at(text: string, words: string, time = 1) {
  let unit = -1;
  for (let found = 0; found < time; found++) unit = text.indexOf(words, unit + 1);
  const pos0 = [...text.slice(0, unit)].length;
  return { seltext: words, pos0, pos1: pos0 + [...words].length };
}

const categories = ['Trade', 'Grain', 'Counting', 'By hand', 'By heart', 'By night'].map((name, index) => ({
  catid: index + 1,
  name,
  memo: index === 0 ? 'What is bought and sold' : '',
  supercatid: index === 0 ? null : index,
}));

const project = () => ({
  project: [{ databaseversion: 'v14', date, memo: 'Why we went to the mill', about: 'QualCoder 3.8' }],
  source: [
    { id: 1, name: 'mill.txt', fulltext: mill, mediapath: null, memo: 'Loud', owner: 'ada', date },
    { id: 2, name: 'wharf.docx', fulltext: wharf, mediapath: '/docs/wharf.docx', memo: '', owner: 'ada', date },
    { id: 3, name: 'mill.png', fulltext: null, mediapath: '/images/mill.png', memo: '', owner: 'ada', date },
    { id: 4, name: 'empty.txt', fulltext: ' \n', mediapath: null, memo: '', owner: 'ada', date },
  ],
  code_cat: categories,
  code_name: [
    { cid: 1, name: 'care', memo: 'Doing it again', catid: 6, color: '#F5A9A9', owner: 'ada', date },
    { cid: 2, name: 'silence', memo: '', catid: null, color: 'sky', owner: 'ada', date },
    { cid: 3, name: '', memo: '', catid: 77, color: null, owner: 'ada', date },
  ],
  code_text: [
    { ctid: 1, cid: 1, fid: 1, ...at(mill, 'sacks 🙂 twice'), owner: 'ada', date, memo: 'again', important: 1 },
    { ctid: 2, cid: 2, fid: 1, ...at(mill, 'nobody counted'), owner: 'bo', date, memo: null, important: null },
    { ctid: 3, cid: 1, fid: 1, ...at(mill, '🙂'), owner: 'bo', date, memo: '', important: 0 },
    { ctid: 4, cid: 3, fid: 1, ...at(mill, 'אמרה אנה'), owner: '', date, memo: '', important: null },
    { ctid: 5, cid: 2, fid: 2, ...at(wharf, 'The boats 🚣 waited'), owner: 'ada', date, memo: '', important: null },
    {
      ctid: 6,
      cid: 2,
      fid: 1,
      seltext: 'Nobody asked',
      pos0: 3,
      pos1: 9,
      owner: 'ada',
      date,
      memo: '',
      important: null,
    },
    { ctid: 7, cid: 2, fid: 1, seltext: 'Words that are gone', pos0: 3, pos1: 22, owner: 'ada', date, memo: '' },
    { ctid: 8, cid: 99, fid: 1, ...at(mill, 'Anna'), owner: 'ada', date, memo: '' },
    { ctid: 9, cid: 1, fid: 98, seltext: 'Anna', pos0: 0, pos1: 4, owner: 'ada', date, memo: '' },
    { ctid: 10, cid: 1, fid: 2, seltext: '', pos0: 900, pos1: 904, owner: 'ada', date, memo: '' },
  ],
  code_image: [{ imid: 1, id: 3, x1: 1, y1: 1, width: 9, height: 9, cid: 1, memo: 'the wheel', owner: 'ada', date }],
  annotation: [{ anid: 1, fid: 1, ...omit(at(mill, 'twice')), memo: 'Really twice?', owner: 'bo', date }],
  journal: [{ jid: 1, name: 'First day', jentry: 'Rain.\nNobody came.', date, owner: 'ada' }],
  attribute_type: [
    { name: 'age', memo: 'In years', caseOrFile: 'case', valuetype: 'numeric' },
    { name: 'place', memo: '', caseOrFile: 'file', valuetype: 'character' },
  ],
  attribute: [
    { attrid: 1, name: 'age', attr_type: 'case', value: '34', id: 1 },
    { attrid: 2, name: 'age', attr_type: 'case', value: '51', id: 2 },
    { attrid: 3, name: 'place', attr_type: 'file', value: '007', id: 1 },
    { attrid: 4, name: 'age', attr_type: 'case', value: '70', id: 3 },
    { attrid: 5, name: 'age', attr_type: 'case', value: '44', id: 4 },
  ],
  cases: [
    { caseid: 1, name: 'Anna', memo: 'The miller', owner: 'ada', date },
    { caseid: 2, name: 'Ben', memo: '', owner: 'ada', date },
    { caseid: 3, name: 'Nobody', memo: '', owner: 'ada', date },
    { caseid: 4, name: 'Cleo', memo: '', owner: 'ada', date },
  ],
  case_text: [
    { id: 1, caseid: 1, fid: 1, pos0: 0, pos1: 30 },
    { id: 2, caseid: 2, fid: 1, pos0: 30, pos1: 60 },
    { id: 3, caseid: 4, fid: 2, pos0: 0, pos1: 9 },
  ],
  coder_names: [{ name: 'cy' }],
});

function omit({ pos0, pos1 }: { pos0: number; pos1: number }) {
  return { pos0, pos1 };
}

describe('a project of QualCoder comes over', () => {
  test('texts, nested categories, coded words, memos, cases and attributes, with every loss told', () => {
    using folder = new TestFolder();
    const path = makeQualCoder(folder.path, project());
    writeFileSync(join(path, 'documents', 'wharf.docx'), 'as it was');
    const study = readQualCoder(path);
    expect(describeIncoming(study)).toEqual({
      codes: [
        'Code without a name',
        'silence',
        'Trade',
        'Trade / Grain',
        'Trade / Grain / Counting',
        'Trade / Grain / Counting / By hand',
        'Trade / Grain / Counting / By hand / By heart',
        'Trade / Grain / Counting / By hand / By heart / By night',
        'Trade / Grain / Counting / By hand / By heart / By night / care',
      ],
      documents: ['mill.txt', 'wharf.docx'],
      codings: [
        'mill.txt | Trade / Grain / Counting / By hand / By heart / By night / care | ada | sacks 🙂 twice',
        'mill.txt | silence | bo | nobody counted',
        'mill.txt | Trade / Grain / Counting / By hand / By heart / By night / care | bo | 🙂',
        'mill.txt | Code without a name | - | אמרה אנה',
        'wharf.docx | silence | ada | The boats 🚣 waited',
        'mill.txt | silence | ada | Nobody asked',
      ],
      values: ['wharf.docx: age = 44', 'mill.txt: place = 007', 'wharf.docx: Case = Cleo'],
      sets: ['Anna: mill.txt', 'Ben: mill.txt'],
      memos: [
        'Anna: The miller',
        'About “age”: In years',
        'Project memo: Why we went to the mill',
        'First day: Rain.\nNobody came.',
        'Really twice?: Really twice?',
      ],
      losses: [
        'document “mill.png”: It is an image; Axial holds texts.',
        'document “empty.txt”: It holds no text.',
        'code “Code without a name”: It has no name and is called “Code without a name”.',
        'code “Code without a name”: What it stood in is missing, and so it stands at the top.',
        'coded segment “Nobody asked”: Its words do not stand where the file says; they were found at another place and coded there.',
        'coded segment “Words that are gone”: Its words do not stand where the file says, and are not found once near there.',
        'coded segment “Anna”: Its code is missing in the file.',
        'coded segment “Anna”: Its document is missing in the file, or did not come.',
        'coded segment “”: It has no words, and its positions (900 to 904) are none in the text.',
        'case “Anna”: Its documents, or other cases of them, say otherwise; these facts were left out: age: 34.',
        'case “Ben”: Its documents, or other cases of them, say otherwise; these facts were left out: age: 51.',
        'case “Nobody”: No document is about it, and so its facts have no place (age: 70).',
        'coded segment “the wheel”: It codes a part of an image; Axial holds texts.',
      ],
    });
    expect(study.origin).toBe('QualCoder 3.8');
    expect(study.name).toBe('Sacks and silence');
    expect(study.coders.map(({ name }) => name)).toEqual(['cy', 'ada', 'bo']);
    expect(study.codes.find(({ name }) => name === 'care')).toMatchObject({
      color: '#f5a9a9',
      description: 'Doing it again',
    });
    expect(study.codings[0]).toMatchObject({
      weight: 100,
      comment: 'again',
      createdAt: new Date(2024, 2, 9, 10, 11, 12).getTime(),
    });
    expect(study.documents[1]?.file).toEqual({ name: 'wharf.docx', bytes: new TextEncoder().encode('as it was') });
    expect(study.documents[1]?.text).toBe(wharf.replaceAll('\r\n', '\n'));
    expect(study.variables.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'age: number',
      'place: text',
      'Case: text',
    ]);
    expect(study.memos.at(-1)?.links).toEqual([
      {
        kind: 'segment',
        documentId: study.documents[0]?.id,
        start: mill.indexOf('twice'),
        end: mill.indexOf('twice') + 5,
        codingId: null,
      },
    ]);
    expect(study.report.counts).toContainEqual({
      what: 'coded segments',
      found: 11,
      imported: 5,
      changed: 1,
      kept: 0,
      leftOut: 5,
    });
  });

  test('read twice, or from another place, it has the same ids, and each only once', () => {
    using folder = new TestFolder();
    const path = makeQualCoder(folder.path, project());
    const first = readQualCoder(path);
    const elsewhere = join(folder.path, 'Copy of it.qda');
    cpSync(path, elsewhere, { recursive: true });
    expect(idsOf(readQualCoder(elsewhere))).toEqual(idsOf(first));
    expect(idsOf(readQualCoder(join(path, 'data.qda')))).toEqual(idsOf(first));
    expect(new Set(idsOf(first)).size).toBe(idsOf(first).length);
  });

  test('nothing is written, and nothing comes to stand beside the file', () => {
    using folder = new TestFolder();
    const path = makeQualCoder(folder.path, project());
    const before = [stampOf(join(path, 'data.qda')), readdirSync(path).sort()];
    readQualCoder(path);
    recogniseForeign(path);
    expect([stampOf(join(path, 'data.qda')), readdirSync(path).sort()]).toEqual(before);
  });

  test('positions that were taken from the window, which counts an emoji as two, lead to their words', () => {
    using folder = new TestFolder();
    const [first, second] = ['nobody counted', 'ha'];
    const text = `🌾🌾🌾 ${mill} ha ha ha ha ha ha`;
    const qt = (words: string) => {
      const pos0 = text.lastIndexOf(words);
      return { seltext: words, pos0, pos1: pos0 + words.length };
    };
    const path = makeQualCoder(folder.path, {
      project: [{ databaseversion: 'v11', date }],
      source: [{ id: 1, name: 'a', fulltext: text }],
      code_name: [{ cid: 1, name: 'care' }],
      code_text: [
        { ctid: 1, cid: 1, fid: 1, ...qt(first), owner: 'ada' },
        { ctid: 2, cid: 1, fid: 1, ...qt(second), owner: 'ada' },
      ],
    });
    const study = readQualCoder(path);
    expect(study.codings.map(({ start }) => start)).toEqual([text.lastIndexOf(first), text.lastIndexOf(second)]);
    expect(study.report.offsets).toMatchObject({ used: { unit: 'UTF-16 units' }, sure: true });
  });

  test('a project of the first version comes whole', () => {
    using folder = new TestFolder();
    const rows = project();
    const old = {
      project: [{ databaseversion: 'v1', date, memo: '', about: 'QualCoder' }],
      source: rows.source.slice(0, 2),
      code_cat: rows.code_cat,
      code_name: rows.code_name.slice(0, 2),
      code_text: rows.code_text
        .slice(0, 3)
        .map(({ cid, fid, seltext, pos0, pos1, owner }) => ({ cid, fid, seltext, pos0, pos1, owner })),
    };
    const study = readQualCoder(makeQualCoder(folder.path, old, firstQualCoderSchema));
    expect(describeIncoming(study).codings).toEqual([
      'mill.txt | Trade / Grain / Counting / By hand / By heart / By night / care | ada | sacks 🙂 twice',
      'mill.txt | silence | bo | nobody counted',
      'mill.txt | Trade / Grain / Counting / By hand / By heart / By night / care | bo | 🙂',
    ]);
    expect(study.report.losses).toEqual([]);
  });

  test('subcodes of later versions stand in their codes, and categories in a circle stand at the top', () => {
    using folder = new TestFolder();
    const path = makeQualCoder(folder.path, {
      project: [{ databaseversion: 'v17', date }],
      code_cat: [
        { catid: 1, name: 'Hen', supercatid: 2 },
        { catid: 2, name: 'Egg', supercatid: 1 },
        { catid: 3, name: 'Self', supercatid: 3 },
      ],
      code_name: [{ cid: 1, name: 'shell', catid: 2 }],
    });
    const study = readQualCoder(path);
    expect(describeIncoming(study).codes).toEqual(['Hen', 'Hen / Egg', 'Hen / Egg / shell', 'Self']);
    expect(describeIncoming(study).losses).toEqual([
      'code category “Hen”: It stood below itself and now stands at the top.',
      'code category “Self”: It stood below itself and now stands at the top.',
    ]);
  });

  test('it is recognised by its tables, whatever it is called', () => {
    using folder = new TestFolder();
    const path = makeQualCoder(folder.path, project());
    expect(recogniseForeign(path)).toBe('qualcoder');
    renameSync(join(path, 'data.qda'), join(folder.path, 'notes.txt'));
    expect(recogniseForeign(join(folder.path, 'notes.txt'))).toBe('qualcoder');
    expect(recogniseForeign(path)).toBe(null);
  });
});
