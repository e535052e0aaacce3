import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recogniseForeign } from '../../electron/store/foreign/recognise.ts';
import { readTaguette } from '../../electron/store/foreign/taguette.ts';
import { makeDatabase, stampOf, TestFolder, taguetteSchema } from '../support/foreignDatabases.ts';
import { describeIncoming, idsOf } from '../support/incomingWords.ts';

const created = '2023-01-02 03:04:05.678901';
const direction = { text_direction: 'LEFT_TO_RIGHT' };

const html = [
  '<h2>Die Mühle 🌾</h2>',
  '<p>Anna: “We counted the <b>sacks</b> 🙂\n   twice” &amp; nobody asked.</p>\n',
  '<ul><li>one&nbsp;sack</li><li>two <em>empty sacks</em></li></ul>',
  '<p>שלום, <a href="https://example.org/a">אמרה אנה</a>.<br>And left. 2 < 3</p>',
].join('\n');
/** All text between the tags, as a browser has it. */
const between = html
  .replace(/<[a-z/][^>]*>/gu, '')
  .replace('&amp;', '&')
  .replace('&nbsp;', '\u00a0');
const text = [
  'Die Mühle 🌾',
  'Anna: “We counted the sacks 🙂 twice” & nobody asked.',
  'one\u00a0sack',
  'two empty sacks',
  'שלום, אמרה אנה.',
  'And left. 2 < 3',
].join('\n');

/** Where words stand in UTF-8 bytes. */
function at(words: string) {
  const unit = between.indexOf(words);
  const start = Buffer.byteLength(between.slice(0, unit));
  return { start_offset: start, end_offset: start + Buffer.byteLength(words) };
}

const project = () => ({
  projects: [
    { id: 1, name: 'Other', description: '', created: '2020-01-01 00:00:00.000001' },
    { id: 4, name: 'Sacks', description: 'Why we went', created },
  ],
  project_members: [{ project_id: 4, user_login: 'ada', privileges: 'ADMIN' }],
  documents: [
    {
      id: 1,
      name: 'Mill',
      description: 'Loud',
      filename: 'mill.html',
      created,
      project_id: 4,
      ...direction,
      contents: html,
    },
    {
      id: 2,
      name: 'Of another',
      description: '',
      filename: 'b',
      created,
      project_id: 1,
      ...direction,
      contents: '<p>Words</p>',
    },
    {
      id: 3,
      name: 'Empty',
      description: '',
      filename: 'c',
      created,
      project_id: 4,
      ...direction,
      contents: '<p> <br></p>',
    },
  ],
  tags: [
    { id: 1, project_id: 4, path: 'people.family.mother', description: 'Who is one' },
    { id: 2, project_id: 4, path: 'people', description: '' },
    { id: 3, project_id: 4, path: 'e.g. Dr. Who', description: '' },
    { id: 4, project_id: 1, path: 'people.family', description: 'Of another project' },
    { id: 5, project_id: 4, path: 'care', description: '' },
  ],
  highlights: [
    { id: 1, document_id: 1, ...at('sacks 🙂\n   twice'), snippet: '<p><b>sacks</b> 🙂\n   twice</p>' },
    {
      id: 2,
      document_id: 1,
      ...at('one\u00a0sacktwo empty'),
      snippet: '<ul><li>one&nbsp;sack</li><li>two <em>empty</em></li></ul>',
    },
    { id: 3, document_id: 1, ...at('אמרה אנה'), snippet: 'אמרה אנה' },
    { id: 4, document_id: 2, start_offset: 0, end_offset: 5, snippet: 'Words' },
    { id: 5, document_id: 1, start_offset: 1, end_offset: 5, snippet: 'And left' },
    { id: 6, document_id: 1, start_offset: 90_000, end_offset: 90_005, snippet: '' },
    { id: 7, document_id: 1, ...at('Die Mühle 🌾'), snippet: '<h2>Die Mühle 🌾</h2>' },
  ],
  highlight_tags: [
    { highlight_id: 1, tag_id: 1 },
    { highlight_id: 1, tag_id: 5 },
    { highlight_id: 2, tag_id: 5 },
    { highlight_id: 3, tag_id: 3 },
    { highlight_id: 4, tag_id: 4 },
    { highlight_id: 5, tag_id: 2 },
    { highlight_id: 6, tag_id: 2 },
    { highlight_id: 3, tag_id: 88 },
  ],
  commands: [
    command('ada', { type: 'highlight_add', highlight_id: 1, start_offset: 1, end_offset: 2, tags: [] }),
    command('bo', { type: 'highlight_add', highlight_id: 1, start_offset: 1, end_offset: 2, tags: [1, 5] }),
    command('bo', { type: 'highlight_add', highlight_id: 3, tags: [3] }),
    { date: created, user_login: 'cy', project_id: 4, document_id: 1, payload: 'highlight_add, but no JSON' },
  ],
});

function command(login: string, payload: object) {
  return { date: created, user_login: login, project_id: 4, document_id: 1, payload: JSON.stringify(payload) };
}

describe('a project of Taguette comes over', () => {
  test('documents with their look, tags in their paths, and highlights on their words', () => {
    using folder = new TestFolder();
    const path = makeDatabase(join(folder.path, 'taguette.sqlite3'), taguetteSchema, project());
    const before = stampOf(path);
    const study = readTaguette(path, { project: 'Sacks' });
    expect(stampOf(path)).toEqual(before);
    expect(study.documents[0]?.text).toBe(text);
    expect(describeIncoming(study)).toEqual({
      codes: ['care', 'e.g. Dr. Who', 'people', 'people / family', 'people / family / mother', 'Highlight without tag'],
      documents: ['Mill'],
      codings: [
        'Mill | people / family / mother | ada | sacks 🙂 twice',
        'Mill | care | ada | sacks 🙂 twice',
        'Mill | care | - | one\u00a0sack\ntwo empty',
        'Mill | e.g. Dr. Who | bo | אמרה אנה',
        'Mill | people | - | And left',
        'Mill | Highlight without tag | - | Die Mühle 🌾',
      ],
      values: [],
      sets: [],
      memos: ['Project memo: Why we went'],
      losses: [
        'document “Empty”: It holds no text.',
        'coded segment “אמרה אנה”: Its code is missing in the file.',
        'coded segment “And left”: Its words do not stand where the file says; they were found at another place and coded there.',
        'coded segment “”: It has no words, and its positions (90000 to 90005) are none in the text.',
      ],
    });
    expect(study.documents[0]).toMatchObject({ note: 'Loud', createdAt: Date.UTC(2023, 0, 2, 3, 4, 5, 678) });
    const marked = study.documents[0]?.format.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
    expect(marked).toEqual([
      'heading2: Die Mühle 🌾',
      'bold: sacks',
      'bullet: one\u00a0sack',
      'bullet: two empty sacks',
      'italic: empty sacks',
      'link: אמרה אנה',
    ]);
  });

  test('read twice it has the same ids, also when the project was given another name', () => {
    using folder = new TestFolder();
    const rows = project();
    const first = readTaguette(makeDatabase(join(folder.path, 'a.sqlite3'), taguetteSchema, rows), { project: 4 });
    const renamed = { ...rows, projects: rows.projects.map((one) => ({ ...one, name: `${one.name}!` })) };
    const second = readTaguette(makeDatabase(join(folder.path, 'b.sqlite3'), taguetteSchema, renamed), { project: 4 });
    expect(idsOf(second)).toEqual(idsOf(first));
    expect(new Set(idsOf(first)).size).toBe(idsOf(first).length);
    expect(recogniseForeign(join(folder.path, 'a.sqlite3'))).toBe('taguette');
  });

  test('words that an old version cut out wrongly, for it took bytes for letters, do not lead astray', () => {
    using folder = new TestFolder();
    const rows = project();
    const contents = '<p>Größe, Größe über alles: Müller sagt das.</p><p>Äpfel und Öl.</p>';
    const plain = 'Größe, Größe über alles: Müller sagt das.Äpfel und Öl.';
    const bytesTo = (words: string) => Buffer.byteLength(plain.slice(0, plain.indexOf(words)));
    const [start, end] = [bytesTo('über'), bytesTo(': Müller')];
    const highlights = [
      { id: 1, document_id: 1, start_offset: start, end_offset: end, snippet: `<p>${plain.slice(start, end)}</p>` },
    ];
    expect(highlights[0]?.snippet).toBe('<p> alles: Mül</p>');
    const path = makeDatabase(join(folder.path, 'a.sqlite3'), taguetteSchema, {
      projects: rows.projects.slice(1),
      documents: [{ ...rows.documents[0], contents }] as typeof rows.documents,
      tags: rows.tags.slice(0, 1),
      highlights,
      highlight_tags: [{ highlight_id: 1, tag_id: 1 }],
    });
    const study = readTaguette(path);
    expect(describeIncoming(study).codings).toEqual(['Mill | people / family / mother | - | über alles']);
    expect(study.report.losses).toEqual([]);
  });

  test('a file with one project needs no name, and one that is older than the commands comes too', () => {
    using folder = new TestFolder();
    const rows = project();
    const schema = taguetteSchema.filter((statement) => !/TABLE (?:commands|project_members|users)/u.test(statement));
    const { commands: _, project_members: __, ...rest } = rows;
    const path = makeDatabase(join(folder.path, 'old.db'), schema, { ...rest, projects: rows.projects.slice(1) });
    expect(describeIncoming(readTaguette(path)).codings[0]).toBe(
      'Mill | people / family / mother | - | sacks 🙂 twice',
    );
  });
});
