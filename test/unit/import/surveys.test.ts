import { describe, expect, it } from 'vitest';
import { proposeSurvey } from '#shared/interchange/survey.ts';
import { countSurvey } from '#shared/interchange/surveyCounts.ts';
import { documentsOfSurvey, type SurveyPlan } from '#shared/interchange/surveyDocuments.ts';

const long = (about: string) =>
  `What I have to say about ${about} is longer than what one would tick in a list of choices.`;
const uses = (rows: string[][]) => proposeSurvey(rows).columns.map(({ name, use }) => `${name}: ${use}`);

describe('the proposal for a table', () => {
  it('finds the header below a title, and none where there is none', () => {
    const header = ['id', 'age', 'words'];
    const body = [
      ['a', '34', long('waiting')],
      ['b', '51', long('money')],
      ['c', '29', long('time')],
    ];
    expect(proposeSurvey([header, ...body]).headerRow).toBe(1);
    expect(proposeSurvey([['Survey of the North', '', ''], [], header, ...body]).headerRow).toBe(3);
    expect(proposeSurvey(body).headerRow).toBe(0);
    expect(proposeSurvey(body).columns.map(({ name }) => name)).toEqual(['Column 1', 'Column 2', 'Column 3']);
  });

  it('takes a question in a whole sentence for a name', () => {
    const question = 'Please tell us in your own words how you came to use the service, and what happened then.';
    expect(
      proposeSurvey([
        ['id', question.replace(/\.$/, '?')],
        ['1', long('it')],
        ['2', long('them')],
      ]).headerRow,
    ).toBe(1);
  });

  it('makes answers text, facts variables, the name of each row its name, and empty columns nothing', () => {
    const rows = [
      ['Respondent', 'Site', 'E-mail', 'Nothing', 'Answer'],
      ['r1', 'North', 'somebody.with.a.long.address@example.org', '', long('waiting')],
      ['r2', 'North', 'another.person.with.an.address@example.org', '', long('money')],
      ['r3', 'South', 'a.third.person.with.an.address@example.org', '', ''],
    ];
    expect(uses(rows)).toEqual([
      'Respondent: leave',
      'Site: variable',
      'E-mail: variable',
      'Nothing: leave',
      'Answer: text',
    ]);
    expect(proposeSurvey(rows)).toMatchObject({ documents: 'row', nameColumn: 0 });
  });

  it('brings a table whole that is about something else, with what stands above its header', () => {
    const numbers = Array.from({ length: 9 }, (_, at) => [`${at}`, `${at * at}`]);
    const rows = [
      ['Squares', ''],
      ['Number', 'Square'],
      ...numbers,
      ['Written down by somebody who had the time.', ''],
    ];
    const proposal = proposeSurvey(rows);
    expect(proposal).toMatchObject({ documents: 'table', headerRow: 2 });
    const [whole] = documentsOfSurvey(rows, proposal, 'T').documents;
    expect(whole?.text.split('\n').slice(0, 3)).toEqual(['Squares', 'Number\tSquare', '0\t0']);
    const [one] = documentsOfSurvey(rows, { ...proposal, documents: 'row', columns: proposal.columns }, 'T').warnings;
    expect(one).toBe('1 row above the names of the columns was left out.');
  });

  it('loses nothing of a table that comes in whole, names above empty columns neither', () => {
    const rows = [['A title'], ['day', 'place'], ['2024-03-09'], ['2024-03-10']];
    const [whole] = documentsOfSurvey(rows, proposeSurvey(rows), 'T').documents;
    expect(whole?.text).toBe('A title\nday\tplace\n2024-03-09\n2024-03-10');
    const one = [['date'], ['2024-03-09']];
    expect(documentsOfSurvey(one, proposeSurvey(one), 'T').documents[0]?.text).toBe('date\n2024-03-09');
  });

  it('reads answers in scripts without blanks between words', () => {
    const rows = [
      ['番号', '回答'],
      ...[1, 2, 3].map((n) => [
        `${n}`,
        `私たちは毎日システムを使っていますが、いつも遅くて困っています。改善してほしいです${n}。`,
      ]),
    ];
    expect(uses(rows)).toEqual(['番号: leave', '回答: text']);
  });

  it('gives columns of one name and without a name names of their own', () => {
    const rows = [
      ['q', 'q', ''],
      [long('a'), long('b'), long('c')],
      [long('d'), long('e'), long('f')],
    ];
    expect(proposeSurvey(rows, 1).columns.map(({ name }) => name)).toEqual(['q', 'q (2)', 'Column 3']);
  });
});

describe('a plan for a table', () => {
  const rows = [
    ['id', 'site', 'one', 'two'],
    ['a', 'N', 'first answer ', ' second answer'],
    ['b', 'S', '', 'only the second'],
    ['c', 'S', '', ''],
    ['', '', 'no name', ''],
  ];
  const column = (name: string, use: 'text' | 'variable' | 'leave') => ({ name, use, type: 'text' as const });
  const plan: SurveyPlan = {
    headerRow: 1,
    documents: 'row',
    nameColumn: 0,
    speakerColumn: null,
    columns: [column('id', 'leave'), column('site', 'variable'), column('one', 'text'), column('two', 'text')],
  };
  const filled = Uint8Array.from(rows.slice(1).flatMap((row) => row.map((cell) => (cell.trim() === '' ? 0 : 1))));

  it.each(['row', 'answer', 'table'] as const)(
    'counts beforehand what comes in: a document for each %s',
    (documents) => {
      const made = documentsOfSurvey(rows, { ...plan, documents }, 'Table').documents;
      const counted = countSurvey(filled, 4, { ...plan, documents });
      expect(counted.documents).toBe(made.length);
      expect(counted.answers).toBe(made.reduce((sum, { answers }) => sum + answers.length, 0));
    },
  );

  it('keeps answers as they are and marks their words without the blanks around them', () => {
    const [first] = documentsOfSurvey(rows, plan, 'Table').documents;
    expect(first?.text).toBe('one\nfirst answer \ntwo\n second answer');
    expect(first?.answers.map(({ start, end }) => first.text.slice(start, end))).toEqual([
      'first answer',
      'second answer',
    ]);
  });

  it('names what has no name after the table, and says which rows stayed out', () => {
    const { documents, warnings } = documentsOfSurvey(rows, plan, 'Table');
    expect(documents.map(({ name, values }) => [name, ...values])).toEqual([
      ['a', 'N'],
      ['b', 'S'],
      ['Table 4', ''],
    ]);
    expect(warnings).toEqual(['Row 4 has no text and was left out.']);
  });

  it('of one whole document takes a fact only where it is the same in every row', () => {
    const whole = documentsOfSurvey(rows, { ...plan, documents: 'table' }, 'Table');
    expect(whole.documents[0]?.values).toEqual(['']);
    expect(whole.warnings[0]).toMatch(/^“site” has more than one value/);
    expect(documentsOfSurvey(rows.slice(0, 2), { ...plan, documents: 'table' }, 'T').documents[0]?.values).toEqual([
      'N',
    ]);
  });

  it('marks the speakers of a transcript over their names and colons', () => {
    const turns = [
      ['who', 'words'],
      ['INT:', 'Well?'],
      ['Ada', 'Yes.'],
      ['', 'She laughs.'],
    ];
    const columns = [column('who', 'leave'), column('words', 'text')];
    const [talk] = documentsOfSurvey(turns, { ...plan, documents: 'table', speakerColumn: 0, columns }, 'T').documents;
    expect(talk?.text).toBe('INT: Well?\nAda: Yes.\nShe laughs.');
    expect(talk?.format).toEqual([
      { kind: 'speaker', start: 0, end: 4, value: 'INT' },
      { kind: 'speaker', start: 11, end: 15, value: 'Ada' },
    ]);
  });
});
