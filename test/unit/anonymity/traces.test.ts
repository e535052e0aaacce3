import { expect, test } from 'vitest';
import { gatherEvidence } from '../../../shared/anonymity/names.ts';
import { type TraceKind, traceKinds } from '../../../shared/anonymity/trace.ts';
import { findTraces } from '../../../shared/anonymity/traces.ts';

/** What is found in a text, kind by kind, at least this sure. */
function found(text: string, kinds: readonly TraceKind[] = traceKinds, atLeast = 0): string[] {
  return findTraces(text, kinds, gatherEvidence([text]))
    .filter(({ confidence }) => confidence >= atLeast)
    .map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

test.each([
  ['I asked Anna about it.', 'Anna'],
  ['Yesterday Mark came by.', 'Mark'],
  ['They sent Mr. van der Berg to us.', 'van der Berg'],
  ['Ask Dr Okafor.', 'Okafor'],
  ['My name is Oluwaseun and I plan.', 'Oluwaseun'],
  ['It went to Peter Jansen, who left.', 'Peter Jansen'],
  ['That is J. Smith’s team.', 'J. Smith'],
  ['We talked with Anna-Lena de Vries.', 'Anna-Lena de Vries'],
  ['Gestern kam Frau Schröder vorbei.', 'Schröder'],
])('a person is named in “%s”', (text, name) => {
  expect(found(text, ['name'], 0.6)).toEqual([`name: ${name}`]);
});

test.each([
  'Will you stay? I will, on Monday.',
  'The Service Desk answers. We call the service desk. A desk is a desk.',
  'IT and HR meet in the CIO office.',
  'Hope is not a plan, and I hope so.',
])('nobody is named in “%s”', (text) => {
  expect(found(text, ['name'], 0.6)).toEqual([]);
});

test('a word with a capital is a doubt only where it is never written without one', () => {
  expect(found('We moved to Zwolle in spring.', ['name'])).toEqual(['name: Zwolle']);
  expect(found('We call it the Portal. The portal is slow.', ['name'])).toEqual([]);
});

test('where nouns have capitals, a capital alone names nobody', () => {
  const sentence = 'Die Leute im Haus sagen, dass der Dienst für das Geschäft und die Planung zu langsam ist. ';
  expect(found(sentence.repeat(20), ['name'])).toEqual([]);
  expect(found(`${sentence.repeat(20)} Dann kam Hildegard dazu.`, ['name'])).toEqual(['name: Hildegard']);
});

test.each([
  ['Write to j.de.vries@example.org, please.', 'mail: j.de.vries@example.org'],
  ['It is anna at example dot org if you like.', 'mail: anna at example dot org'],
  ['כתבתי ל-dana.levi@example.org אתמול.', 'mail: dana.levi@example.org'],
  ['電話は03-1234-5678です。', 'phone: 03-1234-5678'],
  ['連絡先はa.b@example.orgです。', 'mail: a.b@example.org'],
  ['See https://example.org/a?b=c.', 'web: https://example.org/a?b=c'],
  ['It stands on example.org/page, I think.', 'web: example.org/page'],
  ['I am @planner_7 there.', 'web: @planner_7'],
  ['Reach me on +31 20 123 45 67 then.', 'phone: +31 20 123 45 67'],
  ['My phone is 5550 1234 and off.', 'phone: 5550 1234'],
  ['In the office: 030 / 2345 678.', 'phone: 030 / 2345 678'],
  ['It is (212) 555-0182 there.', 'phone: (212) 555-0182'],
  ['The account is NL91 ABNA 0417 1643 00 still.', 'identity: NL91 ABNA 0417 1643 00'],
  ['My number, 078-05-1120, was used.', 'identity: 078-05-1120'],
  ['I paid with 4111 1111 1111 1111 then.', 'identity: 4111 1111 1111 1111'],
  ['Personnel number 20071-4 is hers.', 'identity: 20071-4'],
  ['A code like RSSMRA85T10A562S is Italian.', 'identity: RSSMRA85T10A562S'],
  ['I was born on 3 March 1961 in Zwolle.', 'birth: 3 March 1961 in Zwolle'],
  ['DOB: 12/04/58 it says.', 'birth: 12/04/58'],
  ['Ich bin am 3. Mai 1970 geboren, geboren am 3. Mai 1970 in Kiel.', 'birth: 3. Mai 1970 in Kiel'],
  ['She was born in Santa Fe.', 'birth: Santa Fe'],
])('“%s” holds a trace', (text, trace) => {
  expect(found(text, traceKinds, 0.7)).toContain(trace);
});

test.each([
  'From 2019/2020 we paid 1,250,000.50 a year.',
  'The meeting on 2024-03-01 took from 10.30 to 12.15.',
  'Order 1234567 and 0000000 are tests.',
  'About 3.5 million in 7 countries.',
])('numbers of the work are no traces: “%s”', (text) => {
  expect(found(text, ['phone', 'identity', 'web', 'mail'])).toEqual([]);
});

test('a full date is listed as a doubt, the date of a birth as sure', () => {
  expect(found('We met on 12 June 2023.', ['birth'])).toEqual(['birth: 12 June 2023']);
  expect(found('We met on 12 June 2023.', ['birth'], 0.5)).toEqual([]);
});

test('the name within an address is part of the address', () => {
  expect(found('Write to anna.smith@example.org.')).toEqual(['mail: anna.smith@example.org']);
});

test('check digits tell a number from a mistyped one', () => {
  expect(found('The account is NL92 ABNA 0417 1643 00 still.', ['identity'])).toEqual([]);
  expect(found('I paid with 4111 1111 1111 1112 then.', ['identity'])).toEqual([]);
});

test('a long text is looked through in time that grows with its length', () => {
  const hostile = `${'A'.repeat(20_000)} ${'1-'.repeat(20_000)} ${'Van der '.repeat(5_000)} ${'a@'.repeat(20_000)}`;
  expect(() => found(hostile)).not.toThrow();
});
