import { describe, expect, test } from 'vitest';
import { checkCodebook, checkProject } from '#shared/interchange/refi/checkModel.ts';
import { hasRefiCorpus } from '../../support/refiCorpus.ts';
import { everythingXml } from '../../support/refiEverything.ts';
import { projectText, readProject } from '../../support/refiFiles.ts';
import { schemaErrorsOf } from '../../support/schema.ts';

const id = (number: number): string => `0000ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** The project that uses everything, with one thing changed. */
function changed(from: string, to: string): string {
  if (!everythingXml.includes(from)) throw new Error(`${from} is not there to be changed`);
  return everythingXml.replace(from, to);
}
const sentences = (xml: string): string[] =>
  checkProject(readProject(xml).project).map(({ element, sentence }) => `${element}: ${sentence}`);

/** Changes that the schema knows to be wrong, and what we say. */
const bySchema: readonly (readonly [name: string, from: string, to: string, sentence: string])[] = [
  ['colour', 'color="#22AA66"', 'color="green"', 'Code: color is “green”, which is not a colour (#RRGGBB or #RGB).'],
  ['short colour', 'color="#abc"', 'color="#abcd"', 'Link: color is “#abcd”, which is not a colour (#RRGGBB or #RGB).'],
  [
    'position',
    'startPosition="8"',
    'startPosition="8.5"',
    'PlainTextSelection: startPosition is “8.5”, which is not a whole number.',
  ],
  ['corner', 'firstX="10"', 'firstX="ten"', 'PictureSelection: firstX is “ten”, which is not a whole number.'],
  [
    'date',
    'modifiedDateTime="2026-03-02T09:00:00Z"',
    'modifiedDateTime="2026-02-30T09:00:00Z"',
    'Project: modifiedDateTime is “2026-02-30T09:00:00Z”, which is not a date with a time (2026-01-31T12:00:00Z).',
  ],
  [
    'date alone',
    'creationDateTime="2026-03-01T09:00:00Z"',
    'creationDateTime="2026-03-01"',
    'Project: creationDateTime is “2026-03-01”, which is not a date with a time (2026-01-31T12:00:00Z).',
  ],
  [
    'direction',
    'direction="OneWay"',
    'direction="Both"',
    'Link: direction is “Both”, which is not one of Associative, OneWay, Bidirectional.',
  ],
  [
    'shape',
    'shape="RoundedRectangle"',
    'shape="Cloud"',
    'Vertex: shape is “Cloud”, which is not one of Person, Oval, Rectangle, RoundedRectangle, Star, LeftTriangle, RightTriangle, UpTriangle, DownTriangle, Note.',
  ],
  [
    'line',
    'lineStyle="dashed"',
    'lineStyle="wavy"',
    'Edge: lineStyle is “wavy”, which is not one of dotted, dashed, solid.',
  ],
  [
    'number',
    '<FloatValue>3.50<',
    '<FloatValue>3.5e1<',
    'VariableValue: The value “3.5e1” is not a number without an exponent.',
  ],
  [
    'whole number',
    '<IntegerValue>-12<',
    '<IntegerValue>12.0<',
    'VariableValue: The value “12.0” is not a whole number.',
  ],
  [
    'day',
    '<DateValue>2026-02-28<',
    '<DateValue>2026-02-29<',
    'VariableValue: The value “2026-02-29” is not a date (2026-01-31).',
  ],
  ['yes or no', '<BooleanValue>true<', '<BooleanValue>yes<', 'VariableValue: The value “yes” is not true or false.'],
  ['no GUID', `<Case guid="${id(41)}"/>`, '<Case guid="ben"/>', 'Case: guid is “ben”, which is not a GUID.'],
  [
    'reference to no GUID',
    `<SourceRef targetGUID="${id(50)}"/>`,
    '<SourceRef targetGUID="talk"/>',
    'Case: SourceRef points to “talk”, which is not a GUID.',
  ],
];

/** Changes that no schema sees. */
const beyondSchema: readonly (readonly [name: string, from: string, to: string, sentence: string])[] = [
  [
    'a GUID that stands for two codes',
    `<Code guid="${id(13)}"`,
    `<Code guid="${id(11)}"`,
    `Code: The GUID ${id(11)} stands for something else already (Code).`,
  ],
  [
    'a code that is not there',
    `<CodeRef targetGUID="${id(12)}"/>`,
    `<CodeRef targetGUID="${id(99)}"/>`,
    `Case: CodeRef points to ${id(99)}, which is not in the file.`,
  ],
  [
    'a source that is a code',
    `<SourceRef targetGUID="${id(50)}"/>`,
    `<SourceRef targetGUID="${id(11)}"/>`,
    `Case: SourceRef points to ${id(11)}, which is not a source.`,
  ],
  [
    'a note that is a text',
    `<MemberNote targetGUID="${id(201)}"/>`,
    `<MemberNote targetGUID="${id(50)}"/>`,
    `Set: MemberNote points to ${id(50)}, which is not a note.`,
  ],
  [
    'a user who is not there',
    `creatingUserGUID="${id(1)}"`,
    `creatingUserGUID="${id(3)}"`,
    `Project: creatingUserGUID points to ${id(3)}, which is not in the file.`,
  ],
  [
    'an end before its start',
    'startPosition="8" endPosition="20"',
    'startPosition="20" endPosition="8"',
    'PlainTextSelection: It ends (8) before it begins (20).',
  ],
  [
    'a moment that ends before it begins',
    'begin="100" end="2500"',
    'begin="2500" end="100"',
    'AudioSelection: It ends (100) before it begins (2500).',
  ],
  [
    'a value of another type',
    '<IntegerValue>-12</IntegerValue>',
    '<TextValue>-12</TextValue>',
    'VariableValue: The value is of the type Text, but its variable of the type Integer.',
  ],
  [
    'a plain text as a rich one',
    'richTextPath="internal://note.docx"',
    'richTextPath="internal://note.TXT"',
    'Note: richTextPath names a plain text, which some programs refuse.',
  ],
];

describe('our own check says what is wrong with a project', () => {
  test.each(bySchema)('%s', (_, from, to, sentence) => expect(sentences(changed(from, to))).toContain(sentence));
  test.each(beyondSchema)('%s', (_, from, to, sentence) => expect(sentences(changed(from, to))).toContain(sentence));

  test('words that stand in the file and in another, or nowhere', () => {
    const twice = changed(
      `<TextSource guid="${id(53)}" name="Inline">`,
      `<TextSource guid="${id(53)}" name="Inline" plainTextPath="internal://a.txt">`,
    );
    expect(sentences(twice)).toEqual(['TextSource: Its words stand in the file and in another file too.']);
    const nowhere = changed(
      `<Transcript guid="${id(125)}"><PlainTextContent>Spoken again.</PlainTextContent></Transcript>`,
      `<Transcript guid="${id(125)}"/>`,
    );
    expect(sentences(nowhere)).toEqual([
      'Transcript: Transcript has no words: neither PlainTextContent nor plainTextPath is there.',
    ]);
  });

  test('a codebook without codes', () => {
    expect(checkCodebook({ codes: [], sets: [] }).map(({ sentence }) => sentence)).toEqual([
      'A codebook needs at least one code.',
    ]);
  });

  test.skipIf(!hasRefiCorpus)('wherever the official schema finds something, and nowhere else', async () => {
    const written = (from: string, to: string) => projectText(readProject(changed(from, to)));
    const wrong = Object.fromEntries(bySchema.map(([name, from, to]) => [name, written(from, to)]));
    const right = Object.fromEntries(beyondSchema.map(([name, from, to]) => [name, written(from, to)]));
    const errors = await schemaErrorsOf({ ...wrong, ...right }, 'Project');
    expect([...errors].filter(([, messages]) => messages.length > 0).map(([name]) => name)).toEqual(Object.keys(wrong));
  });
});
