import { describe, expect, test } from 'vitest';
import type { IncomingStudy } from '#shared/interchange/incoming.ts';
import { blocksOf, childrenOf } from '#shared/interchange/memoNodes.ts';
import { wordsOfBody } from '#shared/interchange/refi/plainBody.ts';
import { refiToIncoming } from '#shared/interchange/refi/toIncoming.ts';
import { quotationsOf } from '../../support/givingBack.ts';
import { everythingXml } from '../../support/refiEverything.ts';
import { archiveOf, projectXml, readCodebook, readProject } from '../../support/refiFiles.ts';

const id = (number: number): string => `11111111-2222-4333-8444-${String(number).padStart(12, '0')}`;
const bring = (inside: string, attributes?: string): IncomingStudy =>
  refiToIncoming(readProject(projectXml(inside, attributes)));
const codes = (inside: string) => `<CodeBook><Codes>${inside}</Codes></CodeBook>`;
const code = (number: number, name: string, rest = '') =>
  `<Code guid="${id(number)}" name="${name}" isCodable="true"${rest}/>`;
const coding = (number: number, of: number, rest = '') =>
  `<Coding guid="${id(number)}"${rest}><CodeRef targetGUID="${id(of)}"/></Coding>`;
const selection = (number: number, [start, end]: readonly [number, number], inside = '', rest = '') =>
  `<PlainTextSelection guid="${id(number)}" startPosition="${start}" endPosition="${end}"${rest}>${inside}</PlainTextSelection>`;
const text = (number: number, words: string, inside = '', name = 'Talk') =>
  `<TextSource guid="${id(number)}" name="${name}"><PlainTextContent>${words}</PlainTextContent>${inside}</TextSource>`;
const note = (number: number, words: string, inside = '', name?: string) =>
  `<Note guid="${id(number)}"${name === undefined ? '' : ` name="${name}"`}><PlainTextContent>${words}</PlainTextContent>${inside}</Note>`;
const noteRef = (number: number) => `<NoteRef targetGUID="${id(number)}"/>`;
const sources = (inside: string) => `<Sources>${inside}</Sources>`;
const notes = (inside: string) => `<Notes>${inside}</Notes>`;
const sentencesAbout = ({ report }: IncomingStudy, number: number) =>
  report.losses.filter((loss) => loss.id === id(number)).map(({ sentence }) => sentence);
const countOf = ({ report }: IncomingStudy, what: string) => report.counts.find((count) => count.what === what);
const memo = (study: IncomingStudy, number: number) => study.memos.find((each) => each.id === id(number));

describe('codes', () => {
  test('check 5: six levels, folders, equal names, names of all kinds, and whatever says true', () => {
    const nested = [1, 2, 3, 4, 5, 6].reduceRight(
      (inside, level) => `<Code guid="${id(level)}" name="same" isCodable="${level % 2 ? '0' : '1'}">${inside}</Code>`,
      '',
    );
    const study = bring(codes(`${nested}${code(7, 'a::b / c.d &quot;e&quot; &lt;f&gt; 😀 שלום')}`));
    expect(study.codes.map(({ parentId }) => parentId)).toEqual([null, id(1), id(2), id(3), id(4), id(5), null]);
    expect(study.codes.at(-1)?.name).toBe('a::b / c.d "e" <f> 😀 שלום');
    expect(countOf(study, 'codes')).toMatchObject({ found: 7, imported: 7 });
  });

  test('check 6: colours in short and long form; what is no colour is told and the code kept', () => {
    const colors = ['#F00', '#00Ff00', 'rgb(1,2,3)', '46AA00'];
    const study = bring(codes(colors.map((color, at) => code(at, `c${at}`, ` color="${color}"`)).join('')));
    expect(study.codes.map(({ color }) => color)).toEqual(['#ff0000', '#00ff00', null, null]);
    expect(sentencesAbout(study, 2)[0]).toContain('rgb(1,2,3)');
    expect(countOf(study, 'codes')).toMatchObject({ imported: 2, changed: 2 });
  });

  test('check 4: ids of a codebook that are no GUIDs become some, the same every time', () => {
    const file = readCodebook(
      `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="c1" name="A" isCodable="true"><Code guid="c2" name="B" isCodable="true"/></Code></Codes></CodeBook>`,
    );
    const [study, again] = [refiToIncoming(file), refiToIncoming(file)];
    expect(study.codes[0]?.id).toMatch(/^[0-9a-f]{8}-/);
    expect(study.codes.map((each) => each.id)).toEqual(again.codes.map((each) => each.id));
    expect(study.codes[1]?.parentId).toBe(study.codes[0]?.id);
    expect(study.report.notes.join()).toContain('2 ids');
  });
});

describe('coded words', () => {
  const users = `<Users><User guid="${id(90)}" name="Ana"/><User guid="${id(91)}" name="Ana"/><User guid="${id(92)}"/></Users>`;
  const two = codes(code(1, 'A') + code(2, 'B'));

  test('check 7: several codings on one selection and several selections on one range, with coder and date', () => {
    const stamp = ` creatingUser="${id(91)}" creationDateTime="2024-01-02T03:04:05+02:00"`;
    const study = bring(
      `${users}${two}${sources(
        text(
          10,
          'Some words.',
          [selection(20, [0, 4], coding(30, 1, stamp) + coding(31, 2)), selection(21, [0, 4], coding(32, 1))].join(''),
        ),
      )}`,
    );
    expect(quotationsOf(study)).toEqual(['A: Some', 'B: Some', 'A: Some']);
    expect(study.codings[0]).toMatchObject({ coderId: id(91), createdAt: Date.UTC(2024, 0, 2, 1, 4, 5) });
    expect(study.codings[2]).toMatchObject({ coderId: null, createdAt: null });
    expect(study.coders.map(({ name }) => name)).toEqual(['Ana', 'Ana (2)', 'Unnamed coder']);
  });

  test('check 7: the same code on the same words by the same coder is shown once, and told', () => {
    const twice = selection(20, [0, 4], coding(30, 1)) + selection(21, [0, 4], coding(31, 1));
    const study = bring(`${two}${sources(text(10, 'Some words.', twice))}`);
    expect(study.codings.map((each) => each.id)).toEqual([id(30)]);
    expect(countOf(study, 'coded segments')).toMatchObject({ found: 2, imported: 1, kept: 1 });
    expect(sentencesAbout(study, 31)[0]).toContain('already');
  });

  test('check 7: a selection without a code becomes a remark on its words; codings of a whole source are kept', () => {
    const remark = selection(20, [5, 10], '<Description>why so?</Description>');
    const study = bring(`${two}${sources(text(10, 'Some words.', `${remark}${coding(30, 1)}`))}`);
    expect(study.memos[0]).toMatchObject({ type: 'annotation', title: '' });
    expect(wordsOfBody(study.memos[0]?.body ?? '')).toBe('why so?');
    expect(study.memos[0]?.links).toEqual([{ kind: 'segment', documentId: id(10), start: 5, end: 10, codingId: null }]);
    expect(countOf(study, 'coded segments')).toMatchObject({ found: 1, kept: 1 });
    expect(sentencesAbout(study, 10)[0]).toContain('as a whole');
  });

  test('check 13: positions that lead nowhere are told one by one, and the good ones come in', () => {
    const bad = [
      selection(20, [0, 4], coding(30, 1)),
      selection(21, [8, 2], coding(31, 1), ' name="reversed"'),
      selection(22, [3, 3], coding(32, 1)),
      selection(23, [-1, 4], coding(33, 1)),
      selection(24, [90, 99], coding(34, 1)),
      selection(25, [5, 99], coding(35, 1)),
      selection(26, [5, 9], coding(36, 77)),
    ];
    const study = bring(`${two}${sources(text(10, 'Some words.', bad.join('')))}`);
    expect(quotationsOf(study)).toEqual(['A: Some', 'A: words.']);
    for (const number of [21, 22, 23, 24, 25]) expect(sentencesAbout(study, number), `${number}`).toHaveLength(1);
    expect(sentencesAbout(study, 36)[0]).toContain(id(77));
    expect(study.report.losses.find((loss) => loss.id === id(21))?.name).toBe('reversed');
    expect(countOf(study, 'coded segments')).toMatchObject({ found: 7, imported: 1, changed: 1, kept: 5 });
  });

  test('check 4: two selections with one GUID both come in, and so do two codings', () => {
    const same = selection(20, [0, 4], coding(30, 1)) + selection(20, [5, 10], coding(30, 1));
    const study = bring(`${two}${sources(text(10, 'Some words.', same))}`);
    expect(quotationsOf(study)).toEqual(['A: Some', 'A: words']);
    expect(new Set(study.codings.map((each) => each.id)).size).toBe(2);
    expect(sentencesAbout(study, 20)).toHaveLength(1);
    expect(sentencesAbout(study, 30)).toHaveLength(1);
  });

  test('check 4: an area of a PDF with the GUID of words of its text is one coding with them', () => {
    const study = refiToIncoming(readProject(everythingXml));
    expect(quotationsOf(study)).toContain('time / saved: costs');
    expect(study.codings.filter(({ documentId }) => documentId.endsWith('070'))).toHaveLength(1);
  });

  test('a file in another unit is read as it is asked for', () => {
    const file = readProject(
      projectXml(`${two}${sources(text(10, '😀 words', selection(20, [3, 8], coding(30, 1))))}`),
    );
    const offsets = { unit: 'UTF-16 units', lineEnd: 2, end: 'exclusive' } as const;
    expect(quotationsOf(refiToIncoming(file, { offsets }))).toEqual(['A: words']);
    expect(refiToIncoming(file, { offsets }).report.offsets).toMatchObject({ used: offsets, sure: true });
    expect(quotationsOf(refiToIncoming(file, { offsets: { ...offsets, unit: 'code points' } }))).toEqual(['A: ords']);
  });
});

describe('notes', () => {
  test('check 8: inline, in files, nameless, of equal names; on codes, sources, selections and codings', () => {
    const inside = `${codes(`<Code guid="${id(1)}" name="A" isCodable="true">${noteRef(50)}</Code>`)}${sources(
      text(
        10,
        'Some words.',
        `${selection(20, [0, 4], `<Coding guid="${id(30)}"><CodeRef targetGUID="${id(1)}"/>${noteRef(53)}</Coding>${noteRef(52)}`)}${noteRef(51)}`,
      ),
    )}${notes(
      note(50, 'on the code', '', 'Same') +
        note(51, 'on the source', '', 'Same') +
        note(52, 'on words') +
        `<Note guid="${id(53)}" plainTextPath="internal://n.txt"/>`,
    )}`;
    const study = refiToIncoming(
      readProject(archiveOf({ 'project.qde': projectXml(inside), 'sources/n.txt': 'from\r\na file' })),
    );
    const links = (number: number) => memo(study, number)?.links;
    expect(study.memos.map(({ title }) => title)).toEqual(['Same', 'Same', '', '']);
    expect(links(50)).toEqual([{ kind: 'code', codeId: id(1) }]);
    expect(links(51)).toEqual([{ kind: 'document', documentId: id(10) }]);
    const segment = { kind: 'segment', documentId: id(10), start: 0, end: 4 };
    expect(links(52)).toEqual([{ ...segment, codingId: null }]);
    expect(links(53)).toEqual([{ ...segment, codingId: id(30) }]);
    expect(wordsOfBody(memo(study, 53)?.body ?? '')).toBe('from\na file');
  });

  test('check 8: a link between a note and words, a code or another note', () => {
    const link = (number: number, from: number, to: number) =>
      `<Link guid="${id(number)}" originGUID="${id(from)}" targetGUID="${id(to)}"/>`;
    const study = bring(
      `${codes(code(1, 'A'))}${sources(text(10, 'Some words.', selection(20, [0, 4])))}${notes(note(50, 'x') + note(51, 'y'))}<Links>${link(60, 50, 20)}${link(61, 1, 50)}${link(62, 50, 51)}${link(63, 1, 10)}</Links>`,
    );
    expect(memo(study, 50)?.links).toEqual([
      { kind: 'segment', documentId: id(10), start: 0, end: 4, codingId: null },
      { kind: 'code', codeId: id(1) },
      { kind: 'memo', memoId: id(51) },
    ]);
    expect(countOf(study, 'links')).toMatchObject({ found: 4, imported: 3, kept: 1 });
    expect(sentencesAbout(study, 63)).toHaveLength(1);
  });

  test('check 8: a note that carries a selection of a document is linked to its words', () => {
    const carried = selection(70, [0, 5], '', ' name="words"');
    const same = selection(20, [0, 4]);
    const study = bring(
      `${sources(text(10, 'Some words.', same))}${notes(note(50, 'By another way of counting', carried) + note(51, 'The same', same))}`,
    );
    expect(memo(study, 50)?.links).toEqual([
      { kind: 'segment', documentId: id(10), start: 5, end: 10, codingId: null },
    ]);
    expect(memo(study, 51)?.links).toEqual([{ kind: 'segment', documentId: id(10), start: 0, end: 4, codingId: null }]);
  });

  test('check 8: coded words of a note are passages of the memo', () => {
    const study = bring(
      `${codes(code(1, 'A'))}${notes(note(50, 'One two\nthree', selection(70, [4, 13], coding(80, 1))))}`,
    );
    const marks = blocksOf(memo(study, 50)?.body ?? '').map((block) =>
      childrenOf(block)
        .filter(({ type }) => type === 'mark')
        .map(({ ids }) => ids),
    );
    expect(marks).toEqual([[[id(1)]], [[id(1)]]]);
  });
});

describe('facts', () => {
  const variables = `<Variables>${['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime'].map((type, at) => `<Variable guid="${id(at)}" name="${type}" typeOfVariable="${type}"/>`).join('')}</Variables>`;
  const value = (number: number, type: string, words: string) =>
    `<VariableValue><VariableRef targetGUID="${id(number)}"/><${type}Value>${words}</${type}Value></VariableValue>`;

  test('check 9: all six types and empty values; cases give to their sources what these do not say themselves', () => {
    const own = [
      value(0, 'Text', 'own'),
      value(1, 'Boolean', '1'),
      value(2, 'Integer', ''),
      value(4, 'Date', '2024-02-29'),
    ];
    const given = [
      value(0, 'Text', 'of the case'),
      value(2, 'Integer', '-7'),
      value(3, 'Float', '3.50'),
      value(5, 'DateTime', '2024-02-29T23:59:59+02:00'),
    ];
    const study = bring(
      `${variables}<Cases><Case guid="${id(40)}">${given.join('')}<SourceRef targetGUID="${id(10)}"/></Case><Case guid="${id(41)}" name="Empty"/></Cases>${sources(text(10, 'x', own.join('')))}`,
    );
    expect(study.variables.map(({ type }) => type)).toEqual(['text', 'boolean', 'number', 'number', 'date', 'text']);
    expect(Object.fromEntries(study.values.map(({ variableId, value: words }) => [variableId, words]))).toEqual({
      [id(0)]: 'own',
      [id(1)]: 'yes',
      // The source says that it has none.
      [id(3)]: '3.5',
      [id(4)]: '2024-02-29',
      [id(5)]: '2024-02-29T23:59:59+02:00',
    });
    expect(countOf(study, 'cases')).toMatchObject({ found: 2, kept: 2 });
  });

  test('check 9: a case that has the GUID of a code is a thing of its own', () => {
    const study = bring(`${codes(code(1, 'A'))}<Cases><Case guid="${id(1)}" name="A"/></Cases>`);
    expect(study.kept.filter((part) => part.id === id(1)).map(({ kind }) => kind)).toEqual(['code', 'case']);
  });

  test('check 10: sets of sources are lists; what else a set holds is kept, and so are empty ones', () => {
    const sets = `<Sets><Set guid="${id(60)}" name="Mixed"><MemberCode targetGUID="${id(1)}"/><MemberSource targetGUID="${id(10)}"/></Set><Set guid="${id(61)}" name="None"/></Sets>`;
    const study = bring(`${codes(code(1, 'A'))}${sources(text(10, 'x'))}${sets}`);
    expect(study.sets).toEqual([{ id: id(60), name: 'Mixed', documentIds: [id(10)] }]);
    expect(countOf(study, 'sets')).toMatchObject({ found: 2, changed: 1, kept: 1 });
  });
});

describe('what another Axial sends along', () => {
  const project = projectXml(codes(code(1, 'A')));
  const bring = (supplement: string) =>
    refiToIncoming(readProject(archiveOf({ 'project.qde': project, 'axial.json': supplement })));

  test('is laid over what the format holds', () => {
    const row = { id: id(1), color: 'red', description: 'd', when_to_use: 'often', when_not_to_use: '', example: '' };
    const study = bring(
      JSON.stringify({ axial: 1, schema: 3, tables: { codes: [row], export_presets: [{ id: id(9) }] } }),
    );
    expect(study.codes[0]).toMatchObject({ name: 'A', color: 'red', whenToUse: 'often' });
    expect(study.supplement?.tables.export_presets).toEqual([{ id: id(9) }]);
  });

  test.each([
    '',
    '{',
    '[]',
    '{"axial": 2, "schema": 3, "tables": {}}',
    '{"axial": 1, "schema": 3, "tables": {"codes": [[]]}}',
  ])('is passed over and told where it is damaged or newer: %s', (supplement) => {
    const study = bring(supplement);
    expect(study.supplement).toBeNull();
    expect(study.codes.map(({ name }) => name)).toEqual(['A']);
    expect(study.report.notes.join()).toContain('damaged or of a newer version');
  });
});

describe('what cannot be shown', () => {
  const study = refiToIncoming(
    readProject(
      archiveOf({ 'project.qde': everythingXml, 'sources/board.png': 'picture', 'sources/report.pdf': 'pages' }),
    ),
  );

  test('checks 11 and 12: links, diagrams, pictures, PDFs, sound and video are kept with their files, and told', () => {
    const kinds = new Map<string, number>();
    for (const { kind } of study.kept) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    expect(Object.fromEntries(kinds)).toMatchObject({ source: 6, link: 3, graph: 2, set: 2, case: 2 });
    expect(study.keptFiles.map(({ name }) => name).sort()).toEqual(['board.png', 'report.pdf']);
    for (const what of ['picture', 'PDF', 'sound recording', 'video', 'diagram']) {
      expect(
        study.report.losses.some((loss) => loss.what === what),
        what,
      ).toBe(true);
    }
  });

  test('check 12: the text of a PDF and transcripts are documents, and what is coded in them can be seen', () => {
    expect(study.documents.map(({ name }) => name)).toEqual(expect.arrayContaining(['Report', 'Audio']));
  });

  test('check 15: the report counts what was found, and what became of it, and says how positions were read', () => {
    for (const { found, imported, changed, kept, leftOut } of study.report.counts) {
      expect(imported + changed + kept + leftOut).toBe(found);
    }
    expect(study.report.offsets?.why).not.toBe('');
  });
});
