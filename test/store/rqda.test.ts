import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { colorOfR } from '#shared/interchange/foreign/colorsOfR.ts';
import { recogniseForeign } from '../../electron/store/foreign/recognise.ts';
import { readRqda } from '../../electron/store/foreign/rqda.ts';
import { makeDatabase, rqdaSchema, stampOf, TestFolder } from '../support/foreignDatabases.ts';
import { describeIncoming, idsOf } from '../support/incomingWords.ts';

const mill = "🌾 Anna: I didn't count the sacks.\nBen: Nobody asked.\n";
const wharf = 'שלום, the river was low.\nThe boats waited.';
const date = 'Sat Mar  9 10:11:12 2024';
const live = { status: 1, owner: 'ada', date };
const dead = { ...live, status: 0 };

/** Where words stand, in characters. */
function at(text: string, words: string) {
  const selfirst = [...text.slice(0, text.indexOf(words))].length;
  return { seltext: words, selfirst, selend: selfirst + [...words].length };
}

const project = () => ({
  project: [{ databaseversion: '0.2.2', date, memo: 'Why we went', about: 'Database created by RQDA' }],
  source: [
    { id: 1, name: 'mill', file: mill, memo: 'Loud', ...live, dateM: 'Sun Mar 10 10:11:12 2024' },
    { id: 2, name: 'wharf', file: wharf, memo: null, ...live },
    { id: 3, name: 'deleted', file: 'Words', memo: null, ...dead },
  ],
  freecode: [
    { id: 1, name: 'care', memo: 'Doing it again', color: 'antiquewhite2', ...live },
    { id: 2, name: 'silence', memo: null, color: '#AABBCC', ...live },
    { id: 3, name: 'gone', memo: null, color: null, ...dead },
    { id: 4, name: 'silence', memo: null, color: 'nocolour', ...live },
  ],
  codecat: [
    { catid: 1, name: 'Work', memo: 'What is done', ...live },
    { catid: 2, name: 'Talk', memo: null, ...live },
    { catid: 3, name: 'Old', memo: null, ...dead },
  ],
  treecode: [
    { cid: 1, catid: 1, ...live },
    { cid: 1, catid: 2, ...live },
    { cid: 2, catid: 3, ...live },
    { cid: 4, catid: 2, ...dead },
  ],
  coding: [
    { cid: 1, fid: 1, ...at(mill, "didn't count"), memo: 'again', ...live },
    { cid: 2, fid: 1, ...at(mill, 'count the sacks'), memo: null, ...live, owner: 'bo' },
    { cid: 2, fid: 1, ...at(mill, 'Anna'), memo: null, ...dead },
    { cid: 2, fid: 1, ...at(mill, 'Anna'), memo: null, ...live, status: -1 },
    { cid: 3, fid: 1, ...at(mill, 'Ben'), memo: null, ...live },
    { cid: 1, fid: 3, seltext: 'Words', selfirst: 0, selend: 5, memo: null, ...live },
    { cid: 4, fid: 2, ...at(wharf, 'river was low.\nThe boats'), memo: null, ...live },
    { cid: 4, fid: 2, seltext: 'boats waited', selfirst: 3, selend: 15, memo: null, ...live },
  ],
  coding2: [{ cid: 1, fid: 1, ...at(mill, 'Ben'), memo: null, ...live }],
  filecat: [
    { catid: 1, name: 'Field', memo: 'Outside', ...live },
    { catid: 2, name: 'Town', memo: null, ...live },
  ],
  treefile: [
    { fid: 1, catid: 1, ...live },
    { fid: 2, catid: 2, ...live },
  ],
  cases: [
    { id: 1, name: 'Anna', memo: 'The miller', ...live },
    { id: 2, name: 'River people', memo: null, ...live },
    { id: 3, name: 'Gone', memo: null, ...dead },
  ],
  caselinkage: [
    { caseid: 1, fid: 1, selfirst: 0, selend: 9, ...live },
    { caseid: 2, fid: 2, selfirst: 0, selend: 9, ...live },
    { caseid: 2, fid: 1, selfirst: 0, selend: 9, ...dead },
  ],
  attributes: [
    { name: 'age', class: 'numeric', memo: 'In years', ...live },
    { name: 'role', class: 'character', memo: null, ...live },
    { name: 'unused', class: null, memo: null, ...live },
  ],
  caseAttr: [
    { variable: 'age', value: '34', caseID: 1, ...live },
    { variable: 'role', value: 'boatmen', caseID: 2, ...live },
    { variable: 'age', value: '99', caseID: 2, ...dead },
  ],
  fileAttr: [{ variable: 'role', value: 'miller', fileID: 1, ...live, status: null }],
  journal: [
    { name: date, journal: 'Rain.', ...live },
    { name: date, journal: 'More rain.', ...live },
    { name: 'old', journal: 'Sun.', ...dead },
  ],
  annotation: [{ fid: 1, position: 40, annotation: 'Who is Ben?', ...live }],
});

describe('a project of RQDA comes over', () => {
  test('live rows whole, deleted rows not at all, every loss told', () => {
    using folder = new TestFolder();
    const path = makeDatabase(join(folder.path, 'Sacks.rqda'), rqdaSchema, project());
    const before = stampOf(path);
    const study = readRqda(path);
    expect(stampOf(path)).toEqual(before);
    expect(describeIncoming(study)).toEqual({
      codes: ['silence', 'silence', 'Talk', 'Work', 'Work / care'],
      documents: ['mill', 'wharf'],
      codings: [
        "mill | Work / care | ada | didn't count",
        'mill | silence | bo | count the sacks',
        'wharf | silence | ada | river was low.\nThe boats',
        'wharf | silence | ada | boats waited',
      ],
      values: [
        'mill: age = 34',
        'mill: role = miller',
        'wharf: role = boatmen',
        'mill: Case = Anna',
        'wharf: Case = River people',
      ],
      sets: [],
      memos: [
        'About “Field”: Outside',
        'Anna: The miller',
        'About “age”: In years',
        'Project memo: Why we went',
        `${date}: Rain.`,
        `${date}: More rain.`,
        'Who is Ben?: Who is Ben?',
      ],
      losses: [
        'code “care”: It also stood in the category “Talk”; here a code stands in one place.',
        'code “silence”: Its colour “nocolour” is unknown and was left out.',
        'coded segment “Ben”: Its code is missing in the file.',
        'coded segment “Words”: Its document is missing in the file, or did not come.',
        'coded segment “boats waited”: Its words do not stand where the file says; they were found at another place and coded there.',
        'second coding “”: It belongs to the second coding, which is kept apart in RQDA.',
      ],
    });
    const made = new Date(2024, 2, 9, 10, 11, 12).getTime();
    expect(study.documents[0]).toMatchObject({ note: 'Loud', createdAt: made, changedAt: made + 86_400_000 });
    expect(study.documents.map(({ groupId }) => study.groups.find(({ id }) => id === groupId)?.name)).toEqual([
      'Field',
      'Town',
    ]);
    expect(study.codings[0]).toMatchObject({ comment: 'again', createdAt: made });
    expect(study.codes.map(({ color }) => color)).toEqual(['#aabbcc', null, null, null, '#eedfcc']);
    expect(study.memos.at(-1)?.links).toMatchObject([{ kind: 'segment', start: mill.indexOf('Ben') }]);
    expect(study.variables.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'age number',
      'role text',
      'unused text',
      'Case text',
    ]);
    expect(study.report.offsets).toMatchObject({ used: { unit: 'code points' }, sure: true });
  });

  test('read twice it has the same ids, and each only once', () => {
    using folder = new TestFolder();
    const path = makeDatabase(join(folder.path, 'Sacks.rqda'), rqdaSchema, project());
    const ids = idsOf(readRqda(path));
    expect(idsOf(readRqda(path))).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(recogniseForeign(path)).toBe('rqda');
  });

  test('a project of an older version, without cases, categories and colours, comes too', () => {
    using folder = new TestFolder();
    const schema = [
      'CREATE TABLE source (name text, id integer, file text, memo text, owner text, date text, dateM text, status integer)',
      'CREATE TABLE freecode (name text, memo text, owner text, date text, dateM text, id integer, status integer)',
      'CREATE TABLE coding (cid integer, fid integer, seltext text, selfirst real, selend real, status integer, owner text, date text, memo text)',
    ];
    const { source, freecode, coding } = project();
    const path = makeDatabase(join(folder.path, 'old.rqda'), schema, {
      source,
      freecode: freecode.map(({ color: _, ...row }) => row),
      coding,
    });
    expect(describeIncoming(readRqda(path)).codings[0]).toBe("mill | care | ada | didn't count");
  });

  test('documents that stand in several categories come in sets', () => {
    using folder = new TestFolder();
    const rows = project();
    const treefile = [...rows.treefile, { fid: 1, catid: 2, ...live }];
    const study = readRqda(makeDatabase(join(folder.path, 'a.rqda'), rqdaSchema, { ...rows, treefile }));
    expect(describeIncoming(study).sets).toEqual(['Field: mill', 'Town: wharf, mill']);
    expect(study.groups).toEqual([]);
  });

  test('a quotation that stands in many places is not guessed at', () => {
    using folder = new TestFolder();
    const file = `${'yes no '.repeat(50)}maybe ${'yes no '.repeat(50)}`;
    const path = makeDatabase(join(folder.path, 'b.rqda'), rqdaSchema, {
      source: [{ id: 1, name: 'a', file, ...live }],
      freecode: [{ id: 1, name: 'care', ...live }],
      coding: [
        { cid: 1, fid: 1, seltext: 'yes', selfirst: 2, selend: 5, ...live },
        { cid: 1, fid: 1, seltext: 'maybe', selfirst: 2, selend: 7, ...live },
      ],
    });
    const study = readRqda(path);
    expect(describeIncoming(study).codings).toEqual(['a | care | ada | maybe']);
    expect(study.report.losses.map(({ name }) => name)).toEqual(['yes', 'maybe']);
  });

  test('colours of R are told by their names and shades', () => {
    expect(['tan1', 'red3', 'gray40', 'grey', 'brown', '#FF8800', 'orange4', 'plaid', 'red9'].map(colorOfR)).toEqual([
      '#ffa54f',
      '#cd0000',
      '#666666',
      '#bebebe',
      '#a52a2a',
      '#ff8800',
      '#8b5a00',
      null,
      null,
    ]);
  });
});
